/** The scribe's pen on a line that breaks: the words stay, and the room goes on reading them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { final, workshop } from "../facilitator/sample_views";
import { fakeRoom, rest } from "./fake-room";

const TYPED = { base: 1, pieces: [{ key: "a", id: "a", role: "purpose", text: "To help at night" }] };

function holding() {
  const room = fakeRoom(workshop("word", { finals: final({ has_scribe: true }) }), { scribe: ["mission"] });
  const told: string[] = [];
  room.connection.tell = ((event: string, { pieces = [] }: { pieces?: Array<{ text: string }> }) =>
    void (event === "typing" && told.push(pieces.map(({ text }) => text).join("|")))) as never;
  const words = () => room.root.kind("textarea")[0]?.["value"];
  return { room, told, words };
}

test("whoever loads the page again, or was cut off, is read along with again before the next letter", async () => {
  const { room, told } = holding();
  room.drafts.cell("scribe:mission", null);
  room.drafts.set("scribe:mission", TYPED);
  await room.stage();
  assert.deepEqual(told, ["To help at night"]);
  room.line.up.value = false;
  await rest();
  room.line.up.value = true;
  // Five times a second, no more.
  for (let turn = 0; told.length < 2 && turn < 100; turn += 1) await rest();
  assert.deepEqual(told, ["To help at night", "To help at night"]);
  room.drafts.flush();
  room.leave();
});

test("whoever holds the pen and has written nothing tells nothing", async () => {
  const { room, told } = holding();
  await room.stage();
  assert.deepEqual(told, []);
  room.leave();
});

test("the scribe begins from the words that came with the pen, not from earlier ones", async () => {
  const { room, told, words } = holding();
  room.drafts.cell("scribe:mission", null);
  room.drafts.set("scribe:mission", TYPED);
  const pieces = [{ id: "a", role: "purpose" as const, text: "To serve" }];
  room.store.hear({ typing: { mission: { base: 1, pieces, handed: true } } });
  await room.stage();
  assert.equal(words(), "To serve");
  for (let turn = 0; told[told.length - 1] !== "To serve" && turn < 100; turn += 1) await rest();
  assert.equal(told[told.length - 1], "To serve");
  room.store.hear({ typing: { mission: { handed: null } } });
  await room.type("To serve all");
  assert.equal(words(), "To serve all");
  room.drafts.flush();
  room.leave();
});

test("a pen that comes back is told with nothing of the turn before: it would take the place of what comes with it", async () => {
  const { room, told, words } = holding();
  room.drafts.cell("scribe:mission", null);
  room.drafts.set("scribe:mission", TYPED);
  await room.hear({}, { scribe: [] });
  await room.stage();
  // The pen first, what came with it a moment later.
  await room.hear({}, { scribe: ["mission"] });
  assert.deepEqual([told, words()], [[], "To help at night"]);
  const pieces = [{ id: "a", role: "purpose" as const, text: "To serve" }];
  room.store.hear({ typing: { mission: { base: 1, pieces, handed: true } } });
  await rest();
  assert.deepEqual([told, words()], [["To serve"], "To serve"]);
  room.drafts.flush();
  room.leave();
});

test("what is offered without a line stays before the eyes, and is written on", async () => {
  const { room, words } = holding();
  room.line.up.value = false;
  await room.stage();
  await room.type("To help at night");
  await room.press("Add an objective");
  await room.type("Answer", 1);
  await room.press("Offer this version");
  assert.deepEqual([words(), room.root.all("action-bar__hint")[0]?.textContent], ["To help at night", "Waiting to be sent"]);
  await room.type("To help at night and by day");
  assert.equal(words(), "To help at night and by day");
  room.line.up.value = true;
  await rest();
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [
    ["offer_version", { part: "mission", base: 1, pieces: [{ role: "purpose", id: "a", text: "To help at night" }, { role: "objective", text: "Answer" }] }],
  ]);
  assert.equal(words(), "To help at night and by day");
  room.drafts.flush();
  room.leave();
});
