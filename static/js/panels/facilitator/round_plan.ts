/** From the facilitator's wishes to the data of `open_round`, and to the sentence that tells them. */
import { t, tn } from "../../core/i18n";
import type { CommandData, Rule, StageKind, View } from "../../wire";
import type { RoundPlan } from "./desk";
import { standingOptions } from "./stages";
import type { Stage } from "./stages";

/** Above so many people a block is offered only if the facilitator says so (method, Large rooms). */
const LARGE_ROOM = 30;

/** The rules that fit a stage, the usual one first (voting.RULES_FOR). */
export function rulesFor(kind: StageKind): Rule[] {
  if (kind === "narrow") return ["dots", "score"];
  return kind === "vote" ? ["score", "dots"] : ["gradients"];
}

export function ruleOf(plan: RoundPlan, stage: Stage): Rule {
  return plan.rule || (rulesFor(stage.kind)[0] ?? "score");
}

export function offersBlock(plan: RoundPlan, present: number): boolean {
  return plan.block ?? present <= LARGE_ROOM;
}

export function roundData(view: View, stage: Stage, plan: RoundPlan, present: number): CommandData["open_round"] {
  const rule = ruleOf(plan, stage);
  const standing = standingOptions(view, stage);
  const options = standing.filter((id) => !plan.left_out.includes(id));
  return {
    stage: stage.id,
    rule,
    secrecy: view.brief.anonymous ? "secret" : plan.secrecy,
    // None named means everything that stands, also what arrives on the way; and so does an empty list.
    ...(options.length > 0 && options.length < standing.length && { options }),
    ...(rule === "dots" && { dots: plan.dots, most_on_one: plan.most_on_one }),
    ...(rule === "gradients" && { block: offersBlock(plan, present) }),
  };
}

/** "Dots, 5 each, 2 at most on one, secret ballot". */
export function planSentence(view: View, stage: Stage, plan: RoundPlan, present: number): string {
  const rule = ruleOf(plan, stage);
  const secrecy = plan.secrecy === "open" && !view.brief.anonymous ? t("names shown at the close") : t("secret ballot");
  if (rule === "dots") {
    const each = tn("{n} dot each", "{n} dots each", plan.dots);
    return t("{each}, at most {most} on one, {secrecy}", { each, most: plan.most_on_one, secrecy });
  }
  if (rule === "score") return t("0 to 5 points for each, then a run-off of the two highest, {secrecy}", { secrecy });
  return offersBlock(plan, present)
    ? t("Eight steps, from wholehearted to block, {secrecy}", { secrecy })
    : t("Seven steps, without a block, {secrecy}", { secrecy });
}
