/** The replay's page: the entry that static/build.mjs bundles. */
import { render } from "preact";
import type { VNode } from "preact";
import { readBoot } from "./core/boot";
import { t } from "./core/i18n";
import { openTheatre, TheatreContext } from "./panels/replay/context";
import { wantedVersion } from "./panels/replay/link";
import { Instead, Page } from "./panels/replay/page";
import { Reel } from "./panels/replay/reel";
import type { TimelineView } from "./wire";

const boot = readBoot();
const app = document.getElementById("app");
const back = boot.urls["back"] ?? "/";

function show(page: VNode): void {
  app?.replaceChildren();
  if (app !== null) render(page, app);
}

/** Milliseconds; a long workshop on a slow line takes some fifteen seconds. */
const PATIENCE = 90_000;

async function load(): Promise<TimelineView> {
  const answer = await fetch(boot.urls["data"] ?? "", { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`The replay was refused with ${answer.status}.`);
  return (await answer.json()) as TimelineView;
}

function start(timeline: TimelineView): void {
  const reel = new Reel(timeline);
  if (!reel.started) {
    show(
      <Instead
        back={back}
        title={t("There is nothing to replay yet")}
        text={t("The replay begins when the workshop starts. From then on everything that the participants see can be watched again here.")}
      />,
    );
    return;
  }
  const theatre = openTheatre(boot, reel);
  const wanted = wantedVersion();
  if (wanted !== null) theatre.player.goVersion(wanted);
  show(
    <TheatreContext.Provider value={theatre}>
      <Page />
    </TheatreContext.Provider>,
  );
}

function open(): void {
  const opened = load().then(start);
  opened.catch((problem: unknown) => {
    console.error(problem);
    show(
      <Instead
        back={back}
        title={t("The replay could not be opened")}
        text={t("Nothing is lost: the record is on the server. Check the connection, then try again.")}
      >
        <button type="button" class="button button--next" onClick={open}>
          {t("Try again")}
        </button>
      </Instead>,
    );
  });
}

open();
