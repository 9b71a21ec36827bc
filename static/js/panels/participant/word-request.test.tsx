/** "A word I would change". */
import assert from "node:assert/strict";
import { test } from "node:test";
import { final, workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";
import { stands } from "./word-request";

test("words that are not in the text are said to be none of it, and taken all the same", async () => {
  const room = fakeRoom(workshop("word", { finals: final() }));
  const note = "These words are not in the text as it stands.";
  const notes = (): number => room.root.kind("p").filter(({ textContent }) => textContent === note).length;
  await room.stage();
  await room.type("to  HELP");
  assert.equal(notes(), 0);
  await room.type("to hinder");
  assert.equal(notes(), 1);
  await room.type("to serve", 1);
  await room.press("Send this change");
  assert.deepEqual(room.server.done.map(({ kind }) => kind), ["request_word"]);
  room.leave();
});

test("quotes, spaces and capitals don't make it other words", () => {
  const pieces = [{ role: "purpose" as const, text: "Our colleagues’ “first” call" }];
  assert.equal(stands("colleagues' first  Call", pieces), true);
  assert.equal(stands("last call", pieces), false);
  assert.equal(stands("", pieces), true);
});
