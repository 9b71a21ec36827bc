/** Which part of a long wall stands on which page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startsOf as startsWith, takeTurns, usualOf } from "./breaks";
import type { Block, Height, Room } from "./breaks";

const ROOM = { height: 101, columns: 2, air: 10 };
const idea = (key: string): Block => ({ key, head: false });
const question = (key: string): Block => ({ key, head: true });
const heights = (all: Record<string, number>, after = 0): Map<string, Height> =>
  new Map(Object.entries(all).map(([key, height]) => [key, { height, after }]));
const startsOf = (blocks: readonly Block[], known: Map<string, Height>, room: Room) =>
  startsWith(blocks, { heights: known, usual: usualOf(known), room });
const ten = Array.from({ length: 10 }, (_, number) => idea(`i${number}`));
const same = (height: number): Record<string, number> => Object.fromEntries(ten.map(({ key }) => [key, height]));

test("ideas fill column after column, and then the next page", () => {
  assert.deepEqual(startsOf(ten, heights(same(50)), ROOM), [0, 4, 8]);
  assert.deepEqual(startsOf(ten, heights(same(51)), ROOM), [0, 2, 4, 6, 8]);
  assert.deepEqual(startsOf(ten, heights(same(10)), ROOM), [0]);
});

test("the margin below the last idea of a column takes no room", () => {
  assert.deepEqual(startsOf(ten, heights(same(45), 10), ROOM), [0, 4, 8]);
  assert.deepEqual(startsOf(ten, heights(same(46), 10), ROOM), [0, 2, 4, 6, 8]);
});

test("a question stands with its first idea, and has air above it within a column", () => {
  const blocks = [question("q0"), idea("a"), idea("b"), question("q1"), idea("c")];
  const found = (height: number) => startsOf(blocks, heights({ q0: 20, a: 30, b: height, q1: 10, c: 10 }), { ...ROOM, columns: 1 });
  assert.deepEqual(found(20), [0]);
  assert.deepEqual(found(21), [0, 3]);
});

test("what is higher than a column is left to the browser, and a question with its idea is one", () => {
  assert.equal(startsOf([idea("a")], heights({ a: 101 }), ROOM), null);
  assert.equal(startsOf([question("q"), idea("a")], heights({ q: 51, a: 50 }), ROOM), null);
  assert.deepEqual(startsOf([question("q"), idea("a")], heights({ q: 50, a: 50 }), ROOM), [0]);
});

test("an idea that nobody has measured counts as one in the middle", () => {
  assert.deepEqual(usualOf(heights({ a: 10, b: 90, c: 20 }, 3)), { height: 20, after: 3 });
  const blocks = [...ten, idea("new")];
  assert.deepEqual(startsOf(blocks, heights(same(50)), { ...ROOM, columns: 1 }), [0, 2, 4, 6, 8, 10]);
});

test("one more at the end leaves the pages before it as they are", () => {
  const before = startsOf(ten, heights(same(50)), ROOM) ?? [];
  const after = startsOf([...ten, idea("i0")], heights(same(50)), ROOM) ?? [];
  assert.deepEqual(after.slice(0, before.length), before);
});

test("what comes in the middle is drawn at once where it is seen, and far off a few leaves at a time", () => {
  const before = [["a"], ["b"], ["c"], ["d"], ["e"]].map((keys) => keys.map(idea));
  const now = [["new"], ["a"], ["b"], ["c"], ["d"], ["e"]].map((keys) => keys.map(idea));
  const names = (leaves: ReadonlyArray<readonly Block[]>) => leaves.map((these) => these.map(({ key }) => key).join());
  const first = takeTurns(before, now, 0, 1);
  assert.deepEqual(names(first.shown), ["new", "a", "b", "d", "e", "e"]);
  assert.equal(first.late, true);
  const second = takeTurns(first.shown, now, 0, 1);
  assert.deepEqual(names(second.shown), ["new", "a", "b", "c", "e", "e"]);
  const third = takeTurns(second.shown, now, 0, 1);
  assert.deepEqual(names(third.shown), ["new", "a", "b", "c", "d", "e"]);
  assert.equal(third.late, false);
});

test("a leaf on which nothing changed is not drawn again", () => {
  const before = [[idea("a")], [idea("b")]];
  const { shown } = takeTurns(before, [[idea("a")], [idea("b"), idea("c")]], 0, 1);
  assert.equal(shown[0], before[0]);
  assert.notEqual(shown[1], before[1]);
});
