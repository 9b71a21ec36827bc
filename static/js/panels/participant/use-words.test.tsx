/** Two presses in a row: one deed, however late a busy phone comes to the second. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageView } from "../../wire";
import { stage, workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";

const PROMPTS = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };
const asking: StageView = { ...stage("gather", 1), prompts: PROMPTS, opened: true, revealed: false };
const gathering = workshop("gather", { ideas: {} });

/** When the finger goes, whatever happens then. */
function at(ms: number): void {
  (globalThis as Record<string, unknown>)["window"] = Object.assign(window, { event: { timeStamp: ms } });
}

test("the second press of a double one says nothing, and a later one says that nothing stands there", async () => {
  const room = fakeRoom({ ...gathering, agenda: { ...gathering.agenda, gather: asking } });
  await room.stage();
  const problem = (): boolean => room.texts("p").includes("Write something first.");
  await room.type("Nurses on night shift");
  const real = Date.now;
  at(5_000);
  await room.press("Add this idea");
  Date.now = () => real() + 60_000;
  at(5_200);
  await room.press("Add this idea");
  Date.now = real;
  assert.deepEqual([problem(), room.server.done.length], [false, 1]);
  at(5_900);
  await room.press("Add this idea");
  assert.deepEqual([problem(), room.server.done.length], [true, 1]);
  Object.assign(window, { event: undefined });
  room.leave();
});

test("while an idea is changed, the bar’s button stores the change, and no press of it finds a fault", async () => {
  const mine = { order: 1, stage: "gather", prompt: "q", text: "Nurse", hidden: false };
  const room = fakeRoom({ ...gathering, agenda: { ...gathering.agenda, gather: asking } }, { ideas: { i9: mine } });
  await room.stage();
  const buttons = (): string[] => room.texts("button").filter((text) => /^(Add|Store)/.test(text));
  await room.press("Change");
  assert.deepEqual(buttons(), ["Store the change"]);
  // What stands in the field of the bar goes first; the change has a button of its own then.
  await room.type("Porters");
  assert.deepEqual(buttons(), ["Store the change", "Add this idea"]);
  at(5_000);
  await room.press("Add this idea");
  assert.deepEqual(buttons(), ["Store the change"]);
  at(5_200);
  await room.press("Store the change");
  assert.deepEqual(room.server.done.map(({ kind }) => kind), ["add_idea"]);
  await room.type("Nurses", 1);
  at(7_000);
  await room.press("Store the change");
  at(7_200);
  await room.press("Add this idea");
  assert.deepEqual(room.server.done.map(({ data }) => data), [
    { stage: "gather", prompt: "q", text: "Porters" },
    { idea: "i9", text: "Nurses" },
  ]);
  assert.equal(room.texts("p").includes("Write something first."), false);
  Object.assign(window, { event: undefined });
  room.leave();
});
