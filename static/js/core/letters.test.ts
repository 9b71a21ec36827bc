import assert from "node:assert/strict";
import { test } from "node:test";
import { lettersIn, lettersLeft } from "./letters";

test("letters are counted as the server counts them: an emoji is one, an accent none", () => {
  assert.deepEqual(["", " a b ", "😀😀", "e\u0301", "👩\u200d🚒", "語"].map(lettersIn), [0, 3, 2, 1, 3, 1]);
});

test("the count is shown towards the end, and says how many are too many", () => {
  const said = (letters: number) => lettersLeft("😀".repeat(letters), 200);
  assert.deepEqual(said(160), { said: "", over: false });
  assert.deepEqual(said(161), { said: "39 characters left", over: false });
  assert.deepEqual(said(200), { said: "0 characters left", over: false });
  assert.deepEqual(said(201), { said: "1 character too many", over: true });
});
