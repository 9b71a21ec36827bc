/** A busy phone paints late. What gives the focus, or leaves a place, has done so by then: later it would
 * take the focus from whoever is already writing. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { options } from "preact";
import { workshop } from "../facilitator/sample_views";
import { CandidatePage } from "./candidate-page";
import { fakeRoom } from "./fake-room";
import { TextField } from "./text-field";
import { useView } from "./use";

const frame = options.requestAnimationFrame;
afterEach(() => void (options.requestAnimationFrame = frame));

/** Nothing is painted any more. */
function holdThePaint(): void {
  options.requestAnimationFrame = () => undefined;
}

const isFocused = (one: unknown): boolean => one !== undefined && one === document.activeElement;

test("the head of a place has the focus at once, and never takes it back from who writes", async () => {
  const room = fakeRoom(workshop("discuss"));
  holdThePaint();
  const Page = () => <CandidatePage id="c1" candidate={useView((view) => view.candidates["c1"])!} />;
  await room.draw(<Page />);
  assert.equal(isFocused(room.root.kind("h2").find(({ textContent }) => textContent === "Candidate 1 · version 1")), true);
  const [field] = room.root.kind("textarea");
  field?.focus();
  // Drawn again: what was held until the paint happens before that.
  await room.type("W");
  assert.equal(isFocused(field), true);
  room.leave();
});

test("a field that a press brought has the focus at once", async () => {
  const room = fakeRoom(workshop("discuss"));
  holdThePaint();
  await room.draw(<TextField label="Your answer" value="" onText={() => undefined} focus />);
  assert.equal(isFocused(room.root.kind("textarea")[0]), true);
  room.leave();
});

test("the room moves on while somebody revises: no head of the stage before takes the focus", async () => {
  const here = location as { hash: string };
  const past = history as unknown as { replaceState(): void };
  const { replaceState } = past;
  past.replaceState = () => void (here.hash = "");
  here.hash = "#revise-c1";
  try {
    const room = fakeRoom(workshop("draft"), { candidates: ["c1"] });
    await room.stage();
    assert.equal(room.texts("h2").includes("Revise candidate 1"), true);
    const elsewhere = { the: "button that opens the room" };
    Object.assign(document, { activeElement: elsewhere });
    await room.hear({ current: "discuss" });
    assert.equal(room.texts("h2").includes("What do you not understand yet?"), true);
    assert.equal(isFocused(elsewhere), true);
    room.leave();
  } finally {
    here.hash = "";
    past.replaceState = replaceState;
  }
});
