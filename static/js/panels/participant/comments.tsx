/** Comments on a candidate, threaded one level. */
import { useId, useMemo, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { Pending } from "../../core/outbox";
import type { CommandData, CommentView } from "../../wire";
import { useGradually } from "../shared/gradually";
import { authorName } from "../shared/labels";
import { memo } from "../shared/memo";
import { useRoom, useSend } from "../shared/session";
import { Stretches } from "../shared/stretches";
import { useBarTask } from "./bar-task";
import { Fate, Refused, usePending } from "./fate";
import { TextField } from "./text-field";
import { useWords } from "./use-words";
import { useNames, useView } from "./use";

type Entry = [string, CommentView];

type TakeBack = ((text: string) => void) | undefined;

/** `onTakeBack`: words that were refused go back into the field; nothing while somebody writes there. */
export function Comments({ candidate, onTakeBack }: { candidate: string; onTakeBack: TakeBack }) {
  const all = useView((view) => view.comments);
  const known = useRef(new Map<string, Entry[]>()).current;
  const threads = useMemo(() => threadsOf(all ?? {}, candidate, known), [all, candidate]);
  const drawn = useGradually(threads.length);
  const own = useView((_view, mine) => mine.comments);
  const pending = usePending<CommandData["add_comment"]>(
    "add_comment",
    (data) => data.candidate === candidate && !data.parent,
    threads.filter(([id]) => own.includes(id)).map(([, { text }]) => text ?? ""),
  );
  return (
    <section class="stack stack--tight" aria-label={t("Comments")}>
      <h3 class="section-title">{t("Comments")}</h3>
      {threads.length + pending.length === 0 && <p class="quiet">{t("None yet. What would a newcomer ask?")}</p>}
      <div class="comments" role="list">
        {pending.length > 0 && (
          <ul class="stretch" role="none">
            {[...pending].reverse().map((entry) => (
              <PendingComment key={entry.id} entry={entry} onTakeBack={onTakeBack} />
            ))}
          </ul>
        )}
        <Stretches
          list
          rows={threads.slice(0, drawn).map((thread) => [thread[0], thread])}
          draw={(id, [, comment, answers]) => <Thread key={id} id={id} comment={comment} answers={answers} candidate={candidate} />}
        />
      </div>
    </section>
  );
}

/** First comments, the newest first; their answers, the oldest first. A withdrawn one stays while it has answers.
 * `known`: the answers as they were drawn last, which stay the same list while none of them changes. */
function threadsOf(
  comments: Record<string, CommentView>,
  candidate: string,
  known: Map<string, Entry[]>,
): Array<[string, CommentView, Entry[]]> {
  const about = Object.entries(comments)
    .filter(([, comment]) => comment.candidate === candidate)
    .sort(([, a], [, b]) => a.order - b.order);
  return about
    .filter(([, { parent }]) => parent === "")
    .map(([id, comment]): [string, CommentView, Entry[]] => {
      const answers = about.filter(([, answer]) => answer.parent === id && !answer.withdrawn);
      const before = known.get(id);
      const same = before?.length === answers.length && before.every(([, one], place) => one === answers[place]?.[1]);
      if (!same) known.set(id, answers);
      return [id, comment, same ? before : answers];
    })
    .filter(([, comment, answers]) => !comment.withdrawn || answers.length > 0)
    .reverse();
}

interface ThreadProps {
  id: string;
  comment: CommentView;
  answers: Entry[];
  candidate: string;
}

/** Drawn again when it changes itself: not at each letter of one's own, nor with each of the others. */
const Thread = memo((props: ThreadProps) => <ThreadRow {...props} />);

function ThreadRow({ id, comment, answers, candidate }: ThreadProps) {
  // Null: nobody is answering.
  const answer = useWords<string | null>(`answer:${id}`, null);
  const pressed = useRef(false);
  const words = useId();
  const own = useView((_view, mine) => mine.comments);
  const pending = usePending<CommandData["add_comment"]>(
    "add_comment",
    (data) => data.parent === id,
    answers.filter(([known]) => own.includes(known)).map(([, { text }]) => text ?? ""),
  );
  const send = (): void => answer.send("add_comment", { candidate, parent: id, text: answer.value ?? "" }, t("Answer"));
  const inBar = useBarTask(`answer:${id}`, t("Add this answer"), answer.value !== null, send);
  return (
    <li class={`comment ${comment.hidden ? "comment--hidden" : ""}`.trim()} role="listitem">
      <CommentWords comment={comment} id={words} />
      <div class="comment__meta row">
        <Meta id={id} comment={comment} words={words} />
        {!comment.withdrawn && !comment.hidden && answer.value === null && (
          <button type="button" class="link-button" aria-describedby={words} onClick={() => ((pressed.current = true), answer.set(""))}>
            {t("Answer")}
          </button>
        )}
      </div>
      {(answers.length > 0 || pending.length > 0) && (
        <ol class="comment__replies" role="list">
          {answers.map(([known, one]) => (
            <AnswerRow key={known} id={known} comment={one} />
          ))}
          {pending.map((entry) => (
            <PendingComment key={entry.id} entry={entry} onTakeBack={(answer.value ?? "").trim() === "" ? answer.set : undefined} />
          ))}
        </ol>
      )}
      {answer.value !== null && (
        <div class="stack stack--tight">
          <TextField label={t("Your answer")} rows={2} value={answer.value} onText={answer.set} problem={answer.problem} onSubmit={send} focus={pressed.current} />
          <div class="row">
            {!inBar && (
              <button type="button" class="button" onClick={send}>
                {t("Add this answer")}
              </button>
            )}
            <button type="button" class="button button--quiet" onClick={answer.clear}>
              {t("Leave it")}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}

function AnswerRow({ id, comment }: { id: string; comment: CommentView }) {
  const words = useId();
  return (
    <li class={`comment ${comment.hidden ? "comment--hidden" : ""}`.trim()} role="listitem">
      <CommentWords comment={comment} id={words} />
      <div class="comment__meta row">
        <Meta id={id} comment={comment} words={words} />
      </div>
    </li>
  );
}

function CommentWords({ comment, id }: { comment: CommentView; id: string }) {
  if (comment.withdrawn) return <p class="comment__text quiet">{t("Withdrawn by its author.")}</p>;
  if (comment.hidden) {
    return <p class="comment__text quiet">{t("Hidden by the facilitator: {reason}", { reason: comment.reason ?? "" })}</p>;
  }
  return (
    <p class="comment__text" dir="auto" id={id}>
      {comment.text}
    </p>
  );
}

/** Who wrote it, where that is shown; and the way to take back one's own. */
function Meta({ id, comment, words }: { id: string; comment: CommentView; words: string }) {
  const { toasts } = useRoom();
  const send = useSend();
  const names = useNames();
  const mine = useView((_view, own) => own.comments.includes(id));
  const leaving = usePending<CommandData["withdraw_comment"]>("withdraw_comment", (data) => data.comment === id);
  const withdraw = async (): Promise<void> => {
    const ack = await send("withdraw_comment", { comment: id });
    if (!ack.ok) return toasts.show({ text: ack.message });
    // Not asked before: so the way back is offered.
    const { candidate, parent, text = "" } = comment;
    const label = parent === "" ? t("Comment") : t("Answer");
    const again = (): void => void send("add_comment", { candidate, text, ...(parent !== "" && { parent }) }, { label, text });
    toasts.show({ text: t("Your comment is withdrawn."), action: { label: t("Undo"), run: again } });
  };
  const name = mine ? t("yours") : authorName(names, comment.author);
  return (
    <>
      {name !== "" && (
        <span class="name" dir="auto">
          {name}
        </span>
      )}
      {mine && leaving[0] !== undefined && <Fate state={leaving[0].state} />}
      {mine && !comment.withdrawn && leaving.length === 0 && (
        <button type="button" class="link-button" aria-describedby={words} onClick={() => void withdraw()}>
          {t("Withdraw")}
        </button>
      )}
    </>
  );
}

function PendingComment({ entry, onTakeBack }: { entry: Pending; onTakeBack: TakeBack }) {
  return (
    <li class="comment" role="listitem">
      <p class="comment__text" dir="auto">
        {entry.text}
      </p>
      <p class="comment__meta">
        <Fate state={entry.state} />
      </p>
      {entry.state === "refused" && <Refused entry={entry} onTakeBack={onTakeBack && (() => onTakeBack(entry.text))} />}
    </li>
  );
}
