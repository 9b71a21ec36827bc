/** A statement that is not whole, or is refused: whoever writes it goes on where they are. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { fakePage } from "../../core/fake-page";
import { stage, workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";

const LACK = "Add at least one objective under the purpose. Two or more are better.";
const view = workshop("draft", { ideas: {} });
const drafting = { ...view, agenda: { ...view.agenda, draft: { ...stage("draft", 1), opened: true } } };

// As much of a browser's history as a place needs.
fakePage();
const past = history as unknown as Record<"pushState" | "replaceState", (state: unknown, title: string, to: string) => void>;
const before = { ...past };
const here = location as { hash: string };
const go = (_state: unknown, _title: string, to: string): void => void (here.hash = to.includes("#") ? to.slice(to.indexOf("#")) : "");
afterEach(() => void (Object.assign(past, before), (here.hash = "")));

function writing() {
  Object.assign(past, { pushState: go, replaceState: go });
  const room = fakeRoom(drafting, { candidates: ["c1"] });
  const fields = () => room.root.kind("textarea").map((field) => field["value"]);
  const errors = () => room.root.all("field__error").map(({ textContent }) => textContent);
  return { room, fields, errors };
}

test("who forgets the objectives is led to the first one, told so there, and nothing is sent", async () => {
  const { room, errors } = writing();
  await room.stage();
  await room.press("Propose another");
  await room.type("To be there at night");
  await room.press("Propose this mission");
  const [, objective] = room.root.kind("textarea");
  assert.deepEqual([room.line.sent.length, errors()], [0, [LACK]]);
  assert.equal((document.activeElement as unknown) === objective, true);
  // One letter, and they are where they were: in the field, in the editor.
  await room.type("A", 1);
  assert.deepEqual(errors(), []);
  assert.equal(room.root.kind("textarea")[1] === objective, true);
  await room.press("Propose this mission");
  assert.equal(room.line.sent.length, 1);
  room.drafts.flush();
  room.leave();
});

test("pressed again with the same thing missing, it leads there again", async () => {
  const { room } = writing();
  await room.stage();
  await room.press("Propose another");
  await room.type("To be there at night");
  await room.press("Propose this mission");
  Object.assign(document, { activeElement: null });
  await room.press("Propose this mission");
  assert.equal((document.activeElement as unknown) === room.root.kind("textarea")[1], true);
  room.drafts.flush();
  room.leave();
});

test("a candidate that the server refuses is gone on with in its editor, letter by letter", async () => {
  const { room, fields, errors } = writing();
  room.server.answers.set("propose_candidate", () => ({ ok: false, code: "too_long", message: "Shorten it.", field: "objective" }));
  await room.stage();
  await room.press("Propose another");
  await room.type("To be there at night");
  await room.type("Answer", 1);
  await room.press("Propose this mission");
  assert.deepEqual([errors(), fields()], [["Shorten it."], ["To be there at night", "Answer", ""]]);
  await room.type("Answe", 1);
  assert.deepEqual([errors(), fields()], [[], ["To be there at night", "Answe", ""]]);
  await room.press("Back");
  assert.equal(room.button("Go on writing") !== undefined, true);
  room.drafts.flush();
  room.leave();
});

test("half a mission that the room has left behind is shown with what it lacks, and can't be sent", async () => {
  const { room } = writing();
  await room.stage();
  await room.press("Propose another");
  await room.type("To be there at night");
  await room.hear({ current: "discuss" });
  const left = room.texts("aside").filter((text) => text.includes("when the room moved on"));
  assert.deepEqual(left, [
    "You were still writing when the room moved on:To be there at nightIt has no objective yet, so it can’t be added now. You can copy the words.Throw it away",
  ]);
  room.drafts.flush();
  room.leave();
});
