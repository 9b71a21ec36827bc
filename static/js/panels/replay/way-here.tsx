/** Why a text reads as it does: the ideas that it grew from, and each step of its way, to go back to. */
import { useMemo } from "preact/hooks";
import { t } from "../../core/i18n";
import type { FinalView } from "../../wire";
import { howChosen } from "../shared/labels";
import { Lineage } from "../shared/lineage";
import { usePlayer } from "./context";
import { wayTo } from "./moment";
import type { Moment } from "./moment";
import { clockTime } from "./times";

export function WayHere({ moment, part, final }: { moment: Moment; part: string; final: FinalView }) {
  const player = usePlayer();
  const steps = useMemo(() => wayTo(moment, part), [moment, part]);
  const candidate = moment.view.candidates[final.candidate];
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{t("Why does it say so?")}</summary>
      <div class="stack way-here">
        {candidate !== undefined && (
          <div>
            <p class="quiet">{t("{how}: candidate {number}.", { how: howChosen(final.how), number: candidate.number })}</p>
            <Lineage cites={candidate.cites} ideas={moment.view.ideas} open />
          </div>
        )}
        <ol class="transcript" role="list">
          {steps.map(({ version, at, text, kind }) => (
            <li key={version}>
              <button type="button" class={`moment ${kind === "line" ? "" : `moment--${kind}`}`.trim()} onClick={() => player.standAt(version)}>
                <span class="moment__time">{clockTime(at)}</span>
                <span class="moment__text" dir="auto">
                  {text}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
