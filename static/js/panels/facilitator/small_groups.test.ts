import assert from "node:assert/strict";
import { test } from "node:test";
import { smallGroups } from "./small_groups";

test("groups of one or two are told of; where all are, or a few have none, groups are left out", () => {
  const groups = ["g1", "g2", "g3"];
  assert.equal(smallGroups(groups, { g1: 3, g2: 5 }), "none");
  assert.equal(smallGroups(groups, { g1: 3, g2: 2, g3: 1 }), "some");
  assert.equal(smallGroups(groups, { g1: 3, g2: 2 }), "all");
  assert.equal(smallGroups(groups, { g1: 2, g2: 1 }), "all");
  assert.equal(smallGroups(groups, { g1: 3, g2: 3, "": 1 }), "all");
  assert.equal(smallGroups(groups, {}), "none");
  assert.equal(smallGroups([], { "": 2 }), "none");
});
