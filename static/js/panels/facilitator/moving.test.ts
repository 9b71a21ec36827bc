import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageKind, View } from "../../wire";
import { moved, movedBack, questionBefore } from "./moving";
import { round, workshop } from "./sample_views";

const asked = (view: View, to: StageKind, writing = 0) => questionBefore(view, { writing }, { ...view.agenda[to]!, id: to });

test("the next stage is not asked about", () => {
  assert.equal(asked(workshop("gather"), "narrow"), undefined);
});

test("before the room goes back, it is said where to, what becomes of open work, and of the clock", () => {
  const agenda = { ...workshop("vote").agenda, gather: { ...workshop("vote").agenda["gather"]!, opened: true } };
  assert.deepEqual(asked(workshop("vote", { agenda }), "gather", 2), {
    title: "Back to Gather ideas?",
    text:
      "Everybody’s page goes there, and the projector. 2 people are still typing." +
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
