/** What to say, when to move on, and what helps when it gets stuck. */
import { cue } from "../../cues";
import { t } from "../../core/i18n";
import { usePart } from "../shared/session";
import { momentOf } from "./moment";

export function CueCard() {
  const moment = usePart((view) => (view === null ? "lobby" : momentOf(view)));
  const { say, sign, rescue } = cue(moment);
  return (
    <section class="say" aria-label={t("Your cue")}>
      <p class="say__line">
        <strong>{t("Say:")}</strong> {t("“{words}”", { words: say })} <span class="say__sign">{sign}</span>
      </p>
      <details class="say__more" key={moment}>
        <summary class="say__summary">{t("If it gets stuck")}</summary>
        <p class="say__rescue">{rescue}</p>
      </details>
    </section>
  );
}
