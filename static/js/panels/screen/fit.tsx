/** Whatever stands in here is seen whole, without a scroll: it shrinks in steps, and what is too long
 * even for the smallest step is cut into pages, which turn by themselves or by the facilitator. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { startsOf } from "./breaks";
import { columnsOf, gapOf, lay, learn, Leaves, tighten } from "./leaves";
import type { Blocks, Laid } from "./leaves";
import { usePage } from "./turning";

/** One way to set the content: the size of its text in rem (1 is 32 px on the wall), and columns. */
export interface Step {
  size: number;
  columns?: number;
  class?: string;
}

export interface FitProps {
  /** From large to small; the first that fits is taken. */
  steps: readonly Step[];
  /** Changes whenever the content may take another room: its words, not how many. */
  of: string | number;
  /** How much there is. While it only grows, larger steps are not tried again. */
  length?: number;
  /** Short content stands in the middle of the height. */
  centre?: boolean;
  class?: string;
  /** It takes more than one page even at the smallest step. */
  onCrowded?(): void;
  /** Instead of children: what grows without end. Its pages are leaves. */
  blocks?: Blocks;
  children?: ComponentChildren;
}

/** Sixty changes a second are drawn at once. Whether what only grew still fits is seen with each drawing;
 * other content is set now and then: each look costs layouts. A wall on which that takes long is looked
 * at the less often, so that most of the time is left for drawing. */
const MEASURE_MS = 500;
const MEASURE_SHARE = 12;

interface Measured {
  steps: readonly Step[];
  step: number;
  pages: number;
  length: number;
  size: number;
  /** When it is worth looking again. */
  next: number;
}

export function Fit({ steps, of, length = 0, centre = false, class: more = "", onCrowded, blocks, children }: FitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const last = useRef<Measured | null>(null);
  const laid = useRef<Laid | null>(null);
  const learnt = useRef(false);
  const [onePiece, setPages] = useState(1);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const size = useSize(frame);
  const before = last.current;
  const grew = before !== null && before.steps === steps && before.size === size && length >= before.length;
  if (!grew) laid.current = null;
  const starts = laid.current === null || blocks === undefined ? null : startsOf(blocks.all, laid.current);
  // A smaller step may take fewer pages.
  const outgrown = starts !== null && laid.current !== null && starts.length > laid.current.pages && laid.current.step < steps.length - 1;
  const leaves = outgrown ? null : starts;
  const pages = leaves?.length ?? onePiece;
  const page = usePage(pages);

  useLayoutEffect(() => {
    const measure = (): void => {
      if (frame.current === null || flow.current === null) return;
      const known = last.current;
      const less = blocks !== undefined && known !== null && known.steps === steps && known.size === size && length >= known.length;
      const began = performance.now();
      const found = fitted(frame.current, flow.current, steps, centre, less ? known : null);
      const took = performance.now() - began;
      last.current = { ...found, steps, length, size, next: began + took + Math.max(MEASURE_MS, MEASURE_SHARE * took) };
      setPages(found.pages);
      if (found.pages > 1) onCrowded?.();
      if (blocks === undefined || found.pages < 2) return;
      laid.current = lay(flow.current, blocks, found);
      drawAgain(undefined);
    };
    if (flow.current !== null && last.current !== null && blocks !== undefined && grew) {
      if (laid.current !== null && leaves !== null) {
        last.current.length = length;
        learnt.current = ruler.current !== null && learn(ruler.current, flow.current, blocks, laid.current);
        if (learnt.current) drawAgain(undefined);
        return undefined;
      }
      if (onePiece === 1 && pagesOf(flow.current) === 1) {
        last.current.length = length;
        return undefined;
      }
      if (onePiece === 1 || outgrown) {
        measure();
        return undefined;
      }
    }
    const wait = last.current === null ? 0 : last.current.next - performance.now();
    if (wait <= 0) {
      measure();
      return undefined;
    }
    const timer = setTimeout(measure, wait);
    return () => clearTimeout(timer);
  }, [of, size, steps, centre, leaves === null]);
  useLayoutEffect(() => {
    // Whatever was computed, what is seen is looked at.
    const guessed = learnt.current;
    learnt.current = false;
    if (guessed) return;
    if (flow.current !== null && laid.current !== null && leaves !== null && tighten(flow.current, page, laid.current)) drawAgain(undefined);
  });
  useLayoutEffect(() => {
    if (flow.current === null) return;
    const { clientWidth, style } = flow.current;
    const back = getComputedStyle(flow.current).direction === "rtl" ? 1 : -1;
    style.transform = page === 0 ? "none" : `translateX(${back * page * (clientWidth + gapOf(flow.current))}px)`;
  }, [page, size]);

  return (
    <div ref={frame} class={`fit ${more}`.trim()}>
      {/* Its class and style are set by measuring. */}
      <div ref={flow} data-leaves={leaves === null ? undefined : ""}>
        {blocks === undefined && children}
        {blocks !== undefined && leaves === null && blocks.draw(blocks.all, onePiece > 1)}
        {blocks !== undefined && leaves !== null && laid.current !== null && (
          <Leaves blocks={blocks} starts={leaves} columns={laid.current.room.columns} page={page} />
        )}
      </div>
      {pages > 1 && <p class="fit__page num">{t("{page} of {pages}", { page: page + 1, pages })}</p>}
      {blocks !== undefined && <div ref={ruler} class="fit__ruler" aria-hidden="true" />}
    </div>
  );
}

