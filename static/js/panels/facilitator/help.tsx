/** What every key does, and the promises that a nervous facilitator wants to read twice. */
import { Dialog } from "../../core/dialog";
import { t } from "../../core/i18n";
import { KeysHelp } from "../shared/keys-help";
import { usePart } from "../shared/session";
import { useDesk } from "./desk";
import { shortcuts, useShortcutsOn } from "./shortcuts";

export function Help() {
  const desk = useDesk();
  const over = usePart((view) => view?.status === "finished");
  const [on, setOn] = useShortcutsOn();
  const close = (): void => void (desk.dialog.value = "");
  return (
    <Dialog open={desk.dialog.value === "help"} title={t("Help")} onClose={close}>
      {/* Reading begins at the top, not at the first thing to press. */}
      <ul class="prose-list" tabIndex={-1} autofocus>
        <li>{t("The amber button is always the next step. If in doubt, read the line to say, then press it.")}</li>
        <li>{t("Moving on can be undone: at once, or later in the menu ⋯. Only the close of a vote is final, and you are asked first.")}</li>
        <li>{t("You can load this page again, or open it on a second device: you stay the facilitator.")}</li>
        <li>{t("Ideas that come late, from a phone that was offline, are still taken.")}</li>
      </ul>
      <KeysHelp rows={shortcuts(over)} on={on} turn={setOn} close={close} />
    </Dialog>
  );
}
