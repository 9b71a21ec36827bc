/** Words that come back, or go to another field, write over nobody's words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageView } from "../../wire";
import { stage, workshop } from "../facilitator/sample_views";
import { fakeRoom, rest } from "./fake-room";

const PROMPTS = {
  q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" },
  r: { order: 1, aspect: "", text: "What do we do for them?", hint: "" },
};
const asking: StageView = { ...stage("gather", 1), prompts: PROMPTS, opened: true, revealed: false };

async function gathering(more: Partial<StageView> = {}) {
  const plain = workshop("gather", { ideas: {} });
  const room = fakeRoom({ ...plain, agenda: { ...plain.agenda, gather: { ...asking, ...more } } });
  await room.stage();
  return { room, words: () => room.root.kind("textarea")[0]?.["value"] };
}

test("a refused idea can be taken back once nothing else stands in the field", async () => {
  const { room, words } = await gathering();
  room.line.up.value = false;
  room.server.answers.set("add_idea", () => ({ ok: false, code: "no", message: "Not now.", field: null }));
  await room.type("Nurses");
  await room.press("Add this idea");
  await room.type("Those who call at night");
  room.line.up.value = true;
  await rest();
  assert.deepEqual([room.button("Try again") !== undefined, room.button("Change it")], [true, undefined]);
  await room.type("");
  await room.press("Change it");
  assert.equal(words(), "Nurses");
  room.leave();
});

test("a refused comment can be taken back once nothing else stands in the field", async () => {
  const room = fakeRoom(workshop("discuss"));
  location.hash = "#candidate-c1";
  await room.stage();
  room.line.up.value = false;
  room.server.answers.set("add_comment", () => ({ ok: false, code: "no", message: "Not now.", field: null }));
  await room.type("Why at night?");
  await room.press("Add this comment");
  await room.type("And by day?");
  room.line.up.value = true;
  await rest();
  assert.equal(room.button("Change it"), undefined);
  await room.type("");
  await room.press("Change it");
  assert.equal(room.root.kind("textarea")[0]?.["value"], "Why at night?");
  location.hash = "";
  room.leave();
});

test("words go along to the question that somebody chooses for them, and never over others", async () => {
  const { room, words } = await gathering({ revealed: true });
  const choose = async (question: string): Promise<void> => {
    const [field] = room.root.kind("select");
    field!["value"] = question;
    field?.heard["change"]?.call(field, { type: "change", currentTarget: field, target: field });
    await rest();
  };
  await room.press("Add another idea");
  await room.type("Nurses");
  await choose("r");
  assert.equal(words(), "Nurses");
  await choose("q");
  await choose("r");
  await room.press("Close");
  await room.press("Add another idea");
  assert.equal(words(), "Nurses");
  room.drafts.set("idea:gather:q", "Doctors");
  await choose("q");
  assert.deepEqual([words(), room.drafts.cell("idea:gather:r", "").value], ["Doctors", "Nurses"]);
  room.drafts.flush();
  room.leave();
});
