import assert from "node:assert/strict";
import { test } from "node:test";
import type { Criteria } from "../../wire";
import { checks } from "./assessment";

function texts(percent: number, lowest: number): string[] {
  const criteria = {
    support: { state: "not_met", supporters: 43, counted: 54, percent, required: 80 },
    blocks: { state: "met", standing: 0, allowed: 0 },
    group_support: { state: "not_met", required: 60, lowest, below: [0] },
  } as unknown as Criteria;
  return checks(criteria, {}).map(({ text }) => text);
}

test("a share that is rounded up to what was needed does not read as enough", () => {
  assert.deepEqual(texts(80, 60), [
    "Just under 80% in support (43 of 54): 80% are needed",
    "No block stands",
    "The lowest group supports it with just under 60%: 60% are needed",
  ]);
});

test("a share that is clearly too small stands as it is", () => {
  assert.deepEqual(texts(79, 59), [
    "79% in support (43 of 54): 80% are needed",
    "No block stands",
    "The lowest group supports it with 59% only: 60% are needed",
  ]);
});
