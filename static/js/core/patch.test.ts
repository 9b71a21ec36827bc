import assert from "node:assert/strict";
import { test } from "node:test";
import { isObject, mergePatch, share } from "./patch";

type Json = string | number | boolean | Json[] | { [key: string]: Json };

/** Small random numbers that are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function anyJson(roll: (sides: number) => number, depth: number): Json {
  const kind = roll(depth > 0 ? 6 : 3);
  if (kind === 0) return roll(5);
  if (kind === 1) return roll(2) === 0;
  if (kind === 2) return ["", "a", "é", "constructor"][roll(4)] ?? "";
  if (kind === 3) return Array.from({ length: roll(4) }, () => anyJson(roll, depth - 1));
  const keys = ["a", "b", "c", "toString", "hasOwnProperty"].filter(() => roll(2) === 0);
  return Object.fromEntries(keys.map((key) => [key, anyJson(roll, depth - 1)]));
}

/** The smallest merge patch from one value to another. */
function difference(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(before)) if (!Object.keys(after).includes(key)) patch[key] = null;
  for (const [key, value] of Object.entries(after)) {
    const known = Object.keys(before).includes(key);
    if (known && JSON.stringify(share(before[key], value)) === JSON.stringify(before[key])) continue;
    patch[key] = known ? difference(before[key], value) : value;
  }
  return patch;
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

test("a patch between any two values leads from the one to the other, and touches neither", () => {
  for (let seed = 1; seed <= 3_000; seed += 1) {
    const roll = dice(seed);
    const [before, after] = [freeze(anyJson(roll, 4)), freeze(anyJson(roll, 4))];
    assert.deepEqual(mergePatch(before, freeze(difference(before, after))), after);
  }
});

test("the examples of RFC 7396 hold", () => {
  const examples: Array<[unknown, unknown, unknown]> = [
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [["a", "b"], ["c", "d"], ["c", "d"]],
    [{ a: "b" }, ["c"], ["c"]],
    [{ a: "foo" }, "bar", "bar"],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [[1, 2], { a: "b", c: null }, { a: "b" }],
  ];
  for (const [target, patch, result] of examples) assert.deepEqual(mergePatch(target, patch), result);
});

test("what a patch does not change keeps its identity", () => {
  const before = { ideas: { x: { text: "one" }, y: { text: "two" } }, stage: { kind: "gather" } };
  const after = mergePatch(before, { ideas: { y: { text: "three" } } });
  assert.equal(after.stage, before.stage);
  assert.equal(after.ideas.x, before.ideas.x);
  assert.notEqual(after.ideas, before.ideas);
});

test("a patch that says what is so already changes nothing at all", () => {
  const before = { ideas: { x: { text: "one", tags: ["a", { b: 1 }] } } };
  assert.equal(mergePatch(before, { ideas: { x: { text: "one", tags: ["a", { b: 1 }] }, z: null } }), before);
});

test("a whole value that comes again keeps every equal part", () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const roll = dice(seed);
    const [before, after] = [freeze(anyJson(roll, 4)), freeze(anyJson(roll, 4))];
    assert.deepEqual(share(before, after), after);
    assert.equal(share(before, structuredClone(before)), before);
  }
});

test("a patch cannot reach the prototype of objects", () => {
  const after = mergePatch({ a: 1 }, JSON.parse('{"__proto__": {"canary": true}, "b": 2}'));
  assert.equal(JSON.stringify(after), '{"a":1,"b":2}');
  assert.equal((after as { canary?: boolean }).canary, undefined);
});
