/** Rehearse: simulated participants who join, write and vote at human speed. */
import { useState } from "preact/hooks";
import { Dialog } from "../../core/dialog";
import { useDraft } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import { useRoom } from "../shared/session";
import { Press } from "./act";
import { useDesk } from "./desk";
import { call } from "./server_calls";

const FEWEST = 1;
const MOST = 60;
const USUAL = 12;

export function RehearseDialog() {
  const desk = useDesk();
  const close = (): void => void (desk.dialog.value = "");
  return (
    <Dialog open={desk.dialog.value === "rehearse"} title={t("Rehearse")} onClose={close}>
      <Rehearse close={close} />
    </Dialog>
  );
}

function Rehearse({ close }: { close(): void }) {
  const desk = useDesk();
  const { toasts } = useRoom();
  const [running, setRunning] = useDraft<number>("rehearsing", 0);
  const [many, setMany] = useState(USUAL);
  const start = async (): Promise<void> => {
    const answer = await call(desk.url("rehearse"), { method: "POST", body: { participants: many }, csrf: desk.csrf });
    if (!answer.ok) return toasts.show({ text: answer.message });
    setRunning(many);
    close();
    toasts.show({ text: tn("{n} simulated person is on the way.", "{n} simulated people are on their way.", many) });
  };
  const stop = async (): Promise<void> => {
    const answer = await call(desk.url("rehearse"), { method: "DELETE", csrf: desk.csrf });
    if (!answer.ok) return toasts.show({ text: answer.message });
    setRunning(0);
    close();
    toasts.show({ text: t("The simulated people have stopped.") });
  };
  return (
    <>
      <p class="dialog__text">
        {t("Simulated people join like phones do. They write, comment and vote as you lead, at human speed.")}
      </p>
      <p class="notice">
        {t("What they write stays in this workshop. For a clean record, duplicate the workshop on your dashboard, and rehearse in the copy.")}
      </p>
      <label class="field">
        <span class="field__label">{t("How many people")}</span>
        <input
          class="input input--short"
          type="number"
          min={FEWEST}
          max={MOST}
          value={many}
          onInput={(event) => setMany(Math.min(MOST, Math.max(FEWEST, Math.round(event.currentTarget.valueAsNumber || USUAL))))}
        />
      </label>
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Back")}
        </button>
        {running > 0 && <Press onPress={stop}>{t("Stop the rehearsal")}</Press>}
        <Press class="button button--next" onPress={start}>
          {running > 0 ? t("Add more") : t("Start the rehearsal")}
        </Press>
      </div>
    </>
  );
}
