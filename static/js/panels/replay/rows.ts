/** Which rows of a very long list are in sight. Heights are guessed until a row was seen. */

/** Rows beyond the edge that are drawn too, so that a quick scroll meets no gap. */
const BEYOND_PX = 400;

export class Rows {
  private readonly heights: Float64Array;
  /** Where each row begins, and where the last one ends. */
  private readonly tops: Float64Array;
  private valid = 0;

  constructor(
    readonly count: number,
    guess: number,
  ) {
    this.heights = new Float64Array(count).fill(guess);
    this.tops = new Float64Array(count + 1);
  }

  get height(): number {
    return this.top(this.count);
  }

  /** Where a row begins, in pixels. */
  top(row: number): number {
    for (; this.valid < row; this.valid += 1) {
      this.tops[this.valid + 1] = (this.tops[this.valid] ?? 0) + (this.heights[this.valid] ?? 0);
    }
    return this.tops[row] ?? 0;
  }

  bottom(row: number): number {
    return this.top(row + 1);
  }

  /** A row was seen to be so high. Whether that is news. */
  measured(row: number, height: number): boolean {
    if (height === 0 || Math.abs((this.heights[row] ?? 0) - height) < 0.5) return false;
    this.heights[row] = height;
    this.valid = Math.min(this.valid, row);
    return true;
  }

  /** First and last row between two heights, and a little beyond. */
  within(from: number, to: number): [number, number] {
    return [this.at(from - BEYOND_PX), this.at(to + BEYOND_PX)];
  }

  private at(height: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= height) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
