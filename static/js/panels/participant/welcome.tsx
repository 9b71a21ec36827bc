/** Before the start, and the welcome: you are in; what for, how long, how it is decided, what is kept. */
import { t } from "../../core/i18n";
import { Agenda } from "./agenda";
import { DecisionRule, Recorded } from "./promises";
import { Screen } from "./screen";
import { usePresent, useView } from "./use";

export function Welcome() {
  const brief = useView((view) => view.brief);
  const waiting = useView((view) => view.status !== "live");
  const present = usePresent();
  return (
    <Screen>
      <section class="stack stack--tight">
        <h2 class="waiting__title">{t("You are in")}</h2>
        <p class="quiet num">
          {waiting
            ? t("{n} here. It begins when the facilitator starts the workshop.", { n: present })
            : t("{n} here. Take a breath; the first question comes in a moment.", { n: present })}
        </p>
      </section>
      {brief.purpose !== "" && (
        <section class="stack stack--tight">
          <h3 class="part-label">{t("Why we meet")}</h3>
          <p class="statement pre-line" dir="auto">
            {brief.purpose}
          </p>
        </section>
      )}
      <DecisionRule />
      <Agenda />
      <Parents />
      <Recorded />
    </Screen>
  );
}

/** The organisation's own statements, which the unit's will serve. */
function Parents() {
  const brief = useView((view) => view.brief);
  const parts = [
    [t("The organisation’s vision"), brief.parent_vision],
    [t("The organisation’s mission"), brief.parent_mission],
  ] as const;
  return (
    <>
      {parts.map(([label, text]) =>
        text === "" ? null : (
          <section key={label} class="stack stack--tight">
            <h3 class="part-label">{label}</h3>
            <p class="statement statement--small pre-line" dir="auto">
              {text}
            </p>
          </section>
        ),
      )}
    </>
  );
}
