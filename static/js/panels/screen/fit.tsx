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
  /** Short content stands in the middle of the height. */
  centre?: boolean;
  class?: string;
  children: ComponentChildren;
}

const PAGE_MS = 10_000;

export function Fit({ steps, of, centre = false, class: more = "", children }: FitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  const [page, setPage] = useState(0);
  const size = useSize(frame);

  useLayoutEffect(() => {
    if (frame.current === null || flow.current === null) return;
    setPages(fitted(frame.current, flow.current, steps, centre));
  }, [of, size, steps, centre]);
  useEffect(() => {
    setPage(0);
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

/** Set the content in the first step that fits, or in the largest that takes the fewest pages; how
 * many pages it takes. */
function fitted(frame: HTMLElement, flow: HTMLElement, steps: readonly Step[], centre: boolean): number {
  flow.style.paddingBlockStart = "0";
  frame.classList.remove("fit--paged");
  for (const step of steps) {
    set(flow, step);
    if (pagesOf(flow) > 1) continue;
    if (centre) flow.style.paddingBlockStart = `${slack(flow) / 2}px`;
    return 1;
  }
  frame.classList.add("fit--paged");
  const pages = steps.map((step) => {
    set(flow, step);
    return pagesOf(flow);
  });
  const fewest = Math.min(...pages);
  set(flow, steps[pages.indexOf(fewest)] as Step);
  return fewest;
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
