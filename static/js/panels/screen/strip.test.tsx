import assert from "node:assert/strict";
import { test } from "node:test";
import { workshop } from "../facilitator/sample_views";
import { fakeRoom, rest } from "../participant/fake-room";
import { JoinCode } from "./strip";

test("a code that could not be fetched leaves its place to the next one", async () => {
  const room = fakeRoom(workshop("gather"));
  await room.draw(<JoinCode />);
  const [picture] = room.root.kind("img");
  picture?.heard["error"]?.call(picture, { type: "error" });
  await rest();
  assert.equal(room.root.kind("img").length, 0);
  room.store.hear({ code: "MNPQRTVW" });
  await rest();
  assert.deepEqual(room.root.kind("img").map(({ src }) => src), ["undefined?MNPQRTVW"]);
  room.leave();
});
