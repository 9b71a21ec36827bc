/** A pause with a clock, and what comes next. */
import { useNow } from "../../core/clock";
import { t } from "../../core/i18n";
import { longFace } from "../shared/timer-pill";
import { Screen } from "./screen";
import { useView } from "./use";
import { NextLine } from "./waiting";

export function Break({ id }: { id: string }) {
  const timer = useView((view) => view.timer);
  const now = useNow();
  const left = timer === undefined ? 0 : timer.ends_at === 0 ? timer.left : timer.ends_at - now;
  return (
    <Screen>
      <section class="break">
        <h2 class="waiting__title">{left > 0 ? t("A break") : t("The break is over")}</h2>
        {left > 0 && (
          <p class="break__clock" role="timer" aria-live="off">
            {longFace(left)}
          </p>
        )}
        <NextLine stage={id} />
      </section>
    </Screen>
  );
}
