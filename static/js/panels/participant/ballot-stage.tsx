/** Narrow, vote and ratify: wait for the vote, vote, wait for the others, see the result. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { RoundView, StageView, View } from "../../wire";
import { Assessment } from "../shared/assessment";
import { thoseThatLed } from "../shared/leading";
import { latestResult, openRound, optionName, optionPieces } from "../shared/options";
import { Results } from "../shared/results";
import { useRoom } from "../shared/session";
import { Statement } from "../shared/statement";
import { chosenIn, isUndecided, undecided } from "../shared/ties";
import { Adoption } from "./adoption";
import { RoomsText } from "./agreed";
import { BallotFate } from "./ballot-parts";
import type { BallotProps } from "./ballot-parts";
import { DotsBallot } from "./dots-ballot";
import { GradientsBallot } from "./gradients-ballot";
import { Screen } from "./screen";
import { ScoreBallot } from "./score-ballot";
import { Upcoming, useSomething } from "./upcoming";
import { useBallot } from "./use-ballot";
import { useNames, useView } from "./use";
import { NextLine, NotYet, Waiting } from "./waiting";

export function BallotStage({ id, stage }: { id: string; stage: StageView }) {
  const rounds = useView((view) => view.rounds);
  const something = useSomething(stage);
  const open = openRound(rounds);
  if (open !== null && open[1].stage === id) return <OpenRound key={open[0]} id={open[0]} round={open[1]} stage={id} />;
  const result = latestResult(rounds, id);
  if (result !== null) return <Closed id={result[0]} round={result[1]} stage={id} />;
  return (
    <Screen>
      {something ? (
        <>
          <NotYet title={t("The vote opens in a moment")} text={t("Read once more what it will be about. The facilitator opens the vote.")} />
          <Upcoming stage={stage} />
        </>
      ) : (
        <NotYet title={t("Nothing to vote on yet")} text={t("What the room votes on stands here as soon as it is there.")} />
      )}
    </Screen>
  );
}

const BALLOTS = { dots: DotsBallot, score: ScoreBallot, gradients: GradientsBallot };

function OpenRound({ id, round, stage }: { id: string; round: RoundView; stage: string }) {
  const { storage } = useRoom();
  const own = useBallot(id);
  const [done, setDone] = useState(() => storage.get(`done:${id}`) !== undefined);
  const cast = useView((_view, _mine, live) => (live.turnout?.round === id ? live.turnout.cast : 0));
  const finish = (over: boolean): void => {
    if (over) storage.set(`done:${id}`, { at: Date.now() });
    else storage.remove(`done:${id}`);
    setDone(over);
  };
  if (done && own.fate !== "none") {
    return (
      <Screen
        hint={own.fate !== "stored" && <BallotFate own={own} />}
        action={
          <button type="button" class="button button--wide" onClick={() => finish(false)}>
            {t("Change my vote")}
          </button>
        }
      >
        <Waiting
          stage={stage}
          done={cast}
          sentence={(n, present) => tn("{n} of {present} has voted.", "{n} of {present} have voted.", n, { present })}
        />
        <p class="quiet">{t("You can change your vote until the facilitator closes it. Then the result appears here.")}</p>
      </Screen>
    );
  }
  const Ballot: (props: BallotProps) => JSX.Element = BALLOTS[round.rule];
  return <Ballot id={id} round={round} own={own} onDone={() => own.finished() && finish(true)} />;
}

function Closed({ id, round, stage }: { id: string; round: RoundView; stage: string }) {
  const view = useView((whole) => whole);
  const names = useNames();
  const final = view.finals[round.part];
  const about = round.purpose === "ratify" && final?.assessment?.round === id ? final.assessment : undefined;
  const adopted = about !== undefined && final?.adoption?.current === true;
  // What was chosen, and what comes next; whoever wants the figures reads on.
  const chosen = round.purpose !== "narrow";
  return (
    <Screen>
      {adopted && <RoomsText part={round.part} final={final} />}
      <h2 class="question">{heading(round)}</h2>
      {about !== undefined && !adopted && <Statement pieces={final?.pieces ?? []} />}
      <Words round={round} view={view} />
      {about !== undefined && (
        <Assessment assessment={about} groups={view.brief.groups} shown={round.tally?.groups} />
      )}
      {round.purpose === "ratify" && <Adoption part={round.part} />}
      {chosen && <NextLine stage={stage} />}
      <Results round={round} view={view} names={names} grow {...thoseThatLed(round)} />
      {!chosen && <NextLine stage={stage} />}
    </Screen>
  );
}

/** The words of the candidate that won or was decided on, or of those between which it is a tie. */
function Words({ round, view }: { round: RoundView; view: View }) {
  const best = leading(round);
  if (round.over !== "candidates" || best.length === 0) return null;
  return (
    <div class="card-list">
      {best.map((id) => (
        <article key={id} class={`candidate ${best.length === 1 ? "candidate--winner" : ""}`.trim()}>
          <h3 class="candidate__name">{optionName(round, id, view)}</h3>
          <Statement pieces={optionPieces(round, id, view)} />
        </article>
      ))}
    </div>
  );
}

function leading(round: RoundView): readonly string[] {
  const { tally, purpose } = round;
  const chosen = chosenIn(round);
  if (chosen !== undefined) return [chosen];
  if (nobodyChose(tally)) return [];
  if (tally?.rule === "score" && tally.winner !== undefined) return [tally.winner];
  return purpose === "vote" || tally?.rule === "score" ? undecided(tally) : [];
}

function nobodyChose(tally: RoundView["tally"]): boolean {
  return tally?.ballots === tally?.abstentions;
}

function heading(round: RoundView): string {
  if (round.purpose === "narrow") return t("What the room put first");
  if (round.purpose === "vote") {
    if (round.decided !== undefined) return t("What was decided");
    if (!isUndecided(round)) return t("What the room chose");
    return nobodyChose(round.tally) ? t("Nobody has chosen yet") : t("It is a tie");
  }
  return round.part === "vision" ? t("Where the room stands on the vision") : t("Where the room stands on the mission");
}
