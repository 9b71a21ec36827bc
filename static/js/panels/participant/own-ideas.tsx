/** One's own ideas with their fate; changed and withdrawn until the reveal. */
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { Pending } from "../../core/outbox";
import type { CommandData, OwnIdeaView } from "../../wire";
import { inOrder } from "../shared/options";
import { useRoom, useSend } from "../shared/session";
import { QUOTED, shortened } from "../shared/shortened";
import { useBarTask } from "./bar-task";
import { Fate, Refused, usePending } from "./fate";
import { TextField } from "./text-field";
import { changeKey } from "./unsent";
import { useWords } from "./use-words";
import { useView } from "./use";

export interface OwnIdeasProps {
  stage: string;
  /** Only those under one question. */
  prompt?: string;
  /** Before the reveal. */
  changeable?: boolean;
  /** Takes the words of a refused idea back into the field. */
  onTakeBack?: ((text: string) => void) | undefined;
  head?: ComponentChildren;
}

export function OwnIdeas({ stage, prompt, changeable = false, onTakeBack, head }: OwnIdeasProps) {
  const ideas = useView((_view, mine) => mine.ideas);
  const stored = inOrder(ideas).filter(
    ([, idea]) => idea.stage === stage && (prompt === undefined || idea.prompt === prompt),
  );
  const pending = usePending<CommandData["add_idea"]>(
    "add_idea",
    (data) => data.stage === stage && (prompt === undefined || data.prompt === prompt),
    stored.map(([, { text }]) => text),
  );
  // The newest stands first: it is what one looks for.
  return (
    <section class="stack stack--tight">
      <div class="row">
        <h3 class="section-title">{t("Yours so far")}</h3>
        {head}
      </div>
      {stored.length + pending.length === 0 && <p class="quiet">{t("Nothing yet. One short thought is enough to begin.")}</p>}
      <ul class="card-list" role="list">
        {[...pending].reverse().map((entry) => (
          <PendingIdea key={entry.id} entry={entry} onTakeBack={onTakeBack} />
        ))}
        {stored.reverse().map(([id, idea]) => (
          <OwnIdea key={id} id={id} idea={idea} changeable={changeable} />
        ))}
      </ul>
    </section>
  );
}

/** After the reveal all stand on the wall but those that are not stored yet. */
export function IdeasOnTheirWay({ stage }: { stage: string }) {
  const ideas = useView((_view, mine) => mine.ideas);
  const stored = Object.values(ideas).filter((idea) => idea.stage === stage);
  const pending = usePending<CommandData["add_idea"]>("add_idea", (data) => data.stage === stage, stored.map(({ text }) => text));
  if (pending.length === 0) return null;
  return (
    <ul class="card-list" role="list">
      {pending.map((entry) => (
        <PendingIdea key={entry.id} entry={entry} onTakeBack={undefined} />
      ))}
    </ul>
  );
}

function PendingIdea({ entry, onTakeBack }: { entry: Pending; onTakeBack: ((text: string) => void) | undefined }) {
  return (
    <li class="idea settle">
      <p class="idea__text" dir="auto">
        {entry.text}
      </p>
      <div class="idea__foot">
        <Fate state={entry.state} />
      </div>
      {entry.state === "refused" && <Refused entry={entry} onTakeBack={onTakeBack && (() => onTakeBack(entry.text))} />}
    </li>
  );
}

function OwnIdea({ id, idea, changeable }: { id: string; idea: OwnIdeaView; changeable: boolean }) {
  const { dialogs, toasts } = useRoom();
  const send = useSend();
  // Null: nobody is changing it.
  const draft = useWords<string | null>(changeKey(id), null);
  const changes = usePending<CommandData["edit_idea"]>("edit_idea", (data) => data.idea === id);
  const leaving = usePending<CommandData["withdraw_idea"]>("withdraw_idea", (data) => data.idea === id);
  const change = changes[changes.length - 1];
  const text = draft.value;
  const pressed = useRef(false);
  const words = useId();
  const changing = changeable && text !== null;
  const save = (): void => draft.send("edit_idea", { idea: id, text: text ?? "" }, t("Idea"), changeKey(id));
  const inBar = useBarTask(changeKey(id), t("Store the change"), changing, save);

  const withdraw = async (): Promise<void> => {
    const sure = await dialogs.confirm({
      title: t("Withdraw this idea?"),
      quote: shortened(idea.text, QUOTED),
      text: t("It leaves the list for good. You can write it again."),
      yes: t("Withdraw it"),
      no: t("Keep it"),
      danger: true,
    });
    if (!sure) return;
    const ack = await send("withdraw_idea", { idea: id });
    if (!ack.ok) toasts.show({ text: ack.message });
  };

  if (changing) {
    return (
      <li class="idea">
        <TextField label={t("Change your idea")} value={text} onText={draft.set} problem={draft.problem} onSubmit={save} focus={pressed.current} />
        <div class="row">
          {!inBar && (
            <button type="button" class="button" onClick={save}>
              {t("Store the change")}
            </button>
          )}
          <button type="button" class="button button--quiet" onClick={draft.clear}>
            {t("Leave it as it was")}
          </button>
        </div>
      </li>
    );
  }
  return (
    <li class={`idea ${idea.hidden ? "idea--hidden" : ""}`.trim()}>
      <p class="idea__text" dir="auto" id={words}>
        {change?.text ?? idea.text}
      </p>
      {idea.hidden && <HiddenWhy reason={idea.reason ?? ""} />}
      <div class="idea__foot">
        <Fate state={change?.state ?? leaving[0]?.state ?? "stored"} />
        {changeable && leaving.length === 0 && (
          <span class="row">
            <button
              type="button"
              class="link-button"
              aria-describedby={words}
              onClick={() => ((pressed.current = true), draft.set(change?.text ?? idea.text))}
            >
              {t("Change")}
            </button>
            <button type="button" class="link-button" aria-describedby={words} onClick={() => void withdraw()}>
              {t("Withdraw")}
            </button>
          </span>
        )}
      </div>
      {change?.state === "refused" && <Refused entry={change} onTakeBack={() => draft.set(change.text)} />}
    </li>
  );
}

export function HiddenWhy({ reason }: { reason: string }) {
  return (
    <p class="quiet">
      {reason === ""
        ? t("The facilitator has hidden this idea. Only you see it.")
        : t("The facilitator has hidden this idea: {reason}", { reason })}
    </p>
  );
}
