/** The fields in which the final words are edited: seen by everybody as they are typed. */
import { useEffect, useId, useRef } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import { lettersLeft } from "../../core/letters";
import type { FinalView, TypedPiece, Typing } from "../../wire";
import { Differences, DifferencesKey } from "../shared/differences";
import { roleName } from "../shared/labels";
import { Statement } from "../shared/statement";
import { usePart, useRoom } from "../shared/session";
import { differs, isUntouched, moved, newPiece, onTheWire, piecesOf } from "./final_words";
import { wordsKey } from "./next";

const EVERY_MS = 200;
const MOST_OBJECTIVES = 12;
const LONGEST_TEXT = 5_000;
/** What the message about an objective that was removed is about. */
const REMOVED = "removed";

/** Tell everybody what stands in the fields, at most five times a second; nothing when it is over. */
function useTelling(part: string, typing: Typing | null): void {
  const { connection } = useRoom();
  const latest = useRef(typing);
  const timer = useRef(0);
  const toldAt = useRef(0);
  const up = connection.state.value.kind === "live";
  latest.current = typing;
  const tell = (pieces: readonly TypedPiece[], base: number): void => {
    toldAt.current = Date.now();
    connection.tell("typing", { part, pieces: onTheWire(pieces), base });
  };
  useEffect(() => {
    // A field that was never touched has nothing to tell, and nothing to take back.
    if (!up || (typing === null && toldAt.current === 0)) return;
    window.clearTimeout(timer.current);
    const wait = Math.max(0, toldAt.current + EVERY_MS - Date.now());
    timer.current = window.setTimeout(() => tell(latest.current?.pieces ?? [], latest.current?.base ?? 0), wait);
  }, [typing, up]);
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      if (toldAt.current > 0) tell([], 0);
    },
    [],
  );
}

/** Whether these are the same words, whoever keeps them. */
function same(one: Typing, other: Typing | null): boolean {
  const plain = (typed: Typing): string => JSON.stringify([typed.base, onTheWire(typed.pieces).map(({ role, text }) => [role, text])]);
  return other !== null && plain(one) === plain(other);
}

/** The fields; or, on a second device of the facilitator, what is typed on the first. */
export function WordsEditor({ part, final }: { part: string; final: FinalView }) {
  const [draft, setDraft] = useDraft<Typing | null>(wordsKey(part), null);
  const heard = usePart((_view, _mine, live) => live.typing?.[part]);
  // What this page typed comes back to it too: then there is, or was, a draft here.
  const writes = useRef(false);
  // Words that came with the pen are newer than what lies here: these were given away with it.
  const handed = heard?.handed === true;
  writes.current ||= draft !== null && !(handed && !same(heard, draft));
  if (writes.current || heard === undefined || !differs(final, heard.pieces)) {
    return <Fields part={part} final={final} begin={() => void (writes.current = true)} />;
  }
  return (
    <>
      <Differences before={final.pieces} after={heard.pieces} size="large" live />
      <p class="row">
        <span class="quiet">{handed ? t("These words came with the pen, and are not offered yet.") : t("This is being typed on another device of yours.")}</span>
        <button type="button" class="button button--small row__end" onClick={() => setDraft({ base: heard.base, pieces: heard.pieces })}>
          {t("Go on here")}
        </button>
      </p>
    </>
  );
}

/** What the scribe types, as everybody sees it. What this page gave away with the pen is kept until the
 * scribe writes on from it, and told again where the server has lost it. */
export function Mirror({ part, final }: { part: string; final: FinalView }) {
  const { connection } = useRoom();
  const [draft, , clearDraft] = useDraft<Typing | null>(wordsKey(part), null);
  const heard = usePart((_view, _mine, live) => live.typing?.[part]);
  const handed = useRef(false);
  const up = connection.state.value.kind === "live";
  handed.current ||= heard?.handed === true;
  useEffect(() => {
    if (up && draft !== null) connection.tell("typing", { part, pieces: onTheWire(draft.pieces), base: draft.base });
  }, [up]);
  useEffect(() => {
    const goneOn = handed.current && heard !== undefined && heard.handed !== true;
    if (draft !== null && (goneOn || !differs(final, draft.pieces))) clearDraft();
  }, [heard, final.version]);
  return heard === undefined || heard.pieces.length === 0 ? (
    <Statement pieces={final.pieces} size="large" />
  ) : (
    <>
      <Differences before={final.pieces} after={heard.pieces} size="large" live />
      <DifferencesKey before={final.pieces} after={heard.pieces} />
    </>
  );
}

