/** What every key does, and the promises that a nervous facilitator wants to read twice. */
import { Dialog } from "../../core/dialog";
import { t } from "../../core/i18n";
import { useDesk } from "./desk";
import { shortcuts, useShortcutsOn } from "./shortcuts";

export function Help() {
  const desk = useDesk();
  const [on, setOn] = useShortcutsOn();
  const close = (): void => void (desk.dialog.value = "");
  return (
    <Dialog open={desk.dialog.value === "help"} title={t("Help")} onClose={close}>
      <ul class="prose-list">
        <li>{t("The amber button at the top is always the next step. If in doubt, read the line to say, then press it.")}</li>
        <li>{t("Moving on can be undone: at once, or later in the menu ⋯. Only the close of a vote is final, and you are asked first.")}</li>
        <li>{t("You can load this page again, or open it on a second device: you stay the facilitator.")}</li>
        <li>{t("Ideas that come late, from a phone that was offline, are still taken.")}</li>
      </ul>
      <h3 class="section-title">{t("Keys")}</h3>
      <dl class="keys">
        {shortcuts().map(({ key, name }) => (
          <div key={key} class="keys__row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <label class="choice choice--bare">
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
        <span class="choice__label">{t("Use these keys on this computer")}</span>
      </label>
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Close")}
        </button>
      </div>
    </Dialog>
  );
}
