/** The amber button: always in the same place, always the one thing to do next. */
import { t, tn } from "../../core/i18n";
import { pressedAt } from "../../core/pressed";
import type { CommandData, Live, ProcedureView, Typing, View } from "../../wire";
import { usePart, useRoom } from "../shared/session";
import { Press, STEP, useAct } from "./act";
import { useDesk } from "./desk";
import { offered } from "./final_words";
import { moved, questionOnward } from "./moving";
import { nextStep } from "./next_step";
import type { NextStep } from "./next_step";
import { useTypedProcedure } from "./procedure";
import { roundData } from "./round_plan";
import { currentStage, openRound } from "./stages";

/** A second press within this time was meant for the step that was just done. */
export const REST_MS = 800;

/** The draft of the final words of a part, kept in this browser. */
export function wordsKey(part: string): string {
  return `words:${part}`;
}

export function useNext(): { step: NextStep; press(): Promise<void> } {
  const { store, drafts, dialogs, toasts } = useRoom();
  const desk = useDesk();
  const act = useAct();
  // What was typed last counts too: its field is left for this very press.
  const procedure = useTypedProcedure();
  const view = usePart((seen) => seen) as View;
  const live = usePart((_view, _mine, heard) => heard);
  const words = (part: string): Typing | undefined => drafts.cell<Typing | null>(wordsKey(part), null).value ?? undefined;
  const step = nextStep(view, live, { vision: words("vision"), mission: words("mission") });

  /** False where the facilitator thought better of it. */
  const agreed = async (): Promise<boolean> => {
    const wording = step.kind === "finish" ? unfinished(store.view.peek() ?? view, await procedure.stored()) : question(step, view, live);
    return wording === undefined || dialogs.confirm(wording);
  };

  const perform = async (): Promise<void> => {
    if (step.blocked !== undefined) return toasts.show({ text: step.blocked });
    if (step.kind === "outcome") return void window.open(desk.url("outcome"), "_blank", "noopener");
    if (step.kind === "close_round") return void (desk.dialog.value = "close_round");
    if (step.kind === "choose" || step.kind === "ways_on") {
      // Said as well: where the choice is in sight already, nothing would move.
      toasts.show({ text: t("It is yours to choose: the ways are in the marked box."), about: STEP });
      return desk.show("to-choose");
    }
    if (step.action === null || !(await agreed())) return;
    await run(step);
  };

  const run = async ({ kind, action, then }: NextStep): Promise<void> => {
    if (action === null) return;
    if (action.command === "open_round") {
      const stage = currentStage(view);
      if (stage === undefined) return;
      const data = roundData(view, stage, desk.plan(stage.id).peek(), live.present ?? 0);
      const undo = (seen: View) => cancelling(seen);
      await act({ command: "open_round", data }, { said: t("The vote is open."), undo, undone: t("The vote is cancelled."), about: STEP });
    } else if (action.command === "open_stage") {
      await act(action, moved(view, action.data.stage));
    } else if (action.command === "finish_workshop") {
      await act(action, {
        said: t("The workshop is finished."),
        undo: () => ({ command: "reopen_workshop", data: {} }),
        undone: t("The workshop is open again."),
        about: STEP,
      });
    } else if (await act(action)) {
      if (action.command === "offer_version") forget(action.data);
      if (then?.command === "open_stage") await act(then, moved(view, then.data.stage));
      if (kind === "reveal") toasts.show({ text: t("The ideas are revealed."), about: STEP });
    }
  };

  /** The draft has become a version; what was typed meanwhile stays a draft. */
  const forget = ({ part, pieces }: CommandData["offer_version"]): void => {
    const draft = drafts.cell<Typing | null>(wordsKey(part), null).peek();
    if (JSON.stringify(offered(draft?.pieces ?? [])) === JSON.stringify(pieces)) drafts.clear(wordsKey(part));
  };

  const press = async (): Promise<void> => {
    if (desk.stepping || pressedAt() - desk.stepDoneAt < REST_MS) return;
    const version = store.version.peek();
    desk.stepping = true;
    try {
      await perform();
    } finally {
      desk.stepping = false;
    }
    if (store.version.peek() !== version) desk.stepDoneAt = performance.now();
  };
  return { step, press };
}

function cancelling(view: View) {
  const round = openRound(view);
  return round && { command: "cancel_round" as const, data: { round: round.id } };
}

type Wording = Parameters<ReturnType<typeof useRoom>["dialogs"]["confirm"]>[0];

/** What is asked before a step that can't be taken back, or that is probably too early. */
function question(step: NextStep, view: View, live: Partial<Live>): Wording | undefined {
  const stage = currentStage(view);
  switch (step.kind) {
    case "start":
      if ((live.present ?? 0) > 0) return undefined;
      return { title: t("Start with an empty room?"), text: t("Nobody has joined yet. Whoever comes later finds the way in."), yes: t("Start") };
    case "reveal": {
      const n = view.counts.ideas[stage?.id ?? ""] ?? 0;
      const writing = live.writing ?? 0;
      const busy = writing > 0 ? ` ${tn("{n} person is still writing.", "{n} people are still writing.", writing)}` : "";
      return {
        title: tn("Reveal {n} idea?", "Reveal {n} ideas?", n),
        text: t("Everybody sees them, on phones and on the projector. They can’t be hidden all at once again.") + busy,
        yes: t("Reveal"),
      };
    }
    case "offer":
    case "open_stage":
      return onward(step, view);
    case "adopt":
      return {
        title: step.label + "?",
        text: t("The record says from now on that the room agreed on these words. If they change later, the room is asked again."),
        yes: t("Adopt"),
      };
    default:
      return undefined;
  }
}

function onward({ action, then }: NextStep, view: View): Wording | undefined {
  const move = then ?? action;
  const to = move?.command === "open_stage" ? view.agenda[move.data.stage] : undefined;
  const words = action?.command === "offer_version" ? action.data.pieces : undefined;
  return to && questionOnward(view, { ...to, id: "" }, words);
}

/** Asked only where something that belongs to the end is missing: else a toast with Undo is enough. */
function unfinished(view: View, { owner, review_on, promotion }: ProcedureView): Wording | undefined {
  const missing = [
    owner === "" && t("who looks after the words"),
    review_on === "" && t("when they are read again"),
    promotion === "" && t("how others hear of them"),
    ...Object.entries(view.finals).map(
      ([part, final]) =>
        !final.adoption?.current &&
        final.not_yet === undefined &&
        (part === "vision" ? t("whether the vision is agreed") : t("whether the mission is agreed")),
    ),
  ].filter((line) => line !== false);
  if (missing.length === 0) return undefined;
  return {
    title: t("Finish the workshop?"),
    text: t("Not recorded yet: {missing}. You can open the workshop again at any time.", { missing: missing.join(", ") }),
    yes: t("Finish"),
  };
}

export function NextButton() {
  const { step, press } = useNext();
  const onward = ["open_stage", "start"].includes(step.kind) && !step.back;
  return (
    <Press
      class="button button--next desk__press"
      aria-disabled={step.blocked === undefined ? undefined : "true"}
      aria-keyshortcuts="n"
      onPress={press}
    >
      {step.back && <span aria-hidden="true">←</span>}
      {step.label}
      {onward && <span aria-hidden="true">→</span>}
    </Press>
  );
}
