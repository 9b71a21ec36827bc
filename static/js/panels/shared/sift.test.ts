/** Finding one among two hundred: by some of its words, in any order, however they are written. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sift } from "./sift";
import type { Row, Sieve } from "./sift";

const TEXTS = { a: "Nurses can’t wait for Monday", b: "Café staff, at night", c: "夜勤の看護師", d: "Night nurses" };

function rows(): Row[] {
  return Object.entries(TEXTS).map(([row, find]) => ({ dataset: { row, find }, hidden: false }));
}

function left(sieve: Sieve, all = rows()): string {
  sift(all, sieve);
  return all.filter(({ hidden }) => hidden === false).map(({ dataset }) => dataset.row).join("");
}

test("words are found in any order, without case, accents and curly quotes", () => {
  assert.equal(left({ query: "" }), "abcd");
  assert.equal(left({ query: "  " }), "abcd");
  assert.equal(left({ query: "NIGHT" }), "bd");
  assert.equal(left({ query: "nurse night" }), "d");
  assert.equal(left({ query: "cafe" }), "b");
  assert.equal(left({ query: "can't" }), "a");
  assert.equal(left({ query: "看護" }), "c");
  assert.equal(left({ query: "night morning" }), "");
});

test("how many are shown is told, of how many", () => {
  assert.deepEqual(sift(rows(), { query: "night" }), { shown: 2, all: 4 });
  assert.deepEqual(sift(rows(), { query: "nobody" }), { shown: 0, all: 4 });
});

test("a choice of rows is kept to, and what is ticked stays", () => {
  assert.equal(left({ query: "", only: new Set(["a", "c"]) }), "ac");
  assert.equal(left({ query: "night", only: new Set(["a", "d"]) }), "d");
  assert.equal(left({ query: "", only: new Set() }), "");
  assert.equal(left({ query: "night", always: new Set(["c"]) }), "bcd");
});

test("what was hidden comes back, and nothing is written that stands already", () => {
  let written = 0;
  const counted = rows().map(({ dataset }) => {
    let hidden = false;
    return { dataset, get hidden() { return hidden; }, set hidden(to: boolean) { written += 1; hidden = to; } };
  });
  assert.equal(left({ query: "night" }, counted), "bd");
  assert.equal(written, 2);
  assert.equal(left({ query: "nigh" }, counted), "bd");
  assert.equal(written, 2);
  assert.equal(left({ query: "" }, counted), "abcd");
  assert.equal(written, 4);
});
