/** Whatever stands in here is seen whole, without a scroll: it shrinks in steps, and what is too long
 * even for the smallest step is cut into pages that turn by themselves. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../core/i18n";

/** One way to set the content: the size of its text in rem (1 is 32 px on the wall), and columns. */
export interface Step {
  size: number;
  columns?: number;
  class?: string;
}

export interface FitProps {
  /** From large to small; the first that fits is taken. */
  steps: readonly Step[];
  /** Changes whenever the content may have another length. */
  of: string | number;
  /** How much there is. While it only grows, larger steps are not tried again. */
  length?: number;
  /** Short content stands in the middle of the height. */
  centre?: boolean;
  class?: string;
  children: ComponentChildren;
}

const PAGE_MS = 10_000;
/** Sixty changes a second are drawn at once, and measured now and then: each look costs layouts. A
 * wall on which that takes long is looked at the less often, so that most of the time is left for drawing. */
const MEASURE_MS = 500;
const MEASURE_SHARE = 12;

interface Measured {
  step: number;
  pages: number;
  length: number;
  size: number;
  /** When it is worth looking again. */
  next: number;
}

export function Fit({ steps, of, length = 0, centre = false, class: more = "", children }: FitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const last = useRef<Measured | null>(null);
  const [pages, setPages] = useState(1);
  const [page, setPage] = useState(0);
  const size = useSize(frame);

  useLayoutEffect(() => {
    const measure = (): void => {
      if (frame.current === null || flow.current === null) return;
      const before = last.current;
      const grew = before !== null && before.size === size && length > before.length;
      const began = performance.now();
      const found = fitted(frame.current, flow.current, steps, centre, grew ? before : null);
      const took = performance.now() - began;
      last.current = { ...found, length, size, next: began + took + Math.max(MEASURE_MS, MEASURE_SHARE * took) };
      setPages(found.pages);
    };
    const wait = last.current === null ? 0 : last.current.next - performance.now();
    if (wait <= 0) {
      measure();
      return undefined;
    }
    const timer = setTimeout(measure, wait);
    return () => clearTimeout(timer);
  }, [of, size, steps, centre]);
  useEffect(() => {
    setPage((now) => (now < pages ? now : 0));
    if (pages < 2) return undefined;
    const timer = setInterval(() => setPage((now) => (now + 1) % pages), PAGE_MS);
    return () => clearInterval(timer);
  }, [pages]);
  useLayoutEffect(() => {
    if (flow.current === null) return;
    const { clientWidth, style } = flow.current;
    const back = getComputedStyle(flow.current).direction === "rtl" ? 1 : -1;
    style.transform = page === 0 ? "none" : `translateX(${back * page * (clientWidth + gapOf(flow.current))}px)`;
  }, [page, size]);

  return (
    <div ref={frame} class={`fit ${more}`.trim()}>
      {/* Its class and style are set by measuring. */}
      <div ref={flow}>{children}</div>
      {pages > 1 && <p class="fit__page num">{t("{page} of {pages}", { page: page + 1, pages })}</p>}
    </div>
  );
}

/** Set the content in the first step that fits, or in the largest that takes the fewest pages.
 * `before`: how less content stood in the same frame. */
function fitted(
  frame: HTMLElement,
  flow: HTMLElement,
  steps: readonly Step[],
  centre: boolean,
  before: Measured | null,
): { step: number; pages: number } {
  flow.style.paddingBlockStart = "0";
  if (before !== null && before.pages > 1) return { step: before.step, pages: pagesOf(flow) };
  frame.classList.remove("fit--paged");
  // The fewest pages that each step may take. What is too much by far is not set just to see that.
  const least: number[] = [];
  let measured: { pages: number; setting: Step } | null = null;
  for (const [step, setting] of steps.entries()) {
    const known = step < (before?.step ?? 0) ? 2 : leastPages(measured, setting);
    least.push(known);
    if (known > 1) continue;
    set(flow, setting);
    measured = { pages: pagesOf(flow), setting };
    least[step] = measured.pages;
    if (measured.pages > 1) continue;
    if (centre) flow.style.paddingBlockStart = `${slack(flow) / 2}px`;
    return { step, pages: 1 };
  }
  frame.classList.add("fit--paged");
  let best = { step: 0, pages: Infinity };
  for (const { step, pages: most } of least.map((pages, step) => ({ step, pages })).sort((a, b) => a.pages - b.pages)) {
    if (most > best.pages) break;
    set(flow, steps[step] as Step);
    const pages = pagesOf(flow);
    if (pages < best.pages || (pages === best.pages && step < best.step)) best = { step, pages };
  }
  set(flow, steps[best.step] as Step);
  return best;
}

/** How many pages a step takes at least, after what another took: text takes room with the square of
 * its size, and a third less where lines happen to end well. */
function leastPages(measured: { pages: number; setting: Step } | null, setting: Step): number {
  if (measured === null || measured.setting.class !== setting.class) return 1;
  const share = (setting.size / measured.setting.size) ** 2 * 0.66;
  return Math.max(1, Math.ceil((measured.pages - 1) * share));
}

function set(flow: HTMLElement, step: Step): void {
  flow.className = `fit__flow ${step.class ?? ""}`.trim();
  flow.style.fontSize = `${step.size}rem`;
  flow.style.columnCount = String(step.columns ?? 1);
}

function gapOf(flow: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(flow).columnGap) || 0;
}

function pagesOf(flow: HTMLElement): number {
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
  useEffect(() => {
    if (frame.current === null) return undefined;
    const changed = (): void => grew((times) => times + 1);
    const observer = new ResizeObserver(changed);
    observer.observe(frame.current);
    document.fonts.addEventListener("loadingdone", changed);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", changed);
    };
  }, [frame]);
  return size;
}
