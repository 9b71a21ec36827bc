/** Comments on candidates, threaded one level; hidden with a reason that everybody reads. */
import { useAsk } from "../../core/dialog";
import { t } from "../../core/i18n";
import type { CommentView } from "../../wire";
import { useGradually } from "../shared/gradually";
import { authorName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { usePart } from "../shared/session";
import { QUOTED, shortened } from "../shared/shortened";
import { Press, useAct } from "./act";

/** The newest ones that stand below the candidates. */
const NEWEST = 4;

export function CandidateComments({ candidate }: { candidate: string }) {
  const comments = inOrder(usePart((view) => view?.comments)).filter(([, comment]) => comment.candidate === candidate);
  const first = comments.filter(([, comment]) => comment.parent === "");
  const drawn = useGradually(first.length);
  if (first.length === 0) return <p class="quiet">{t("No comment yet.")}</p>;
  return (
    <ol class="comments comments--flat">
      {first.slice(0, drawn).map(([id, comment]) => {
        const replies = comments.filter(([, reply]) => reply.parent === id);
        return (
          <Comment key={id} id={id} comment={comment}>
            {replies.length > 0 && (
              <ol class="comment__replies">
                {replies.map(([replyId, reply]) => (
                  <Comment key={replyId} id={replyId} comment={reply} />
                ))}
              </ol>
            )}
          </Comment>
        );
      })}
    </ol>
  );
}

/** What came in last, whatever it is about: so that nothing passes unseen. */
export function NewestComments({ candidates }: { candidates: ReadonlyMap<string, number> }) {
  const newest = inOrder(usePart((view) => view?.comments))
    .filter(([, comment]) => candidates.has(comment.candidate) && !comment.withdrawn && !comment.hidden)
    .slice(-NEWEST)
    .reverse();
  if (newest.length === 0) return null;
  return (
    <section class="stack stack--tight" aria-label={t("Newest comments")}>
      {newest.map(([id, comment]) => (
        <article key={id} class="comment settle">
          <CommentWords id={id} comment={comment} about={t("New comment on candidate {number}", { number: candidates.get(comment.candidate) ?? "" })} />
        </article>
      ))}
    </section>
  );
}

function Comment({ id, comment, children }: { id: string; comment: CommentView; children?: preact.ComponentChildren }) {
  return (
    <li class={`comment ${comment.hidden ? "comment--hidden" : ""}`.trim()}>
      <CommentWords id={id} comment={comment} />
      {children}
    </li>
  );
}

function CommentWords({ id, comment, about = "" }: { id: string; comment: CommentView; about?: string }) {
  const names = usePart((_view, _mine, live) => live.names);
  const author = authorName(names, comment.author);
  if (comment.withdrawn) return <p class="comment__meta">{t("Withdrawn by its author.")}</p>;
  const head = [about, author, comment.hidden && t("Hidden: {reason}", { reason: comment.reason ?? "" })].filter(Boolean).join(" · ");
  return (
    <>
      {head !== "" && (
        <p class="comment__meta" dir="auto">
          {head}
        </p>
      )}
      <div class="comment__line">
        <p class="comment__text" dir="auto">
          {comment.text}
        </p>
        <HideComment id={id} comment={comment} />
      </div>
    </>
  );
}

function HideComment({ id, comment: { text, hidden = false } }: { id: string; comment: CommentView }) {
  const ask = useAsk();
  const act = useAct();
  const data = { comment: id };
  const hide = (): Promise<void> =>
    ask(
      {
        title: t("Hide this comment?"),
        quote: shortened(text ?? "", QUOTED),
        text: t("Everybody sees that a comment was hidden, and why. You can show it again."),
        label: t("Why"),
        yes: t("Hide it"),
        required: true,
        keep: `hide:${id}`,
      },
      (reason) =>
        act({ command: "hide_comment", data: { ...data, reason } }, { said: t("The comment is hidden."), undo: () => ({ command: "show_comment", data }), undone: t("The comment is shown again.") }),
    );
  return (
    <Press class="link-button" onPress={() => (hidden ? act({ command: "show_comment", data }) : hide())}>
      {hidden ? t("Show again") : t("Hide")}
    </Press>
  );
}
