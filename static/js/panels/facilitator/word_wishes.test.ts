import assert from "node:assert/strict";
import { test } from "node:test";
import { isFulfilled } from "./word_wishes";

/** As in tests/unit/domain/test_word_wishes.py: what is typed is judged as the server judges it. */
const CASES: Array<[string, string, string, string, boolean]> = [
  ["The river rises daily.", "The river comes daily.", "rises", "comes", true],
  ["The river rises daily.", "The river COMES daily.", "Rises", "Comes", true],
  ["Help people", "Quick help people", "help", "quick help", true],
  ["Use clear, plain words", "Use plain words", "clear, plain words", "plain words", true],
  ["Our it team", "Our IT team", "it", "IT", true],
  ["We don’t wait", "We never wait", "don't", "never", true],
  ["The river rises and rises", "The river rises and comes", "rises", "comes", false],
  ["The river rises", "The river becomes", "rises", "comes", false],
  ["The river rises and comes", "The river comes", "rises", "comes", false],
  ["The river flows", "The river comes", "rises", "comes", false],
  ["The river rises", "The river", "rises", "", false],
  ["The river", "The river comes", "", "comes", false],
  ["One, two", "One; two", ",", ";", false],
];

for (const [before, after, phrase, suggestion, done] of CASES) {
  test(`“${before}” → “${after}” for ${phrase || "nothing"} → ${suggestion || "nothing"}: ${done}`, () => {
    assert.equal(isFulfilled([{ text: before }], [{ text: after }], { phrase, suggestion }), done);
  });
}
