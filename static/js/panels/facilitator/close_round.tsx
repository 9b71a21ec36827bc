/** The one thing that is final: asked with its turnout, which goes on counting while it is asked. */
import { Dialog } from "../../core/dialog";
import { t } from "../../core/i18n";
import { usePart, useRoom } from "../shared/session";
import { useChange } from "../shared/use-change";
import { Press, STEP, useAct } from "./act";
import { useDesk } from "./desk";
import { openRound } from "./stages";
import { GroupTurnout } from "./turnout";

export function CloseRound() {
  const { toasts } = useRoom();
  const desk = useDesk();
  const act = useAct();
  const round = usePart((view) => (view === null ? undefined : openRound(view)?.id));
  const cast = usePart((_view, _mine, live) => live.turnout?.cast ?? 0);
  const present = usePart((_view, _mine, live) => live.taking_part ?? live.present ?? 0);
  const close = (): void => void (desk.dialog.value = "");
  // Closed or cancelled on another device: else the next vote would open with this question over it.
  useChange(round, () => desk.dialog.peek() === "close_round" && close());
  const final = async (): Promise<void> => {
    if (round !== undefined && (await act({ command: "close_round", data: { round } }))) {
      toasts.show({ text: t("The vote is closed and counted."), about: STEP });
    }
    close();
  };
  return (
    <Dialog open={desk.dialog.value === "close_round" && round !== undefined} title={t("Close the vote?")} onClose={close}>
      <p class="dialog__text">
        {t("{cast} of {present} have voted.", { cast, present: Math.max(cast, present) })}{" "}
        {t("This is final: the ballots are counted, and nobody can vote or change their mind after it.")}
      </p>
      <GroupTurnout />
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Not yet")}
        </button>
        <Press class="button button--next" onPress={final}>
          {t("Close the vote")}
        </Press>
      </div>
    </Dialog>
  );
}
