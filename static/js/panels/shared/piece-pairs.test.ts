import assert from "node:assert/strict";
import { test } from "node:test";
import { pairs } from "./piece-pairs";
import type { LoosePiece } from "./piece-pairs";

function mission(purpose: string, ...objectives: Array<[string, string]>): LoosePiece[] {
  return [{ id: "p", role: "purpose", text: purpose }, ...objectives.map(([id, text]) => ({ id, role: "objective", text }) as const)];
}

function told(before: LoosePiece[], after: LoosePiece[]): string[] {
  return pairs(before, after).map((pair) => `${pair.before}>${pair.after}`);
}

test("a purpose is compared with the purpose, and an objective with itself", () => {
  assert.deepEqual(told(mission("Help", ["a", "listen"]), mission("Help all", ["a", "listen first"])), ["Help>Help all", "listen>listen first"]);
});

test("an objective that was taken out stays where it stood", () => {
  const before = mission("Help", ["a", "one"], ["b", "two"], ["c", "three"]);
  assert.deepEqual(told(before, mission("Help", ["a", "one"], ["c", "three"])), ["Help>Help", "one>one", "two>", "three>three"]);
  assert.deepEqual(told(before, mission("Help", ["b", "two"], ["c", "three"])), ["Help>Help", "one>", "two>two", "three>three"]);
});

test("a new objective has nothing before it", () => {
  const typed: LoosePiece[] = [...mission("Help", ["a", "one"]), { id: "", role: "objective", text: "two" }];
  assert.deepEqual(told(mission("Help", ["a", "one"]), typed), ["Help>Help", "one>one", ">two"]);
});

test("an objective that moved, or came without its id, is still the same", () => {
  const before = mission("Help", ["a", "one"], ["b", "two"]);
  assert.deepEqual(told(before, mission("Help", ["b", "two"], ["a", "one"])), ["Help>Help", "two>two", "one>one"]);
  assert.deepEqual(told(before, mission("Help", ["", "one"], ["", "two"])), ["Help>Help", "one>one", "two>two"]);
});

test("every row has a key of its own", () => {
  const before = mission("Help", ["a", "one"], ["b", "two"]);
  const after: LoosePiece[] = [...mission("Help", ["b", "two"]), { id: "", role: "objective", text: "x" }, { id: "", role: "objective", text: "y" }];
  const keys = pairs(before, after).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});
