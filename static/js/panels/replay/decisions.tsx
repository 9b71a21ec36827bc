/** Only the decisions, in two minutes: in the bar, or on a phone in the deck's sheet. */
import { t } from "../../core/i18n";
import { Star } from "../../core/icons";
import { usePlayer } from "./context";

export function DecisionsOnly({ class: more = "", then }: { class?: string; then?(): void }) {
  const player = usePlayer();
  if (player.reel.marks.length === 0) return null;
  const on = player.decisions.value;
  return (
    <button type="button" class={`button button--small ${more}`.trim()} aria-pressed={on} onClick={() => (player.onlyDecisions(!on), then?.())}>
      <Star filled={on} />
      {t("Decisions only")}
    </button>
  );
}
