/** One moment of a replay, as its scene looks at it. */
import type { LineView, PieceView, StageView, TimelineView, View } from "../../wire";
import type { Reel } from "./reel";

export interface Moment {
  reel: Reel;
  frame: number;
  /** What people saw, and just before the line that is current. */
  view: View;
  before: View;
  line: LineView | undefined;
  stageId: string;
  stage: StageView | undefined;
  names: TimelineView["names"];
}

export function momentOf(reel: Reel, frame: number): Moment {
  const view = reel.view(frame);
  const line = reel.lines[reel.lineOf(frame)];
  const told = line === undefined ? frame : reel.frameOf(line.version);
  return {
    reel,
    frame,
    view,
    before: reel.view(told - 1),
    line,
    stageId: view.current,
    stage: view.agenda[view.current],
    names: reel.timeline.names,
  };
}

/** The candidate that was spoken of last in this chapter. */
export function candidateInFocus({ reel, frame, view }: Moment): string | null {
  const from = reel.chapters[reel.chapterOf(frame)]?.version ?? 0;
  for (let place = reel.lineOf(frame); place >= 0; place -= 1) {
    const line = reel.lines[place];
    if (line === undefined || line.version < from) return null;
    const { over, item = "" } = line.about ?? {};
    const found = over === "comment" ? view.comments?.[item]?.candidate : over === "candidate" ? item : undefined;
    if (found !== undefined && view.candidates[found] !== undefined) return found;
  }
  return null;
}

/** The words of a candidate before the change that the current line tells of; null if it tells of none. */
export function wordsBefore({ before, view, line }: Moment, candidate: string): PieceView[] | null {
  if (line?.about?.item !== candidate) return null;
  const [was, now] = [before.candidates[candidate], view.candidates[candidate]];
  return was !== undefined && now !== undefined && was.version < now.version ? was.pieces : null;
}

/** When the text of a part was adopted after this moment, and the candidate that it grew from; null if it never was. */
export function adoptedLater({ reel, frame }: Moment, part: string): { version: number; at: number; candidate: string } | null {
  const here = reel.version(frame);
  const told = new Set(
    reel.lines.filter(({ about }) => about?.over === "final" && about.item === part).map(({ version }) => version),
  );
  const mark = reel.marks.find(({ kind, version }) => kind === "adopted" && version > here && told.has(version));
  if (mark === undefined) return null;
  return { version: mark.version, at: mark.at, candidate: reel.view(reel.frameOf(mark.version)).finals[part]?.candidate ?? "" };
}

/** What led to the words of a part as they stand here: the versions of the candidate that they came
 * from, the votes, and what was decided on the words themselves. */
export function wayTo({ reel, frame, view }: Moment, part: string): LineView[] {
  const candidate = view.finals[part]?.candidate ?? "";
  const here = reel.version(frame);
  return reel.lines.filter((line) => line.version <= here && leads(reel, line, part, candidate));
}

function leads(reel: Reel, { about, kind, version }: LineView, part: string, candidate: string): boolean {
  if (about === undefined) return false;
  const { over, item } = about;
  if (over === "final") return kind === "decision" && item === part;
  const at = reel.frameOf(version);
  const after = reel.view(at);
  if (over === "round") return kind === "decision" && after.rounds[item]?.part === part && after.rounds[item]?.status === "closed";
  // A comment on a candidate changes nothing of its words.
  return over === "candidate" && item === candidate && after.candidates[item]?.version !== reel.view(at - 1).candidates[item]?.version;
}
