/** The result of a round that has closed: what was counted, by whom it is carried, what is tied. */
import { t } from "../../core/i18n";
import type { RoundView, Tally } from "../../wire";
import { DotsResult } from "./dots-result";
import { GradientsResult } from "./gradients-result";
import { Help } from "./help";
import { commonGround, runOff, smallGroups, steps, turnout as aboutTurnout } from "./help-topics";
import type { Topic } from "./help-topics";
import { NamedBallots } from "./named-ballots";
import type { Shown } from "./options";
import { turnout, wholeGroups } from "./result-parts";
import { ScoreResult } from "./score-result";

export interface ResultsProps {
  round: RoundView;
  /** Where options and groups get their names from: the view itself will do. */
  view: Shown;
  /** Bars grow when they first show: the moment of the close. */
  grow?: boolean;
  /** Tables, sorting and further details: everything that one presses. Not on the screen. */
  details?: boolean;
  /** Options shown at once; the rest are counted ("and 12 more") or, with details, unfolded. */
  most?: number;
  /** Names of people, for an open vote. */
  names?: Record<string, string> | undefined;
}

/** What each kind of result gets. */
export interface ResultProps<T> extends Required<Pick<ResultsProps, "round" | "view" | "grow" | "details" | "most">> {
  tally: T;
}

/** Nothing for a round without a tally. The heading is up to the page. */
export function Results({ round, view, grow = false, details = true, most = 12, names }: ResultsProps) {
  const { tally } = round;
  if (tally === undefined) return null;
  const shared = { round, view, grow, details, most };
  return (
    <div class="stack result-sheet">
      <p class="caption">
        {turnout(tally, round.present)}
        {round.status === "superseded" && ` · ${t("superseded by a later vote")}`}
      </p>
      {tally.rule === "dots" && <DotsResult {...shared} tally={tally} />}
      {tally.rule === "score" && <ScoreResult {...shared} tally={tally} />}
      {tally.rule === "gradients" && <GradientsResult {...shared} tally={tally} />}
      {details && <Help topics={asked(round, tally)} />}
      {details && round.ballots !== undefined && <NamedBallots round={round} view={view} names={names} />}
    </div>
  );
}

/** What people may ask about this result. Of a text that is ratified the decision rule tells why groups are missing. */
function asked({ purpose, settings }: RoundView, tally: Tally): Topic[] {
  const { groups } = tally;
  const compared = groups.shown.length > 1;
  const about = tally.rule === "gradients" ? [steps(settings["block"] !== 0)] : tally.rule === "score" && tally.runoff !== undefined ? [runOff()] : [];
  return [...about, aboutTurnout(), ...(compared ? [commonGround()] : []), ...(purpose === "ratify" || wholeGroups(groups) ? [] : [smallGroups()])];
}
