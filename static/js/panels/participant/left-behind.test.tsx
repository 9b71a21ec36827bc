import assert from "node:assert/strict";
import { test } from "node:test";
import { Disk } from "../../core/fakes";
import { stage, workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";

const prompts = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };
const plain = workshop("gather", { ideas: {} });
const view = { ...plain, agenda: { ...plain.agenda, gather: { ...stage("gather", 1), prompts, opened: true, revealed: false } } };
const draft = (value: unknown) => ({ at: 1, value }) as { at: number };
const QUESTION = "Somebody wrote it in this workshop before you joined. Was it you?";

/** A seat of before, in this workshop: something begun, something on its way, a change to an idea of theirs. */
function before(disk: Disk, code = "K7MPWX3D") {
  const old = disk.shelf(code, "of-before");
  old.set("draft:idea:gather:q", draft("Nurses at the"));
  old.set("draft:question:gather", draft(0));
  const waiting = { id: "command-1", kind: "add_idea", data: { stage: "gather", prompt: "q", text: "Whoever waits" } };
  old.set("outbox:command-1", { ...waiting, label: "Idea", text: "Whoever waits", at: 2, refusal: null } as { at: number });
  old.set("draft:change:i1", draft("Nurses, day and night"));
  return old;
}

test("whoever joins again finds what they wrote before, once they say that it is theirs", async () => {
  const disk = new Disk();
  const old = before(disk);
  disk.shelf("K7MPWX3D", "facilitator-ada").set("draft:words:mission", draft("the facilitator’s"));
  disk.shelf("AN7THERX", "of-before").set("draft:idea:gather:q", draft("in another workshop"));
  const room = fakeRoom(view, {}, disk);
  await room.stage();
  assert.deepEqual(room.texts("aside").map((text) => text.includes(QUESTION)), [true]);
  for (const words of ["Nurses at the", "Whoever waits", "Nurses, day and night"]) assert.equal(room.texts("aside")[0]?.includes(words), true);
  assert.deepEqual(room.root.kind("textarea").map((field) => field["value"]), [""]);
  await room.press("It is mine: go on with it");
  assert.deepEqual(room.root.kind("textarea").map((field) => field["value"]), ["Nurses at the"]);
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [["add_idea", { stage: "gather", prompt: "q", text: "Whoever waits" }]]);
  // Their own idea of then is not theirs now: the words stay to be copied.
  assert.equal(room.texts("aside")[0]?.includes("Nurses, day and night"), true);
  assert.deepEqual(old.keys("draft:").sort(), ["draft:change:i1", "draft:question:gather"]);
  await room.press("Throw it away");
  assert.deepEqual([room.texts("aside"), old.keys("draft:")], [[], ["draft:question:gather"]]);
  room.leave();
});

test("what is not theirs stays where it is, and is not asked about again", async () => {
  const disk = new Disk();
  const old = before(disk);
  const room = fakeRoom(view, {}, disk);
  await room.stage();
  await room.press("It is not mine");
  assert.deepEqual([room.texts("aside"), room.server.done], [[], []]);
  room.leave();
  const again = fakeRoom(view, {}, disk);
  await again.stage();
  assert.deepEqual(again.texts("aside"), []);
  assert.equal(old.keys("").length, 4);
  again.leave();
});

test("words are found under an earlier code of the same workshop, and a field in use keeps its own", async () => {
  const disk = new Disk();
  const old = before(disk, "ELDERXYZ");
  const nothing = fakeRoom(view, {}, disk);
  await nothing.stage();
  assert.deepEqual(nothing.texts("aside"), []);
  nothing.leave();
  old.note("w1");
  const room = fakeRoom(view, {}, disk, "w1");
  await room.stage();
  await room.type("Porters");
  await room.press("It is mine: go on with it");
  assert.deepEqual(room.root.kind("textarea").map((field) => field["value"]), ["Porters"]);
  assert.equal(room.texts("aside")[0]?.includes("Nurses at the"), true);
  room.leave();
});
