/** "A word I would change": what the desk says of it while the words are typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView } from "../../wire";
import { fakeRoom, rest } from "../participant/fake-room";
import { wordsKey } from "./next";
import { Requests } from "./requests";
import { final, workshop } from "./sample_views";

test("a wish that is typed just as it was sent is in the text, and no longer put in", async () => {
  const request = { order: 1, phrase: "help", suggestion: "serve", settled: false, version: 1 };
  const finals = final({ requests: { q1: request } });
  const room = fakeRoom(workshop("word", { finals }));
  const typed = (text: string) => room.drafts.set(wordsKey("mission"), { base: 1, pieces: [{ id: "a", role: "purpose", text }] });
  const said = () => room.texts("p").filter((text) => /in the (text|words)/i.test(text));
  await room.draw(<Requests part="mission" final={finals["mission"] as FinalView} />);
  assert.deepEqual([said(), room.texts("button")], [[], ["Put it in", "Mark as settled"]]);
  typed("To serve");
  await rest();
  assert.deepEqual([said(), room.texts("button")], [["In the words being written; settled once they are offered."], ["Mark as settled"]]);
  typed("To observe");
  await rest();
  assert.deepEqual([said(), room.texts("button")], [["These words are not in the text."], ["Mark as settled"]]);
  room.drafts.flush();
  room.leave();
});

test("a wish that is put in is settled by the version with it, not before", async () => {
  const request = { order: 1, phrase: "help", suggestion: "serve", settled: false, version: 1 };
  const finals = final({ requests: { q1: request } });
  const room = fakeRoom(workshop("word", { finals }));
  await room.draw(<Requests part="mission" final={finals["mission"] as FinalView} />);
  await room.press("Put it in");
  assert.deepEqual(room.server.done, []);
  assert.deepEqual(room.said, ["It stands in the words being written. It is settled once you offer them."]);
  assert.deepEqual(room.texts("button"), ["Mark as settled"]);
  room.drafts.flush();
  room.leave();
});

test("beside a settled wish stands what of it is in the text", async () => {
  const wish = { order: 1, phrase: "help", suggestion: "serve", settled: true, version: 1 };
  const finals = final({ requests: { q1: wish, q2: { ...wish, order: 2, phrase: "assist", suggestion: "help" } } });
  const room = fakeRoom(workshop("word", { finals }));
  await room.draw(<Requests part="mission" final={finals["mission"] as FinalView} />);
  const said = room.texts("p").filter((text) => /^in the text$|kept its words/.test(text));
  assert.deepEqual(said, ["the text kept its words", "in the text"]);
  room.leave();
});
