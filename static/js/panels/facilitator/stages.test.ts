import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageKind, View } from "../../wire";
import { stageState, stagesOf, standingOptions } from "./stages";
import { stage, workshop } from "./sample_views";

function seen(current: StageKind, opened: StageKind[], more: Partial<View> = {}): string {
  const view = workshop(current, more);
  const states = stagesOf(view).map((stage) => stageState({ ...stage, opened: opened.includes(stage.kind) }, view));
  return states.slice(0, 6).join(" ");
}

test("a stage that the room went back from is to come again, not done", () => {
  const all: StageKind[] = ["welcome", "gather", "narrow", "draft", "discuss", "vote"];
  assert.equal(seen("vote", all), "done done done done done now");
  assert.equal(seen("discuss", all), "done done done done now to_come");
});

test("what was left out is skipped, and when all is over nothing is to come", () => {
  assert.equal(seen("draft", ["welcome", "gather"]), "done done skipped now to_come to_come");
  assert.equal(seen("welcome", ["welcome", "gather"], { status: "finished" }), "done done skipped skipped skipped skipped");
  assert.equal(seen("welcome", [], { status: "planned", current: "" }), "to_come to_come to_come to_come to_come to_come");
});

test("where a vision and a mission are both worked on, a vote narrows the ideas of its own part", () => {
  const plain = workshop("narrow");
  const agenda: View["agenda"] = { ...plain.agenda, ahead: { ...stage("gather", 10), part: "vision" } };
  const ideas = { ...plain.ideas, v1: { ...plain.ideas["i1"]!, stage: "ahead" } };
  const view = { ...plain, agenda, ideas };
  assert.deepEqual(standingOptions(view, { ...agenda["narrow"]!, id: "narrow" }), ["i1", "i2"]);
  assert.deepEqual(standingOptions(view, { ...agenda["narrow"]!, id: "narrow", part: "vision" }), ["v1"]);
});
