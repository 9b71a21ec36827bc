/** A pause with a clock. */
import { useNow } from "../../core/clock";
import { beside, regionalLanguage, t } from "../../core/i18n";
import { usePart } from "../shared/session";
import { longFace } from "../shared/timer-pill";
import { clockTime, left } from "./agenda_times";
import { stageAfter } from "./stages";
import type { StageProps } from "./stage_panel";

export function Break({ stage }: StageProps) {
  const now = useNow();
  const timer = usePart((view) => view?.timer);
  const next = usePart((view) => (view === null ? undefined : stageAfter(view, stage.order)?.title));
  const ms = timer === undefined ? 0 : left(timer, now);
  const until = clockTime(now + Math.max(0, ms), now, regionalLanguage());
  const after = next === undefined ? "" : t("Next: {stage}", { stage: next });
  return (
    <section class="card break">
      <p class="break__clock num" role="timer" aria-live="off">
        {ms > 0 ? longFace(ms) : t("Time is up")}
      </p>
      <p class="quiet">
        {ms > 0 ? beside(t("We go on at {time}", { time: until }), next === undefined ? "" : t("next: {stage}", { stage: next })) : after}
      </p>
    </section>
  );
}
