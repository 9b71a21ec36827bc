/** Long lists in stretches of a dozen rows: a stretch that is out of sight is not styled, laid out or
 * painted (css/components/long-lists.css), so that what concerns the whole page, as a dialog that opens,
 * asks some twenty stretches instead of two hundred rows. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";

/** Rows a stretch begins with; more only where rows come between its own. */
export const USUAL = 12;

export interface Stretch {
  /** Keeps it while it has a row that it had. */
  readonly key: number;
  readonly ids: readonly string[];
}

/** The rows in their order, cut into stretches. A row stays in the stretch that it was in `before`, so that
 * none is drawn anew, or loses the focus, because others come and go: rows that come between two of a
 * stretch join it; others fill up the one above or below them, or begin new ones. */
export function stretchesOf(ids: readonly string[], before: readonly Stretch[] = []): Stretch[] {
  const here = new Set(ids);
  const home = new Map<string, number>();
  const sizes = new Map<number, number>();
  for (const { key, ids: rows } of before) {
    for (const id of rows) home.set(id, key);
    sizes.set(key, rows.filter((id) => here.has(id)).length);
  }
  const found: Array<{ key: number; ids: string[] }> = [];
  let next = 1 + Math.max(0, ...sizes.keys());
  let fresh: string[] = [];

  /** Where what is new stands that has come before a stretch of `below` rows; returned is what joins that. */
  const settle = (below: number): string[] => {
    const above = found[found.length - 1];
    above?.ids.push(...fresh.splice(0, Math.max(0, USUAL - above.ids.length)));
    const rest = fresh;
    fresh = [];
    if (below > 0 && below + rest.length <= USUAL) return rest;
    for (let at = 0; at < rest.length; at += USUAL) found.push({ key: next++, ids: rest.slice(at, at + USUAL) });
    return [];
  };

  for (const id of ids) {
    const key = home.get(id);
    const open = found[found.length - 1];
    if (key !== undefined && open?.key === key) {
      open.ids.push(...fresh, id);
      fresh = [];
    } else if (key === undefined || found.some((stretch) => stretch.key === key)) {
      // What was moved out of its stretch counts as new.
      fresh.push(id);
    } else {
      const joining = settle(sizes.get(key) ?? 0);
      found.push({ key, ids: [...joining, id] });
    }
  }
  settle(0);
  return found;
}

export interface StretchesProps<Row> {
  rows: ReadonlyArray<readonly [id: string, row: Row]>;
  /** One row, with its id for a key; an `li` with `role="listitem"` where this is a `list`. */
  draw(id: string, row: Row): VNode;
  /** Stands in an element with `role="list"`. */
  list?: boolean;
}

export function Stretches<Row>({ rows, draw, list = false }: StretchesProps<Row>) {
  const before = useRef<readonly Stretch[]>([]);
  before.current = stretchesOf(rows.map(([id]) => id), before.current);
  const known = new Map(rows);
  // A search takes away those that it leaves nothing of.
  return before.current.map(({ key, ids }) => {
    const drawn = ids.map((id) => draw(id, known.get(id) as Row));
    return list ? (
      <ul key={key} class="stretch" role="none" data-find-group>
        {drawn}
      </ul>
    ) : (
      <div key={key} class="stretch" data-find-group>
        {drawn}
      </div>
    );
  });
}
