/** What is typed into a question on the desk: it is lost to no slip of the hand, and to no line that broke. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DialogHost, useAsk } from "../../core/dialog";
import { FakeNode } from "../../core/fake-page";
import { fakeRoom, rest } from "../participant/fake-room";
import { useAct } from "./act";
import { NewestComments } from "./comments";
import { Questions } from "./questions";
import { workshop } from "./sample_views";
import { stagesOf } from "./stages";

Object.assign(FakeNode.prototype, {
  showModal(this: FakeNode) {
    this["open"] = true;
  },
  close(this: FakeNode) {
    this["open"] = false;
  },
});

function Hide() {
  const [ask, act] = [useAsk(), useAct()];
  const hide = () =>
    ask({ title: "Hide it?", text: "", label: "Why", yes: "Hide it", required: true, keep: "hide:m1" }, (reason) =>
      act({ command: "hide_comment", data: { comment: "m1", reason } }),
    );
  return (
    <>
      <button type="button" onClick={() => void hide()}>
        Hide
      </button>
      <DialogHost />
    </>
  );
}

async function asked() {
  const room = fakeRoom(workshop("discuss"));
  await room.draw(<Hide />);
  await room.press("Hide");
  const words = () => room.root.kind("textarea")[0]?.["value"];
  const submit = async (): Promise<void> => {
    const [form] = room.root.kind("form");
    form?.heard["submit"]?.call(form, { type: "submit", preventDefault: () => undefined });
    await rest();
  };
  return { room, words, submit };
}

test("whoever goes back from a question, or is refused, finds their words when they ask again", async () => {
  const { room, words, submit } = await asked();
  await room.type("It names a patient");
  await room.press("Back");
  await room.press("Hide");
  assert.equal(words(), "It names a patient");
  room.server.answers.set("hide_comment", () => ({ ok: false, code: "no", message: "Not now.", field: null }));
  await submit();
  room.server.answers.clear();
  await room.press("Hide");
  assert.equal(words(), "It names a patient");
  await submit();
  assert.deepEqual(room.server.done.map(({ data }) => data), [{ comment: "m1", reason: "It names a patient" }]);
  await room.press("Hide");
  assert.equal(words(), "");
  room.drafts.flush();
  room.leave();
});

test("a reason that is too long is not cut off, and not sent: the question says by how much", async () => {
  const { room, words, submit } = await asked();
  await room.type("😀".repeat(201));
  await submit();
  assert.equal(words(), "😀".repeat(201));
  assert.deepEqual([room.server.done, room.said], [[], ["1 character too many"]]);
  await room.type("😀".repeat(200));
  await submit();
  assert.equal(room.server.done.length, 1);
  room.drafts.flush();
  room.leave();
});

test("questions that were typed are there when the dialog was closed by a slip, until they are stored or dropped", async () => {
  const prompts = { q: { order: 0, aspect: "who", text: "Whom do we serve?", hint: "" } };
  const plain = workshop("welcome");
  const view = { ...plain, agenda: { ...plain.agenda, gather: { ...plain.agenda["gather"]!, prompts } } };
  const room = fakeRoom(view);
  const stage = stagesOf(view).find(({ id }) => id === "gather")!;
  let closed = 0;
  const opened = (open: boolean) => room.draw(<Questions stage={stage} open={open} close={() => (closed += 1)} />);
  const words = () => room.root.kind("textarea").map((field) => field["value"]);
  await opened(true);
  await room.type("Who needs us at night?");
  await opened(false);
  await opened(true);
  assert.deepEqual(words(), ["Who needs us at night?"]);
  await room.press("Drop my changes");
  assert.deepEqual(words(), ["Whom do we serve?"]);
  await room.type("Who needs us at night?");
  await room.press("Store the questions");
  assert.deepEqual([closed, room.server.done.map(({ kind }) => kind)], [1, ["change_stage"]]);
  await opened(false);
  await opened(true);
  assert.deepEqual(words(), ["Whom do we serve?"]); // as the stage has it, which the test did not change
  room.drafts.flush();
  room.leave();
});

test("the question about a comment repeats its words: the list may have moved when it was pressed", async () => {
  const comments = Object.fromEntries(["Too long", "Who is “we”?"].map((text, order) => [`m${order}`, { order, candidate: "c1", parent: "", text }]));
  const room = fakeRoom(workshop("discuss", { comments }));
  await room.draw(
    <>
      <NewestComments candidates={new Map([["c1", 1]])} />
      <DialogHost />
    </>,
  );
  await room.press("Hide"); // the first one that stands there: the newest
  assert.equal(room.texts("dialog").join().includes("Hide this comment?“Who is “we”?”"), true);
  room.leave();
});

test("questions that another device stored since are not written over unseen", async () => {
  const prompt = (text: string) => ({ q: { order: 0, aspect: "who", text, hint: "" } });
  const plain = workshop("welcome");
  const asked = (text: string) => stagesOf({ agenda: { ...plain.agenda, gather: { ...plain.agenda["gather"]!, prompts: prompt(text) } } }).find(({ id }) => id === "gather")!;
  const room = fakeRoom(plain);
  const opened = (text: string) => room.draw(<Questions stage={asked(text)} open close={() => undefined} />);
  const told = () => room.root.textContent.includes("The questions were changed after you began.");
  await opened("Whom do we serve?");
  await room.type("Who needs us at night?");
  assert.equal(told(), false);
  await opened("Who calls us?");
  assert.equal(told(), true);
  await room.type("Who needs us at night, and why?");
  assert.equal(told(), true);
  await room.press("Drop my changes");
  assert.deepEqual([told(), room.root.kind("textarea")[0]?.["value"]], [false, "Who calls us?"]);
  await room.type("Who calls us at night?");
  assert.equal(told(), false);
  room.drafts.flush();
  room.leave();
});
