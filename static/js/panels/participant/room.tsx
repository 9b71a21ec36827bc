/** "The room": the agenda, what happened so far, what the screen shows, one's hand and group. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Refusal } from "../../core/acks";
import { Dialog } from "../../core/dialog";
import { t, tn } from "../../core/i18n";
import { groupName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { ScreenText } from "../shared/screen-text";
import { useRoom, useSend } from "../shared/session";
import { Agenda } from "./agenda";
import { HandButton } from "./hand";
import { DecisionRule, Recorded } from "./promises";
import { SoFar } from "./so-far";
import { usePresent, useView } from "./use";

export function RoomSheet({ open, onClose }: { open: boolean; onClose(): void }) {
  const { connection } = useRoom();
  const present = usePresent();
  const title = useView((view) => view.brief.title);
  const line = connection.up.value ? t("Connected") : t("Not connected: everything is kept here");
  return (
    <Dialog open={open} title={t("The room")} onClose={onClose} class="room-sheet">
      {/* Whole: at the head of the page a long one is cut */}
      <p class="strong" dir="auto">
        {title}
      </p>
      <p class="quiet num">{[tn("{n} person here", "{n} people here", present), line].join(" · ")}</p>
      <HandButton />
      <div>
        <Fold title={t("What the projector shows")}>
          <ScreenText />
        </Fold>
        <Fold title={t("So far")}>
          <SoFar />
        </Fold>
        <Fold title={t("Agenda")}>
          <Agenda />
        </Fold>
        <Fold title={t("My group")}>
          <MyGroup />
        </Fold>
        <Fold title={t("How it is decided, and what is recorded")}>
          <DecisionRule />
          <Recorded />
        </Fold>
      </div>
      <div class="dialog__actions">
        <button type="button" class="button button--wide" onClick={onClose}>
          {t("Back to the workshop")}
        </button>
      </div>
    </Dialog>
  );
}

/** Folded, and built only while it is open. */
function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="disclosure disclosure--row" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="disclosure__summary">{title}</summary>
      {open && <div class="stack disclosure__body">{children}</div>}
    </details>
  );
}

function MyGroup() {
  const send = useSend();
  const groups = useView((view) => view.brief.groups);
  const mine = useView((_view, me) => me.group);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const now = chosen ?? mine;
  const save = async (): Promise<void> => {
    setBusy(true);
    const ack = await send("choose_group", { group: now }, { momentary: true });
    setBusy(false);
    setProblem(ack.ok ? null : ack);
    if (ack.ok) setChosen(null);
  };
  return (
    <fieldset class="fieldset stack stack--tight">
      <legend class="quiet">{t("Results show how each group stands; small groups are never shown by themselves.")}</legend>
      {problem !== null && (
        <p class="field__error" role="alert">
          {problem.message}
        </p>
      )}
      <div class="choices">
        {[...inOrder(groups).map(([id]) => id), ""].map((id) => (
          <label key={id} class="choice">
            <input type="radio" name="my-group" checked={now === id} onChange={() => (setProblem(null), setChosen(id))} />
            <span class="choice__label" dir="auto">
              {groupName(groups, id)}
            </span>
          </label>
        ))}
      </div>
      {now !== mine && (
        <button type="button" class="button" aria-busy={busy} onClick={() => void save()}>
          {t("Change my group")}
        </button>
      )}
    </fieldset>
  );
}
