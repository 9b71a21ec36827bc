/** The reason of an amendment goes with its words, and comes back with them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { workshop } from "../facilitator/sample_views";
import { Amend } from "./amend";
import { fakeRoom, rest } from "./fake-room";

const objective = (id: string, text: string) => ({ id, role: "objective" as const, version: 1, text });

async function amending() {
  const view = workshop("discuss");
  const room = fakeRoom(view);
  room.line.up.value = false;
  const { pieces } = view.candidates["c1"]!;
  await room.draw(<Amend id="c1" candidate={{ ...view.candidates["c1"]!, pieces: [...pieces, objective("b", "Answer")] }} />);
  await room.type("To help by night", 0);
  await room.type("We work nights", 2);
  await room.press("Propose this amendment");
  return { room, why: () => room.drafts.cell("amend-why:c1", "").value };
}

test("an amendment on its way leaves its reason under no other one, not even over a reload", async () => {
  const { room, why } = await amending();
  assert.equal(why(), "");
  room.line.up.value = true;
  await rest();
  const pieces = [
    { role: "purpose", id: "a", text: "To help by night" },
    { role: "objective", id: "b", text: "Answer" },
  ];
  assert.deepEqual(room.server.done.map(({ data }) => data), [{ candidate: "c1", base: 1, pieces, why: "We work nights" }]);
  assert.equal(why(), "");
  room.leave();
});

test("an amendment that is refused gives its reason back with its words", async () => {
  const { room, why } = await amending();
  room.server.answers.set("propose_amendment", () => ({ ok: false, code: "no", message: "Not now.", field: null }));
  room.line.up.value = true;
  await rest();
  assert.deepEqual([room.root.kind("textarea").map((field) => field["value"]), why()], [["To help by night", "Answer", "We work nights"], "We work nights"]);
  room.drafts.flush();
  room.leave();
});

test("an objective that is removed by a slip of the thumb comes back with its words, to its place", async () => {
  const view = workshop("discuss");
  const pieces = [...view.candidates["c1"]!.pieces, objective("b", "Answer within an hour"), objective("c", "Learn from each call")];
  const room = fakeRoom(view);
  await room.draw(<Amend id="c1" candidate={{ ...view.candidates["c1"]!, pieces }} />);
  const words = () => room.root.kind("textarea").slice(0, -1).map((field) => field["value"]);
  const remove = async (place: number): Promise<void> => {
    room.root.kind("button").find((button) => button["aria-label"] === `Remove objective ${place}`)?.click();
    await rest();
  };
  await remove(1);
  assert.deepEqual(words(), ["To help", "Learn from each call"]);
  await room.type("To help everybody", 0);
  await room.undo("The objective is removed.");
  await room.undo("The objective is removed.");
  assert.deepEqual(words(), ["To help everybody", "Answer within an hour", "Learn from each call"]);
  room.drafts.flush();
  room.leave();
});
