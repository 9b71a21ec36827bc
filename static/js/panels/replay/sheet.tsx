/** On a phone the deck is one row. What has no room there opens from it: the stages, decisions only,
 * silences. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../../core/dialog";
import { t } from "../../core/i18n";
import { List } from "../../core/icons";
import { usePlayer } from "./context";
import { DecisionsOnly } from "./decisions";
import { Silences } from "./silences";
import { chapterName } from "./timeline";
import { clockTime } from "./times";

export function Sheet() {
  const [open, show] = useState(false);
  const close = (): void => show(false);
  return (
    <>
      <button type="button" class="button button--icon controls__more" aria-label={t("Stages and more")} aria-haspopup="dialog" onClick={() => show(true)}>
        <List />
      </button>
      <Dialog open={open} title={t("Stages")} class="replay-sheet" onClose={close}>
        <Stages go={close} />
        <div class="button-row">
          <DecisionsOnly then={close} />
          <Silences />
        </div>
        <div class="dialog__actions">
          <button type="button" class="button" onClick={close}>
            {t("Close")}
          </button>
        </div>
      </Dialog>
    </>
  );
}

/** All of them, from the first; the one on show is in sight. */
function Stages({ go }: { go(): void }) {
  const player = usePlayer();
  const { reel } = player;
  const here = reel.chapterOf(player.frame.value);
  const now = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => now.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <ol class="stages" role="list">
      {reel.chapters.map((chapter, place) => (
        <li key={chapter.version}>
          <button
            type="button"
            ref={place === here ? now : null}
            class="stages__stage"
            aria-current={place === here ? "true" : undefined}
            onClick={() => (player.standAt(chapter.version), go())}
          >
            <span>{chapterName(chapter)}</span>
            <span class="stages__time">{clockTime(reel.timeline.begin + (reel.times[reel.frameOf(chapter.version)] ?? 0))}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
