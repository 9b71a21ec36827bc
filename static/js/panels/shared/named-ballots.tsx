/** Who voted how, where the round was open and people were told so before. */
import { t, tn } from "../../core/i18n";
import type { Ballot, RoundView } from "../../wire";
import { authorName, gradientName } from "./labels";
import { optionName } from "./options";
import type { Shown } from "./options";

export function NamedBallots({ round, view, names }: { round: RoundView; view: Shown; names: Record<string, string> | undefined }) {
  const rows = Object.entries(round.ballots ?? {})
    .map(([who, ballot]): [string, string, Ballot] => [who, authorName(names, who), ballot])
    .sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{t("Who voted how")}</summary>
      <dl class="facts">
        {rows.map(([who, name, ballot]) => (
          <div key={who} class="facts__row">
            <dt class="name" dir="auto">
              {name}
            </dt>
            <dd dir="auto">{ballotText(ballot, round, view)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A ballot in words: "Candidate 1: 4, Candidate 2: 0". */
function ballotText(ballot: Ballot, round: RoundView, view: Pick<Shown, "ideas" | "candidates">): string {
  if ("abstain" in ballot) return t("Abstained");
  if ("step" in ballot) return gradientName(ballot.step);
  const name = (id: string): string => optionName(round, id, view);
  if ("scores" in ballot) {
    return round.options.map((id) => `${name(id)}: ${ballot.scores[id] ?? 0}`).join(", ");
  }
  const given = round.options.filter((id) => (ballot.dots[id] ?? 0) > 0);
  if (given.length === 0) return t("No dots");
  return given.map((id) => `${name(id)}: ${tn("{n} dot", "{n} dots", ballot.dots[id] ?? 0)}`).join(", ");
}
