import assert from "node:assert/strict";
import { test } from "node:test";
import { doneTitle } from "./waiting";

test("nothing is called stored that was never written", () => {
  assert.equal(doneTitle(true, "7 of 12 are done."), "Stored. 7 of 12 are done.");
  assert.equal(doneTitle(false, "7 of 12 are done."), "You are done. 7 of 12 are done.");
});
