/** What the agenda says about time: nothing here is decided, it only adds up what is planned. */
import { timeOfDay } from "../../core/i18n";
import type { TimerView, View } from "../../wire";
import { stagesOf } from "./stages";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds left of a timer; less than 0 when it is over. */
export function left(timer: TimerView, now: number): number {
  return timer.ends_at === 0 ? timer.left : timer.ends_at - now;
}

/** When the agenda ends if everything takes as long as planned: milliseconds since 1970. */
export function endsAt(view: Pick<View, "agenda" | "current" | "status" | "timer">, now: number): number {
  const here = view.status === "live" ? (view.agenda[view.current]?.order ?? -1) : -1;
  const to_come = stagesOf(view)
    .filter(({ order }) => order > here)
    .reduce((sum, { minutes }) => sum + minutes * MINUTE, 0);
  const running = here >= 0 && view.timer !== undefined ? Math.max(0, left(view.timer, now)) : 0;
  return now + running + to_come;
}

/** The time of day, with the day where it is another one. */
export function clockTime(at: number, now: number, language?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString() && at - now < DAY;
  return timeOfDay(at, sameDay ? {} : { weekday: "short", day: "numeric", month: "short" }, language);
}
