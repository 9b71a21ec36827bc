/** What a vote left level, what the facilitator may do about it, and what was decided. The words are
 * those of projections/ties.py. */
import { t, tn } from "../../core/i18n";
import type { DotsTally, RoundView, ScoreTally, Tally } from "../../wire";
import { optionName } from "./options";
import type { Shown } from "./options";
import { shortened } from "./shortened";

type Named = Pick<Shown, "ideas" | "candidates">;

/** Letters of an idea within a sentence. */
const SHORT = 60;

/** What is tied: for the first place, for the places in the run-off, or in it. Empty where nothing is. */
export function tieSentence(round: RoundView, view: Named): string {
  const { tally } = round;
  if (tally === undefined || tally.rule === "gradients" || tally.ballots === tally.abstentions) return "";
  return tally.rule === "dots" ? dotsTie(tally, round, view) : scoreTie(tally, round, view);
}

function dotsTie({ order, ties, options }: DotsTally, round: RoundView, view: Named): string {
  const top = order[0];
  // Options without any dot are level too, but that is no tie worth naming.
  const level = ties.find((tie) => top !== undefined && tie.includes(top) && (options[top]?.total ?? 0) > 0);
  if (level === undefined) return "";
  return round.over === "candidates"
    ? t("A tie at the top: {options}.", { options: listed(level, round, view) })
    : t("A tie at the top: {n} have the most dots.", { n: level.length });
}

function scoreTie(tally: ScoreTally, round: RoundView, view: Named): string {
  const { winner, tied = [], tied_for_runoff: sharing = [], runoff } = tally;
  const options = listed(sharing, round, view);
  const points = tn("{n} point", "{n} points", tally.options[sharing[0] ?? ""]?.total ?? 0);
  if (winner !== undefined) {
    return sharing.length === 0
      ? ""
      : t("{options} are level for the second place in the run-off ({points} each). That changes nothing: more people scored {winner} higher than any of them.", {
          options,
          points,
          winner: called(winner, round, view),
        });
  }
  const [a, b] = runoff?.finalists ?? [];
  if (a !== undefined && b !== undefined) return t("A tie. {runoff}", { runoff: runOffSentence(round, view) });
  const first = tied.find((id) => !sharing.includes(id));
  if (sharing.length === 0) return "";
  return first === undefined
    ? t("A tie for the two places in the run-off: {options} are level ({points} each).", { options, points })
    : t("A tie for the second place in the run-off: {options} are level ({points} each). {first} is in it already, with the most points.", {
        options,
        points,
        first: called(first, round, view),
      });
}

/** "In the run-off Candidate 2 was preferred by 5, Candidate 1 by 3."; empty without a run-off. */
export function runOffSentence({ tally, ...round }: RoundView, view: Named): string {
  if (tally?.rule !== "score" || tally.runoff === undefined) return "";
  const { finalists, prefer } = tally.runoff;
  const [a = "", b = ""] = finalists.map((id) => called(id, round, view));
  const [x, y] = prefer;
  if (x + y === 0) return t("In the run-off everybody scored {a} and {b} alike.", { a, b });
  if (x === y) return t("In the run-off {a} and {b} were preferred by {n} each.", { a, b, n: x });
  return x > y
    ? t("In the run-off {a} was preferred by {x}, {b} by {y}.", { a, x, b, y })
    : t("In the run-off {a} was preferred by {x}, {b} by {y}.", { a: b, x: y, b: a, y: x });
}

/** The options between which a vote did not decide: to be chosen from, or to vote on again. */
export function undecided(tally: Tally | undefined): string[] {
  if (tally === undefined || tally.rule === "gradients") return [];
  const { order } = tally;
  if (tally.ballots === tally.abstentions) return order;
  if (tally.rule === "score") return tally.winner === undefined ? (tally.tied ?? order) : [];
  const [first] = order;
  return tally.ties.find((tie) => first !== undefined && tie.includes(first)) ?? [];
}

/** Whether it decided nothing, and nobody did since: what was chosen before it did not come of it. */
export function isUndecided({ decided = [], tally }: RoundView): boolean {
  return decided.length === 0 && undecided(tally).length > 0;
}

/** What came of a vote: what the facilitator decided on last, else what won. None of a narrowing, which chooses nothing. */
export function chosenIn(round: RoundView): string | undefined {
  const { purpose, decided = [], tally } = round;
  if (purpose !== "vote") return undefined;
  const last = decided[decided.length - 1];
  if (last !== undefined) return last.candidate;
  if (tally === undefined || tally.rule === "gradients" || isUndecided(round)) return undefined;
  return tally.rule === "score" ? tally.winner : tally.order[0];
}

/** Whether the vote of this round still waits for a decision of the facilitator. */
export function waitsForChoice(round: RoundView): boolean {
  return round.purpose === "vote" && round.status === "closed" && isUndecided(round);
}

/** What may be done about it, while nothing was decided; empty where a result waits for nobody. */
export function waysOut(round: RoundView, view: Named): string {
  const { tally, purpose, status, decided = [] } = round;
  if (purpose !== "vote" || status !== "closed" || decided.length > 0 || tieSentence(round, view) === "") return "";
  if (tally?.rule === "score" && tally.winner !== undefined) return "";
  return t("The facilitator lets the room vote once more between these, or chooses one and says why.");
}

/** What the facilitator decided after the vote, with the reason as the record has it. */
export function decidedSentences({ decided = [], ...round }: RoundView, view: Named, most?: number): string[] {
  return decided.map(({ candidate, how, reason }) => {
    const option = optionName(round, candidate, view);
    const sentences = {
      tie: t("After the tie the facilitator chose {option}.", { option }),
      runner_up: t("Later the facilitator took the runner-up, {option}.", { option }),
      decision: t("The facilitator chose {option}.", { option }),
    };
    const why = reason === "" ? "" : t("The reason given: “{reason}”", { reason: most === undefined ? reason : shortened(reason, most) });
    return [sentences[how], why].filter(Boolean).join(" ");
  });
}

function listed(ids: readonly string[], round: RoundView, view: Named): string {
  if (round.over === "ideas") return tn("{n} idea", "{n} ideas", ids.length);
  const names = ids.map((id) => optionName(round, id, view));
  const last = names.pop() ?? "";
  return names.length === 0 ? last : t("{options} and {last}", { options: names.join(", "), last });
}

/** An idea by its first words, in quotes; a candidate by its name. */
function called(id: string, round: RoundView, view: Named): string {
  const name = optionName(round, id, view);
  return round.over === "ideas" ? t("“{text}”", { text: shortened(name, SHORT) }) : name;
}
