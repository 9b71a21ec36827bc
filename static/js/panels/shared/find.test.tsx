import assert from "node:assert/strict";
import { test } from "node:test";
import { useState } from "preact/hooks";
import { fakeRoom, rest } from "../participant/fake-room";
import { workshop } from "../facilitator/sample_views";
import { Find } from "./find";

function Chosen() {
  const [only, show] = useState<ReadonlySet<string> | null>(new Set(["a"]));
  return (
    <>
      <Find rows={{ current: null }} label="Find an idea" none="None." only={only} onAll={() => show(null)} />
      <button type="button" onClick={() => show(new Set(["a"]))}>
        Mine
      </button>
    </>
  );
}

test("who types while their own choice alone is shown looks through all, and no letter is swallowed", async () => {
  const room = fakeRoom(workshop("narrow"));
  await room.draw(<Chosen />);
  await room.type("n");
  const words = () => room.root.kind("input")[0]?.["value"];
  assert.equal(words(), "n");
  await room.press("Mine");
  assert.equal(words(), "");
  room.leave();
});

test("Escape in the middle of a composition leaves what was looked for", async () => {
  const room = fakeRoom(workshop("narrow"));
  await room.draw(<Find rows={{ current: null }} label="Find an idea" none="None." />);
  await room.type("かん");
  const [field] = room.root.kind("input");
  const press = async (isComposing: boolean): Promise<void> => {
    const event = { type: "keydown", key: "Escape", isComposing, preventDefault: () => undefined, stopPropagation: () => undefined };
    field?.heard["keydown"]?.call(field, event);
    await rest();
  };
  await press(true);
  assert.equal(field?.["value"], "かん");
  await press(false);
  assert.equal(field?.["value"], "");
  room.leave();
});
