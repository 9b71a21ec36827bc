import assert from "node:assert/strict";
import { test } from "node:test";
import { cue } from "../../cues";
import type { Moment } from "../../cues";
import type { AdoptionView, FinalView, ScoreTally, View } from "../../wire";
import { groupsShown, momentOf } from "./moment";
import { final, round, workshop } from "./sample_views";

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

test("at the end the room is thanked for words that are its own only where they are agreed", () => {
  const adoption: AdoptionView = { version: 1, round: "r1", met: true, current: true, reason: "", at: 0, outcome: "met", criteria: {} as AdoptionView["criteria"] };
  const over = (finals: View["finals"]): Moment => momentOf(workshop("close", { status: "finished", finals }));
  assert.equal(over({}), "finished_open");
  assert.equal(over(final()), "finished_open");
  assert.equal(over(final({ adoption })), "finished");
  assert.equal(over(final({ adoption: { ...adoption, current: false } })), "finished_open");
});

test("once it is recorded that the room is not agreed yet, no way on is asked for any more", () => {
  const assessment = { round: "r1", met: false, outcome: "not_met", criteria: {} } as unknown as NonNullable<FinalView["assessment"]>;
  const not_yet = { version: 1, obstacle: "Nights", who: "", by_when: "", at: 300 };
  const moment = (more: Partial<FinalView>): Moment => momentOf(workshop("ratify", { finals: final({ assessment, ...more }) }));
  assert.equal(moment({}), "ratify_not_met");
  assert.equal(moment({ not_yet }), "ratify_not_yet");
  assert.equal(moment({ not_yet, version: 2 }), "ratify_not_met");
});
