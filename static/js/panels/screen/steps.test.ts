/** How a wall is set: by questions where they are few, and never smaller than the back row can read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDEAS, wallSteps, wordsOf } from "./steps";

test("two to four questions are tried side by side first, each in a column of its own", () => {
  for (const questions of [2, 3, 4]) {
    const apart = wallSteps(questions).filter((step) => step.class?.includes("apart"));
    assert.deepEqual(new Set(apart.map(({ columns }) => columns)), new Set([questions]));
    assert.deepEqual(wallSteps(questions).slice(apart.length), IDEAS);
  }
});

test("one question, and more than four, run on from column to column", () => {
  for (const questions of [0, 1, 5]) assert.equal(wallSteps(questions), IDEAS);
});

test("a question keeps its steps, for another list would have the wall measured anew", () => {
  assert.equal(wallSteps(3), wallSteps(3));
});

test("nothing is smaller than 32 px at 1920x1080", () => {
  assert.equal(Math.min(...wallSteps(3).map(({ size }) => size)), 1);
});

test("other words of the same length are fitted anew, and so is a purpose that becomes an objective", () => {
  const said = (text: string, role: "purpose" | "objective" = "purpose"): string => wordsOf([{ role, text }]);
  assert.notEqual(said("illicit lilting"), said("wow mammoth gum"));
  assert.notEqual(said("a calm place"), said("a calm place", "objective"));
  assert.equal(said("a calm place"), said("a calm place"));
});
