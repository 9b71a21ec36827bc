/** Sentences that the projector and its text share. */
import { t, tn } from "../../core/i18n";
import type { FinalView, ProcedureView, View } from "../../wire";
import { dayName } from "./labels";

/** "11 of 12 stand behind it, 1 abstained", or that it is not agreed. */
export function adoptedSentence({ adoption, not_yet: notYet }: FinalView): string {
  if (adoption?.current === true) {
    const { supporters, counted } = adoption.criteria.support;
    // An abstention is no vote against the text, and nobody who gave it stands behind the text.
    const voted = Math.max(counted, adoption.criteria.turnout?.voted ?? counted);
    const stand = t("{n} of {all} stand behind it", { n: supporters, all: voted });
    const behind = voted === counted ? stand : [stand, tn("{n} abstained", "{n} abstained", voted - counted)].join(", ");
    return adoption.met ? behind : t("{behind}; adopted all the same: {reason}", { behind, reason: adoption.reason });
  }
  if (notYet !== undefined) return t("not yet agreed");
  return adoption === undefined ? t("not agreed on yet") : t("changed since it was agreed: to be confirmed");
}

/** "3 devices joined.", where the facilitator counted other heads: votes are counted by device. */
export function devicesSentence({ procedure, counts }: Pick<View, "procedure" | "counts">): string {
  const differ = procedure.head_count > 0 && procedure.head_count !== counts.joined;
  return differ ? tn("{n} device joined.", "{n} devices joined.", counts.joined) : "";
}

/** What becomes of the text, as far as it was said. */
export function procedureFacts({ owner, review_on: review, promotion }: ProcedureView): string[] {
  const facts = [
    owner === "" ? "" : t("In the care of {name}", { name: owner }),
    review === "" ? "" : t("read again on {day}", { day: dayName(review) }),
    promotion,
  ];
  return facts.filter(Boolean);
}
