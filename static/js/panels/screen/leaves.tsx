/** A wall of several pages that grows: each page is a leaf of its own, so that those nobody sees are
 * neither laid out nor painted, and one idea more touches one leaf. */
import { Component, render } from "preact";
import type { ComponentChildren } from "preact";
import { useEffect, useReducer, useRef } from "preact/hooks";
import { isNear, startsOf, takeTurns, usualOf } from "./breaks";
import type { Block, Height, Room } from "./breaks";

/** What is drawn block by block. */
export interface Blocks {
  all: readonly Block[];
  /** The elements of blocks, in their order. */
  selector: string;
  /** Draw these, which follow one another. `still`: they stood there before, and arrive without a movement. */
  draw(these: readonly Block[], still: boolean): ComponentChildren;
}

/** How a flow of several pages was set when it was measured. */
export interface Laid {
  step: number;
  pages: number;
  room: Room;
  /** What is known of heights, by key. */
  heights: Map<string, Height>;
  /** What is not measured yet counts as this. */
  usual: Height;
}

/** Measure a flow that stands in one piece. */
export function lay(flow: HTMLElement, blocks: Blocks, { step, pages }: { step: number; pages: number }): Laid {
  const heights = new Map<string, Height>();
  note(flow, blocks.all, blocks.selector, heights);
  const laid = { step, pages, room: roomOf(flow), heights, usual: usualOf(heights) };
  return { ...laid, pages: Math.max(pages, startsOf(blocks.all, laid)?.length ?? 0) };
}

/** Measure what is new in a column of its own, which nobody sees. True if something was. */
export function learn(ruler: HTMLElement, flow: HTMLElement, { all, selector, draw }: Blocks, laid: Laid): boolean {
  const these = all.filter(({ key }) => !laid.heights.has(key));
  if (these.length === 0) return false;
  ruler.className = `${flow.className} fit__ruler`;
  ruler.style.fontSize = flow.style.fontSize;
  ruler.style.inlineSize = `${columnWidth(flow, laid.room.columns)}px`;
  render(draw(these, true), ruler);
  note(ruler, these, selector, laid.heights);
  render(null, ruler);
  laid.usual = usualOf(laid.heights);
  return true;
}

function note(within: HTMLElement, these: readonly Block[], selector: string, heights: Map<string, Height>): void {
  const drawn = within.querySelectorAll(selector);
  for (const [at, { key }] of these.entries()) {
    const element = drawn[at];
    if (heights.has(key) || element === undefined) continue;
    // One that is cut apart has a box in each column.
    const height = [...element.getClientRects()].reduce((sum, box) => sum + box.height, 0);
    heights.set(key, { height, after: Number.parseFloat(getComputedStyle(element).marginBlockEnd) || 0 });
  }
}

/** If more stands on this leaf than it holds, count with less room. True if so. */
export function tighten(flow: HTMLElement, page: number, laid: Laid): boolean {
  const leaf = flow.children[page];
  if (leaf === undefined || leaf.scrollWidth <= leaf.clientWidth + 2) return false;
  laid.room = { ...laid.room, height: laid.room.height - laid.room.air };
  return true;
}

/** The columns of a flow as it is set. */
function roomOf(flow: HTMLElement): Room {
  const { columnCount, fontSize } = getComputedStyle(flow);
  return { height: flow.clientHeight, columns: Number.parseInt(columnCount, 10) || 1, air: Number.parseFloat(fontSize) };
}

export function gapOf(flow: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(flow).columnGap) || 0;
}

/** How many columns the content takes, on all its pages. */
export function columnsOf(flow: HTMLElement): number {
  const gap = gapOf(flow);
  return Math.max(1, Math.round((flow.scrollWidth + gap) / (columnWidth(flow, roomOf(flow).columns) + gap)));
}

function columnWidth(flow: HTMLElement, columns: number): number {
  return (flow.clientWidth - gapOf(flow) * (columns - 1)) / columns;
}

/** So many leaves that nobody sees are drawn anew at a time. */
const AT_A_TIME = 2;

interface LeavesProps {
  blocks: Blocks;
  starts: readonly number[];
  columns: number;
  /** The one that is seen. */
  page: number;
}

/** What comes in the middle moves all that follows, on every leaf after it: those far from the one that is
 * seen take turns, a few in each frame. */
export function Leaves({ blocks, starts, columns, page }: LeavesProps) {
  const drawn = useRef<Array<readonly Block[]>>([]);
  const [, goOn] = useReducer((times: number) => times + 1, 0);
  const now = starts.map((from, place) => blocks.all.slice(from, starts[place + 1]));
  const { shown, late } = takeTurns(drawn.current, now, page, AT_A_TIME);
  drawn.current = shown;
  useEffect(() => {
    if (!late) return undefined;
    const frame = requestAnimationFrame(() => goOn(undefined));
    return () => cancelAnimationFrame(frame);
  });
  return (
    <>
      {shown.map((these, place) => (
        <Leaf key={place} these={these} draw={blocks.draw} columns={columns} near={isNear(place, page)} />
      ))}
    </>
  );
}

interface LeafProps {
  these: readonly Block[];
  draw: Blocks["draw"];
  columns: number;
  /** The one that is seen, and those that come and go when pages turn. */
  near: boolean;
}

/** Drawn again when something else stands on it. */
class Leaf extends Component<LeafProps> {
  override shouldComponentUpdate({ these, columns, near }: LeafProps): boolean {
    const before = this.props;
    return these !== before.these || columns !== before.columns || near !== before.near;
  }

  override render({ these, draw, columns, near }: LeafProps) {
    return (
      <div class={near ? "fit__leaf fit__leaf--near" : "fit__leaf"} style={{ columnCount: columns }}>
        {draw(these, true)}
      </div>
    );
  }
}
