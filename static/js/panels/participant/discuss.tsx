/** Discuss: the candidates; then one candidate with its comments, amendments and versions. */
import { useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Comment, Pencil } from "../../core/icons";
import type { CandidateView, StageView } from "../../wire";
import { Find } from "../shared/find";
import { Help } from "../shared/help";
import { amendment } from "../shared/help-topics";
import { MANY } from "../shared/sift";
import { Amend } from "./amend";
import { CandidateCard } from "./candidate-card";
import { CandidatePage } from "./candidate-page";
import { useCandidates } from "./draft";
import { OwnCandidateTools, ReviseCandidate } from "./own-candidate";
import { Screen } from "./screen";
import { go, useDone, usePlace, useView } from "./use";
import { NotYet, Waiting } from "./waiting";

export function Discuss({ id, stage }: { id: string; stage: StageView }) {
  const [place] = usePlace();
  const candidates = useCandidates(stage.part);
  const own = useView((_view, mine) => mine.candidates);
  const comments = useView((view) => view.counts.comments);
  const chosen = useView((view) => view.finals[stage.part] !== undefined);
  const doneCount = useView((view) => view.counts.done[id] ?? 0);
  const [done, sayDone] = useDone(id);
  const wrote = useView((_view, mine) => mine.comments.length + mine.amendments.length > 0);
  const rows = useRef<HTMLDivElement>(null);
  const at = candidates.find(([known]) => place.endsWith(`-${known}`));
  if (at !== undefined && place.startsWith("candidate-")) return <CandidatePage key={at[0]} id={at[0]} candidate={at[1]} />;
  if (at !== undefined && place.startsWith("decide-")) return <CandidatePage key={at[0]} id={at[0]} candidate={at[1]} decide />;
  if (at !== undefined && place.startsWith("amend-")) return <Amend id={at[0]} candidate={at[1]} />;
  if (at !== undefined && place.startsWith("revise-")) return <ReviseCandidate id={at[0]} candidate={at[1]} />;

  const standing = candidates.filter(([, { aside, withdrawn }]) => !aside && !withdrawn);
  const rest = candidates.filter(([, { aside, withdrawn }]) => aside || withdrawn);
  const card = ([known, candidate]: [string, CandidateView]) => (
    <CandidateCard key={known} id={known} candidate={candidate}>
      <button type="button" class="button button--small" onClick={() => go(`candidate-${known}`)}>
        <Comment />
        {candidate.withdrawn || chosen || own.includes(known) ? t("Comment") : t("Comment or amend")}
      </button>
      {(comments[known] ?? 0) > 0 && <span class="num">{tn("{n} comment", "{n} comments", comments[known] ?? 0)}</span>}
      <Amendments candidate={candidate} />
      {own.includes(known) && <OwnCandidateTools id={known} candidate={candidate} />}
    </CandidateCard>
  );
  return (
    <Screen
      action={
        <button type="button" class="button button--wide" onClick={() => sayDone(!done)}>
          {done ? t("I have more to say") : t("I am done")}
        </button>
      }
    >
      {done && (
        <Waiting
          stage={id}
          done={doneCount}
          wrote={wrote}
          sentence={(n, present) => tn("{n} of {present} is done.", "{n} of {present} are done.", n, { present })}
        />
      )}
      {candidates.length === 0 ? (
        <NotYet title={t("No candidate yet")} text={t("Candidates come from the draft stage. They appear here as soon as one is proposed.")} />
      ) : (
        <>
          {standing.filter(([known]) => own.includes(known)).map(([known, candidate]) => (
            <ToDecide key={known} id={known} candidate={candidate} />
          ))}
          {!done && (
            <div class="stack stack--tight">
              <h2 class="question">{t("What do you not understand yet?")}</h2>
              <p class="quiet">{t("Questions first, opinions after. Comment on a candidate, or amend its words.")}</p>
              <Help topics={[amendment()]} />
            </div>
          )}
          {standing.length > MANY && <Find rows={rows} sticky label={t("Find a candidate")} none={t("No candidate has these words.")} />}
          <div class="card-list" ref={rows}>
            {standing.map(card)}
          </div>
          {rest.length > 0 && (
            <details class="disclosure">
              <summary class="disclosure__summary">
                {tn("{n} that is not put to the vote", "{n} that are not put to the vote", rest.length)}
              </summary>
              <div class="card-list">{rest.map(card)}</div>
            </details>
          )}
        </>
      )}
    </Screen>
  );
}

function openIn({ amendments }: CandidateView): number {
  return Object.values(amendments).filter(({ status }) => status === "open").length;
}

/** Nobody but its author, and the facilitator, can decide it: so it is said on top. */
function ToDecide({ id, candidate }: { id: string; candidate: CandidateView }) {
  const open = openIn(candidate);
  if (open === 0) return null;
  return (
    <div class="notice notice--next">
      <strong>
        {tn("{n} amendment to your candidate {number} waits for you.", "{n} amendments to your candidate {number} wait for you.", open, { number: candidate.number })}
      </strong>
      <button type="button" class="button button--small" onClick={() => go(`decide-${id}`)}>
        {t("Read and decide")}
      </button>
    </div>
  );
}

function Amendments({ candidate }: { candidate: CandidateView }) {
  const open = openIn(candidate);
  return open === 0 ? null : (
    <span class="with-icon">
      <Pencil />
      {tn("{n} amendment", "{n} amendments", open)}
    </span>
  );
}
