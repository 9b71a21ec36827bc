import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageView, TimerView } from "../../wire";
import { clockTime, endsAt, left } from "./agenda_times";

const MINUTE = 60_000;

function agenda(...minutes: number[]): Record<string, StageView> {
  const plain = { kind: "break" as const, title: "", part: "", prompts: {}, over: "", opened: false, revealed: false };
  return Object.fromEntries(minutes.map((length, order) => [`s${order}`, { ...plain, order, minutes: length }]));
}

test("before the start the agenda ends after all its minutes", () => {
  assert.equal(endsAt({ agenda: agenda(5, 10), current: "", status: "planned" }, 1_000), 1_000 + 15 * MINUTE);
});

test("while it runs, what is left of this stage counts, and what lies behind does not", () => {
  const timer: TimerView = { total: 10 * MINUTE, ends_at: 7 * MINUTE, left: 0 };
  const view = { agenda: agenda(5, 10, 4), current: "s1", status: "live" as const, timer };
  assert.equal(endsAt(view, 5 * MINUTE), 5 * MINUTE + 2 * MINUTE + 4 * MINUTE);
});

test("a stage that is over its time takes nothing more, and a paused one what is left of it", () => {
  const view = { agenda: agenda(5, 4), current: "s0", status: "live" as const };
  assert.equal(endsAt({ ...view, timer: { total: MINUTE, ends_at: MINUTE, left: 0 } }, 3 * MINUTE), 7 * MINUTE);
  assert.equal(endsAt({ ...view, timer: { total: MINUTE, ends_at: 0, left: MINUTE } }, 3 * MINUTE), 8 * MINUTE);
  assert.equal(left({ total: MINUTE, ends_at: MINUTE, left: 0 }, 3 * MINUTE), -2 * MINUTE);
});

test("the time of day names the day where the end is not today", () => {
  const now = new Date(2026, 2, 14, 22, 0).getTime();
  assert.equal(clockTime(now + 62 * MINUTE, now, "en-GB"), "23:02");
  assert.equal(clockTime(now + 180 * MINUTE, now, "en-GB"), "Sun 15 Mar, 01:00");
});

test("the time of day is on 24 hours, in whatever language the browser is", () => {
  const now = new Date(2026, 2, 14, 22, 0).getTime();
  for (const language of ["en-US", "en-GB", "de-AT"]) assert.equal(clockTime(now, now, language), "22:00");
  assert.equal(clockTime(now + 125 * MINUTE, now, "en-US"), "Sun, Mar 15, 00:05");
});
