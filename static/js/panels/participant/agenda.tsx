/** The agenda, with minutes: what was, what is, what comes. */
import { t, tn } from "../../core/i18n";
import { inOrder } from "../shared/options";
import { useView } from "./use";

export function Agenda() {
  const agenda = inOrder(useView((view) => view.agenda));
  const current = useView((view) => view.current);
  const live = useView((view) => view.status === "live");
  const at = live ? agenda.findIndex(([id]) => id === current) : -1;
  const minutes = agenda.reduce((sum, [, stage]) => sum + stage.minutes, 0);
  return (
    <section>
      <h3 class="agenda__title agenda__title--plain">
        <span class="section-title">{t("Agenda")}</span>
        <span>{longMinutes(minutes)}</span>
      </h3>
      <ol class="agenda agenda--plain" role="list">
        {agenda.map(([id, stage], place) => (
          <li key={id} class={`stage ${place === at ? "stage--now" : stage.opened && (at < 0 || place < at) ? "stage--done" : ""}`.trim()}>
            <div class="stage__row" aria-current={place === at ? "step" : undefined}>
              <span class="stage__name" dir="auto">
                {stage.title}
                {place === at && <span class="visually-hidden"> {t("(now)")}</span>}
              </span>
              <span class="stage__minutes">{t("{n} min", { n: stage.minutes })}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function longMinutes(minutes: number): string {
  if (minutes < 100) return tn("{n} minute", "{n} minutes", minutes);
  if (minutes >= 48 * 60) return tn("{n} day", "{n} days", Math.round(minutes / 1_440));
  return t("{hours} h {minutes} min", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
