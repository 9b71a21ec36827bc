/** A page that this device kept, served by its worker where there is no network: it holds nobody's
 * data and no token. Who sits here is known from what was written here; the token comes from the
 * server as soon as it answers, and until then the page lives on drafts. */
import { decoded } from "./address";
import type { Boot } from "./boot";
import { readBoot } from "./boot";
import { seats } from "./seats";
import { browserStorage } from "./storage";

/** What the kept page would have said, as far as this device knows; `participant` is empty where it
 * is in no such workshop. */
export function keptBoot(boot: Boot, path = location.pathname, place = browserStorage()): Boot {
  const code = codeIn(path);
  const seat = seats(place).find((one) => one.code === code);
  return { ...boot, code, participant: seat?.participant ?? "" };
}

/** The code in an address, as the server writes it: it may be typed in groups, and in small letters. */
export function codeIn(path: string): string {
  const found = /\/w\/([^/]+)\/?$/.exec(path)?.[1] ?? "";
  return decoded(found).toUpperCase().replace(/[^0-9A-Z]/g, "");
}

/** Ask the server for the page that this one stands for: `boot` gets what it says, the token is
 * returned. Where the server has another page here by now (a newer build, a closed door), that one
 * is opened: what was written stays on the device. Throws where nobody answers. */
export async function askForToken(boot: Boot): Promise<string> {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.status >= 500) throw new Error(`The server answered ${answer.status}.`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const same = page.querySelector("#boot") !== null && scriptOf(page) === scriptOf(document);
  const fresh = same ? readBoot(page) : null;
  if (fresh !== null && fresh.participant === boot.participant && fresh.token !== "") {
    Object.assign(boot, fresh);
    return fresh.token;
  }
  location.reload();
  return new Promise(() => undefined);
}

function scriptOf(page: ParentNode): string | null | undefined {
  return page.querySelector("script[src]")?.getAttribute("src");
}