function Fields({ part, final, begin }: { part: string; final: FinalView; begin(): void }) {
  const [kept, setDraft, clearDraft] = useDraft<Typing | null>(wordsKey(part), null);
  // Words that have become a version, through whoever had the pen, are no draft any more.
  const draft = kept !== null && (kept.base === final.version || differs(final, kept.pieces)) ? kept : null;
  useTelling(part, draft);
  const { toasts } = useRoom();
  const pieces = draft?.pieces ?? piecesOf(final);
  const stale = draft !== null && draft.base !== final.version;
  const set = (to: TypedPiece[]): void =>
    isUntouched(final, to) ? clearDraft() : setDraft({ base: draft?.base ?? final.version, pieces: to });
  const latest = useRef({ pieces, set });
  latest.current = { pieces, set };
  useEffect(() => () => toasts.end(REMOVED), []);
  const remove = (gone: TypedPiece, place: number): void => {
    set(pieces.filter((piece) => piece !== gone));
    if (gone.text.trim() === "") return;
    const back = (): void => {
      const { pieces: now, set: put } = latest.current;
      if (now.every(({ id }) => id !== gone.id)) put([...now.slice(0, place), gone, ...now.slice(place)]);
    };
    toasts.show({ text: t("The objective is removed."), about: REMOVED, action: { label: t("Undo"), run: back } });
  };
  const change = (place: number, text: string): void => set(pieces.map((piece, at) => (at === place ? { ...piece, text } : piece)));
  const objectives = pieces.filter(({ role }) => role === "objective").length;
  return (
    <div class="stack words" onFocusIn={begin}>
      {stale && (
        <div class="notice notice--next">
          <p>{t("Another version was offered while you were writing.")}</p>
          <p class="button-row">
            <button type="button" class="button button--small" onClick={() => setDraft({ base: final.version, pieces })}>
              {t("Keep my words")}
            </button>
            <button type="button" class="button button--small" onClick={clearDraft}>
              {t("Begin from the new version")}
            </button>
          </p>
        </div>
      )}
      {pieces.map((piece, place) => (
        <PieceField
          key={piece.id}
          piece={piece}
          number={place}
          change={(text) => change(place, text)}
          {...(piece.role === "objective" && {
            move: (by: number) => set(moved(pieces, place, place + by)),
            remove: () => remove(piece, place),
            first: place === pieces.length - objectives,
            last: place === pieces.length - 1,
          })}
        />
      ))}
      {part === "mission" && objectives < MOST_OBJECTIVES && (
        <button type="button" class="button button--small words__add" onClick={() => set([...pieces, newPiece()])}>
          {t("Add an objective")}
        </button>
      )}
      {draft !== null && differs(final, pieces) && <Changes part={part} final={final} pieces={pieces} stale={stale} drop={clearDraft} />}
    </div>
  );
}

interface ChangesProps {
  part: string;
  final: FinalView;
  pieces: readonly TypedPiece[];
  stale: boolean;
  drop(): void;
}

/** The words as everybody is told them; or, where nobody is, that these are seen here only. */
function Changes({ part, final, pieces, stale, drop }: ChangesProps) {
  const { connection } = useRoom();
  const heard = usePart((_view, _mine, live) => live.typing?.[part]);
  const told = connection.state.value.kind === "live" && !stale;
  const after = told && heard !== undefined ? heard.pieces : pieces;
  return (
    <section class="words__changes" aria-label={t("What changes")}>
      <p class="part-label">{told ? t("What everybody sees now") : t("Your words: nobody else sees them now")}</p>
      <Differences before={final.pieces} after={after} live={told} />
      <div class="row">
        <DifferencesKey before={final.pieces} after={after} />
        <button type="button" class="link-button row__end" onClick={drop}>
          {t("Drop my changes")}
        </button>
      </div>
    </section>
  );
}

interface PieceFieldProps {
  piece: TypedPiece;
  number: number;
  change(text: string): void;
  move?(by: number): void;
  remove?(): void;
  first?: boolean;
  last?: boolean;
}

function PieceField({ piece, number, change, move, remove, first, last }: PieceFieldProps) {
  const id = useId();
  const count = lettersLeft(piece.text, LONGEST_TEXT);
  const name = move === undefined ? roleName(piece.role) : t("Objective {n}", { n: number });
  return (
    <div class="field words__piece">
      <label class="field__label field__label--small" for={id}>
        {name}
      </label>
      <div class="words__row">
        <textarea
          id={id}
          class={`input input--area input--statement ${move === undefined ? "" : "words__objective"}`.trim()}
          rows={move === undefined ? 2 : 1}
          dir="auto"
          value={piece.text}
          aria-describedby={count.said === "" ? undefined : `${id}-count`}
          onInput={(event) => change(event.currentTarget.value)}
        />
        {move !== undefined && (
          <div class="words__buttons">
            <button type="button" class="button button--small" aria-disabled={first} aria-label={t("Move {name} up", { name })} onClick={() => !first && move(-1)}>
              ↑
            </button>
            <button type="button" class="button button--small" aria-disabled={last} aria-label={t("Move {name} down", { name })} onClick={() => !last && move(1)}>
              ↓
            </button>
            <button type="button" class="button button--small button--quiet" aria-label={t("Remove {name}", { name })} onClick={remove}>
              {t("Remove")}
            </button>
          </div>
        )}
      </div>
      {count.said !== "" && (
        <p class="field__foot" id={`${id}-count`}>
          <span class={`counter ${count.over ? "counter--over" : ""}`.trim()}>{count.said}</span>
        </p>
      )}
    </div>
  );
}
