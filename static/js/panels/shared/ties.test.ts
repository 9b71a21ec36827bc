import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoundView, ScoreTally, View } from "../../wire";
import { decidedSentences, runOffSentence, tieSentence, waysOut } from "./ties";

const VIEW = {
  ideas: {},
  candidates: Object.fromEntries(["a", "b", "c"].map((id, place) => [id, { number: place + 1 }])),
} as unknown as Pick<View, "ideas" | "candidates">;

function round(tally: Partial<ScoreTally>, more: Partial<RoundView> = {}): RoundView {
  const options = Object.fromEntries(["a", "b", "c"].map((id) => [id, { total: id === "a" ? 20 : 17 }]));
  const counted = { rule: "score", ballots: 6, abstentions: 0, order: ["a", "b", "c"], ties: [], options, ...tally };
  return { over: "candidates", purpose: "vote", status: "closed", tally: counted, ...more } as unknown as RoundView;
}

test("a tie for the second place says who is level for it, and who has the first", () => {
  const tied = round({ tied: ["a", "b", "c"], tied_for_runoff: ["b", "c"] });
  assert.equal(
    tieSentence(tied, VIEW),
    "A tie for the second place in the run-off: Candidate 2 and Candidate 3 are level (17 points each). Candidate 1 is in it already, with the most points.",
  );
  assert.equal(waysOut(tied, VIEW), "The facilitator lets the room vote once more between these, or chooses one and says why.");
});

test("three that share the first place are level for both places", () => {
  const tied = round({ tied: ["b", "c", "a"], tied_for_runoff: ["b", "c", "a"] });
  assert.equal(
    tieSentence(tied, VIEW),
    "A tie for the two places in the run-off: Candidate 2, Candidate 3 and Candidate 1 are level (17 points each).",
  );
});

test("a level run-off is a tie of its own kind", () => {
  const tied = round({ tied: ["a", "b"], runoff: { finalists: ["a", "b"], prefer: [3, 3], equal: 0 } });
  assert.equal(tieSentence(tied, VIEW), "A tie. In the run-off Candidate 1 and Candidate 2 were preferred by 3 each.");
});

test("a run-off is told with its counts, also where one leads", () => {
  const won = round({ winner: "b", runoff: { finalists: ["b", "a"], prefer: [4, 2], equal: 0 } });
  assert.equal(runOffSentence(won, VIEW), "In the run-off Candidate 2 was preferred by 4, Candidate 1 by 2.");
  const other = round({ winner: "a", runoff: { finalists: ["b", "a"], prefer: [2, 4], equal: 0 } });
  assert.equal(runOffSentence(other, VIEW), "In the run-off Candidate 1 was preferred by 4, Candidate 2 by 2.");
  const alike = round({ tied: ["a", "b"], runoff: { finalists: ["a", "b"], prefer: [0, 0], equal: 6 } });
  assert.equal(runOffSentence(alike, VIEW), "In the run-off everybody scored Candidate 1 and Candidate 2 alike.");
  assert.equal(runOffSentence(round({}), VIEW), "");
});

test("a tie that changes nothing waits for nobody", () => {
  const won = round({ winner: "a", tied_for_runoff: ["b", "c"] });
  assert.equal(tieSentence(won, VIEW).includes("That changes nothing: more people scored Candidate 1 higher than any of them."), true);
  assert.equal(waysOut(won, VIEW), "");
  assert.equal(tieSentence(round({ winner: "a" }), VIEW), "");
});

test("after the decision nobody is waited for: what was decided stands there, and why", () => {
  const tied = { tied: ["a", "b", "c"], tied_for_runoff: ["b", "c"] };
  const decided = round(tied, { decided: [{ candidate: "c", how: "tie", reason: "It names the nights." }] });
  assert.equal(waysOut(decided, VIEW), "");
  assert.deepEqual(decidedSentences(decided, VIEW), ["After the tie the facilitator chose Candidate 3. The reason given: “It names the nights.”"]);
  const erased = round(tied, { decided: [{ candidate: "c", how: "decision", reason: "" }] });
  assert.deepEqual(decidedSentences(erased, VIEW), ["The facilitator chose Candidate 3."]);
  assert.equal(waysOut(round(tied, { status: "superseded" }), VIEW), "");
});
