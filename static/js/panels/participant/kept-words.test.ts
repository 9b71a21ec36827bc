import assert from "node:assert/strict";
import { test } from "node:test";
import { Disk } from "../../core/fakes";
import { atQuestion, keptWords } from "./kept-words";

function write(disk: Disk, key: string, value: unknown): void {
  disk.shelf().set(`draft:${key}`, { at: 1, value } as { at: number });
}

test("ideas and comments can be written on, everything else is shown", () => {
  const disk = new Disk();
  write(disk, "idea:s2:q1", "Nurses at");
  write(disk, "comment:m7", "Who picks up");
  write(disk, "answer:c3", " After six? ");
  write(disk, "candidate:mission", { pieces: [{ role: "purpose", text: "To keep" }, { role: "objective", text: "" }], cites: ["i1"] });
  write(disk, "word:mission", { phrase: "quickly", suggestion: "within a day" });
  write(disk, "word:vision", { phrase: "outstanding", suggestion: "" });
  assert.deepEqual(keptWords(disk.shelf()), {
    places: [
      { key: "comment:m7", kind: "comment", candidate: "m7" },
      { key: "idea:s2:q1", kind: "idea", stage: "s2", prompt: "q1" },
    ],
    others: ["After six?", "To keep", "within a day", "outstanding"],
  });
});

test("places, scores and ballots are no words", () => {
  const disk = new Disk();
  write(disk, "question:s2", 1);
  write(disk, "scores:r1", { i1: 3 });
  write(disk, "ballot:r2", { step: "minor_point", reason: "" });
  write(disk, "answer:c3", null);
  assert.deepEqual(keptWords(disk.shelf()), { places: [], others: [] });
});

test("the question that was before somebody has a field, also while nothing is written there", () => {
  const disk = new Disk();
  const leave = atQuestion(disk.shelf(), "s2", "q3");
  write(disk, "idea:s2:q1", "Nurses at");
  const keys = (): string[] => keptWords(disk.shelf()).places.map(({ key }) => key);
  assert.deepEqual(keys(), ["idea:s2:q3", "idea:s2:q1"]);
  leave();
  assert.deepEqual(keys(), ["idea:s2:q1"]);
});
