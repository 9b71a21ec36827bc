/** The result of a score vote: totals, how they spread, and the run-off between the two highest. */
import { t, tn } from "../../core/i18n";
import type { RoundView, ScoreTally } from "../../wire";
import { OptionResults } from "./option-results";
import { optionName } from "./options";
import { Bar, groupColumns, GroupsNote, Numbers, percent } from "./result-parts";
import type { ResultProps } from "./results";
import { Tie } from "./tie";
import { chosenIn } from "./ties";

export function ScoreResult({ tally, ...shared }: ResultProps<ScoreTally>) {
  const { round, view, details, grow } = shared;
  const { options, order } = tally;
  const name = (id: string): string => optionName(round, id, view);
  const said = outcome(tally, round, name);
  return (
    <>
      {said !== "" && <p class={tally.winner === undefined ? "notice notice--next" : "lead"}>{said}</p>}
      <Tie round={round} view={view} />
      <OptionResults
        {...shared}
        options={options}
        order={order}
        groups={tally.groups}
        support={t("Bars show support: a score of 3 or more.")}
        winner={chosenIn(round)}
        totalText={(total) => tn("{n} point", "{n} points", total)}
      />
      <GroupsNote shown={tally.groups} />
      {tally.runoff !== undefined && <RunOff runoff={tally.runoff} name={name} grow={grow} />}
      {details && (
        <>
          <Spread tally={tally} name={name} />
          <Numbers
            caption={
              tally.groups.shown.length > 0
                ? t("Points, support (a score of 3 or more) and support by group")
                : t("Points, and support (a score of 3 or more)")
            }
            head={[t("Item"), t("Points"), t("Support"), ...groupColumns(view.brief.groups, tally.groups)]}
            rows={order.map((id) => {
              const option = options[id];
              return [name(id), option?.total ?? 0, percent(option?.support), ...(option?.support_by_group ?? []).map(percent)];
            })}
          />
        </>
      )}
    </>
  );
}

/** Who won; nothing where it is a tie, or where nothing is chosen yet. */
function outcome(tally: ScoreTally, { purpose }: Pick<RoundView, "purpose">, name: (id: string) => string): string {
  if (tally.ballots === tally.abstentions) return t("Nobody scored, so nothing is chosen.");
  const { winner, runoff } = tally;
  if (winner === undefined || purpose === "narrow") return "";
  const [a, b] = runoff?.finalists ?? [];
  if (runoff === undefined || a === undefined || b === undefined) return t("{option} is chosen.", { option: name(winner) });
  const [forA, forB] = runoff.prefer;
  const [more, less] = winner === a ? [forA, forB] : [forB, forA];
  return t("{option} is chosen: in the run-off {more} scored it higher, {less} the other.", { option: name(winner), more, less });
}

function RunOff({ runoff, name, grow }: { runoff: NonNullable<ScoreTally["runoff"]>; name(id: string): string; grow: boolean }) {
  const all = Math.max(1, runoff.prefer[0] + runoff.prefer[1] + runoff.equal);
  return (
    <section class={`result ${grow ? "grow" : ""}`.trim()}>
      <h3 class="result__title">{t("The run-off")}</h3>
      {runoff.finalists.map((id, place) => {
        const n = runoff.prefer[place as 0 | 1];
        return <Bar key={id} label={t("{option} scored higher", { option: name(id) })} value={String(n)} share={(100 * n) / all} />;
      })}
      {runoff.equal > 0 && (
        <p class="result__note">{tn("{n} person scored both the same", "{n} people scored both the same", runoff.equal)}</p>
      )}
    </section>
  );
}

/** How many gave 0, 1, ... 5: drawn, with its table, folded away. */
function Spread({ tally, name }: { tally: ScoreTally; name(id: string): string }) {
  const most = Math.max(1, ...Object.values(tally.options).flatMap(({ spread }) => spread));
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{t("How the scores are spread")}</summary>
      <div class="results">
        {tally.order.map((id) => (
          <figure key={id} class="result">
            <figcaption class="result__title">{name(id)}</figcaption>
            <div class="distribution">
              {(tally.options[id]?.spread ?? []).map((n, score) => (
                <div key={score} class="distribution__step">
                  <span class="visually-hidden">{t("Score {score}:", { score })}</span>
                  <span>{n}</span>
                  <span class="distribution__column" aria-hidden="true">
                    <span class="distribution__fill" style={{ "--share": `${(100 * n) / most}%` }} />
                  </span>
                  <span class="distribution__label" aria-hidden="true">
                    {score}
                  </span>
                </div>
              ))}
            </div>
          </figure>
        ))}
      </div>
    </details>
  );
}
