/** What the keys do, and how to switch them off. */
import { Dialog } from "../../core/dialog";
import { t } from "../../core/i18n";
import { KeysHelp } from "../shared/keys-help";
import { useTheatre } from "./context";
import { keysHelp } from "./keys";

export function Help() {
  const { help, keys } = useTheatre();
  const close = (): void => void (help.value = false);
  return (
    <Dialog open={help.value} title={t("Help")} onClose={close}>
      {/* Reading begins at the top, not at the first thing to press. */}
      <ul class="prose-list" tabIndex={-1} autofocus>
        <li>{t("The page shows what the participants saw at each moment, and no more: no author who was hidden, no count before its vote closed.")}</li>
        <li>{t("Stars on the line are decisions. “Decisions only” plays them in two minutes.")}</li>
        <li>{t("Press a line of the transcript, a stage or a star to go there.")}</li>
      </ul>
      <KeysHelp rows={keysHelp()} on={keys.on.value} turn={(to) => keys.turn(to)} close={close} />
    </Dialog>
  );
}
