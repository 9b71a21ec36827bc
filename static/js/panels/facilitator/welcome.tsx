/** Welcome: people come in, while the facilitator tells what today is for and how it is decided. */
import { t } from "../../core/i18n";
import { Help } from "../shared/help";
import { decisionRule as aboutTheRule, names, smallGroups } from "../shared/help-topics";
import { decisionRule } from "../shared/labels";
import { usePart } from "../shared/session";
import { HowToJoin } from "./join";
import { GroupCounts } from "./room";

export function Welcome() {
  const brief = usePart((view) => view?.brief);
  if (brief === undefined) return null;
  const theirs = [
    { name: t("The organisation’s vision"), text: brief.parent_vision },
    { name: t("The organisation’s mission"), text: brief.parent_mission },
  ].filter(({ text }) => text !== "");
  return (
    <>
      <section class="card">
        <HowToJoin />
      </section>
      <section class="card stack">
        {brief.purpose !== "" && (
          <div>
            <h2 class="part-label">{t("What today is for")}</h2>
            <p class="statement" dir="auto">
              {brief.purpose}
            </p>
          </div>
        )}
        <div>
          <h2 class="part-label">{t("When a text is adopted")}</h2>
          <ul class="prose-list">
            {decisionRule(brief.rule).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Help topics={[aboutTheRule(), names(brief), smallGroups()]} />
        </div>
        {theirs.map(({ name, text }) => (
          <div key={name}>
            <h2 class="part-label">{name}</h2>
            <p class="statement statement--small" dir="auto">
              {text}
            </p>
          </div>
        ))}
      </section>
      <section class="card narrow-only">
        <h2 class="section-title">{t("Who is here")}</h2>
        <GroupCounts />
      </section>
    </>
  );
}
