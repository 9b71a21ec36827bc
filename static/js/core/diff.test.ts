import assert from "node:assert/strict";
import { test } from "node:test";
import { tokens, withoutBlankEnds, words } from "./diff";
import type { Run } from "./diff";

function side(runs: Run[], hidden: Run["kind"]): string {
  return runs.filter(({ kind }) => kind !== hidden).map(({ text }) => text).join("");
}

function marked(runs: Run[]): string {
  return runs.map(({ kind, text }) => ({ same: text, added: `{+${text}+}`, removed: `[-${text}-]` })[kind]).join("");
}

const TEXTS = [
  "",
  " ",
  "Provide our customers with dependable support.",
  "Provide all our customers with outstanding, dependable support!",
  "Wir helfen allen, die Hilfe brauchen – jederzeit.\n\nUnd gern.",
  "我们为所有客户提供可靠的支持",
  "我们为每一位客户提供可靠而友好的支持",
  "نقدم لعملائنا دعمًا يعتمد عليه",
  "Teams 👩‍👩‍👧‍👦 win 🏳️‍🌈 together e\u0301",
  "support support support",
  "\ud800 a lone surrogate",
];

test("the runs spell both texts, letter for letter", () => {
  for (const before of TEXTS) {
    for (const after of TEXTS) {
      const runs = words(before, after);
      assert.equal(side(runs, "added"), before);
      assert.equal(side(runs, "removed"), after);
    }
  }
});

test("only the words that changed are marked", () => {
  assert.equal(
    marked(words("Provide our customers with dependable support.", "Provide all our customers with reliable support!")),
    "Provide {+all +}our customers with [-dependable-]{+reliable+} support[-.-]{+!+}",
  );
});

test("words changed side by side are marked together, not space by space", () => {
  assert.equal(marked(words("be a good place", "be one fine place")), "be [-a good-]{+one fine+} place");
});

test("no blank at the end of what changed is marked, and none is lost", () => {
  const drawn = (before: string, after: string): string => marked(withoutBlankEnds(words(before, after)));
  assert.equal(drawn("safe, fed and at school", "safe and at school"), "safe[-, fed-] and at school");
  assert.equal(drawn("Provide our help", "Provide all our help"), "Provide {+all+} our help");
  assert.equal(drawn("we go on", "we go"), "we go [-on-]");
  assert.equal(drawn("one place", "one  place"), "one  place");
  for (const run of withoutBlankEnds(words("a b c d e", "x b  d y z"))) {
    if (run.kind !== "same") assert.equal(run.text, run.text.trim());
  }
});

test("equal texts are one run, and empty ones are none", () => {
  assert.deepEqual(words("the same", "the same"), [{ kind: "same", text: "the same" }]);
  assert.deepEqual(words("", ""), []);
});

test("a browser that cannot segment still tells words, spaces and marks apart", () => {
  const segmenter = Object.getOwnPropertyDescriptor(Intl, "Segmenter");
  Object.defineProperty(Intl, "Segmenter", { value: undefined, configurable: true });
  try {
    assert.deepEqual(tokens("Don't stop, é!"), ["Don't", " ", "stop", ",", " ", "é", "!"]);
  } finally {
    if (segmenter) Object.defineProperty(Intl, "Segmenter", segmenter);
  }
});

test("two texts of 5,000 letters that share nothing are compared without a noticeable wait", () => {
  const long = (letters: string): string => Array.from({ length: 2_500 }, (_, n) => letters[n % 7]).join(" ");
  const started = performance.now();
  const runs = words(long("abcdefg"), long("hijklmn"));
  assert.equal(side(runs, "added"), long("abcdefg"));
  assert(performance.now() - started < 1_000);
});
