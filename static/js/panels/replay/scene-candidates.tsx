/** Drafting and discussing: the candidates, and the one that was spoken of with its comments. */
import { t, tn } from "../../core/i18n";
import type { CandidateView, CommentView } from "../../wire";
import { Differences, DifferencesKey } from "../shared/differences";
import { authorName } from "../shared/labels";
import { Lineage } from "../shared/lineage";
import { memo } from "../shared/memo";
import { inOrder } from "../shared/options";
import { Statement } from "../shared/statement";
import { usePlayer } from "./context";
import { adoptedLater, candidateInFocus, wordsBefore } from "./moment";
import type { Moment } from "./moment";
import { duration } from "./times";

const MOST_COMMENTS = 40;

function candidatesOf({ view, stage }: Moment): Array<[string, CandidateView]> {
  return inOrder(view.candidates).filter(([, { part }]) => part === stage?.part);
}

export function DraftScene({ moment }: { moment: Moment }) {
  const all = candidatesOf(moment);
  const focus = candidateInFocus(moment);
  const standing = all.filter(([id, { withdrawn }]) => !withdrawn && id !== focus);
  const inFocus = focus === null ? undefined : moment.view.candidates[focus];
  return (
    <>
      <p class="lead num">
        {all.length === 0 ? t("Nothing proposed yet. People were writing.") : tn("{n} proposed so far", "{n} proposed so far", all.length)}
      </p>
      {focus !== null && inFocus !== undefined && <InFocus moment={moment} id={focus} candidate={inFocus} />}
      <CandidateCards candidates={standing} />
    </>
  );
}

export function DiscussScene({ moment }: { moment: Moment }) {
  const all = candidatesOf(moment);
  const focus = candidateInFocus(moment);
  const candidate = focus === null ? undefined : moment.view.candidates[focus];
  if (focus === null || candidate === undefined) return <CandidateCards candidates={all.filter(([, { withdrawn }]) => !withdrawn)} />;
  return (
    <>
      <InFocus moment={moment} id={focus} candidate={candidate} />
      <Amendments candidate={candidate} />
      <Comments moment={moment} candidate={focus} />
    </>
  );
}

/** One candidate at full size; the words that just changed are marked. */
function InFocus({ moment, id, candidate }: { moment: Moment; id: string; candidate: CandidateView }) {
  const before = wordsBefore(moment, id);
  const label = [
    t("Candidate {number}", { number: candidate.number }),
    t("version {number}", { number: candidate.version }),
    authorName(moment.names, candidate.author),
    candidate.withdrawn ? (candidate.led_out === true ? t("withdrawn by the facilitator") : t("withdrawn")) : "",
    candidate.aside ? t("set aside") : "",
  ];
  return (
    <article class="stack stack--tight">
      <p class="part-label" dir="auto">
        {label.filter(Boolean).join(" · ")}
      </p>
      {before === null ? <Statement pieces={candidate.pieces} size="large" /> : <Differences before={before} after={candidate.pieces} size="large" />}
      {before !== null && <DifferencesKey before={before} after={candidate.pieces} />}
      <div class="row scene__ways">
        <Lineage cites={candidate.cites} ideas={moment.view.ideas} />
        <AdoptedLater moment={moment} part={candidate.part} candidate={id} />
      </div>
    </article>
  );
}

/** "Adopted 38 minutes later": the way there. Beside a candidate that was not taken up it says that another one was. */
export function AdoptedLater({ moment, part, candidate }: { moment: Moment; part: string; candidate?: string }) {
  const player = usePlayer();
  const later = adoptedLater(moment, part);
  if (later === null) return null;
  const after = { duration: duration(later.at - moment.reel.timeline.begin - (moment.reel.times[moment.frame] ?? 0)) };
  const another = candidate !== undefined && candidate !== later.candidate;
  return (
    <button type="button" class="link-button" onClick={() => player.goVersion(later.version)}>
      {another ? t("Another one was adopted {duration} later", after) : t("Adopted {duration} later", after)}
    </button>
  );
}

export function CandidateCards({ candidates }: { candidates: Array<[string, CandidateView]> }) {
  return (
    <div class="card-grid scene__cards">
      {candidates.map(([id, candidate]) => (
        <Card key={id} candidate={candidate} />
      ))}
    </div>
  );
}

const Card = memo(({ candidate }: { candidate: CandidateView }) => (
  <article class={`candidate ${candidate.aside ? "candidate--withdrawn" : ""}`.trim()}>
    <header class="candidate__head">
      <span>{t("Candidate {number}", { number: candidate.number })}</span>
      {candidate.aside && <span>{t("set aside")}</span>}
    </header>
    <Statement pieces={candidate.pieces} size="small" />
  </article>
));

function Amendments({ candidate }: { candidate: CandidateView }) {
  const open = inOrder(candidate.amendments).filter(([, { status }]) => status === "open");
  if (open.length === 0) return null;
  return (
    <section class="stack">
      <h3 class="section-title">{t("Proposed at that moment")}</h3>
      {open.slice(-4).map(([id, { pieces, why }]) => (
        <div key={id} class="card card--flat stack stack--tight">
          <Differences before={candidate.pieces} after={pieces} size="small" />
          {why !== "" && (
            <p class="quiet" dir="auto">
              {why}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function Comments({ moment, candidate }: { moment: Moment; candidate: string }) {
  const { view, names, line } = moment;
  const all = inOrder(view.comments).filter(([, comment]) => comment.candidate === candidate);
  if (all.length === 0) return null;
  const shown = all.slice(-MOST_COMMENTS).reverse();
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{tn("{n} comment, the newest first", "{n} comments, the newest first", all.length)}</h3>
      <ol class="comments" role="list">
        {shown.map(([id, comment]) => (
          <Comment key={id} comment={comment} author={authorName(names, comment.author)} current={line?.about?.item === id} />
        ))}
      </ol>
      {all.length > shown.length && <p class="quiet">{tn("and {n} earlier one", "and {n} earlier ones", all.length - shown.length)}</p>}
    </section>
  );
}

const Comment = memo(({ comment, author, current }: { comment: CommentView; author: string; current: boolean }) => (
  <li class={`comment ${comment.hidden ? "comment--hidden" : ""} ${current ? "comment--told" : ""}`.trim()}>
    <p class="comment__text" dir="auto">
      {comment.withdrawn
        ? t("Withdrawn by its author")
        : comment.hidden
          ? t("Hidden by the facilitator: {reason}", { reason: comment.reason ?? "" })
          : comment.text}
    </p>
    {(author !== "" || comment.parent !== "") && (
      <p class="comment__meta" dir="auto">
        {[author, comment.parent === "" ? "" : t("an answer")].filter(Boolean).join(" · ")}
      </p>
    )}
  </li>
));
