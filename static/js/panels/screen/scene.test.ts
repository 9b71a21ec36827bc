import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content, Showing } from "../shared/screen-content";
import { headOf } from "./scene";

const TALLY = { rule: "score", ballots: 4, abstentions: 0, order: ["a", "b"], ties: [], options: {}, groups: { shown: [], why: "no_groups" } };

function head(tally: object, how?: "tie" | "runner_up" | "decision", chosen: boolean = how !== undefined): string {
  const decided = how && [{ candidate: "b", how, reason: "" }];
  const round = { purpose: "vote", status: "closed", present: 4, tally: { ...TALLY, ...tally }, ...(decided && { decided }) };
  const content = { kind: "result", id: "r", round, chosen: chosen ? [] : null, how: "" } as unknown as Content;
  return headOf({ head: "", next: "", content } as unknown as Showing).split(" · ")[0] ?? "";
}

test("the wall says that the room chose only what the room chose", () => {
  assert.equal(head({ winner: "a" }, undefined, true), "The room chose");
  assert.equal(head({ winner: "a" }, "runner_up"), "What was decided");
  assert.equal(head({ abstentions: 4, tied: ["a", "b"] }, "decision"), "What was decided");
  assert.equal(head({ tied: ["a", "b"] }, "tie"), "Decided after a tie");
  assert.equal(head({ tied: ["a", "b"] }), "A tie");
  assert.equal(head({ abstentions: 4, tied: ["a", "b"] }), "The vote is closed");
});
