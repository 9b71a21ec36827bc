/** The server's time on this page. No clock orders anything (design rule 3); it only counts down. */
import { useEffect, useState } from "preact/hooks";
import { useSession } from "./context";

const SAMPLES = 12;
/** A jump this large is this computer's clock being set, or it slept: old samples say nothing. */
const JUMP_MS = 5_000;

export class Clock {
  private offsets: number[] = [];

  /** `here` gives this computer's milliseconds since 1970. */
  constructor(private readonly here: () => number = Date.now) {}

  /** A message carries the server's time. It was sent before it arrived, so every difference is too
   * small by its delay, and the largest of the last few is the nearest to the truth. */
  hear(now: number): void {
    const offset = now - this.here();
    const last = this.offsets[this.offsets.length - 1];
    if (last !== undefined && Math.abs(offset - last) > JUMP_MS) this.offsets = [];
    this.offsets.push(offset);
    if (this.offsets.length > SAMPLES) this.offsets.shift();
  }

  /** The server's milliseconds since 1970. */
  now(): number {
    const offset = this.offsets.length > 0 ? Math.max(...this.offsets) : 0;
    return this.here() + offset;
  }
}

/** The server's time; the component renders again `every` milliseconds. */
export function useNow(every = 1_000): number {
  const { clock } = useSession();
  const [, tick] = useState(0);
  useEffect(() => {
    let timer = 0;
    const next = (): void => {
      // On the beat of the server's clock, so that all rooms' seconds change together.
      timer = window.setTimeout(next, every - (clock.now() % every) + 1);
      tick((count) => count + 1);
    };
    timer = window.setTimeout(next, every - (clock.now() % every) + 1);
    return () => window.clearTimeout(timer);
  }, [clock, every]);
  return clock.now();
}

/** Minutes and seconds; a begun second counts, so that "0:00" means over. */
export function clockFace(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`;
}
