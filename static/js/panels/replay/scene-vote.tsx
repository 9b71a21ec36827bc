/** Narrowing and voting: what was asked, that a vote was open, and its result once it was closed. */
import { t } from "../../core/i18n";
import type { RoundView } from "../../wire";
import { howChosen, ruleSentence, secrecyInFull } from "../shared/labels";
import { ideasToNarrow, inOrder, latestResult, openRound, optionName, optionPieces } from "../shared/options";
import { Results } from "../shared/results";
import { Statement } from "../shared/statement";
import { isUndecided } from "../shared/ties";
import type { Moment } from "./moment";
import { AdoptedLater, CandidateCards } from "./scene-candidates";
import { IdeaGrid } from "./scene-ideas";

export function ChoiceScene({ moment }: { moment: Moment }) {
  const { view, stage, stageId } = moment;
  const open = openRound(view.rounds);
  const result = latestResult(view.rounds, stageId);
  const final = stage === undefined || stage.kind === "narrow" ? undefined : view.finals[stage.part];
  if (open !== null) {
    return (
      <>
        <VoteOpen round={open[1]} />
        <Options moment={moment} round={open[1]} />
      </>
    );
  }
  if (result === null) return <Standing moment={moment} />;
  return (
    <>
      {final !== undefined && !isUndecided(result[1]) && (
        <section class="stack stack--tight">
          <div class="row part-label scene__label">
            <p>{howChosen(final.how)}</p>
            <AdoptedLater moment={moment} part={stage?.part ?? ""} />
          </div>
          <Statement pieces={final.pieces} />
        </section>
      )}
      <Result round={result[1]} moment={moment} />
    </>
  );
}

/** The picture first; tables and the like for whoever wants them. */
export function Result({ round, moment: { view, names } }: { round: RoundView; moment: Moment }) {
  return (
    <>
      <Results round={round} view={view} details={false} names={names} />
      <details class="disclosure">
        <summary class="disclosure__summary">{t("All figures of this vote")}</summary>
        <Results round={round} view={view} names={names} />
      </details>
    </>
  );
}

export function VoteOpen({ round }: { round: RoundView }) {
  return (
    <section class="stack stack--tight">
      <p class="pill">{secrecyInFull(round.secrecy)}</p>
      <p class="lead">{t("A vote was open. Nobody saw a count before its close.")}</p>
      <p class="quiet">{ruleSentence(round)}</p>
    </section>
  );
}

function Options({ moment, round }: { moment: Moment; round: RoundView }) {
  const { view, names } = moment;
  if (round.over === "ideas") {
    const ideas = round.options.flatMap((id) => (view.ideas[id] === undefined ? [] : [[id, view.ideas[id]] as [string, (typeof view.ideas)[string]]]));
    return <IdeaGrid ideas={ideas} names={names} />;
  }
  return (
    <div class="card-grid scene__cards">
      {round.options.map((id) => (
        <article key={id} class="candidate">
          <header class="candidate__head">{optionName(round, id, view)}</header>
          <Statement pieces={optionPieces(round, id, view)} size="small" />
        </article>
      ))}
    </div>
  );
}

/** Before the vote: what would be on the ballot. */
function Standing({ moment }: { moment: Moment }) {
  const { view, stage, names } = moment;
  if (stage?.over === "ideas") return <IdeaGrid ideas={ideasToNarrow(view, stage.part)} names={names} />;
  const standing = inOrder(view.candidates).filter(([, { part, withdrawn }]) => part === stage?.part && !withdrawn);
  return <CandidateCards candidates={standing} />;
}
