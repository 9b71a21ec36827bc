/** Milliseconds of the day against milliseconds of something else, in which long silences are short. */

/** A place in a replay: so many milliseconds after a frame. */
export interface Place {
  frame: number;
  into: number;
}

export class Scale {
  /** Where each frame stands; as long as `times`. */
  private readonly starts: number[];
  readonly total: number;

  /** `times`: of each frame, rising; a silence lasts `longest` at most. `end`: after the last one. */
  constructor(
    private readonly times: readonly number[],
    private readonly end: number,
    private readonly longest: number,
  ) {
    this.starts = [];
    let at = 0;
    times.forEach((_, frame) => {
      this.starts.push(at);
      at += this.silence(frame);
    });
    this.total = at;
  }

  /** Where a place stands on this scale. */
  of({ frame, into }: Place): number {
    const real = this.real(frame);
    const share = real > 0 ? Math.min(1, into / real) : 0;
    return (this.starts[frame] ?? 0) + share * this.silence(frame);
  }

  /** The place at so many milliseconds on this scale; of frames that share one, the last. */
  place(at: number): Place {
    const frame = lastUpTo(this.starts, at);
    const silence = this.silence(frame);
    const share = silence > 0 ? Math.min(1, Math.max(0, at - (this.starts[frame] ?? 0)) / silence) : 0;
    return { frame, into: share * this.real(frame) };
  }

  private real(frame: number): number {
    return (this.times[frame + 1] ?? this.end) - (this.times[frame] ?? 0);
  }

  private silence(frame: number): number {
    return Math.min(this.real(frame), this.longest);
  }
}

/** The last of these rising numbers that is not above `most`; 0 where all are. */
export function lastUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
