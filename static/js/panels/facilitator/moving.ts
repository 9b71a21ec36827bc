/** From stage to stage: what is asked before, what is said after, and how it is taken back. */
import { t, tn } from "../../core/i18n";
import type { Live, PieceText, View } from "../../wire";
import { STEP } from "./act";
import type { Deed } from "./act";
import { currentStage, openAmendments, openRequests, openRound, stageAfter, stagesOf } from "./stages";
import type { Stage } from "./stages";
import { openAfter } from "./word_wishes";

/** The way back is offered for so long beside what was done; in the menu, and by its key, it stays. */
const SECONDS = 20;

interface Question {
  title: string;
  text: string;
  yes: string;
  no: string;
  danger?: boolean;
}

/** Nothing is asked on the way to the next stage, unless a vote would be cancelled or something is
 * left undecided. */
export function questionBefore(view: View, live: Partial<Live>, to: Stage): Question | undefined {
  const here = currentStage(view);
  const back = here !== undefined && to.order < here.order;
  const title = back ? t("Back to {stage}?", { stage: to.title }) : t("On to {stage}?", { stage: to.title });
  const no = t("Stay here");
  if (openRound(view) !== undefined) {
    return {
      title,
      text: t("A vote is open. Moving on now cancels it, and the ballots are destroyed unread. To keep them, stay here and close the vote first."),
      yes: t("Cancel the vote and move on"),
      no,
      danger: true,
    };
  }
  if (here === undefined || stageAfter(view, here.order)?.id === to.id) return questionOnward(view, to);
  const text = [t("Everybody’s page goes there, and the projector."), ...leftOpen(view, here, to), ...skipped(view, here, to), ...work(live), ...clock(to)].join(" ");
  return { title, text, yes: back ? t("Back to {stage}", { stage: to.title }) : t("On to {stage}", { stage: to.title }), no };
}

/** Asked on the way on, whichever button leads there, if something would be left undecided. `offered`
 * are the words that become a version on the way, and settle what they do. */
export function questionOnward(view: View, to: Stage, offered?: readonly PieceText[]): Question | undefined {
  const here = currentStage(view);
  const open = here === undefined ? [] : leftOpen(view, here, to, offered);
  if (open.length === 0) return undefined;
  const on = t("On to {stage}", { stage: to.title });
  return { title: t("On to {stage}?", { stage: to.title }), text: open.join(" "), yes: on, no: t("Stay here") };
}

function leftOpen(view: View, here: Stage, to: Stage, offered?: readonly PieceText[]): string[] {
  if (to.order < here.order) return [];
  const amendments = here.kind === "discuss" ? openAmendments(view, here.part) : 0;
  const final = view.finals[here.part];
  const asked = offered !== undefined && final !== undefined ? openAfter(final, offered) : openRequests(view, here.part);
  const requests = here.kind === "word" ? asked : 0;
  return [
    amendments > 0 &&
      tn(
        "{n} amendment is not decided. The candidate goes on as it stands; the amendment stays in the record.",
        "{n} amendments are not decided. The candidates go on as they stand; the amendments stay in the record.",
        amendments,
      ),
    requests > 0 &&
      tn(
        "{n} change that somebody would make is not settled. It stays in the record.",
        "{n} changes that people would make are not settled. They stay in the record.",
        requests,
      ),
  ].filter((line) => line !== false);
}

/** What would have come before it. */
function skipped(view: View, here: Stage, to: Stage): string[] {
  const between = stagesOf(view).filter(({ order, opened }) => order > here.order && order < to.order && !opened);
  if (between.length === 0) return [];
  return [t("Skipped for now: {stages}.", { stages: between.map(({ title }) => title).join(", ") })];
}

function work({ writing = 0 }: Partial<Live>): string[] {
  return [
    ...(writing > 0 ? [tn("{n} person is still writing.", "{n} people are still writing.", writing)] : []),
    t("Nothing is lost: what somebody has begun stays on their device."),
  ];
}

function clock({ opened, minutes }: Stage): string[] {
  return opened ? [tn("The clock starts again, with {n} minute.", "The clock starts again, with {n} minutes.", minutes)] : [];
}

/** To where the room was before the last move, as long as nobody moved on from there. */
export function movedBack(view: View): Deed {
  return { said: t("The room is back in {stage}.", { stage: view.agenda[view.undo_to]?.title ?? "" }), about: STEP };
}

/** Where the room is now. A message of an earlier move must not undo a later one. */
export function moved(view: View, stage: string): Deed {
  return {
    said: t("The room is in {stage} now.", { stage: view.agenda[stage]?.title ?? "" }),
    undo: (seen) =>
      seen.current === stage && seen.undo_to !== ""
        ? { command: "undo_move", data: {} }
        : t("You have moved since then. Choose the stage in the agenda."),
    undone: t("The room is back in {stage}.", { stage: view.agenda[view.current]?.title ?? "" }),
    seconds: SECONDS,
    about: STEP,
  };
}
