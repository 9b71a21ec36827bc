import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageKind, View } from "../../wire";
import { moved, movedBack, questionBefore, questionOnward } from "./moving";
import { final, round, withAmendments, workshop } from "./sample_views";

const asked = (view: View, to: StageKind, writing = 0) => questionBefore(view, { writing }, { ...view.agenda[to]!, id: to });

test("the next stage is not asked about", () => {
  assert.equal(asked(workshop("gather"), "narrow"), undefined);
});

test("what would be left undecided is asked about once, on the way on only", () => {
  const left = { title: "On to Vote?", yes: "On to Vote", no: "Stay here" };
  const text = "1 amendment is not decided. The candidate goes on as it stands; the amendment stays in the record.";
  assert.deepEqual(asked(withAmendments("discuss", "open", "declined"), "vote"), { ...left, text });
  assert.equal(asked(withAmendments("discuss", "accepted", "withdrawn"), "vote"), undefined);
  assert.equal(asked(withAmendments("discuss", "open", "open"), "ratify")?.text.includes("2 amendments are not decided."), true);
  assert.equal(asked(withAmendments("discuss", "open"), "gather")?.text.includes("amendment"), false);
});

test("a word that somebody would change is asked about before the room is asked about the text", () => {
  const request = { order: 1, phrase: "help", suggestion: "serve", settled: false, version: 1 };
  const word = (settled: boolean): View => workshop("word", { finals: final({ requests: { q1: { ...request, settled } } }) });
  const ratify = { ...workshop("word").agenda["ratify"]!, id: "ratify" };
  assert.equal(questionOnward(word(false), ratify)?.text, "1 change that somebody would make is not settled. It stays in the record.");
  assert.equal(questionOnward(word(true), ratify), undefined);
});

test("what the words do that are offered on the way is no longer asked about", () => {
  const request = { order: 1, phrase: "help", suggestion: "serve", settled: false, version: 1 };
  const view = workshop("word", { finals: final({ requests: { q1: request } }) });
  const ratify = { ...workshop("word").agenda["ratify"]!, id: "ratify" };
  const saying = (text: string) => questionOnward(view, ratify, [{ id: "a", role: "purpose", text }])?.title;
  assert.equal(saying("To serve"), undefined);
  assert.equal(saying("To help, and to serve"), "On to Ratify?");
  assert.equal(saying("To observe"), "On to Ratify?");
});

test("before the room goes back, it is said where to, what becomes of open work, and of the clock", () => {
  const agenda = { ...workshop("vote").agenda, gather: { ...workshop("vote").agenda["gather"]!, opened: true } };
  assert.deepEqual(asked(workshop("vote", { agenda }), "gather", 2), {
    title: "Back to Gather ideas?",
    text:
      "Everybody’s page goes there, and the projector. 2 people are still writing." +
      " Nothing is lost: what somebody has begun stays on their device. The clock starts again, with 5 minutes.",
    yes: "Back to Gather ideas",
    no: "Stay here",
  });
});

test("before the room leaps ahead, what it leaves out is named", () => {
  const question = asked(workshop("gather"), "discuss");
  assert.deepEqual([question?.title, question?.yes], ["On to Discuss?", "On to Discuss"]);
  assert.equal(question?.text.includes("Skipped for now: Narrow, Draft. Nothing is lost"), true);
});

test("an open vote is asked about, also on the way to the next stage", () => {
  const view = workshop("vote", { rounds: round("vote", { status: "open" }) });
  for (const to of ["word", "gather"] as const) {
    assert.deepEqual([asked(view, to)?.danger, asked(view, to)?.yes], [true, "Cancel the vote and move on"]);
  }
});

test("the way back says where it led", () => {
  assert.equal(movedBack(workshop("vote", { undo_to: "gather" })).said, "The room is back in Gather ideas.");
});

test("what was done says where the room is; it is taken back as long as the room is there", () => {
  const deed = moved(workshop("vote"), "gather");
  assert.deepEqual([deed.said, deed.undone], ["The room is in Gather ideas now.", "The room is back in Vote."]);
  assert.deepEqual(deed.undo?.(workshop("gather", { undo_to: "vote" })), { command: "undo_move", data: {} });
  assert.equal(deed.undo?.(workshop("narrow", { undo_to: "vote" })), "You have moved since then. Choose the stage in the agenda.");
});
