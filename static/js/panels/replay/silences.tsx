/** Long silences are left out: in the deck, or on a phone in its sheet. */
import { t } from "../../core/i18n";
import { usePlayer } from "./context";

export function Silences({ class: more = "" }: { class?: string }) {
  const player = usePlayer();
  if (player.decisions.value) return null;
  return (
    <button
      type="button"
      class={`button button--quiet silences ${more}`.trim()}
      aria-pressed={player.skipping.value}
      onClick={() => void (player.skipping.value = !player.skipping.peek())}
    >
      {t("Skip silences")}
    </button>
  );
}
