/** Rehearse: a copy of this workshop with simulated participants, who write and vote at human speed. */
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../../core/dialog";
import { t, tn } from "../../core/i18n";
import { useRoom } from "../shared/session";
import { Press } from "./act";
import { useDesk } from "./desk";
import { call } from "./server_calls";

const FEWEST = 1;
const MOST = 60;
const USUAL = 12;

interface Rehearsal {
  running: boolean;
  /** The desk of the copy. */
  url?: string;
}

export function RehearseDialog() {
  const desk = useDesk();
  const close = (): void => void (desk.dialog.value = "");
  return (
    <Dialog open={desk.dialog.value === "rehearse"} title={t("Rehearse")} onClose={close}>
      <Rehearse close={close} />
    </Dialog>
  );
}

/** As many as were typed, as far as that can be; the usual number where nothing stands. */
function people(typed: string): number {
  return typed.trim() === "" || Number.isNaN(Number(typed)) ? USUAL : Math.min(MOST, Math.max(FEWEST, Math.round(Number(typed))));
}

function Rehearse({ close }: { close(): void }) {
  const desk = useDesk();
  const { toasts } = useRoom();
  const [running, setRunning] = useState(false);
  // As it is typed: an empty field is on the way to another number.
  const [typed, type] = useState(String(USUAL));
  const many = people(typed);
  useEffect(() => {
    void call<Rehearsal>(desk.url("rehearse")).then((answer) => setRunning(answer.ok && answer.data.running));
  }, []);
  const start = async (): Promise<void> => {
    const answer = await call<Rehearsal>(desk.url("rehearse"), { method: "POST", body: { participants: many }, csrf: desk.csrf });
    if (!answer.ok) return toasts.show({ text: answer.message });
    const { url } = answer.data;
    if (url !== undefined && new URL(url, location.href).pathname !== location.pathname) {
      location.assign(url);
      return new Promise(() => undefined); // busy until the other page is there: one press, one copy
    }
    close();
    toasts.show({ text: tn("{n} simulated person is on the way.", "{n} simulated people are on their way.", many) });
  };
  const stop = async (): Promise<void> => {
    const answer = await call(desk.url("rehearse"), { method: "DELETE", csrf: desk.csrf });
    if (!answer.ok) return toasts.show({ text: answer.message });
    close();
    toasts.show({ text: t("The simulated people have left.") });
  };
  return (
    <>
      <p class="dialog__text">
        {running
          ? t("This is a rehearsal: simulated people write, comment and vote as you lead, at human speed.")
          : t("A copy of this workshop opens, with simulated people in it. They write, comment and vote as you lead, at human speed. This one stays as it is.")}
      </p>
      <p class="dialog__text">{t("Whatever your workshop is about, they write of a service desk.")}</p>
      <label class="field">
        <span class="field__label">{t("How many people")}</span>
        <input
          class="input input--short"
          type="number"
          min={FEWEST}
          max={MOST}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => type(String(many))}
        />
      </label>
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Back")}
        </button>
        {running && <Press onPress={stop}>{t("Stop the rehearsal")}</Press>}
        <Press class="button button--next" onPress={start}>
          {running ? t("Bring more") : t("Start the rehearsal")}
        </Press>
      </div>
    </>
  );
}
