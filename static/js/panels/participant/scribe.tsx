/** The scribe's pen: edits the final words while the room reads along, then offers a version. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useComposer } from "../../core/composer";
import { t } from "../../core/i18n";
import type { Pending } from "../../core/outbox";
import type { CommandData, FinalView, TypedPiece } from "../../wire";
import { Differences, DifferencesKey } from "../shared/differences";
import { Help } from "../shared/help";
import { finalWords } from "../shared/help-topics";
import { partName } from "../shared/labels";
import { useRoom, useSend } from "../shared/session";
import { Fate, usePending } from "./fate";
import { useLack } from "./lack";
import { asText, fromPieces, written } from "./pieces";
import type { DraftPiece } from "./pieces";
import { Screen } from "./screen";
import { StatementEditor } from "./statement-editor";
import { useView } from "./use";
import { WordRequests } from "./word-request";

interface Sheet {
  /** The version that it was made on. */
  base: number;
  pieces: DraftPiece[];
}

const EVERY_MS = 200;

interface ScribeProps {
  part: string;
  final: FinalView;
  /** The pen came while this page looked on, and with it perhaps words that are told a moment later. */
  came: boolean;
}

export function Scribe({ part, final, came }: ScribeProps) {
  const { connection, news } = useRoom();
  const send = useSend();
  const draft = useComposer<Sheet | null>(`scribe:${part}`, null);
  const offered = useOffered(part);
  const { base, pieces } = draft.value ?? offered?.sheet ?? { base: final.version, pieces: fromPieces(final.pieces) };
  const tell = useTyping(part, base);
  const latest = useRef(draft.value);
  latest.current = draft.value;
  // Words that came with the pen and are not offered yet: from them it goes on, not from earlier ones.
  const handed = useView((_view, _mine, live) => (live.typing?.[part]?.handed === true ? live.typing[part] : undefined));
  // A page that was loaded again, a line that broke: the room reads along as before, and whoever takes
  // the pen back gets these words. Not those of an earlier turn with the pen: they would take the place
  // of what comes with it now.
  const earlier = useRef(came);
  const up = connection.up.value;
  useEffect(() => {
    if (up && !earlier.current && handed === undefined && latest.current !== null) tell(latest.current.pieces);
    earlier.current = false;
  }, [up]);
  useEffect(() => {
    if (handed !== undefined) write(fromPieces(handed.pieces), handed.base);
  }, [JSON.stringify(handed)]);
  const write = (next: DraftPiece[], on = base): void => {
    draft.set({ base: on, pieces: next });
    tell(next);
  };
  const stop = (): void => (draft.clear(), tell([]));
  const { lack, whole } = useLack(pieces);
  const offer = async (): Promise<void> => {
    if (!whole()) return;
    const data = { part, base, pieces: written(pieces) };
    const ack = await draft.send("offer_version", data, { label: t("Final words"), text: asText(pieces) });
    if (!ack.ok) return;
    // Whoever has gone on writing meanwhile is still typing.
    if (latest.current === null) tell([]);
    news.say(t("Offered as a new version."));
  };
  const begun = draft.value !== null;
  const before = final.versions.find(({ number }) => number === base)?.pieces ?? final.pieces;
  const settle = (request: string, settled: boolean): void => void send("settle_request", { part, request, settled });
  return (
    <Screen
      hint={
        offered !== null && !begun ? (
          <Fate state={offered.state} />
        ) : begun
          ? t("The room reads along. Offering makes a version; the facilitator opens the vote on it.")
          : t("Version {version} is what the room has. Change a word to begin.", { version: final.version })
      }
      action={
        <button type="button" class="button button--next button--wide" aria-disabled={!begun} onClick={() => void (begun ? offer() : news.reply(t("Change a word to begin.")))}>
          {t("Offer this version")}
        </button>
      }
    >
      <div class="stack stack--tight">
        <h2 class="question">{t("You have the pen")}</h2>
        <p class="quiet">
          {t("{part}, version {version}. Write what the room says; everybody sees each word as you type it.", {
            part: partName(part),
            version: final.version,
          })}
        </p>
        <Help topics={[finalWords()]} />
      </div>
      {begun && base !== final.version && (
        <div class="notice notice--next">
          <strong>{t("Somebody offered version {version} meanwhile. Your words are kept.", { version: final.version })}</strong>
          <Differences before={before} after={final.pieces} size="small" />
          <button type="button" class="link-button" onClick={() => write(pieces, final.version)}>
            {t("I have read it: use my words on this version")}
          </button>
        </div>
      )}
      <StatementEditor pieces={pieces} problem={lack ?? draft.problem} lead={lack !== null} onPieces={(next) => write(next)} />
      {begun && (
        <section class="stack stack--tight">
          <h3 class="caption">{t("What changes")}</h3>
          <Differences before={before} after={pieces} size="small" />
          <DifferencesKey before={before} after={pieces} />
          <button type="button" class="link-button" onClick={stop}>
            {t("Back to the words as they stand")}
          </button>
        </section>
      )}
      <WordRequests part={part} final={final} onSettle={settle} />
    </Screen>
  );
}

/** The words that this page has offered, until the view has them: without a line they stand here, not
 * the text of before, and are written on. */
function useOffered(part: string): { sheet: Sheet; state: Pending["state"] } | null {
  const sent = usePending<CommandData["offer_version"]>("offer_version", (data) => data.part === part);
  const waits = sent.filter(({ state }) => state !== "refused").pop();
  const sheet = useMemo(() => {
    if (waits === undefined) return null;
    const { base, pieces } = waits.data as CommandData["offer_version"];
    return { base, pieces: fromPieces(pieces.map(({ role, text, id = "" }) => ({ role: role as DraftPiece["role"], text, id }))) };
  }, [waits?.id]);
  return waits === undefined || sheet === null ? null : { sheet, state: waits.state };
}

/** Tell the room what is being typed, at most five times a second; no pieces: nobody types. */
function useTyping(part: string, base: number): (pieces: DraftPiece[]) => void {
  const { connection } = useRoom();
  const next = useRef<DraftPiece[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ part, base });
  latest.current = { part, base };
  const flush = (): void => {
    timer.current = undefined;
    if (next.current === null) return;
    const pieces: TypedPiece[] = next.current.map(({ id, role, text }) => ({ id, role, text }));
    connection.tell("typing", { ...latest.current, pieces });
    next.current = null;
    timer.current = setTimeout(flush, EVERY_MS);
  };
  // Who leaves the pen or the page no longer types.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      connection.tell("typing", { ...latest.current, pieces: [] });
    },
    [],
  );
  return (pieces) => {
    next.current = pieces;
    if (timer.current === undefined) flush();
  };
}
