/** What the page says about itself when it is served. */

export type Role = "facilitator" | "participant" | "screen";

export interface Boot {
  /** The workshop's code. */
  code: string;
  role: Role;
  /** Whose drafts and commands these are; empty for the screen. */
  participant: string;
  title: string;
  /** Shown to the socket; empty where the cookie is enough. */
  token: string;
  urls: Record<string, string>;
  [more: string]: unknown;
}

/** Read `<script type="application/json" id="boot">`. Throws if the page has none: a mistake of ours. */
export function readBoot<B extends Boot = Boot>(page: ParentNode = document): B {
  const found = page.querySelector("#boot")?.textContent;
  if (!found) throw new Error("This page has no boot data.");
  return { participant: "", title: "", token: "", urls: {}, ...JSON.parse(found) } as B;
}
