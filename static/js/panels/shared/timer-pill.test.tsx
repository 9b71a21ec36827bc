import assert from "node:assert/strict";
import { test } from "node:test";
import { workshop } from "../facilitator/sample_views";
import { fakeRoom } from "../participant/fake-room";
import { TimerNews } from "./timer-pill";

const timer = { total: 300_000, left: 0, ends_at: 1_300_000 };

test("a minute before the end and at the end readers are told, once each", async () => {
  const room = fakeRoom(workshop("gather"));
  for (const slept of [0, 241_000, 1_000, 60_000, 1_000]) {
    room.sleeps(slept);
    await room.draw(<TimerNews timer={{ ...timer }} />);
  }
  assert.deepEqual(room.said, ["One minute left.", "Time is up."]);
  room.leave();
});

test("a phone that slept over the end is not told that a minute is left", async () => {
  const room = fakeRoom(workshop("gather"));
  await room.draw(<TimerNews timer={{ ...timer }} />);
  room.sleeps(400_000);
  await room.draw(<TimerNews timer={{ ...timer }} />);
  assert.deepEqual(room.said, ["Time is up."]);
  room.leave();
});
