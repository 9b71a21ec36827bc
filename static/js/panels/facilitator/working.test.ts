import assert from "node:assert/strict";
import { test } from "node:test";
import { queueOf } from "./hands";
import { round, withAmendments, workshop } from "./sample_views";
import { groupRows } from "./turnout";
import { progressOf } from "./working";

test("while people write, the bar says how many have written, are done, and are writing", () => {
  const view = workshop("gather");
  const counts = { ...view.counts, wrote: { gather: 9 }, done: { gather: 7 } };
  const progress = progressOf({ ...view, counts }, { present: 12, writing: 1 });
  assert.deepEqual(
    [progress?.about, progress?.done, progress?.sentence],
    ["2 ideas", 9, "9 of 12 have written · 7 are done · 1 is writing"],
  );
  assert.equal(progressOf(view, { present: 12 })?.sentence, "0 of 12 have written");
});

test("who has written and left counts in what the number is of", () => {
  const view = workshop("gather");
  const counts = { ...view.counts, wrote: { gather: 3 } };
  assert.equal(progressOf({ ...view, counts }, { present: 2, taking_part: 4 })?.sentence, "3 of 4 have written");
});

test("while a vote is open, it says how many have voted, and never more than are there", () => {
  const view = workshop("vote", { rounds: round("vote", { status: "open" }) });
  const turnout = { round: "r1", cast: 13 };
  assert.equal(progressOf(view, { present: 12, turnout })?.sentence, "13 of 13 have voted");
});

test("in the discussion, comments are counted, and what waits for a decision", () => {
  assert.equal(progressOf(workshop("discuss"), {})?.about, "0 comments");
  assert.equal(progressOf(withAmendments("discuss", "open", "accepted", "open"), {})?.about, "0 comments · 2 amendments to decide");
});

test("where nobody works at a device there is no bar", () => {
  assert.equal(progressOf(workshop("welcome"), { present: 12 }), undefined);
  assert.equal(progressOf(workshop("close", { status: "finished" }), { present: 12 }), undefined);
});

test("a hand of somebody who is away stays up, but nobody calls it", () => {
  const hands = ["ana", "ben", "cho"];
  const queue = [{ who: "ben", place: 1 }, { who: "cho", place: 2 }, { who: "ana", place: 0 }];
  assert.deepEqual(queueOf(hands, { ben: true, cho: true }), queue);
  assert.deepEqual(queueOf(hands, undefined).map(({ place }) => place), [1, 2, 3]);
});

test("turnout by group follows the brief, those without a group last, and empty groups are left out", () => {
  const groups = { g2: { name: "Two", order: 1, invited: true }, g1: { name: "One", order: 0, invited: true }, g3: { name: "Three", order: 2, invited: true } };
  const live = { groups: { "": 1, g2: 3, g1: 2 }, turnout: { round: "r1", cast: 4, groups: { g2: 4 } } };
  assert.deepEqual(groupRows(groups, live), [
    { id: "g1", cast: 0, present: 2 },
    { id: "g2", cast: 4, present: 4 },
    { id: "", cast: 0, present: 1 },
  ]);
  const left = { ...live, turnout: { ...live.turnout, of_groups: { "": 1, g2: 5, g1: 2 } } };
  assert.deepEqual(groupRows(groups, left)[1], { id: "g2", cast: 4, present: 5 });
});
