import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeNode } from "../../core/fake-page";
import { fakeRoom } from "../participant/fake-room";
import { CloseRound } from "./close_round";
import { Desk, DeskContext } from "./desk";
import { round, workshop } from "./sample_views";

Object.assign(FakeNode.prototype, { showModal: () => undefined, close: () => undefined });

test("a vote that another device closes takes its question along: the next one opens without it", async () => {
  const open = { status: "open" as const };
  const room = fakeRoom(workshop("vote", { rounds: round("vote", open) }));
  const desk = new Desk({ code: "K7MPWX3D", code_shown: "", urls: {}, csrf: "" } as never);
  await room.draw(
    <DeskContext.Provider value={desk}>
      <CloseRound />
    </DeskContext.Provider>,
  );
  desk.dialog.value = "close_round";
  await room.hear({});
  assert.deepEqual(room.texts("h2"), ["Close the vote?"]);
  await room.hear({ rounds: { r1: { status: "closed" } } });
  await room.hear({ rounds: { r2: { ...round("vote", open)["r1"], order: 10 } } });
  assert.deepEqual([room.texts("h2"), desk.dialog.value], [[], ""]);
  room.leave();
});
