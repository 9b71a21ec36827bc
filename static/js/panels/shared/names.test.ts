import assert from "node:assert/strict";
import { test } from "node:test";
import { authorName, called, hasName, personName } from "./labels";

test("people without a name are told apart by their number, which is no name", () => {
  const names = { a: "Ana", b: "", c: " 2" };
  assert.deepEqual(["a", "b", "c", "gone"].map((who) => authorName(names, who)), ["Ana", "No name", "No name 2", "No name"]);
  assert.equal(authorName(names, undefined), "");
  assert.deepEqual(Object.values(names).filter(hasName), ["Ana"]);
});

test("in an anonymous workshop the desk has numbers alone", () => {
  const numbers = { a: 1, b: 2 };
  assert.deepEqual(["a", "b"].map((who) => personName({ numbers }, who)), ["No name", "No name 2"]);
  assert.equal(personName({ names: { a: "Ana" } }, "a"), "Ana");
  assert.equal(called(" 12"), "No name 12");
});
