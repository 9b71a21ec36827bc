import assert from "node:assert/strict";
import { test } from "node:test";
import { cue } from "../../cues";
import type { Moment } from "../../cues";
import type { ScoreTally } from "../../wire";
import { groupsShown } from "./moment";
import { round, workshop } from "./sample_views";

const counted = (groups: ScoreTally["groups"]) => {
  const tally: ScoreTally = { rule: "score", ballots: 4, abstentions: 0, groups, options: {}, order: ["c1", "c2"], ties: [], pairwise: {} };
  return workshop("vote", { rounds: round("vote", { tally }) });
};

test("groups are spoken of only where the result shows them", () => {
  assert.equal(groupsShown(workshop("vote")), true);
  assert.equal(groupsShown(counted({ shown: [{ members: ["g1"], ballots: 4 }], why: "shown" })), true);
  assert.equal(groupsShown(counted({ shown: [], why: "all_small" })), false);
});

test("without groups, no line that is said with a result speaks of a group", () => {
  for (const moment of ["narrow_closed", "vote_closed", "vote_tied"] as Moment[]) {
    assert.equal(/group/.test(Object.values(cue(moment, false)).join(" ")), false, moment);
    assert.equal(/group/.test(Object.values(cue(moment)).join(" ")), true, moment);
  }
});
