import assert from "node:assert/strict";
import { test } from "node:test";
import { isLong, LONG, shortened } from "./shortened";

test("a long text is cut at the end of a word, and a short one not at all", () => {
  assert.equal(shortened("Answer within a day", 40), "Answer within a day");
  assert.equal(shortened("Answer every call, within a day", 20), "Answer every call…");
  assert.equal(shortened("Donaudampfschifffahrtsgesellschaft", 10), "Donaudampf…");
});

test("an idea of two hundred and eighty letters stands whole, one more letter shortens it", () => {
  const words = "word ".repeat(60);
  assert.equal(shortened(words.slice(0, LONG)), words.slice(0, LONG));
  assert.equal(isLong(words.slice(0, LONG + 1)), true);
  assert.equal(shortened(words).length <= LONG + 1, true);
  assert.equal(shortened(words).endsWith("word…"), true);
});

test("many short lines are a long text too, and signs of two halves stay whole", () => {
  assert.equal(shortened("one\ntwo\nthree\nfour\nfive\nsix\nseven"), "one\ntwo\nthree\nfour\nfive\nsix…");
  assert.equal(shortened("🙂".repeat(8), 4), "🙂🙂🙂🙂…");
  assert.deepEqual([isLong("🙂".repeat(LONG)), isLong("🙂".repeat(LONG + 1))], [false, true]);
});
