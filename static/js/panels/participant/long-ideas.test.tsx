/** Long ideas among others, and what is said to whoever wrote nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { View } from "../../wire";
import { workshop } from "../facilitator/sample_views";
import { showing } from "../shared/screen-content";
import { Scene } from "../screen/scene";
import { CitePicker } from "./cite-picker";
import { fakeRoom } from "./fake-room";

const PROMPTS = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };
const END = "and to the very end.";
const LONG = `${"We answer when somebody calls. ".repeat(160)}${END}`;

function walled(): View {
  const ideas = {
    i1: { order: 1, stage: "gather", prompt: "q", text: LONG },
    i2: { order: 2, stage: "gather", prompt: "q", text: "Nurses" },
  };
  const plain = workshop("gather", { ideas });
  const gather = { ...plain.agenda["gather"]!, prompts: PROMPTS, opened: true, revealed: true };
  return { ...plain, agenda: { ...plain.agenda, gather } };
}

test("on the wall a long idea is shortened, and whole at a press", async () => {
  const room = fakeRoom(walled());
  await room.stage();
  assert.equal(room.texts("p").includes("Nurses"), true);
  assert.equal(room.texts("p").includes(LONG), false);
  await room.press("Read the whole idea");
  assert.equal(room.texts("p").includes(LONG), true);
  await room.press("Show less");
  assert.equal(room.texts("p").includes(LONG), false);
  room.leave();
});

test("what is read on in the list of ideas ticks nothing", async () => {
  let cited: string[] = [];
  const room = fakeRoom(walled());
  await room.draw(<CitePicker part="mission" cites={[]} onCites={(cites) => (cited = cites)} />);
  const [fold] = room.root.kind("details");
  Object.assign(fold!, { open: true });
  fold!.heard["toggle"]?.call(fold, { type: "toggle", currentTarget: fold });
  await room.draw(<CitePicker part="mission" cites={[]} onCites={(cites) => (cited = cites)} />);
  await room.press("Read the whole idea");
  assert.deepEqual(cited, []);
  const labels = room.root.kind("label").map(({ textContent }) => textContent);
  assert.deepEqual(labels, [LONG, "Nurses"]);
  room.leave();
});

test("the wall for all has the beginning alone, its text for whoever can’t see it the whole", async () => {
  const view = walled();
  const { content } = showing(view, {});
  assert.equal(content.kind === "wall" && content.walls[0]?.ideas[0]?.text, LONG);
  const room = fakeRoom(view);
  await room.draw(<Scene content={content} view={view} />);
  const drawn = room.root.textContent;
  assert.equal(drawn.includes("Nurses"), true);
  assert.equal(drawn.includes(END), false);
  room.leave();
});

test("whoever proposes nothing is done, and nothing is called stored", async () => {
  const room = fakeRoom(workshop("draft", { candidates: {} }), { done: ["draft"] });
  await room.stage();
  const titles = room.texts("h2");
  assert.equal(titles.some((title) => title.startsWith("You are done.")), true, titles.join(" | "));
  assert.equal(titles.some((title) => title.startsWith("Stored.")), false);
  room.leave();
});
