import assert from "node:assert/strict";
import { test } from "node:test";
import { lowestFree } from "./free-place";

const band = (top: number, bottom: number) => ({ top, bottom });
/** A ballot on a small phone: its head, the steps, the scores with their ends, abstaining, and the bar. */
const BALLOT = [band(16, 64), band(76, 100), band(430, 500), band(560, 600), band(640, 740)];

test("a message lies in the lowest free stretch that is high enough", () => {
  assert.equal(lowestFree(BALLOT, 40, 740), 640);
  assert.equal(lowestFree(BALLOT, 60, 740), 560);
  assert.equal(lowestFree(BALLOT, 82, 740), 430);
});

test("where every stretch is too low there is none, and an empty page has its foot", () => {
  assert.equal(lowestFree(BALLOT, 400, 740), null);
  assert.equal(lowestFree([], 82, 740), 740);
  assert.equal(lowestFree([], 82, 60), null);
});

test("what lies within something else, or beyond the end, takes nothing more away", () => {
  assert.equal(lowestFree([band(100, 700), band(300, 320)], 82, 740), 100);
  assert.equal(lowestFree([band(500, 900)], 82, 740), 500);
  assert.equal(lowestFree([band(700, 900), band(0, 90)], 82, 500), 500);
});