/** Set the content in the first step that fits, or in the largest that takes the fewest pages.
 * `before`: how less content stood in the same frame: nothing larger can fit, only the next larger step
 * may take as few pages, and once there are pages, their text becomes no larger. */
function fitted(
  frame: HTMLElement,
  flow: HTMLElement,
  steps: readonly Step[],
  centre: boolean,
  before: Measured | null,
): { step: number; pages: number } {
  flow.style.paddingBlockStart = "0";
  const paged = before !== null && before.pages > 1;
  const largest = before === null ? 0 : before.step - (paged ? 0 : 1);
  if (!paged) frame.classList.remove("fit--paged");
  // The fewest pages that each step may take. What is too much by far is not set just to see that.
  const least: Array<{ step: number; pages: number }> = [];
  let measured: { columns: number; setting: Step } | null = null;
  for (const [step, setting] of steps.entries()) {
    if (step < largest) continue;
    const tooLarge = paged || step < (before?.step ?? 0);
    const found = { step, pages: tooLarge ? 2 : leastPages(measured, setting) };
    least.push(found);
    if (found.pages > 1) continue;
    set(flow, setting);
    measured = { columns: columnsOf(flow), setting };
    found.pages = pagesOf(flow);
    if (found.pages > 1) continue;
    if (centre) flow.style.paddingBlockStart = `${slack(flow) / 2}px`;
    return found;
  }
  frame.classList.add("fit--paged");
  let best = { step: 0, pages: Infinity };
  for (const { step, pages: most } of least.sort((a, b) => a.pages - b.pages)) {
    if (most > best.pages) break;
    if (most === best.pages && step > best.step) continue;
    set(flow, steps[step] as Step);
    const pages = pagesOf(flow);
    if (pages < best.pages || (pages === best.pages && step < best.step)) best = { step, pages };
  }
  set(flow, steps[best.step] as Step);
  return best;
}

/** How many pages a step takes at least, after what another took: text takes room with the square of
 * its size, and a third less where lines happen to end well. */
function leastPages(measured: { columns: number; setting: Step } | null, setting: Step): number {
  if (measured === null || measured.setting.class !== setting.class) return 1;
  const share = (setting.size / measured.setting.size) ** 2 * 0.66;
  return Math.max(1, Math.ceil(((measured.columns - 1) / (measured.setting.columns ?? 1)) * share));
}

function set(flow: HTMLElement, step: Step): void {
  flow.className = `fit__flow ${step.class ?? ""}`.trim();
  flow.style.fontSize = `${step.size}rem`;
  flow.style.columnCount = String(step.columns ?? 1);
}

function pagesOf(flow: HTMLElement): number {
  // On a phone nothing is set in columns, and the page scrolls.
  if (getComputedStyle(flow).columnCount === "auto") return 1;
  const gap = gapOf(flow);
  return Math.max(1, Math.ceil((flow.scrollWidth - 2 + gap) / (flow.clientWidth + gap)));
}

/** Height that the content leaves free. */
function slack(flow: HTMLElement): number {
  const bottom = Math.max(0, ...[...flow.children].map((child) => child.getBoundingClientRect().bottom));
  return Math.max(0, flow.getBoundingClientRect().bottom - bottom);
}

/** Counts up when the frame has another size, or the fonts have arrived. */
function useSize(frame: { current: HTMLElement | null }): number {
  const [size, grew] = useState(0);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const changed = (): void => grew((times) => times + 1);
    // Observing begins with a call, and the room that a page's number takes is no other size.
    let before = sizeOf(box);
    const observer = new ResizeObserver(() => {
      if (sizeOf(box) === before) return;
      before = sizeOf(box);
      changed();
    });
    observer.observe(box);
    document.fonts.addEventListener("loadingdone", changed);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", changed);
    };
  }, [frame]);
  return size;
}

const sizeOf = (box: HTMLElement): string => `${box.offsetWidth} ${box.offsetHeight}`;
