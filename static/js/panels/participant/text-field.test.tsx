import assert from "node:assert/strict";
import { test } from "node:test";
import { workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";
import { TextField } from "./text-field";

test("Ctrl and Enter send, but not in the middle of a composition", async () => {
  const room = fakeRoom(workshop("gather"));
  let sent = 0;
  await room.draw(<TextField label="Idea" value="かんじ" onText={() => undefined} onSubmit={() => (sent += 1)} />);
  const [field] = room.root.kind("textarea");
  const press = (isComposing: boolean): void => {
    const event = { type: "keydown", key: "Enter", ctrlKey: true, isComposing, preventDefault: () => undefined };
    field?.heard["keydown"]?.call(field, event);
  };
  press(true);
  assert.equal(sent, 0);
  press(false);
  assert.equal(sent, 1);
  room.leave();
});
