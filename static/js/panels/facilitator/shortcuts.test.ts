import assert from "node:assert/strict";
import { test } from "node:test";
import { shortcuts } from "./shortcuts";

const keys = (over: boolean): string => shortcuts(over).flatMap((row) => row.keys).join(" ");

test("the help names every key, and once the workshop is over those that still do something", () => {
  assert.equal(keys(false), "N U P + − L J ?");
  assert.equal(keys(true), "N ?");
});
