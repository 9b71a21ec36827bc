/** Long lists are cut into stretches that no row leaves, whatever comes and goes around it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stretchesOf, USUAL } from "./stretches";
import type { Stretch } from "./stretches";

const named = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `i${from + at}`);
const sizes = (stretches: readonly Stretch[]): number[] => stretches.map(({ ids }) => ids.length);
const rows = (stretches: readonly Stretch[]): string[] => stretches.flatMap(({ ids }) => ids);
const homes = (stretches: readonly Stretch[]): Map<string, number> => new Map(stretches.flatMap(({ key, ids }) => ids.map((id) => [id, key] as const)));

/** None that stood before has another stretch, all stand in their order, and no key stands twice. */
function stays(now: readonly string[], before: readonly Stretch[]): Stretch[] {
  const found = stretchesOf(now, before);
  assert.deepEqual(rows(found), now);
  assert.equal(new Set(found.map(({ key }) => key)).size, found.length);
  const after = homes(found);
  for (const [id, key] of homes(before)) if (after.has(id)) assert.equal(after.get(id), key, id);
  return found;
}

test("what comes at once is cut into dozens", () => {
  assert.deepEqual(stretchesOf([]), []);
  assert.deepEqual(sizes(stretchesOf(named(0, 30))), [USUAL, USUAL, 6]);
});

test("the same rows stay as they are", () => {
  const before = stretchesOf(named(0, 30));
  assert.deepEqual(stretchesOf(named(0, 30), before), before);
});

test("what comes below fills the last stretch, then begins others", () => {
  const before = stretchesOf(named(0, 20));
  assert.deepEqual(sizes(stays(named(0, 24), before)), [12, 12]);
  assert.deepEqual(sizes(stays(named(0, 40), before)), [12, 12, 12, 4]);
});

test("what comes above fills the first stretch, then begins another", () => {
  const before = stretchesOf(named(10, 15));
  assert.deepEqual(sizes(stays(["new", ...named(10, 15)], before)), [6]);
  const full = stretchesOf(named(0, 12));
  const one = stays(["new", ...named(0, 12)], full);
  assert.deepEqual(sizes(one), [1, 12]);
  assert.deepEqual(sizes(stays(["newer", "new", ...named(0, 12)], one)), [2, 12]);
});

test("what comes between two rows of a stretch joins it, and between two stretches it moves neither", () => {
  const before = stretchesOf(named(0, 24));
  const [first, second] = [named(0, 12), named(12, 24)];
  assert.deepEqual(sizes(stays(["i0", "a", "b", ...first.slice(1), ...second], before)), [14, 12]);
  assert.deepEqual(sizes(stays([...first, "a", "b", ...second], before)), [12, 2, 12]);
});

test("what goes leaves the others where they are, and an empty stretch goes with its last row", () => {
  const before = stretchesOf(named(0, 30));
  const fewer = stays([...named(0, 10), ...named(24, 30)], before);
  assert.deepEqual(sizes(fewer), [10, 6]);
  assert.deepEqual(sizes(stays([...named(0, 10), "a", "b", "c", ...named(24, 30)], fewer)), [12, 7]);
});

test("rows in another order all stand, each once", () => {
  const before = stretchesOf(named(0, 30));
  for (const order of [named(0, 30).reverse(), [...named(15, 30), ...named(0, 15)], ["i29", ...named(0, 29)]]) {
    const found = stretchesOf(order, before);
    assert.deepEqual(rows(found), order);
    assert.equal(new Set(found.map(({ key }) => key)).size, found.length);
  }
});
