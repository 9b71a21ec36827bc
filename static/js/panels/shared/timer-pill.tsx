/** The clock that everyone sees. Words change at thresholds; readers are told those, never ticks. */
import { useEffect, useRef } from "preact/hooks";
import { clockFace, useNow } from "../../core/clock";
import { useSession } from "../../core/context";
import { t, tn } from "../../core/i18n";
import type { TimerView } from "../../wire";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface TimerPillProps {
  /** Absent: no timer, and nothing is shown. */
  timer: TimerView | undefined;
  /** What stands there when time is up: the words (default), or how long ago. */
  over?: "words" | "count";
  class?: string;
}

export function TimerPill({ timer, over = "words", class: more = "" }: TimerPillProps) {
  const now = useNow();
  if (timer === undefined) return null;
  const paused = timer.ends_at === 0;
  const left = paused ? timer.left : timer.ends_at - now;
  const kind = left <= 0 ? "timer--over" : paused ? "timer--paused" : left <= MINUTE ? "timer--ending" : "";
  return (
    <span class={`timer ${kind} ${more}`.trim()} role="timer" aria-label={t("Time left in this stage")} aria-live="off">
      {left > 0 ? (paused ? t("{time} paused", { time: longFace(left) }) : longFace(left)) : overFace(over, left)}
    </span>
  );
}

/** Minutes and seconds; hours and days where a stage is left open as pre-work. */
export function longFace(ms: number): string {
  if (ms >= 2 * DAY) return tn("{n} day", "{n} days", Math.floor(ms / DAY));
  if (ms >= HOUR) {
    return t("{hours} h {minutes} min", { hours: Math.floor(ms / HOUR), minutes: Math.floor((ms % HOUR) / MINUTE) });
  }
  return clockFace(ms);
}

function overFace(over: "words" | "count", left: number): string {
  return over === "words" ? t("Time is up") : `-${longFace(-left)}`;
}

/** Says "one minute left" and "time is up", once each for a run of the timer; shows nothing. */
export function TimerNews({ timer }: { timer: TimerView | undefined }) {
  const { news } = useSession();
  const now = useNow();
  const before = useRef<{ ends: number; left: number } | null>(null);
  const ends = timer?.ends_at ?? 0;
  useEffect(() => {
    const left = ends - now;
    const was = before.current;
    before.current = ends === 0 ? null : { ends, left };
    // The first look says nothing: who arrives late reads the clock.
    if (ends === 0 || was === null || was.ends !== ends) return;
    // A device that slept over both hears of the end only.
    if (was.left > MINUTE && left <= MINUTE && left > 0) news.say(t("One minute left."), "timer");
    if (was.left > 0 && left <= 0) news.say(t("Time is up."), "timer");
  }, [ends, now]);
  return null;
}
