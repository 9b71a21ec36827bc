/** Dots on a phone: how many are left is always in sight, and why one more can't be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { round, workshop } from "../facilitator/sample_views";
import { fakeRoom, rest } from "./fake-room";

const MANY = Array.from({ length: 30 }, (_, at) => `i${at}`);

function narrowing(options: string[]) {
  const open = { over: "ideas" as const, rule: "dots" as const, status: "open" as const, options, settings: { dots: 3, most_on_one: 2 } };
  const room = fakeRoom(workshop("narrow", { rounds: round("narrow", open) }));
  const hint = (): string => room.root.all("action-bar__hint")[0]?.textContent ?? "";
  const dot = async (row: number, name = "One dot more"): Promise<void> => {
    room.root.kind("button").filter((button) => button["aria-label"] === name)[row]?.click();
    await rest();
  };
  return { room, hint, dot };
}

test("the bar says how many dots are left, and why a press did nothing", async () => {
  const { room, hint, dot } = narrowing(["i1", "i2"]);
  await room.stage();
  const left = (): string => hint().slice(0, "3 of 3 dots left".length);
  assert.equal(left(), "3 of 3 dots left");
  await dot(0);
  await dot(0);
  assert.equal(left(), "1 of 3 dots left");
  await dot(0);
  assert.equal(hint(), "1 of 3 dots leftOne item can have 2 dots at most.");
  await dot(1);
  await dot(1);
  assert.equal(hint(), "0 of 3 dots leftAll dots are placed. Take one back first.");
  await dot(1, "One dot fewer");
  assert.equal(hint().includes("Take one back"), false);
  await dot(1);
  assert.equal(hint().includes("Take one back"), false);
  room.leave();
});

test("whoever abstains is told nothing of dots any more", async () => {
  const { room, hint, dot } = narrowing(["i1", "i2"]);
  await room.stage();
  await dot(0, "One dot fewer");
  assert.equal(hint(), "3 of 3 dots leftThere is no dot here to take back.");
  await room.press("Abstain");
  assert.equal(hint().includes("dot"), false);
  room.leave();
});

test("among many ideas the count stands where one is looked for", async () => {
  const { room, hint, dot } = narrowing(MANY);
  await room.stage();
  assert.equal(room.root.all("dots-left")[0]?.textContent, "3 of 3 dots left");
  assert.equal(hint(), "Nothing is stored yet.");
  await dot(7, "One dot fewer");
  assert.equal(hint(), "There is no dot here to take back.");
  room.leave();
});
