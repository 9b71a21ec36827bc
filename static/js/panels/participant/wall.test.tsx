/** The ideas of everybody, while more come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { IdeaView, PromptView, View } from "../../wire";
import { workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";
import { Upcoming } from "./upcoming";
import { Wall } from "./wall";
import { useView } from "./use";

const PROMPTS: Array<[string, PromptView]> = [["q", { order: 0, aspect: "", text: "Whom do we serve?", hint: "" }]];

function idea(order: number, text: string): IdeaView {
  return { order, stage: "gather", prompt: "q", text } as IdeaView;
}

test("an idea that comes while the others are read comes after them, whatever its place for the room", async () => {
  const room = fakeRoom(workshop("gather", { ideas: { a: idea(2, "Nurses"), b: idea(4, "Doctors") } }));
  const Page = () => <Wall id="gather" stage={useView((view) => view.agenda["gather"])!} prompts={PROMPTS} />;
  await room.draw(<Page />);
  const texts = (): string[] => room.texts("li").map((text) => text.trim());
  assert.deepEqual(texts(), ["Nurses", "Doctors"]);
  await room.hear({ ideas: { c: idea(1, "Patients"), d: idea(3, "Guests") } });
  assert.deepEqual(texts(), ["Nurses", "Doctors", "Patients", "Guests"]);
  await room.hear({ ideas: { b: null, e: idea(0, "Porters") } });
  assert.deepEqual(texts(), ["Nurses", "Patients", "Guests", "Porters"]);
  room.leave();
});

test("the first look at the wall has the order of the room", async () => {
  const room = fakeRoom(workshop("gather", { ideas: { a: idea(2, "Nurses"), c: idea(1, "Patients") } }));
  const Page = () => <Wall id="gather" stage={useView((view) => view.agenda["gather"])!} prompts={PROMPTS} />;
  await room.draw(<Page />);
  assert.deepEqual(room.texts("li").map((text) => text.trim()), ["Patients", "Nurses"]);
  room.leave();
});

test("before a vote narrows the ideas a phone shows those of its part, and no others", async () => {
  const plain = workshop("narrow");
  const agenda: View["agenda"] = { ...plain.agenda, ahead: { ...plain.agenda["gather"]!, order: 10, part: "vision" } };
  const ideas = { a: idea(1, "Nurses"), v: { ...idea(2, "A hospital without queues"), stage: "ahead" } };
  const room = fakeRoom({ ...plain, agenda, ideas });
  await room.draw(<Upcoming stage={agenda["narrow"]!} />);
  assert.deepEqual(room.texts("li").map((text) => text.trim()), ["Nurses"]);
  room.leave();
});
