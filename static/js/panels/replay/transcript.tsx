/** What happened, line by line, beside the replay. Only the lines in sight are drawn, so that five
 * thousand are as quick as fifty; and Tab stops at one of them, from where the arrows lead on. */
import { useLayoutEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { LineView } from "../../wire";
import { memo } from "../shared/memo";
import { usePlayer } from "./context";
import { Rows } from "./rows";
import { clockTime } from "./times";

const GUESS_PX = 44;
/** After somebody scrolled by hand, the list leaves them alone for so long. */
const LEAVE_ALONE_MS = 4_000;

export function Transcript() {
  const player = usePlayer();
  const { reel } = player;
  const onlyDecisions = player.decisions.value;
  const lines = useMemo(
    () => (onlyDecisions ? reel.decisions() : reel.lines),
    [reel, onlyDecisions],
  );
  const version = reel.version(player.frame.value);
  const current = lastTold(lines, version);
  return (
    <>
      <h2 class="transcript__title" id="transcript-title">
        {t("What happened")}
      </h2>
      {lines.length === 0 ? <p class="quiet transcript__none">{t("Nothing yet.")}</p> : <List key={String(onlyDecisions)} lines={lines} current={current} />}
    </>
  );
}

function lastTold(lines: readonly LineView[], version: number): number {
  let low = -1;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as LineView).version <= version) low = middle;
    else high = middle - 1;
  }
  return low;
}

function List({ lines, current }: { lines: readonly LineView[]; current: number }) {
  const player = usePlayer();
  const list = useRef<HTMLOListElement>(null);
  const rows = useMemo(() => new Rows(lines.length, GUESS_PX), [lines]);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const focused = useRef(-1);
  /** A line that is to get the focus as soon as it is drawn. */
  const wanted = useRef(-1);
  const go = useMemo(() => (version: number) => player.standAt(version), [player]);
  const follow = useFollow(list, rows, current, () => drawAgain(undefined));

  useLayoutEffect(() => {
    if (wanted.current < 0) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"] button`)?.focus();
    wanted.current = -1;
  });

  useLayoutEffect(() => {
    let news = false;
    for (const row of list.current?.children ?? []) {
      news = rows.measured(Number((row as HTMLElement).dataset["row"]), (row as HTMLElement).offsetHeight) || news;
    }
    if (!news) return;
    // Heights were guesses until now, so the current line may stand elsewhere.
    follow();
    drawAgain(undefined);
  });

  const scroller = list.current?.parentElement ?? null;
  const from = scroller?.scrollTop ?? Math.max(0, rows.top(Math.max(0, current)) - 300);
  const [first, last] = rows.within(from, from + (scroller?.clientHeight ?? 800));
  const shown = new Set<number>();
  for (let row = first; row <= last; row += 1) shown.add(row);
  // The line with the focus is never taken from under it; else Tab finds the current one.
  const stop = Math.min(lines.length - 1, Math.max(0, focused.current >= 0 ? focused.current : current));
  shown.add(stop);
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || focused.current < 0) return;
    event.preventDefault();
    wanted.current = focused.current = Math.min(lines.length - 1, Math.max(0, focused.current + by));
    drawAgain(undefined);
  };
  const seat = (row: number): void => {
    focused.current = row;
    drawAgain(undefined);
  };
  return (
    <ol
      ref={list}
      class="transcript transcript--long"
      role="list"
      aria-labelledby="transcript-title"
      style={{ height: `${rows.height}px` }}
      onKeyDown={move}
      onFocusIn={(event) => seat(Number((event.target as HTMLElement).closest("li")?.dataset["row"] ?? -1))}
      onFocusOut={(event) => list.current?.contains(event.relatedTarget as Node | null) || seat(-1)}
    >
      {[...shown].sort((a, b) => a - b).map((row) => (
        <Line
          key={row}
          row={row}
          count={lines.length}
          top={rows.top(row)}
          line={lines[row] as LineView}
          current={row === current}
          stop={row === stop}
          go={go}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  row: number;
  count: number;
  top: number;
  line: LineView;
  current: boolean;
  /** Tab stops here. */
  stop: boolean;
  go(version: number): void;
}

const Line = memo(({ row, count, top, line, current, stop, go }: LineProps) => (
  <li data-row={row} aria-setsize={count} aria-posinset={row + 1} style={{ transform: `translateY(${top}px)` }}>
    <button
      type="button"
      class={`moment ${line.kind === "line" ? "" : `moment--${line.kind}`}`.trim()}
      tabIndex={stop ? 0 : -1}
      aria-current={current ? "true" : undefined}
      onClick={() => go(line.version)}
    >
      <span class="moment__time">{clockTime(line.at)}</span>
      <span class="moment__text" dir="auto">
        {line.kind === "decision" && <span class="visually-hidden">{t("Decision:")} </span>}
        {line.text}
      </span>
    </button>
  </li>
));

/** Draw again when the list is scrolled, and scroll it so that the current line stays in sight. */
function useFollow(list: { current: HTMLElement | null }, rows: Rows, current: number, drawAgain: () => void): () => void {
  const leaveUntil = useRef(0);
  const follow = (): void => {
    const scroller = list.current?.parentElement;
    if (!scroller || current < 0 || Date.now() < leaveUntil.current) return;
    const offset = (list.current?.offsetTop ?? 0) - scroller.offsetTop;
    const [top, bottom] = [rows.top(current) + offset, rows.bottom(current) + offset];
    const { scrollTop, clientHeight } = scroller;
    const margin = Math.min(96, clientHeight / 4);
    if (top < scrollTop + margin || bottom > scrollTop + clientHeight - margin) {
      scroller.scrollTop = Math.max(0, top - clientHeight * 0.4);
    }
  };
  const latest = useRef(follow);
  latest.current = follow;
  useLayoutEffect(() => {
    const scroller = list.current?.parentElement;
    if (!scroller) return undefined;
    const scrolled = (): void => drawAgain();
    const byHand = (): void => void (leaveUntil.current = Date.now() + LEAVE_ALONE_MS);
    // Also when it comes into sight on a phone, where it takes turns with the scene.
    const sizes = new ResizeObserver(() => {
      drawAgain();
      latest.current();
    });
    sizes.observe(scroller);
    scroller.addEventListener("scroll", scrolled, { passive: true });
    const byArrow = ({ key }: KeyboardEvent): void => (key === "ArrowUp" || key === "ArrowDown" ? byHand() : undefined);
    for (const hand of HANDS) scroller.addEventListener(hand, byHand, { passive: true });
    scroller.addEventListener("keydown", byArrow);
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", scrolled);
      for (const hand of HANDS) scroller.removeEventListener(hand, byHand);
      scroller.removeEventListener("keydown", byArrow);
    };
  }, [list, rows]);
  useLayoutEffect(follow, [rows, current]);
  return follow;
}

const HANDS = ["wheel", "touchmove", "pointerdown"] as const;
