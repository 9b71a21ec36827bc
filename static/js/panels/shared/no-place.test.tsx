/** The server has no place for another connection: it says why, and the pages show it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { refusal } from "../../core/acks";
import { OfflineBanner } from "../facilitator/offline";
import { workshop } from "../facilitator/sample_views";
import { App } from "../participant/face";
import { fakeRoom } from "../participant/fake-room";
import { Banners } from "./banners";
import { LineNews } from "./line-news";

const FULL = refusal("full", "The room is full just now.");

function refused(room: ReturnType<typeof fakeRoom>): void {
  room.connection.refusal.value = FULL as never;
  room.connection.offlineFor2s.value = true;
}

/** The words of each banner. */
function banners(room: ReturnType<typeof fakeRoom>): string[] {
  return room.root.kind("section").filter((each) => each["aria-label"] === "Connection").map(({ textContent }) => textContent);
}

test("whoever lost their place and finds none reads why, not that there is no connection", async () => {
  const room = fakeRoom(workshop("gather"));
  refused(room);
  await room.draw(<Banners over />);
  const said = "The room is full just now. Keep writing: everything is kept, and this page tries again by itself.";
  assert.deepEqual(banners(room), [said]);
  room.connection.refusal.value = null;
  await room.draw(<Banners over />);
  assert.equal(banners(room).join().startsWith("No connection. Keep writing."), true);
  room.leave();
});

test("whoever is let in nowhere yet reads why once, at once and later, under a title that says so", async () => {
  const room = fakeRoom(null);
  room.connection.up.value = false;
  room.connection.refusal.value = FULL as never;
  await room.draw(<App />);
  const why = (): string[] => banners(room).map((text) => text.slice(0, FULL.message.length));
  assert.deepEqual(why(), [FULL.message]);
  room.connection.offlineFor2s.value = true;
  room.connection.state.value = { kind: "offline" };
  await room.draw(<App />);
  assert.deepEqual(why(), [FULL.message]);
  assert.deepEqual(room.texts("h1"), ["Not let in yet"]);
  room.leave();
});

test("the desk reads why too, and that it comes back by itself", async () => {
  const room = fakeRoom(workshop("gather"));
  refused(room);
  await room.draw(<OfflineBanner />);
  const said = "The room is full just now. This page tries again by itself. Phones keep what people write.";
  assert.deepEqual(banners(room), [said]);
  room.leave();
});

test("readers hear why alone, not that the connection is lost as well", async () => {
  const room = fakeRoom(workshop("gather"));
  await room.draw(<LineNews lost="Lost." />);
  refused(room);
  await room.draw(<LineNews lost="Lost." />);
  assert.deepEqual(room.said, [FULL.message]);
  room.leave();
});
