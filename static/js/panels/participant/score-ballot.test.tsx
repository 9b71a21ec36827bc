/** Scores among very many candidates: one's own are one tap away, and so is what has none yet. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoundView } from "../../wire";
import { round, workshop } from "../facilitator/sample_views";
import { fakeRoom, rest } from "./fake-room";

function voting(number: number) {
  const options = Array.from({ length: number }, (_, at) => `i${at}`);
  const open = { over: "ideas" as const, rule: "score" as const, status: "open" as const, options, settings: { highest: 5 } };
  return fakeRoom(workshop("narrow", { rounds: round("narrow", open) }));
}

test("among forty, all scores are one tap away, with those that have none", async () => {
  Object.assign(globalThis, { scrollTo: () => undefined });
  const room = voting(40);
  await room.stage();
  const input = room.root.kind("input")[4]!;
  input.heard["change"]?.call(input, { type: "change", currentTarget: input });
  await rest();
  await room.press("All my scores");
  assert.equal(room.root.kind("h2").map(({ textContent }) => textContent).includes("Your scores"), true);
  assert.equal(room.root.all("review__score").length, 1);
  assert.notEqual(room.button("39 without a score"), undefined);
  room.leave();
});

test("whoever gives a score from all of them goes back to them, and not through those that follow", async () => {
  Object.assign(globalThis, { scrollTo: () => undefined });
  const room = voting(3);
  await room.stage();
  for (const on of ["Next idea", "Next idea", "See all my scores"]) {
    assert.equal(room.button("Back to my scores"), undefined);
    await room.press(on);
  }
  room.root.all("review")[0]?.click();
  await rest();
  assert.deepEqual(room.texts("button").filter((name) => / idea$|my scores$/.test(name)), ["Next idea", "Back to my scores"]);
  await room.press("Back to my scores");
  assert.equal(room.texts("h2").includes("Your scores"), true);
  room.leave();
});

test("a ballot that asks again says so, until a score is stored", async () => {
  const [first, again] = [round("vote", { status: "superseded" })["r1"]!, round("vote", { status: "open", settings: { highest: 5 } })["r1"]!];
  const hint = async (rounds: Record<string, RoundView>): Promise<string | undefined> => {
    const room = fakeRoom(workshop("vote", { rounds }));
    await room.stage();
    const said = room.root.all("action-bar__hint")[0]?.textContent;
    room.leave();
    return said;
  };
  assert.equal(await hint({ r1: first, r2: again }), "A new vote: the earlier result no longer counts. Nothing is stored yet.");
  assert.equal(await hint({ r1: { ...first, part: "vision" }, r2: again }), "Nothing is stored yet.");
  assert.equal(await hint({ r1: { ...first, status: "cancelled" }, r2: again }), "Nothing is stored yet.");
});

test("among three there are steps, and no second way", async () => {
  const room = voting(3);
  await room.stage();
  assert.equal(room.root.all("steps").length, 1);
  assert.equal(room.button("All my scores"), undefined);
  room.leave();
});
