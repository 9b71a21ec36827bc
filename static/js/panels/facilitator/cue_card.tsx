/** What to say, when to move on, and what helps when it gets stuck. */
import { useId, useState } from "preact/hooks";
import { cue } from "../../cues";
import type { Moment } from "../../cues";
import { t } from "../../core/i18n";
import { usePart } from "../shared/session";
import { momentOf } from "./moment";

export function CueCard() {
  const moment = usePart((view) => (view === null ? "lobby" : momentOf(view)));
  return <Cue key={moment} moment={moment} />;
}

function Cue({ moment }: { moment: Moment }) {
  const { say, sign, rescue } = cue(moment);
  const [stuck, setStuck] = useState(false);
  const id = useId();
  return (
    <section class="say say--cue" aria-label={t("Your cue")}>
      <p class="say__line">
        <strong>{t("Say:")}</strong> {t("“{words}”", { words: say })} <span class="say__sign">{sign}</span>
      </p>
      <button type="button" class="link-button say__stuck" aria-expanded={stuck} aria-controls={id} onClick={() => setStuck(!stuck)}>
        {t("If it gets stuck")}
      </button>
      <p class="say__rescue" id={id} hidden={!stuck}>
        {rescue}
      </p>
    </section>
  );
}
