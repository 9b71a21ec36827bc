/** The agenda with its times: where we are, what comes, and the way to any stage. */
import { useNow } from "../../core/clock";
import { regionalLanguage, t, tn } from "../../core/i18n";
import { partName } from "../shared/labels";
import { Help } from "../shared/help";
import { agendaEditing } from "../shared/help-topics";
import { usePart, useRoom } from "../shared/session";
import { longFace } from "../shared/timer-pill";
import { Press, useAct } from "./act";
import { AddStage } from "./agenda_add";
import { EditStage } from "./agenda_edit";
import { clockTime, endsAt, left } from "./agenda_times";
import { useDesk } from "./desk";
import { moved, questionBefore } from "./moving";
import { openRound, stagesOf, stageState } from "./stages";
import type { Stage } from "./stages";

export function Agenda() {
  const desk = useDesk();
  const finished = usePart((view) => view?.status === "finished");
  const editing = desk.editing.value && !finished;
  const agenda = usePart((view) => view?.agenda ?? {});
  const stages = stagesOf({ agenda });
  const parts = new Set(stages.map(({ part }) => part).filter((part) => part !== ""));
  return (
    <section aria-label={t("Agenda")}>
      <div class="agenda__title">
        <Ends />
        {!finished && (
          <button type="button" class="link-button" onClick={() => (desk.editing.value = !editing)}>
            {editing ? t("Done") : t("Edit")}
          </button>
        )}
      </div>
      <ol class="agenda">
        {stages.map((stage) =>
          editing ? (
            <EditStage key={stage.id} stage={stage} stages={stages} />
          ) : (
            <StageRow key={stage.id} stage={stage} named={parts.size > 1} />
          ),
        )}
      </ol>
      <Reserve />
      {editing && <AddStage stages={stages} />}
      {editing && <Help topics={[agendaEditing()]} />}
    </section>
  );
}

/** "Agenda · ends 11:02" */
function Ends() {
  const now = useNow(10_000);
  const view = usePart((seen) => seen);
  if (view === null || view.status === "finished") return <span>{t("Agenda")}</span>;
  const time = clockTime(endsAt(view, now), now, regionalLanguage());
  return <span>{t("Agenda · ends {time}", { time })}</span>;
}

/** Time that nobody planned, for what takes longer. */
function Reserve() {
  const minutes = usePart((view) => (view?.status === "finished" ? 0 : (view?.reserve ?? 0)));
  if (minutes === 0) return null;
  return <p class="agenda__reserve">{tn("{n} minute in reserve", "{n} minutes in reserve", minutes)}</p>;
}

/** For readers: what the sign says. */
function stateName(state: ReturnType<typeof stageState>): string {
  return { done: t("done"), now: t("now"), skipped: t("skipped"), to_come: t("to come") }[state];
}

function StageRow({ stage, named }: { stage: Stage; named: boolean }) {
  const go = useGo();
  const state = usePart((view) => (view === null ? "to_come" : stageState(stage, view)));
  const planned = usePart((view) => view?.status === "planned");
  const desk = useDesk();
  const name = (
    <span class="stage__name" dir="auto">
      {stage.title}
      {named && stage.part !== "" && <span class="stage__part">{partName(stage.part)}</span>}
      <span class="visually-hidden"> ({stateName(state)})</span>
    </span>
  );
  if (state === "now") {
    return (
      <li class="stage stage--now">
        <div class="stage__row" aria-current="step">
          {name}
          <Running />
        </div>
        <TimerControls />
      </li>
    );
  }
  return (
    <li class={`stage ${state === "to_come" ? "" : `stage--${state}`}`.trim()}>
      <Press class="stage__row" onPress={() => (planned ? void (desk.editing.value = true) : go(stage))}>
        {name}
        <span class="stage__minutes">
          {stage.minutes >= 120 ? longFace(stage.minutes * 60_000) : stage.minutes}
          <span class="visually-hidden"> {t("minutes")}</span>
        </span>
      </Press>
    </li>
  );
}

/** The stage's own clock; over time counts on, for nobody has to be stopped by it. */
function Running() {
  const now = useNow();
  const timer = usePart((view) => view?.timer);
  if (timer === undefined) return null;
  const ms = left(timer, now);
  const face = ms < 0 ? `−${longFace(-ms)}` : longFace(ms);
  return (
    <span class={`stage__minutes num ${ms < 0 ? "stage__minutes--over" : ""}`.trim()} role="timer" aria-live="off" aria-label={t("Time left in this stage")}>
      {face}
    </span>
  );
}

function TimerControls() {
  const act = useAct();
  const running = usePart((view) => (view?.timer?.ends_at ?? 0) !== 0);
  const there = usePart((view) => view?.timer !== undefined);
  if (!there) return null;
  return (
    <div class="stage__controls">
      <Press class="button button--small" onPress={() => act({ command: "add_minutes", data: { minutes: -1 } })}>
        −1<span class="visually-hidden"> {t("minute")}</span>
      </Press>
      <Press class="button button--small" onPress={() => act({ command: "add_minutes", data: { minutes: 1 } })}>
        {t("+1 min")}
      </Press>
      <Press class="button button--small" aria-keyshortcuts="p" onPress={() => act({ command: running ? "pause_timer" : "start_timer", data: {} })}>
        {running ? t("Pause") : t("Start")}
      </Press>
    </div>
  );
}

/** To any stage, forward or back. Only the way to the next one is not asked about. */
function useGo(): (stage: Stage) => Promise<boolean> {
  const { store, dialogs } = useRoom();
  const act = useAct();
  const desk = useDesk();
  return async (stage) => {
    const view = store.view.peek();
    if (view === null) return false;
    const question = questionBefore(view, store.live.peek(), stage);
    if (question !== undefined && !(await dialogs.confirm(question))) return false;
    // Only the vote that was asked about, and only if nobody closed it meanwhile.
    const round = openRound(view)?.id;
    const open = round !== undefined && openRound(store.view.peek() ?? view)?.id === round;
    if (open && !(await act({ command: "cancel_round", data: { round } }))) return false;
    desk.tab.value = "middle";
    return act({ command: "open_stage", data: { stage: stage.id } }, moved(view, stage.id));
  };
}
