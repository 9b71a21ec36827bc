import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeRoom } from "../participant/fake-room";
import { ClosedScreen } from "./banners";

test("whoever is signed out while a desk is open is told so, and led to sign in, not to try in vain", async () => {
  const room = fakeRoom(null);
  room.connection.state.value = { kind: "closed", reason: "signed_out" } as never;
  await room.draw(<ClosedScreen />);
  assert.deepEqual(room.root.kind("h1").map(({ textContent }) => textContent), ["You are signed out"]);
  assert.deepEqual(room.root.all("caption").map(({ dir }) => dir), ["auto"]); // the workshop's own title
  assert.deepEqual(room.root.kind("button").map(({ textContent }) => textContent), ["Sign in again"]);
  room.leave();
});
