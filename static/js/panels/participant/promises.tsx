/** What people are told before anything is typed: how it is decided, what is kept, who sees names. */
import { t } from "../../core/i18n";
import { Help } from "../shared/help";
import { decisionRule, names } from "../shared/help-topics";
import { decisionRule as ruleInWords } from "../shared/labels";
import { useView } from "./use";

export function DecisionRule() {
  const rule = useView((view) => view.brief.rule);
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{t("When is a text adopted?")}</h3>
      <ul class="plain-list">
        {ruleInWords(rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Help topics={[decisionRule()]} />
    </section>
  );
}

export function Recorded() {
  const { anonymous, authors_shown: shown } = useView((view) => view.brief);
  // The same words as on the page where people joined.
  const sentence = anonymous
    ? t("What you write and how the room decides is recorded and can be replayed. No names are asked or shown. It is kept until the facilitator deletes the workshop.")
    : shown
      ? t("What you write and how the room decides is recorded and can be replayed. Everybody sees your name beside what you write. It is kept until the facilitator deletes the workshop.")
      : t("What you write and how the room decides is recorded and can be replayed. Only the facilitator sees who is here; nobody sees who wrote what. It is kept until the facilitator deletes the workshop.");
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{t("What is recorded")}</h3>
      <p class="quiet">
        {sentence} {t("The ballots of a secret vote are destroyed when they are counted.")}
      </p>
      <Help topics={[names({ anonymous, authors_shown: shown })]} />
    </section>
  );
}
