import assert from "node:assert/strict";
import { test } from "node:test";
import { standing } from "./wishes";
import type { Standing } from "./wishes";

/** As in tests/unit/domain/test_word_wishes.py: a page says what the document says. */
const CASES: Array<[string, string, string, Standing]> = [
  ["We help everyone.", "everybody", "everyone", "in"],
  ["We help Everyone.", "everybody", "everyone.", "in"],
  ["We help everybody.", "everybody", "everyone", "kept"],
  ["Everybody helps everyone", "everybody", "everyone", "both"],
  ["We help people", "everybody", "everyone", "neither"],
  ["The river becomes", "rises", "comes", "neither"],
  ["Quick help people", "help", "quick help", "in"],
  ["Quick help, and help", "help", "quick help", "both"],
  ["Use clear, plain  words", "clear, plain words", "plain words", "kept"],
  ["Our it team", "it", "IT", "kept"],
  ["Our IT team", "it", "IT", "in"],
  ["We don’t wait", "don't", "never", "kept"],
  ["The river rises", "rises", "", "kept"],
  ["The river arises", "rises", "", "out"],
  ["The river comes", "", "comes", "in"],
  ["The river", "", "comes", "out"],
  ["我们一个电话就够", "一个电话", "两个电话", "kept"],
  ["सबसे पहले", "पहल", "", "out"],
  ["One; two", ",", ";", ""],
  ["One; two", "two", "two.", ""],
  ["", "two", "three", "neither"],
  ["One", "", "", ""],
];

for (const [text, phrase, suggestion, found] of CASES) {
  test(`of “${phrase}” → “${suggestion}” there stands in “${text}”: ${found || "cannot be told"}`, () => {
    assert.equal(standing([{ text }], { phrase, suggestion }), found);
  });
}

test("words that run from one piece into the next stand there too", () => {
  const pieces = [{ text: "Help, through" }, { text: "listening" }];
  assert.equal(standing(pieces, { phrase: "through listening", suggestion: "by listening" }), "kept");
});
