/** What a person is told of what became of their own: a hand, an amendment, an idea. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { View } from "../../wire";
import { withAmendments, workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";

const HAND = { hand: true, hand_place: 1 };
const NO_HAND = { hand: false, hand_place: 0 };
const WENT_DOWN = "The stage is over, so your hand is down.";

test("a hand that goes down with its stage says so, once", async () => {
  const room = fakeRoom(workshop("discuss"), HAND);
  await room.stage();
  await room.hear({ current: "vote" }, NO_HAND);
  await room.hear({ counts: { joined: 13 } }, NO_HAND);
  assert.deepEqual(room.said.filter((text) => text.includes("hand")), [WENT_DOWN]);
  room.leave();
});

test("a hand that is lowered in its stage did not go down with it", async () => {
  const room = fakeRoom(workshop("discuss"), HAND);
  await room.stage();
  await room.hear({}, NO_HAND);
  await room.hear({ current: "vote" }, NO_HAND);
  assert.deepEqual(room.said.filter((text) => text.includes("hand")), ["Your hand is down."]);
  room.leave();
});

test("whoever comes to a page where the hand is down is told nothing", async () => {
  const room = fakeRoom(workshop("vote"), NO_HAND);
  await room.stage();
  assert.deepEqual(room.said, []);
  room.leave();
});

test("whoever comes to decide begins at the amendment, and is told the version that came of it", async () => {
  location.hash = "#decide-c1";
  const room = fakeRoom(withAmendments("discuss", "open"), { candidates: ["c1"] });
  await room.stage();
  assert.equal((document.activeElement as HTMLElement | null)?.textContent, "Amendments");
  const amber = () => room.root.kind("button").filter((button) => String(button["class"]).includes("button--next"));
  assert.deepEqual(amber(), []);
  await room.press("Accept");
  assert.deepEqual(room.said, ["Accepted: version 2."]);
  // It stands where the amendment stood: a message would lie over the words that were just accepted.
  const told = () => [room.messages.length, ...room.texts("p").filter((text) => text.startsWith("Accepted: "))];
  assert.deepEqual(told(), [0, "Accepted: version 2."]);
  await room.hear({ candidates: { c1: { version: 2, amendments: { a0: { status: "accepted" } } } } });
  assert.deepEqual(amber().map(({ textContent }) => textContent), ["Add this comment"]);
  assert.deepEqual(told(), [0, "Accepted: version 2."]);
  await room.hear({ candidates: { c1: { version: 3 } } });
  assert.deepEqual(told(), [0]);
  location.hash = "";
  room.leave();
});

for (const [status, reason, sentence] of [
  ["accepted", "", "Your amendment to candidate 1 is accepted: version 2."],
  ["declined", "", "Your amendment to candidate 1 is declined."],
  ["declined", "Too long", "Your amendment to candidate 1 is declined. The reason stands on its page."],
] as const) {
  test(`whoever proposed an amendment hears: ${sentence}`, async () => {
    const room = fakeRoom(withAmendments("discuss", "open", "open"), { amendments: ["a0"] });
    await room.stage();
    const version = status === "accepted" ? 2 : 1;
    // The other one is somebody else's.
    await room.hear({ candidates: { c1: { version, amendments: { a0: { status, reason }, a1: { status: "declined" } } } } });
    assert.deepEqual(room.said, [sentence]);
    room.leave();
  });
}

test("that one's idea was hidden stands above what the room wrote, by its beginning", async () => {
  const text = "We answer when somebody calls. ".repeat(50);
  const plain = workshop("gather", { ideas: { i2: { order: 2, stage: "gather", prompt: "q", text: "Nurses" } } });
  const prompts = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };
  const gather = { ...plain.agenda["gather"]!, prompts, opened: true, revealed: true };
  const view: View = { ...plain, agenda: { ...plain.agenda, gather } };
  const own = { order: 1, stage: "gather", prompt: "q", text, hidden: true, reason: "A name stands in it" };
  const room = fakeRoom(view, { ideas: { i1: own } });
  await room.stage();
  const told = room.texts("p").filter((said) => !said.startsWith("1 idea"));
  assert.equal(told[0], "The facilitator has hidden this idea: A name stands in it");
  assert.equal(told[1]?.endsWith("…"), true);
  assert.equal(told[2], "Nurses");
  await room.press("Read the whole idea");
  assert.equal(room.texts("p").includes(text), true);
  room.leave();
});
