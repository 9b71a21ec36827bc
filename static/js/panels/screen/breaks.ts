/** Which part of a long wall stands on which page, from heights alone: a wall that grows by sixty ideas a
 * second is not set again for each, and pages that nobody sees are neither laid out nor painted. */

/** What is never cut apart: a question, an idea. */
export interface Block {
  /** All that its height hangs on: its words. */
  readonly key: string;
  /** Stands above what follows it, in the same column. */
  readonly head: boolean;
}

export interface Height {
  height: number;
  /** The margin below, which the end of a column swallows. */
  after: number;
}

export interface Room {
  /** Of a column. */
  height: number;
  columns: number;
  /** At least what is left free above a question within a column. */
  air: number;
}

export interface Measures {
  heights: ReadonlyMap<string, Height>;
  /** For what is not measured yet. */
  usual: Height;
  room: Room;
}

const NONE: Height = { height: 0, after: 0 };
/** The browser counts in parts of a pixel. */
const SLACK = 1;

/** The first block of each page, in the order and with the breaks of CSS columns; null where a block is
 * higher than a column, which the browser would cut apart. */
export function startsOf(blocks: readonly Block[], { heights, usual, room }: Measures): number[] | null {
  const heightOf = (at: number): Height => heights.get(blocks[at]?.key ?? "") ?? usual;
  const most = room.height - SLACK;
  const starts = [0];
  let column = 0;
  let filled = 0;
  for (const [at, { head }] of blocks.entries()) {
    const { height, after } = heightOf(at);
    const above = head && filled > 0 ? room.air : 0;
    const needed = head && at + 1 < blocks.length ? height + after + heightOf(at + 1).height : height;
    if (needed > most) return null;
    if (filled + above + needed <= most) {
      filled += above + height + after;
      continue;
    }
    filled = height + after;
    // What a question took along stands in the same column already.
    column += 1;
    if (column < room.columns) continue;
    column = 0;
    starts.push(at);
  }
  return starts;
}

/** The one in the middle. */
export function usualOf(heights: ReadonlyMap<string, Height>): Height {
  const all = [...heights.values()].sort((a, b) => a.height - b.height);
  return all[all.length >> 1] ?? NONE;
}

/** On either side of the page that is seen. */
export const isNear = (place: number, page: number): boolean => Math.abs(place - page) < 2;

/** What each page is drawn with, after it had `before` and should have `now`: those near the one that is
 * seen have it at once, and `atATime` of the others. `late`: some have to wait. What stays the same keeps
 * its identity. */
export function takeTurns(
  before: ReadonlyArray<readonly Block[]>,
  now: ReadonlyArray<readonly Block[]>,
  page: number,
  atATime: number,
): { shown: Array<readonly Block[]>; late: boolean } {
  let turns = atATime;
  let late = false;
  const shown = now.map((these, place) => {
    const known = before[place];
    if (known === undefined || isNear(place, page)) return known !== undefined && areSame(known, these) ? known : these;
    if (areSame(known, these)) return known;
    if (turns > 0) {
      turns -= 1;
      return these;
    }
    late = true;
    return known;
  });
  return { shown, late };
}

function areSame(some: readonly Block[], others: readonly Block[]): boolean {
  return some.length === others.length && some.every(({ key }, at) => key === others[at]?.key);
}
