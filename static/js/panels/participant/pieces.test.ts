import assert from "node:assert/strict";
import { test } from "node:test";
import { asText, blank, isBlank, moved, withObjective, without, withText, written } from "./pieces";
import type { DraftPiece } from "./pieces";

function texts(pieces: DraftPiece[]): string[] {
  return pieces.map(({ text }) => text);
}

function mission(...objectives: string[]): DraftPiece[] {
  const rows = objectives.map((text, place) => ({ key: `k${place}`, id: "", role: "objective" as const, text }));
  return [{ key: "head", id: "p1", role: "purpose", text: "Help" }, ...rows];
}

test("a mission begins as a purpose with two objectives, a vision as one text", () => {
  assert.deepEqual(blank("mission").map(({ role }) => role), ["purpose", "objective", "objective"]);
  assert.deepEqual(blank("vision").map(({ role }) => role), ["vision"]);
  assert.equal(isBlank(blank("mission")), true);
});

test("an objective moves among objectives and never above the purpose", () => {
  assert.deepEqual(texts(moved(mission("a", "b", "c"), "k2", -1)), ["Help", "a", "c", "b"]);
  assert.deepEqual(texts(moved(mission("a", "b"), "k0", 1)), ["Help", "b", "a"]);
  assert.deepEqual(texts(moved(mission("a", "b"), "k0", -1)), ["Help", "a", "b"]);
  assert.deepEqual(texts(moved(mission("a", "b"), "k1", 1)), ["Help", "a", "b"]);
});

test("what is sent leaves out empty objectives and keeps ids that are known", () => {
  assert.deepEqual(written(mission("a", " ", "c")), [
    { role: "purpose", id: "p1", text: "Help" },
    { role: "objective", text: "a" },
    { role: "objective", text: "c" },
  ]);
  assert.equal(asText(mission("a", "", "c")), "Help\na\nc");
});

test("rows are changed, added and removed by their key", () => {
  const more = withObjective(mission("a"));
  assert.equal(more.length, 3);
  assert.equal(new Set(more.map(({ key }) => key)).size, 3);
  assert.deepEqual(texts(withText(mission("a", "b"), "k1", "new")), ["Help", "a", "new"]);
  assert.deepEqual(texts(without(mission("a", "b"), "k0")), ["Help", "b"]);
});
