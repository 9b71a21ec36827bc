/** Times as people read them. */
import { longDay, t, timeOfDay, tn } from "../../core/i18n";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "00:38:12": since the start. */
export function counter(ms: number): string {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  return `${two(ms / HOUR)}:${two((ms % HOUR) / MINUTE)}:${two((ms % MINUTE) / SECOND)}`;
}

/** "10:38", where the reader is. */
export function clockTime(at: number): string {
  return timeOfDay(at);
}

/** "14 March 2025". */
export function day(at: number): string {
  return longDay(at);
}

/** "38 minutes", in the largest unit that fits. */
export function duration(ms: number): string {
  if (ms >= 2 * DAY) return tn("{n} day", "{n} days", Math.round(ms / DAY));
  if (ms >= 2 * HOUR) return tn("{n} hour", "{n} hours", Math.round(ms / HOUR));
  if (ms >= MINUTE) return tn("{n} minute", "{n} minutes", Math.round(ms / MINUTE));
  return tn("{n} second", "{n} seconds", Math.max(1, Math.round(ms / SECOND)));
}

/** For readers: "38 minutes 12 seconds". */
export function spokenTime(ms: number): string {
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  const parts = [
    hours > 0 ? tn("{n} hour", "{n} hours", hours) : "",
    minutes > 0 ? tn("{n} minute", "{n} minutes", minutes) : "",
    tn("{n} second", "{n} seconds", seconds),
  ];
  return parts.filter(Boolean).join(" ") || t("the start");
}
