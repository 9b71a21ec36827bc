/** Plays a reel: where it is, how fast, what is left out. The page only shows these signals. */
import { batch, computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { Reel } from "./reel";
import { lastUpTo } from "./scale";
import type { Place, Scale } from "./scale";

export const SPEEDS = [1, 2, 4, 8, 16, 32, 64] as const;
export type Speed = (typeof SPEEDS)[number];
/** The speed at first, at which each decision stands its time; a faster one shortens it. */
const USUAL: Speed = 8;

export class Player {
  readonly playing = signal(false);
  readonly speed = signal<Speed>(USUAL);
  readonly skipping = signal(true);
  /** Only the decisions, each for a few seconds. */
  readonly decisions = signal(false);
  private readonly place = signal<Place>({ frame: 0, into: 0 });
  /** Milliseconds that the decision on show has stood. */
  private stood = 0;

  readonly frame: ReadonlySignal<number> = computed(() => this.place.value.frame);
  /** Milliseconds since the start of the workshop. */
  readonly time: ReadonlySignal<number> = computed(() => {
    const { frame, into } = this.place.value;
    return Math.min(this.reel.duration, (this.reel.times[frame] ?? 0) + into);
  });
  /** On the line, 0 to 1. */
  readonly share: ReadonlySignal<number> = computed(() => {
    const { line } = this.reel;
    return line.total > 0 ? line.of(this.place.value) / line.total : 0;
  });
  readonly ended: ReadonlySignal<boolean> = computed(() => this.time.value >= this.reel.duration);

  constructor(readonly reel: Reel) {}

  play(): void {
    batch(() => {
      if (this.ended.value || (this.decisions.value && this.nextDecision() === null)) this.go(this.first());
      if (this.decisions.value && !this.atDecision()) this.go(this.nextDecision() ?? this.frame.value);
      this.stood = 0;
      this.playing.value = true;
    });
  }

  pause(): void {
    this.playing.value = false;
  }

  toggle(): void {
    if (this.playing.value) this.pause();
    else this.play();
  }

  /** So many milliseconds have passed for whoever watches. */
  tick(passed: number): void {
    if (!this.playing.value) return;
    if (this.decisions.value) this.stand(passed * Math.max(1, this.speed.value / USUAL));
    else this.run(passed * this.speed.value);
  }

  /** To a frame, exactly. */
  go(frame: number): void {
    this.stood = 0;
    this.place.value = { frame: Math.max(0, Math.min(this.reel.length - 1, frame)), into: 0 };
  }

  goVersion(version: number): void {
    this.go(this.reel.frameOf(version));
  }

  /** To a moment that somebody points at, and stand there: what plays on would be past it before it is
   * read. */
  standAt(version: number): void {
    batch(() => {
      this.pause();
      this.goVersion(version);
    });
  }

  /** To a point of the line, 0 to 1. */
  goShare(share: number): void {
    this.stood = 0;
    this.place.value = this.reel.line.place(share * this.reel.line.total);
  }

  step(by: 1 | -1): void {
    this.pause();
    if (this.decisions.value) {
      this.decisionOn(by);
    } else if (by > 0 && this.frame.value === this.reel.length - 1) {
      this.toEnd();
    } else {
      // Back from within a silence leads to what it followed.
      this.go(this.frame.value + (by < 0 && this.place.value.into > 0 ? 0 : by));
    }
  }

  /** To the start of the next chapter, or (back) of this one or the one before. */
  chapter(by: 1 | -1): void {
    const { chapters } = this.reel;
    const here = this.reel.chapterOf(this.frame.value);
    const start = chapters[here]?.version ?? 0;
    const atStart = this.reel.frameOf(start) === this.frame.value;
    const wanted = by > 0 ? here + 1 : atStart ? here - 1 : here;
    const version = chapters[wanted]?.version;
    if (version !== undefined) this.goVersion(version);
    else if (by > 0) this.toEnd();
    else this.go(0);
  }

  /** To the next decision, or the one before. */
  decisionOn(by: 1 | -1): void {
    this.pause();
    const found = by > 0 ? this.nextDecision() : this.decisionBefore();
    if (found !== null) this.go(found);
  }

  toEnd(): void {
    this.stood = 0;
    const frame = this.reel.length - 1;
    this.place.value = { frame, into: this.reel.duration - (this.reel.times[frame] ?? 0) };
    this.pause();
  }

  faster(by: 1 | -1): void {
    const at = SPEEDS.indexOf(this.speed.value) + by;
    this.speed.value = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at))] as Speed;
  }

  /** Only decisions, from the one that comes next; or everything again, from here. It neither starts
   * nor stops by that, and the speed stays as it was set. */
  onlyDecisions(on: boolean): void {
    batch(() => {
      this.decisions.value = on;
      this.stood = 0;
      if (on && !this.playing.value && !this.atDecision()) this.go(this.nextDecision() ?? this.first());
      else if (on && this.playing.value) this.play();
    });
  }

  private run(more: number): void {
    const scale: Scale = this.skipping.value ? this.reel.skipping : this.reel.full;
    const at = scale.of(this.place.value) + more;
    if (at >= scale.total) this.toEnd();
    else this.place.value = scale.place(at);
  }

  private stand(more: number): void {
    this.stood += more;
    const here = this.moment();
    const { cut } = this.reel.timeline;
    if (this.stood < (cut[here]?.play ?? 0)) return;
    const next = cut[here + 1];
    if (next === undefined) this.pause();
    else this.goVersion(next.version);
  }

  /** The place in the cut of the last decision up to here; -1 before the first. */
  private moment(): number {
    const versions = this.reel.timeline.cut.map(({ version }) => version);
    const here = this.reel.version(this.frame.value);
    return versions.length === 0 || (versions[0] as number) > here ? -1 : lastUpTo(versions, here);
  }

  private first(): number {
    return this.decisions.value ? (this.decision(0) ?? 0) : 0;
  }

  private decision(place: number): number | null {
    const moment = this.reel.timeline.cut[place];
    return moment === undefined ? null : this.reel.frameOf(moment.version);
  }

  private nextDecision(): number | null {
    return this.decision(this.moment() + 1);
  }

  private decisionBefore(): number | null {
    const here = this.moment();
    return this.atDecision() ? this.decision(here - 1) : this.decision(here);
  }

  private atDecision(): boolean {
    const here = this.moment();
    return here >= 0 && this.decision(here) === this.frame.value;
  }
}
