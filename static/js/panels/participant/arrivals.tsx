/** What stands above every task when there is reason: "So far" for late comers, words that somebody was
 * still writing when the room moved on or from a seat of before, and words that were refused and have
 * their place elsewhere. */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import type { Pending } from "../../core/outbox";
import type { CommandData } from "../../wire";
import { useRoom } from "../shared/session";
import { Refused } from "./fate";
import { LeftBehind } from "./left-behind";
import { useLeftovers } from "./left-over";
import { SoFar } from "./so-far";
import { changeKey } from "./unsent";
import { hasPassed, useView } from "./use";

const SEEN = "so-far";

/** `shown`: the refused ones that stand below, where they were written. */
export function Arrivals({ shown }: { shown: ReadonlySignal<readonly string[]> }) {
  return (
    <>
      <LateCard />
      <LeftBehind />
      <NotStored shown={shown} />
      <Leftovers />
    </>
  );
}

/** Once, for whoever first comes after something was written or decided; it is in the menu ever
 * after. Who has missed nothing begins with the task. */
function LateCard() {
  const { storage } = useRoom();
  const live = useView((view) => view.status === "live");
  const late = useView(hasPassed);
  const [seen, setSeen] = useState(() => storage.get(SEEN) !== undefined);
  useEffect(() => {
    if (!live || !late) storage.set(SEEN, { at: Date.now() });
  }, [live, late]);
  if (!live || !late || seen || storage.get(SEEN) !== undefined) return null;
  const close = (): void => {
    storage.set(SEEN, { at: Date.now() });
    setSeen(true);
  };
  return (
    <section class="so-far" aria-labelledby="so-far-title">
      <h2 class="so-far__title" id="so-far-title">
        {t("So far")}
      </h2>
      <SoFar />
      <button type="button" class="button" onClick={close}>
        {t("Got it")}
      </button>
    </section>
  );
}

/** Words that the server refused after their writer had gone on, or the page was loaded again. */
function NotStored({ shown }: { shown: ReadonlySignal<readonly string[]> }) {
  const { outbox, drafts } = useRoom();
  const own = useView((_view, mine) => mine.ideas);
  const below = shown.value;
  const refused = outbox.pending.value.filter(({ id, state, text }) => state === "refused" && text.trim() !== "" && !below.includes(id));
  /** A change to an idea can be gone on with: in its field, or as a new idea. */
  const takeBack = ({ kind, data, text }: Pending): (() => void) | undefined => {
    if (kind !== "edit_idea" || !((data as CommandData["edit_idea"]).idea in own)) return undefined;
    const key = changeKey((data as CommandData["edit_idea"]).idea);
    return drafts.cell<string | null>(key, null).value === null ? () => drafts.set(key, text) : undefined;
  };
  return (
    <>
      {refused.map((entry) => (
        <aside key={entry.id} class="notice notice--next">
          <strong>{t("This was not stored:")}</strong>
          <p class="pre-line" dir="auto">
            {entry.text}
          </p>
          <Refused entry={entry} onTakeBack={takeBack(entry)} />
        </aside>
      ))}
    </>
  );
}

/** What was begun in a stage that is over: most of it is taken late, so nothing typed is lost. */
function Leftovers() {
  return (
    <>
      {useLeftovers().map(({ key, text, add, why, drop }) => (
        <aside key={key} class="notice notice--next">
          <strong>{t("You were still writing when the room moved on:")}</strong>
          <p class="pre-line" dir="auto">
            {text}
          </p>
          {why !== undefined && <p>{why}</p>}
          <div class="row">
            {add !== undefined && (
              <button type="button" class="button" onClick={() => (add(), drop())}>
                {t("Add it")}
              </button>
            )}
            <button type="button" class="button button--quiet" onClick={drop}>
              {t("Throw it away")}
            </button>
          </div>
        </aside>
      ))}
    </>
  );
}
