import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, longDay, translator } from "./i18n";

test("without a catalogue the source text stands, its places filled", () => {
  const { t, tn } = translator(null);
  assert.equal(t("Stored. {done} of {all} are done", { done: 7, all: 12 }), "Stored. 7 of 12 are done");
  assert.equal(t("Hello {name}, {missing}", { name: "{all}" }), "Hello {all}, {missing}");
  assert.deepEqual([0, 1, 2].map((n) => tn("{n} idea", "{n} ideas", n)), ["0 ideas", "1 idea", "2 ideas"]);
  assert.equal(t("constructor"), "constructor");
});

test("a language with three plural forms gets the right one, for large numbers too", () => {
  const polish = (n: number): number => (n === 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2);
  const { tn } = translator({
    messages: { "{n} idea": ["{n} pomysł", "{n} pomysły", "{n} pomysłów"] },
    plurals: Array.from({ length: 200 }, (_, n) => polish(n)),
  });
  assert.deepEqual([1, 2, 5, 12, 22, 112, 1_001, 1_002].map((n) => tn("{n} idea", "{n} ideas", n).split(" ")[1]),
    ["pomysł", "pomysły", "pomysłów", "pomysłów", "pomysły", "pomysłów", "pomysłów", "pomysły"]);
});

test("a text that nobody has translated yet stays readable", () => {
  const { t, tn } = translator({ messages: { Next: "Weiter", Back: "", "{n} idea": ["", ""] }, plurals: [1, 0] });
  assert.deepEqual([t("Next"), t("Back"), tn("{n} idea", "{n} ideas", 2)], ["Weiter", "Back", "2 ideas"]);
});

test("a name that is written from right to left stands apart from the number after it", () => {
  const { t } = translator(null);
  assert.equal(t("Next: {title}, {minutes} min", { title: "الترحيب", minutes: 5 }), "Next: \u2068الترحيب\u2069, 5 min");
  assert.equal(t("{name} has the pen now.", { name: "Zoë 李" }), "Zoë 李 has the pen now.");
});

test("a day beside a name from right to left keeps the order of its words", () => {
  assert.equal(beside("ليلى", "", "2 April 2026"), "ليلى · \u20682 April 2026\u2069");
  assert.equal(beside("Tell it", "Zoë", "2 April 2026"), "Tell it · Zoë · 2 April 2026");
  assert.equal(beside("", ""), "");
});

test("a day stands in one order on every face, as in the documents", () => {
  const day = new Date(2027, 10, 22, 12);
  for (const language of ["en", "en-US", "en-GB"]) assert.equal(longDay(day, language), "22 November 2027");
});
