/** What stands above every task when there is reason: "So far" for late comers, and words that
 * somebody was still writing when the room moved on. */
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { useRoom, useSend } from "../shared/session";
import { SoFar } from "./so-far";
import { unsentIdeas } from "./unsent";
import { hasPassed, useView } from "./use";

const SEEN = "so-far";

export function Arrivals() {
  return (
    <>
      <LateCard />
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

/** Ideas and comments begun in a stage that is over: they are taken late, so nothing typed is lost. */
function Leftovers() {
  const { drafts } = useRoom();
  const send = useSend();
  const live = useView((view) => view.status === "live");
  const current = useView((view) => view.current);
  const agenda = useView((view) => view.agenda);
  const candidates = useView((view) => view.candidates);
  if (!live) return null;
  const found: Array<{ key: string; text: string; add(): void }> = [];
  for (const [stage, shown] of Object.entries(agenda)) {
    if (shown.kind !== "gather" || !shown.opened || stage === current) continue;
    for (const { key, prompt, text } of unsentIdeas(drafts, stage, shown)) {
      found.push({ key, text, add: () => void send("add_idea", { stage, prompt, text }, { label: t("Idea"), text }) });
    }
  }
  if (agenda[current]?.kind !== "discuss") {
    for (const candidate of Object.keys(candidates)) {
      const key = `comment:${candidate}`;
      const text = drafts.cell(key, "").value;
      const add = (): void => void send("add_comment", { candidate, text }, { label: t("Comment"), text });
      if (text.trim() !== "") found.push({ key, text, add });
    }
  }
  return (
    <>
      {found.map(({ key, text, add }) => (
        <aside key={key} class="notice notice--next">
          <strong>{t("You were still writing when the room moved on:")}</strong>
          <p dir="auto">{text}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => (add(), drafts.clear(key))}>
              {t("Add it")}
            </button>
            <button type="button" class="button button--quiet" onClick={() => drafts.clear(key)}>
              {t("Throw it away")}
            </button>
          </div>
        </aside>
      ))}
    </>
  );
}
