import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView, TypedPiece } from "../../wire";
import { differs, moved, newPiece, offered, onTheWire, withPhrase } from "./final_words";
import { final } from "./sample_views";

const mission = final()["mission"] as FinalView;
const purpose = (text: string): TypedPiece => ({ id: "a", role: "purpose", text });
const objective = (text: string, id = "b"): TypedPiece => ({ id, role: "objective", text });

test("spaces around a text and empty objectives change nothing", () => {
  assert.equal(differs(mission, [purpose(" To help "), objective("  ")]), false);
  assert.equal(differs(mission, [purpose("To help"), objective("listening")]), true);
  assert.equal(differs(mission, [purpose("To help everyone")]), true);
});

test("an empty purpose is offered as it is, for the server says what is missing", () => {
  assert.deepEqual(offered([purpose(" ")]), [{ id: "a", role: "purpose", text: "" }]);
});

test("a new objective keeps a name of its own while it is edited, and has none on the wire", () => {
  const [one, two] = [newPiece(), newPiece()];
  assert.notEqual(one.id, two.id);
  assert.deepEqual(onTheWire([one, objective("old")]).map(({ id }) => id), ["", "b"]);
});

test("a word that somebody asked for is put where the phrase first stands", () => {
  const pieces = [purpose("One call is enough, and one call is plenty"), objective("one call")];
  assert.deepEqual(withPhrase(pieces, "one call", "a call $1")?.map(({ text }) => text), [
    "One call is enough, and a call $1 is plenty",
    "one call",
  ]);
  assert.equal(withPhrase(pieces, "two calls", "x"), undefined);
  assert.equal(withPhrase(pieces, "", "x"), undefined);
});

test("moving keeps everything, and nothing moves from nowhere", () => {
  assert.deepEqual(moved(["a", "b", "c"], 2, 0), ["c", "a", "b"]);
  assert.deepEqual(moved(["a", "b"], 5, 0), ["a", "b"]);
});
