/** The facilitator's one next step, computed from what the page sees and from nothing else: a
 * facilitator never wonders what to press. */
import { t } from "../../core/i18n";
import type { CommandData, CommandKind, Live, Typing, View } from "../../wire";
import { waitsForChoice } from "../shared/ties";
import { offered, wordsAtHand } from "./final_words";
import { candidatesOf, closedRound, currentStage, openRound, stageAfter, stageBefore, standingOptions } from "./stages";
import type { Stage } from "./stages";

export type Action = { [K in CommandKind]: { command: K; data: CommandData[K] } }[CommandKind];

export interface NextStep {
  kind:
    | "start"
    | "end_look_up"
    | "open_stage"
    | "reveal"
    | "open_round"
    | "close_round"
    /** A vote decided nothing: the middle shows the ways. */
    | "choose"
    | "offer"
    | "adopt"
    /** The decision rule is not met: the middle shows the ways on. */
    | "ways_on"
    | "finish"
    | "outcome";
  label: string;
  /** What is sent; null where something has to be chosen in the middle first. */
  action: Action | null;
  /** Sent after it: offering the final words also opens the stage in which the room is asked. */
  then?: Action;
  /** It leads to an earlier stage. */
  back?: true;
  /** Why it can't be done yet: the button says so instead of doing it. */
  blocked?: string;
}

type Words = Readonly<Record<string, Typing | undefined>>;

/** `words`: what this facilitator has typed of the final words, by part, and not offered yet. */
export function nextStep(view: View, live: Partial<Live>, words: Words = {}): NextStep {
  if (view.status === "finished") return { kind: "outcome", label: t("See the outcome"), action: null };
  if (view.status !== "live") {
    return { kind: "start", label: t("Start the workshop"), action: { command: "start_workshop", data: {} } };
  }
  if (view.look_up !== undefined) {
    return { kind: "end_look_up", label: t("End look up"), action: { command: "end_look_up", data: {} } };
  }
  const round = openRound(view);
  if (round !== undefined) {
    const action: Action = { command: "close_round", data: { round: round.id } };
    return { kind: "close_round", label: t("Close the vote"), action };
  }
  const stage = currentStage(view);
  return (stage && inStage(view, live, words, stage)) ?? moveOn(view, stage);
}

/** The step that the stage itself asks for; undefined when there is nothing left to do in it. */
function inStage(view: View, live: Partial<Live>, words: Words, stage: Stage): NextStep | undefined {
  switch (stage.kind) {
    case "gather":
      return gather(view, stage);
    case "narrow":
      return narrow(view, stage);
    case "discuss":
      // Where nothing was written the vote would only lead back as well.
      return candidatesOf(view, stage.part).length === 0 ? backTo(stageBefore(view, stage.order, "draft", stage.part)) : undefined;
    case "vote":
      return vote(view, stage);
    case "word":
      return word(view, live, words, stage);
    case "ratify":
      return ratify(view, stage);
    default:
      return undefined;
  }
}

/** The next stage by order; after the last one the workshop ends. */
function moveOn(view: View, stage: Stage | undefined): NextStep {
  const next = stageAfter(view, stage?.order ?? -1);
  if (next === undefined) {
    return { kind: "finish", label: t("Finish the workshop"), action: { command: "finish_workshop", data: {} } };
  }
  return opening(next, t("Next: {stage}", { stage: next.title }));
}

function opening(stage: Stage, label: string): NextStep {
  return { kind: "open_stage", label, action: { command: "open_stage", data: { stage: stage.id } } };
}

/** Where something is missing, back to the stage that brings it. */
function backTo(stage: Stage | undefined): NextStep | undefined {
  return stage && { ...opening(stage, t("Back to {stage}", { stage: stage.title })), back: true };
}

function openingRound(stage: Stage): NextStep {
  return { kind: "open_round", label: t("Open the vote"), action: { command: "open_round", data: { stage: stage.id } } };
}

function gather(view: View, stage: Stage): NextStep | undefined {
  if (stage.revealed) return undefined;
  const step: NextStep = {
    kind: "reveal",
    label: t("Reveal ideas"),
    action: { command: "reveal_ideas", data: { stage: stage.id } },
  };
  if ((view.counts.ideas[stage.id] ?? 0) > 0) return step;
  return { ...step, blocked: t("Nobody has written an idea yet. To skip this, choose another stage in the agenda.") };
}

function narrow(view: View, stage: Stage): NextStep | undefined {
  // Fewer than two are nothing to choose from: the room goes on.
  const enough = standingOptions(view, stage).length >= 2;
  return closedRound(view, stage.id) === undefined && enough ? openingRound(stage) : undefined;
}

function vote(view: View, stage: Stage): NextStep | undefined {
  const round = closedRound(view, stage.id);
  if (round !== undefined) {
    const waits = waitsForChoice(round);
    return waits ? { kind: "choose", label: t("Choose the winner"), action: null } : undefined;
  }
  if (view.finals[stage.part]?.how === "decision") return undefined; // taken without a vote
  if (standingOptions(view, stage).length > 0) return openingRound(stage);
  return backTo(stageBefore(view, stage.order, "draft", stage.part));
}

function word(view: View, live: Partial<Live>, words: Words, stage: Stage): NextStep | undefined {
  const final = view.finals[stage.part];
  if (final === undefined) return backTo(stageBefore(view, stage.order, "vote", stage.part));
  const typed = wordsAtHand(final, words[stage.part], live.typing?.[stage.part]);
  if (typed === undefined) return undefined;
  const ratify = stageAfter(view, stage.order, "ratify", stage.part);
  return {
    kind: "offer",
    label: ratify === undefined ? t("Offer this version") : t("Offer this version and open {stage}", { stage: ratify.title }),
    action: { command: "offer_version", data: { part: stage.part, base: typed.base, pieces: offered(typed.pieces) } },
    ...(ratify && { then: { command: "open_stage", data: { stage: ratify.id } } }),
  };
}

function ratify(view: View, stage: Stage): NextStep | undefined {
  const final = view.finals[stage.part];
  if (final === undefined) return backTo(stageBefore(view, stage.order, "vote", stage.part));
  if (final.adoption?.current) return undefined;
  if (final.assessment === undefined) return openingRound(stage);
  if (final.assessment.met) {
    const label = stage.part === "vision" ? t("Adopt the vision") : t("Adopt the mission");
    return { kind: "adopt", label, action: { command: "adopt_text", data: { part: stage.part } } };
  }
  if (final.not_yet?.version === final.version) return undefined;
  return { kind: "ways_on", label: t("Choose a way on"), action: null };
}
