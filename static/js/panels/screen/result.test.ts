import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoundView, ScoreTally, View } from "../../wire";
import { leader } from "./result";

const VIEW = { ideas: {}, candidates: { a: { number: 1 }, b: { number: 2 }, c: { number: 3 } } } as unknown as View;

function round(tally: Partial<ScoreTally>): RoundView {
  const options = { a: { total: 20 }, b: { total: 17 }, c: { total: 17 } };
  const counted = { rule: "score", ballots: 6, abstentions: 0, order: ["a", "b", "c"], ties: [], options, ...tally };
  return { over: "candidates", purpose: "vote", status: "closed", tally: counted } as unknown as RoundView;
}

test("the wall says in one short sentence why it was this one, however many were level behind it", () => {
  assert.equal(leader(round({ winner: "a", tied_for_runoff: ["b", "c"] }), VIEW), "More people scored Candidate 1 higher than any of the 2 level for second place.");
  const runoff = { finalists: ["a", "b"], prefer: [4, 2], equal: 0 } as ScoreTally["runoff"];
  assert.equal(leader(round({ winner: "a", runoff }), VIEW), "In the run-off Candidate 1 was preferred by 4, Candidate 2 by 2.");
});

test("a tie says itself what was level", () => {
  assert.equal(leader(round({ tied: ["a", "b", "c"], tied_for_runoff: ["b", "c"] }), VIEW), "");
});
