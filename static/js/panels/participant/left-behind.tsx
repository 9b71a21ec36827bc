/** Words that this device keeps from a seat of before: somebody was in this workshop, the device was no
 * longer known, and they joined again. Only they can say whether it was them: devices are lent. */
import { useMemo, useState } from "preact/hooks";
import type { Drafts } from "../../core/drafts";
import { KEY as DRAFT } from "../../core/drafts";
import { t } from "../../core/i18n";
import { KEY as OUTBOX } from "../../core/outbox";
import type { Outbox, Pending } from "../../core/outbox";
import type { Abandoned, Shelf } from "../../core/storage";
import { useRoom } from "../shared/session";
import { wordsIn } from "./kept-words";

interface Left {
  who: string;
  /** They said that it is theirs: what is still here has no place on the page. */
  theirs: boolean;
  found: Array<{ text: string; kept: Abandoned }>;
}

/** Fields of somebody's own ideas, candidates and turn as a scribe: another seat has none of them. */
const OWN = /^(change:|revise-|scribe:)/;
const ASKED = "left-by:";

function leftBehind(storage: Shelf, workshop: string): Left[] {
  const left = new Map<string, Left>();
  for (const kept of storage.abandoned(workshop)) {
    const said = storage.get<{ theirs: boolean }>(ASKED + kept.who);
    const text = textOf(kept);
    if (text === "" || said?.theirs === false) continue;
    const one = left.get(kept.who) ?? { who: kept.who, theirs: said?.theirs === true, found: [] };
    one.found.push({ text, kept });
    left.set(kept.who, one);
  }
  return [...left.values()];
}

function textOf({ key, value }: Abandoned): string {
  if (key.startsWith(OUTBOX)) return (value as Pending).text.trim();
  return key.startsWith(DRAFT) ? wordsIn((value as { value: unknown }).value).join("\n") : "";
}

/** Put everything where it was written, or on its way; what has no such place stays where it lies. */
export function takeBack({ found }: Left, drafts: Drafts, outbox: Outbox): void {
  for (const { kept } of found) {
    if (kept.key.startsWith(OUTBOX)) {
      const { kind, data, label, text } = kept.value as Pending;
      outbox.enqueue(kind, data as never, { label, text });
      kept.remove();
    } else if (restored(kept, drafts)) {
      kept.remove();
    }
  }
}

function restored({ key, value }: Abandoned, drafts: Drafts): boolean {
  const draft = key.slice(DRAFT.length);
  return !OWN.test(draft) && drafts.putIfFree(draft, (value as { value: unknown }).value);
}

export function LeftBehind() {
  const { boot, storage, drafts, outbox, news } = useRoom();
  const [times, look] = useState(0);
  // Once, not with every change of the page: nothing is added there while this seat is taken.
  const found = useMemo(() => leftBehind(storage, String(boot["workshop"] ?? "")), [storage, times]);
  const say = (left: Left, theirs: boolean): void => {
    storage.set(ASKED + left.who, { at: Date.now(), theirs } as { at: number });
    if (theirs) takeBack(left, drafts, outbox);
    if (theirs) news.reply(t("It is back where it was written."));
    look(times + 1);
  };
  const throwAway = (left: Left): void => {
    for (const { kept } of left.found) kept.remove();
    look(times + 1);
  };
  return (
    <>
      {found.map((left) => (
        <aside key={left.who} class="notice notice--next">
          <strong>{left.theirs ? t("You wrote this before you joined again; copy what you need:") : t("Kept on this device, and not sent:")}</strong>
          {left.found.map(({ text }, place) => (
            <p key={place} class="pre-line" dir="auto">
              {text}
            </p>
          ))}
          {!left.theirs && <p class="quiet">{t("Somebody wrote it in this workshop before you joined. Was it you?")}</p>}
          <div class="row">
            {left.theirs ? (
              <button type="button" class="button button--quiet" onClick={() => throwAway(left)}>
                {t("Throw it away")}
              </button>
            ) : (
              <>
                <button type="button" class="button" onClick={() => say(left, true)}>
                  {t("It is mine: go on with it")}
                </button>
                <button type="button" class="button button--quiet" onClick={() => say(left, false)}>
                  {t("It is not mine")}
                </button>
              </>
            )}
          </div>
        </aside>
      ))}
    </>
  );
}
