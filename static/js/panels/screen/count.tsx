/** A number that shows when it moved, and how many have voted. */
import { t } from "../../core/i18n";
import { secrecyInFull } from "../shared/labels";
import type { Turnout } from "../shared/screen-content";

/** The key makes it a new element when it changes, so that it ticks. */
export function Count({ n, class: more = "" }: { n: number; class?: string }) {
  return (
    <span key={n} class={`num tick ${more}`.trim()}>
      {n}
    </span>
  );
}

export function TurnoutBar({ turnout: { cast, present, secrecy } }: { turnout: Turnout }) {
  const share = present > 0 ? Math.round((100 * cast) / present) : 0;
  return (
    <div class="progress">
      <div class="progress__track" aria-hidden="true">
        <span class="progress__fill" style={{ "--share": `${share}%` }} />
      </div>
      <p class="progress__text">{t("{cast} of {present} have voted · {secrecy}", { cast, present, secrecy: secrecyInFull(secrecy) })}</p>
    </div>
  );
}
