/** The result of a ratification: the distribution over the eight steps, never an average. */
import { Fragment } from "preact";
import { t, tn } from "../../core/i18n";
import type { CountedStep, GradientsTally, RoundView } from "../../wire";
import { gradientName, gradients } from "./labels";
import type { Gradient } from "./labels";
import { Bar, groupColumns, GroupBars, GroupsNote, Numbers, percent, splitSentence } from "./result-parts";
import type { ResultProps } from "./results";

export function GradientsResult({ tally, view, round, details, grow }: ResultProps<GradientsTally>) {
  const steps = stepsOf(tally, round);
  const split = splitSentence(tally, view.brief.groups, tally.groups);
  const [supporters, counted] = tally.support_of;
  return (
    <>
      <Distribution tally={tally} round={round} grow={grow} />
      <section class={`result ${grow ? "grow" : ""}`.trim()}>
        <h3 class="result__title">{t("Support")}</h3>
        {tally.support !== undefined && (
          <Bar
            label={t("The whole room ({supporters} of {counted})", { supporters, counted })}
            value={percent(tally.support)}
            share={tally.support}
            class="bar--total"
          />
        )}
        <GroupBars support={tally} groups={view.brief.groups} shown={tally.groups} />
        <GroupsNote shown={tally.groups} />
        {split !== "" && <p class="result__note result__note--split">{split}</p>}
        {goesAlong(tally) !== "" && <p class="result__note">{goesAlong(tally)}</p>}
        {tally.blocks > 0 && <p class="result__note">{tn("{n} block stands", "{n} blocks stand", tally.blocks)}</p>}
      </section>
      <Reasons tally={tally} />
      {details && (
        <Numbers
          caption={
            tally.groups.shown.length > 0
              ? t("Answers by step and group; abstentions are shown for the whole room only")
              : t("Answers by step")
          }
          head={[t("Step"), t("All"), ...groupColumns(view.brief.groups, tally.groups)]}
          rows={steps.map(({ key, name }) => [
            name,
            tally.steps[key as keyof typeof tally.steps],
            ...tally.steps_by_group.map((group) => (key === "abstain" ? "–" : group[key as CountedStep])),
          ])}
        />
      )}
    </>
  );
}

interface DistributionProps {
  tally: GradientsTally;
  round: Pick<RoundView, "settings">;
  grow?: boolean;
  /** Only the steps at which somebody stands. */
  taken?: boolean;
}

/** How many stand at each step. A whole bar would be the whole room, here and on the wall. */
export function Distribution({ tally, round, grow = false, taken = false }: DistributionProps) {
  const ballots = Math.max(1, tally.ballots);
  return (
    <div class={`spread ${grow ? "grow" : ""}`.trim()}>
      {stepsOf(tally, round).map(({ key, name }) => {
        const n = tally.steps[key as keyof typeof tally.steps];
        if (taken && n === 0) return null;
        return (
          <div key={key} class="spread__row">
            <span>{name}</span>
            <span class="bar__track" aria-hidden="true">
              <span class="bar__fill" style={{ "--share": `${(100 * n) / ballots}%` }} />
            </span>
            <span class="spread__value">{n}</span>
          </div>
        );
      })}
    </div>
  );
}

/** Whether there are steps at which nobody stands. */
export function leavesSteps(tally: GradientsTally, round: Pick<RoundView, "settings">): boolean {
  return stepsOf(tally, round).some(({ key }) => tally.steps[key as keyof typeof tally.steps] === 0);
}

function stepsOf(tally: GradientsTally, { settings }: Pick<RoundView, "settings">): Gradient[] {
  return gradients().filter(({ key }) => key !== "block" || settings["block"] !== 0 || tally.blocks > 0);
}

/** Why those who will support the decision are not in the bar; nothing where there are none. */
export function goesAlong({ steps }: GradientsTally): string {
  const n = steps.dislike_support;
  if (n === 0) return "";
  return tn(
    "{n} goes along with the decision without liking the words. That is not counted as support for the words.",
    "{n} go along with the decision without liking the words. That is not counted as support for the words.",
    n,
  );
}

/** What people gave as their reasons, without names; the dissent stands until a new round. */
function Reasons({ tally }: { tally: GradientsTally }) {
  const reasons = tally.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <section class="result">
      <h3 class="result__title">{t("Reasons, without names")}</h3>
      <dl class="reasons">
        {reasons.map(({ step, reason }, place) => (
          <Fragment key={place}>
            <dt class="caption">{gradientName(step)}</dt>
            <dd class="reasons__text" dir="auto">
              {reason}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
