/** The foot of a page's help: what each key does, whether they are used here, and the way out. */
import { t } from "../../core/i18n";

export interface KeyHelp {
  /** As they stand on a keyboard; each does its part of what is named. */
  keys: string[];
  name: string;
}

interface KeysHelpProps {
  rows: KeyHelp[];
  on: boolean;
  turn(on: boolean): void;
  close(): void;
}

export function KeysHelp({ rows, on, turn, close }: KeysHelpProps) {
  return (
    <>
      <h3 class="section-title">{t("Keys")}</h3>
      <dl class="keys">
        {rows.map(({ keys, name }) => (
          <div key={name} class="keys__row">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <label class="choice choice--bare">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
        <span class="choice__label">{t("Use these keys on this computer")}</span>
      </label>
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Close")}
        </button>
      </div>
    </>
  );
}
