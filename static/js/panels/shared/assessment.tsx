/** The decision rule held against a round, criterion by criterion. */
import type { ComponentChildren } from "preact";
import { t, tn } from "../../core/i18n";
import type { Criteria, CriterionState, GroupsView, Outcome } from "../../wire";
import { Help } from "./help";
import { decisionRule, smallGroups } from "./help-topics";
import { membersName, whyNotAssessed } from "./labels";
import type { Groups } from "./labels";
import { wholeGroups } from "./result-parts";

export interface AssessmentProps {
  /** An AssessmentView, or an AdoptionView. */
  assessment: { outcome: Outcome; criteria: Criteria };
  groups: Groups;
  /** `tally.groups` of the round, to name the groups that fall short. */
  shown?: GroupsView | undefined;
  title?: string;
  children?: ComponentChildren;
}

export function Assessment({ assessment, groups, shown, title, children }: AssessmentProps) {
  const { outcome, criteria } = assessment;
  const rows = checks(criteria, groups, shown);
  const unshown = criteria.group_support?.state === "not_assessed" || (shown !== undefined && !wholeGroups(shown));
  return (
    <section class={`verdict ${outcome === "not_met" ? "verdict--not-met" : "verdict--met"}`}>
      <h3 class="verdict__title">{title ?? outcomeSentence(outcome)}</h3>
      {title !== undefined && <p class="quiet">{outcomeSentence(outcome)}</p>}
      <ul class="checks" role="list">
        {rows.map(({ name, state, text }) => (
          <li key={name} class={`check ${{ met: "check--met", not_met: "check--not-met", not_assessed: "" }[state]}`.trim()}>
            <span>
              <span class="visually-hidden">{stateName(state)}: </span>
              {text}
            </span>
          </li>
        ))}
      </ul>
      <Help topics={[decisionRule(), ...(unshown ? [smallGroups()] : [])]} />
      {children}
    </section>
  );
}

export function stateName(state: CriterionState): string {
  return { met: t("Met"), not_met: t("Not met"), not_assessed: t("Not assessed") }[state];
}

export function outcomeSentence(outcome: Outcome): string {
  const sentences = {
    met: t("The decision rule is met."),
    met_without_groups: t("The decision rule is met as far as it could be assessed."),
    not_met: t("The decision rule is not met."),
  };
  return sentences[outcome];
}

interface Check {
  name: string;
  state: CriterionState;
  text: string;
}

/** Each criterion with its figures as a sentence. */
export function checks({ turnout, support, blocks, group_support }: Criteria, groups: Groups, shown?: GroupsView): Check[] {
  const found: Check[] = [];
  if (turnout !== undefined) {
    const { voted, present, needed } = turnout;
    const text = t("{voted} of {present} voted: {needed} were needed", { voted, present, needed });
    found.push({ name: "turnout", state: turnout.state, text });
  }
  found.push({ name: "support", state: support.state, text: supportText(support) });
  found.push({ name: "blocks", state: blocks.state, text: blocksText(blocks) });
  if (group_support !== undefined) {
    found.push({ name: "groups", state: group_support.state, text: groupsText(group_support, groups, shown) });
  }
  return found;
}

function supportText({ state, supporters, counted, percent, required }: Criteria["support"]): string {
  if (percent === undefined) return t("Nobody supports it: there were no votes, or everybody abstained");
  const values = { percent, supporters, counted, required };
  return fellJustShort(state, percent, required)
    ? t("Just under {percent}% in support ({supporters} of {counted}): {required}% are needed", values)
    : t("{percent}% in support ({supporters} of {counted}): {required}% are needed", values);
}

/** 79.6 % is rounded to 80 %, and is not enough. */
function fellJustShort(state: CriterionState, share: number, required: number): boolean {
  return state === "not_met" && share === required;
}

function blocksText({ standing, allowed }: Criteria["blocks"]): string {
  if (standing === 0) return t("No block stands");
  const standing_ = tn("{n} block stands", "{n} blocks stand", standing);
  return allowed === 0
    ? t("{blocks}: none is allowed", { blocks: standing_ })
    : t("{blocks}: {allowed} allowed", { blocks: standing_, allowed });
}

function groupsText(criterion: NonNullable<Criteria["group_support"]>, groups: Groups, shown?: GroupsView): string {
  const { state, required, lowest = 0, below = [], why } = criterion;
  if (why !== undefined) return whyNotAssessed(why);
  if (below.length === 0) {
    return t("The lowest group supports it with {lowest}%: {required}% are needed", { lowest, required });
  }
  const names = below.map((place) => membersName(groups, shown?.shown[place]?.members ?? [])).filter(Boolean);
  if (names.length > 0) return t("Below {required}%: {groups}", { required, groups: names.join(", ") });
  return fellJustShort(state, lowest, required)
    ? t("The lowest group supports it with just under {lowest}%: {required}% are needed", { lowest, required })
    : t("The lowest group supports it with {lowest}% only: {required}% are needed", { lowest, required });
}
