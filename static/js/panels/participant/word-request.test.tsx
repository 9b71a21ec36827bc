/** "A word I would change". */
import assert from "node:assert/strict";
import { test } from "node:test";
import { final, workshop } from "../facilitator/sample_views";
import { fakeRoom, rest } from "./fake-room";
import { Comments } from "./comments";
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

test("everybody is told that a wish names words which the text does not have", async () => {
  const wish = { order: 1, phrase: "hinder", suggestion: "serve", settled: false, version: 1 };
  const requests = { q1: wish, q2: { ...wish, phrase: "help" }, q3: { ...wish, settled: true }, q4: { ...wish, phrase: "" } };
  const room = fakeRoom(workshop("word", { finals: final({ requests }) }));
  await room.stage();
  const told = room.root.all("idea").filter(({ textContent }) => textContent.includes("These words are not in the text as it stands."));
  assert.equal(told.length, 1);
  assert.equal(told[0]?.textContent.includes("hinder"), true);
  room.leave();
});

test("only one's own wish can be taken back, and only while it is open", async () => {
  const wish = { order: 1, phrase: "help", suggestion: "serve", settled: false, version: 1 };
  const requests = { q1: wish, q2: { ...wish, settled: true }, q3: { ...wish, order: 2 } };
  const room = fakeRoom(workshop("word", { finals: final({ requests }) }), { requests: ["q1", "q2"] });
  await room.stage();
  assert.equal(room.texts("button").filter((text) => text === "Withdraw").length, 1);
  await room.press("Withdraw");
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [["withdraw_request", { part: "mission", request: "q1" }]]);
  await room.undo("Your change is withdrawn.");
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data])[1], ["request_word", { part: "mission", phrase: "help", suggestion: "serve" }]);
  room.leave();
});

test("a comment that is withdrawn by a slip of the thumb can be brought back, an answer to where it stood", async () => {
  const comment = { order: 1, candidate: "c1", parent: "", text: "Who picks up after six?" };
  const comments = { m1: comment, m2: { ...comment, order: 2, parent: "m1", text: "We do" } };
  const room = fakeRoom(workshop("discuss", { comments }), { comments: ["m2"] });
  await room.draw(<Comments candidate="c1" onTakeBack={undefined} />);
  await room.press("Withdraw");
  await room.undo("Your comment is withdrawn.");
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [
    ["withdraw_comment", { comment: "m2" }],
    ["add_comment", { candidate: "c1", parent: "m1", text: "We do" }],
  ]);
  room.leave();
});

test("no legend stands where no word is marked", async () => {
  const room = fakeRoom(workshop("word", { finals: final() }));
  const legend = (): number => room.root.all("diff-key diff").length;
  const hear = async (text: string) => {
    room.store.hear({ typing: { mission: { base: 1, pieces: [{ id: "a", role: "purpose", text }] } } });
    await rest();
  };
  await room.stage();
  await hear("To help");
  assert.equal(legend(), 0);
  await hear("To help everybody");
  assert.equal(legend(), 1);
  room.leave();
});

test("quotes, spaces and capitals don't make it other words", () => {
  const pieces = [{ role: "purpose" as const, text: "Our colleagues’ “first” call" }];
  assert.equal(stands("colleagues' first  Call", pieces), true);
  assert.equal(stands("last call", pieces), false);
  assert.equal(stands("", pieces), true);
});

test("settled says that somebody dealt with it, and what stands in the text beside it", async () => {
  const settled = { order: 1, phrase: "help", suggestion: "serve", settled: true, version: 1 };
  const requests = { q1: settled, q2: { ...settled, order: 2, phrase: "assist", suggestion: "help" }, q3: { ...settled, order: 3, phrase: "," } };
  const room = fakeRoom(workshop("word", { finals: final({ requests }) }));
  await room.stage();
  const said = room.texts("span").filter((text) => text.startsWith("Settled"));
  assert.deepEqual(said, ["Settled", "Settled · in the text", "Settled · the text kept its words"]);
  room.leave();
});
