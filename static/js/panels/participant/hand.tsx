/** One's own hand: up, down, and its place in the queue. */
import { t, tn } from "../../core/i18n";
import { Hand } from "../../core/icons";
import { useRoom, useSend } from "../shared/session";
import { usePending } from "./fate";
import { useView } from "./use";

/** Whether the hand is up: as stored, or as just asked for. */
function useHand(): [boolean, (up: boolean) => void] {
  const { toasts } = useRoom();
  const send = useSend();
  const stored = useView((_view, mine) => mine.hand);
  const raising = usePending("raise_hand", () => true);
  const lowering = usePending("lower_hand", () => true);
  const asked = [...raising, ...lowering].sort((a, b) => a.at - b.at).pop();
  const set = async (up: boolean): Promise<void> => {
    const options = { momentary: true, replaces: "hand" };
    const ack = up ? await send("raise_hand", {}, options) : await send("lower_hand", {}, options);
    if (!ack.ok) toasts.show({ text: ack.message });
  };
  return [asked === undefined ? stored : asked.kind === "raise_hand", (up) => void set(up)];
}

export function HandButton({ next = false }: { next?: boolean }) {
  const [up, set] = useHand();
  const place = useView((_view, mine) => mine.hand_place ?? 0);
  const hands = useView((view) => view.counts.hands);
  return (
    <div class="stack stack--tight">
      <button
        type="button"
        class={`button button--wide ${up ? "button--on" : next ? "button--next" : ""}`.trim()}
        onClick={() => set(!up)}
      >
        <Hand />
        {up ? t("Lower my hand") : t("Raise my hand")}
      </button>
      <p class="caption hand-line">
        {up
          ? place > 0
            ? t("Your hand is up. You are number {place} in the queue.", { place })
            : tn("Your hand is up. {n} hand is raised.", "Your hand is up. {n} hands are raised.", Math.max(1, hands))
          : hands === 0
            ? t("No hand is up yet.")
            : tn("{n} hand is raised.", "{n} hands are raised.", hands)}
      </p>
    </div>
  );
}
