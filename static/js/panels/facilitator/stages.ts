/** Where the workshop stands, read from the view: stages, rounds, and what a round could be over. */
import type { CandidateView, Prompt, RoundView, StageKind, StageView, View } from "../../wire";
import { ideasToNarrow } from "../shared/options";

export type Stage = StageView & { id: string };
export type Round = RoundView & { id: string };
export type Candidate = CandidateView & { id: string };

/** Minutes that a stage usually takes (stage_kinds.DEFAULT_MINUTES). */
export const USUAL_MINUTES: Record<StageKind, number> = {
  ...{ welcome: 5, gather: 8, narrow: 4, draft: 12, discuss: 15 },
  ...{ vote: 5, word: 10, ratify: 5, close: 5, break: 10 },
};

function withIds<T extends { order: number }>(map: Readonly<Record<string, T>>): (T & { id: string })[] {
  return Object.entries(map)
    .map(([id, entry]) => ({ ...entry, id }))
    .sort((a, b) => a.order - b.order);
}

export function stagesOf(view: Pick<View, "agenda">): Stage[] {
  return withIds(view.agenda);
}

export function currentStage(view: Pick<View, "agenda" | "current">): Stage | undefined {
  const stage = view.agenda[view.current];
  return stage === undefined ? undefined : { ...stage, id: view.current };
}

/** The questions of a stage, as a command takes them. */
export function promptsOf(stage: Pick<Stage, "prompts">): Prompt[] {
  return withIds(stage.prompts).map(({ id, aspect, text, hint }) => ({ id, aspect, text, hint }));
}

/** Where a stage stands in the agenda. What lies ahead is to come, also where the room has been there
 * already and went back: it comes through it again. */
export function stageState(
  stage: Stage,
  view: Pick<View, "agenda" | "current" | "status">,
): "done" | "now" | "skipped" | "to_come" {
  if (view.status === "live" && stage.id === view.current) return "now";
  if (view.status === "finished") return stage.opened ? "done" : "skipped";
  const here = view.agenda[view.current]?.order ?? -1;
  if (view.status === "planned" || stage.order > here) return "to_come";
  return stage.opened ? "done" : "skipped";
}

/** The next stage by order, or the next of this kind and part. */
export function stageAfter(view: Pick<View, "agenda">, order: number, kind?: StageKind, part?: string): Stage | undefined {
  return stagesOf(view).find(
    (stage) => stage.order > order && (kind === undefined || (stage.kind === kind && stage.part === part)),
  );
}

/** The nearest earlier stage of this kind and part. */
export function stageBefore(view: Pick<View, "agenda">, order: number, kind: StageKind, part: string): Stage | undefined {
  return stagesOf(view)
    .reverse()
    .find((stage) => stage.order < order && stage.kind === kind && stage.part === part);
}

function roundsOf(view: Pick<View, "rounds">): Round[] {
  return withIds(view.rounds);
}

/** The round that takes ballots now; there is at most one. */
export function openRound(view: Pick<View, "rounds">): Round | undefined {
  return roundsOf(view).find(({ status }) => status === "open");
}

/** The round whose result stands in this stage; superseded and cancelled ones are history. */
export function closedRound(view: Pick<View, "rounds">, stage: string): Round | undefined {
  return roundsOf(view)
    .reverse()
    .find((round) => round.stage === stage && round.status === "closed");
}

/** Earlier rounds of a stage that a later one replaced. */
export function earlierRounds(view: Pick<View, "rounds">, stage: string): Round[] {
  return roundsOf(view)
    .filter((round) => round.stage === stage && (round.status === "superseded" || round.status === "cancelled"))
    .reverse();
}

export function candidatesOf(view: Pick<View, "candidates">, part: string): Candidate[] {
  return withIds(view.candidates).filter((candidate) => candidate.part === part);
}

/** The candidates that could still be chosen. */
export function standingCandidates(view: Pick<View, "candidates">, part: string): Candidate[] {
  return candidatesOf(view, part).filter(({ withdrawn, aside }) => !withdrawn && !aside);
}

/** Amendments to what could still be chosen that nobody has accepted or declined. */
export function openAmendments(view: Pick<View, "candidates">, part: string): number {
  const all = standingCandidates(view, part).flatMap(({ amendments }) => Object.values(amendments));
  return all.filter(({ status }) => status === "open").length;
}

/** "A word I would change", sent and not settled. */
export function openRequests(view: Pick<View, "finals">, part: string): number {
  return Object.values(view.finals[part]?.requests ?? {}).filter(({ settled }) => !settled).length;
}

/** What a round in this stage could be over, oldest first: ids of ideas, candidates or the part. */
export function standingOptions(view: View, stage: Stage): string[] {
  if (stage.kind === "ratify") return view.finals[stage.part] === undefined ? [] : [stage.part];
  if (stage.kind === "narrow" && stage.over === "ideas") {
    return ideasToNarrow(view, stage.part).map(([id]) => id);
  }
  return standingCandidates(view, stage.part).map(({ id }) => id);
}

/** The candidate that came second in the vote that led to the final words. */
export function runnerUp(view: View, part: string): Candidate | undefined {
  const vote = roundsOf(view)
    .reverse()
    .find((round) => round.purpose === "vote" && round.part === part && round.status === "closed");
  const tally = vote?.tally;
  if (tally === undefined || tally.rule === "gradients") return undefined;
  const chosen = view.finals[part]?.candidate;
  const finalists = tally.rule === "score" ? (tally.runoff?.finalists ?? []) : [];
  return [...finalists, ...tally.order]
    .filter((id) => id !== chosen)
    .map((id) => ({ id, candidate: view.candidates[id] }))
    .flatMap(({ id, candidate }) => (candidate === undefined || candidate.withdrawn ? [] : [{ ...candidate, id }]))[0];
}
