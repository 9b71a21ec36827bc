/** The moment the room is in: a stage, and how far it has come. It picks what the facilitator says. */
import type { Moment } from "../../cues";
import type { View } from "../../wire";
import { waitsForChoice } from "../shared/ties";
import { closedRound, currentStage, openRound } from "./stages";

export function momentOf(view: View): Moment {
  if (view.status === "finished") return agreed(view) ? "finished" : "finished_open";
  const stage = currentStage(view);
  if (view.status !== "live" || stage === undefined) return "lobby";
  if (view.look_up !== undefined) return "look_up";
  const open = openRound(view) !== undefined;
  const closed = closedRound(view, stage.id);
  const final = view.finals[stage.part];
  switch (stage.kind) {
    case "gather":
      return stage.revealed ? "gather_revealed" : "gather";
    case "narrow":
      return open ? "narrow_open" : closed === undefined ? "narrow" : "narrow_closed";
    case "draft":
      return stage.part === "vision" ? "draft_vision" : "draft_mission";
    case "vote":
      if (open || closed === undefined) return open ? "vote_open" : "vote";
      return waitsForChoice(closed) ? "vote_tied" : "vote_closed";
    case "ratify":
      if (open || final === undefined) return open ? "ratify_open" : "ratify";
      if (final.adoption?.current) return "adopted";
      if (final.assessment === undefined) return "ratify";
      if (final.assessment.met) return "ratify_met";
      return final.not_yet?.version === final.version ? "ratify_not_yet" : "ratify_not_met";
    default:
      return stage.kind;
  }
}

/** Whether every text that the room worked on is adopted as it stands. */
function agreed({ finals }: View): boolean {
  const all = Object.values(finals);
  return all.length > 0 && all.every(({ adoption }) => adoption?.current);
}

/** Whether the result of the stage the room is in shows groups; true where there is none yet. */
export function groupsShown(view: View): boolean {
  const tally = closedRound(view, view.current)?.tally;
  return tally === undefined || tally.groups.shown.length > 0;
}
