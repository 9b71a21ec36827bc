/** "A word I would change": the phrase as it stands, and what should stand there. */
import type { ComponentChildren } from "preact";
import { useComposer } from "../../core/composer";
import { t } from "../../core/i18n";
import type { CommandData, FinalView } from "../../wire";
import { inOrder } from "../shared/options";
import { useRoom, useSend } from "../shared/session";
import type { Words } from "../shared/statement";
import { settledText } from "../shared/wishes";
import { Fate, Refused, usePending } from "./fate";
import { Screen } from "./screen";
import { TextField } from "./text-field";
import { useView } from "./use";
import { useRest } from "./use-words";
import { NO_CHANGE, requestText } from "./wish";
import type { Change } from "./wish";

const LONGEST_LINE = 200;

interface WordRequestProps {
  part: string;
  /** What it is about, above the form. */
  about: ComponentChildren;
  /** What stands below. */
  children: ComponentChildren;
}

/** The form, with its button in the bar. */
export function WordRequest({ part, about: above, children }: WordRequestProps) {
  const draft = useComposer<Change>(`word:${part}`, NO_CHANGE);
  const { phrase, suggestion } = draft.value;
  const standing = useView((view) => view.finals[part]?.requests);
  const pieces = useView((view) => view.finals[part]?.pieces);
  const pending = usePending<CommandData["request_word"]>(
    "request_word",
    (data) => data.part === part,
    Object.values(standing ?? {}).map((request) => requestText(request.phrase, request.suggestion)),
  );
  const about = (field: string) => (draft.problem?.field === field ? draft.problem : null);
  const rested = useRest();
  const send = (): void => {
    if (!rested(phrase.trim() !== "" || suggestion.trim() !== "")) return;
    const text = requestText(phrase, suggestion) || " ";
    void draft.send("request_word", { part, phrase: phrase.trim(), suggestion: suggestion.trim() }, { label: t("Change"), text });
  };
  return (
    <Screen
      action={
        <button type="button" class="button button--next button--wide" onClick={send}>
          {t("Send this change")}
        </button>
      }
    >
      {above}
      <section class="card stack stack--tight" aria-label={t("A word I would change")}>
        <h3 class="section-title">{t("A word I would change")}</h3>
        {draft.problem !== null && !["phrase", "suggestion"].includes(draft.problem.field ?? "") && (
          <p class="field__error" role="alert">{draft.problem.message}</p>
        )}
        <TextField
          kind="line"
          label={t("The words as they stand")}
          value={phrase}
          most={LONGEST_LINE}
          note={stands(phrase, pieces) ? "" : t("These words are not in the text as it stands.")}
          problem={about("phrase")}
          onText={(text) => draft.set({ phrase: text, suggestion })}
        />
        <TextField
          kind="line"
          label={t("What should stand there")}
          value={suggestion}
          most={LONGEST_LINE}
          problem={about("suggestion")}
          onText={(text) => draft.set({ phrase, suggestion: text })}
          onSubmit={send}
        />
        {pending.map((entry) => (
          <div key={entry.id} class="stack stack--tight">
            <p dir="auto">{entry.text}</p>
            <Fate state={entry.state} />
            {entry.state === "refused" && (
              <Refused entry={entry} onTakeBack={phrase.trim() + suggestion.trim() === "" ? () => draft.set(entry.data as unknown as Change) : undefined} />
            )}
          </div>
        ))}
      </section>
      {children}
    </Screen>
  );
}

/** Whether these words can be found in the text; letters, spaces and quotes may differ a little. A soft
 * word to whoever types, which refuses nothing. */
export function stands(phrase: string, pieces: Words = []): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”«»"]/g, "").replace(/\s+/g, " ");
  return plain(pieces.map(({ text }) => text).join(" ")).includes(plain(phrase.trim()));
}

/** The way to take back one's own. */
function Withdraw({ part, id, wish: { phrase, suggestion } }: { part: string; id: string; wish: Change }) {
  const { toasts } = useRoom();
  const send = useSend();
  const mine = useView((_view, own) => own.requests.includes(id));
  const leaving = usePending<CommandData["withdraw_request"]>("withdraw_request", (data) => data.request === id);
  if (!mine) return null;
  if (leaving[0] !== undefined) return <Fate state={leaving[0].state} />;
  const withdraw = async (): Promise<void> => {
    const ack = await send("withdraw_request", { part, request: id });
    if (!ack.ok) return toasts.show({ text: ack.message });
    // Not asked before: so the way back is offered.
    const again = (): void => void send("request_word", { part, phrase, suggestion }, { label: t("Change"), text: requestText(phrase, suggestion) });
    toasts.show({ text: t("Your change is withdrawn."), action: { label: t("Undo"), run: again } });
  };
  return (
    <button type="button" class="link-button" onClick={() => void withdraw()}>
      {t("Withdraw")}
    </button>
  );
}

/** What people would change, with what became of it. */
export function WordRequests({ part, final, onSettle }: { part: string; final: FinalView; onSettle?(request: string, settled: boolean): void }) {
  const requests = inOrder(final.requests).reverse();
  if (requests.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{t("Words that people would change")}</h3>
      <ul class="card-list" role="list">
        {requests.map(([id, { phrase, suggestion, settled }]) => (
          <li key={id} class={`idea ${settled ? "idea--settled" : ""}`.trim()}>
            <p class="idea__text" dir="auto">
              {phrase !== "" && suggestion !== "" ? (
                <span class="diff">
                  <del>{phrase}</del> <ins>{suggestion}</ins>
                </span>
              ) : (
                requestText(phrase, suggestion)
              )}
            </p>
            {!settled && !stands(phrase, final.pieces) && <p class="quiet">{t("These words are not in the text as it stands.")}</p>}
            <div class="idea__foot">
              <span>{settled ? settledText(final.pieces, { phrase, suggestion }) : t("Open")}</span>
              {onSettle !== undefined && (
                <button type="button" class="link-button" onClick={() => onSettle(id, !settled)}>
                  {settled ? t("Open again") : t("Mark as settled")}
                </button>
              )}
              {!settled && <Withdraw part={part} id={id} wish={{ phrase, suggestion }} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
