/** A timeline made ready to play: its frames from the start of the workshop on, their times, and
 * what belongs to each. */
import type { ChapterView, LineView, MarkView, TimelineView, View } from "../../wire";
import { lastUpTo, Scale } from "./scale";
import { Views } from "./views";

/** With silences skipped, nothing happens for so long at most (at 1x). */
const LONGEST_SILENCE = 5_000;
/** On the line a silence is no wider than this, or one night would leave no room for the day. */
const WIDEST_SILENCE = 10 * 60_000;

export class Reel {
  /** Versions and times (ms since the start) of what can be stopped at; the first is the start. */
  readonly versions: readonly number[];
  readonly times: readonly number[];
  readonly duration: number;
  /** Where things stand on the line, and how long they play: with silences skipped, and in full. */
  readonly line: Scale;
  readonly skipping: Scale;
  readonly full: Scale;
  readonly lines: readonly LineView[];
  private readonly views: Views;
  private readonly firstFrame: number;
  private readonly lineVersions: readonly number[];
  private readonly chapterVersions: readonly number[];

  constructor(readonly timeline: TimelineView) {
    const { frames, begin, begin_version: from } = timeline;
    this.views = new Views(timeline.start, frames);
    const first = frames.findIndex(({ version }) => version >= from);
    this.firstFrame = Math.max(0, first);
    const shown = frames.slice(this.firstFrame);
    this.versions = shown.map(({ version }) => version);
    this.times = shown.map(({ at }) => at - begin);
    this.duration = Math.max(0, timeline.end - begin);
    this.line = new Scale(this.times, this.duration, WIDEST_SILENCE);
    this.skipping = new Scale(this.times, this.duration, LONGEST_SILENCE);
    this.full = new Scale(this.times, this.duration, Infinity);
    this.lines = timeline.transcript.filter(({ last }) => last >= from);
    this.lineVersions = this.lines.map(({ version }) => version);
    this.chapterVersions = timeline.chapters.map(({ version }) => version);
  }

  get length(): number {
    return this.versions.length;
  }

  get started(): boolean {
    return this.timeline.begin_version > 0;
  }

  /** What people saw at a frame; at -1: just before the start. */
  view(frame: number): View {
    return this.views.at(this.firstFrame + frame);
  }

  version(frame: number): number {
    return this.versions[frame] ?? 0;
  }

  /** The frame that shows a version: its own, or the last one before. */
  frameOf(version: number): number {
    return lastUpTo(this.versions, version);
  }

  /** The place of the line that tells of this frame; -1 before the first. */
  lineOf(frame: number): number {
    return within(this.lineVersions, this.version(frame));
  }

  /** The place of the chapter in which this frame lies. */
  chapterOf(frame: number): number {
    return within(this.chapterVersions, this.version(frame));
  }

  get chapters(): readonly ChapterView[] {
    return this.timeline.chapters;
  }

  get marks(): readonly MarkView[] {
    return this.timeline.marks;
  }

  /** The decisions, each stage in which there were some named before them: moves alone are none. */
  decisions(): LineView[] {
    const found: LineView[] = [];
    let headed = -1;
    for (const line of this.lines.filter(({ kind }) => kind === "decision")) {
      const place = within(this.chapterVersions, line.version);
      const chapter = this.chapters[place];
      if (chapter !== undefined && place !== headed && chapter.title !== "") {
        found.push({ version: chapter.version, last: chapter.version, at: chapter.at, kind: "chapter", text: chapter.title });
      }
      headed = place;
      found.push(line);
    }
    return found;
  }

  /** Where a version stands on the line, 0 to 1. */
  share(version: number): number {
    const at = this.line.of({ frame: this.frameOf(version), into: 0 });
    return this.line.total > 0 ? at / this.line.total : 0;
  }
}

function within(versions: readonly number[], version: number): number {
  return versions.length === 0 || (versions[0] as number) > version ? -1 : lastUpTo(versions, version);
}
