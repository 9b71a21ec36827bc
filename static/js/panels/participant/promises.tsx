/** What people are told before anything is typed: how it is decided, what is kept, who sees names. */
import { t } from "../../core/i18n";
import { decisionRule } from "../shared/labels";
import { useView } from "./use";

export function DecisionRule() {
  const rule = useView((view) => view.brief.rule);
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{t("When is a text adopted?")}</h3>
      <ul class="plain-list">
        {decisionRule(rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

export function Recorded() {
  const { anonymous, authors_shown: shown } = useView((view) => view.brief);
  const names = anonymous
    ? t("Nobody is asked for a name, and no name is shown.")
    : shown
      ? t("Your name stands beside what you write; everybody in the room sees it.")
      : t("Only the facilitator sees your name, and never beside what you write.");
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{t("What is recorded")}</h3>
      <p class="quiet">
        {t("What you write and the results of votes are recorded and can be replayed, for as long as the facilitator keeps this workshop.")}{" "}
        {names} {t("Ballots of a secret vote are destroyed when they are counted.")}
      </p>
    </section>
  );
}
