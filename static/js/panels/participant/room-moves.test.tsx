/** What others do while somebody is writing: the focus stays, and the words do. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Disk } from "../../core/fakes";
import type { OwnIdeaView, StageView, View } from "../../wire";
import { final, round, stage, workshop } from "../facilitator/sample_views";
import { CandidatePage } from "./candidate-page";
import { fakeRoom } from "./fake-room";
import { useView } from "./use";

test("a candidate that changes while somebody comments on it leaves them in their field", async () => {
  const room = fakeRoom(workshop("discuss"));
  const Page = () => <CandidatePage id="c1" candidate={useView((view) => view.candidates["c1"])!} />;
  await room.draw(<Page />);
  const [field] = room.root.kind("textarea");
  field?.focus();
  await room.hear({ candidates: { c1: { version: 2 } } });
  assert.equal(room.root.kind("h2").some(({ textContent }) => textContent === "Candidate 1 · version 2"), true);
  assert.equal((document.activeElement as unknown) === field, true);
  room.leave();
});

const PROMPTS = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };
const asking: StageView = { ...stage("gather", 1), prompts: PROMPTS, opened: true, revealed: false };
const mine: OwnIdeaView = { order: 1, stage: "gather", prompt: "q", text: "Nurses", hidden: false };

function gathering(more: Partial<StageView> = {}, view: Partial<View> = {}): View {
  const plain = workshop("gather", { ideas: {}, ...view });
  return { ...plain, agenda: { ...plain.agenda, gather: { ...asking, ...more } } };
}

const REVEAL = { agenda: { gather: { revealed: true } } };

test("other words for an idea, half written at the reveal, can become an idea of their own", async () => {
  const room = fakeRoom(gathering(), { ideas: { i9: mine } });
  await room.stage();
  room.drafts.set("change:i9", "Nurses at the bedside");
  await room.hear(REVEAL);
  assert.equal(room.texts("p").includes("Nurses at the bedside"), true);
  await room.press("Add it");
  assert.deepEqual(room.server.done.map(({ kind, data }) => ({ kind, data })), [
    { kind: "add_idea", data: { stage: "gather", prompt: "q", text: "Nurses at the bedside" } },
  ]);
  room.leave();
});

test("a change that was on its way at the reveal is refused with its words and the reason on the page", async () => {
  const room = fakeRoom(gathering(), { ideas: { i9: mine } });
  room.line.up.value = false;
  room.server.answers.set("edit_idea", () => ({ ok: false, code: "revealed", message: "The ideas are revealed.", field: null }));
  await room.stage();
  await room.press("Change");
  await room.type("Nurses by day", 1);
  await room.press("Store the change");
  await room.press("Change");
  await room.type("Nurses by night", 1);
  await room.press("Store the change");
  await room.hear(REVEAL);
  room.line.up.value = true;
  await room.hear({});
  assert.deepEqual(room.texts("aside").map((text) => text.slice(0, 58)), ["This was not stored:Nurses by nightThe ideas are revealed."]);
  await room.press("Change it");
  await room.press("Add it");
  assert.deepEqual(room.server.done.map(({ data }) => data), [{ stage: "gather", prompt: "q", text: "Nurses by night" }]);
  room.leave();
});

test("the newest of two changes made without a line comes back to its field, not the one before", async () => {
  const room = fakeRoom(gathering(), { ideas: { i9: mine } });
  room.line.up.value = false;
  room.server.answers.set("edit_idea", () => ({ ok: false, code: "no", message: "Not now.", field: null }));
  await room.stage();
  for (const words of ["Nurses by day", "Nurses by night"]) {
    await room.press("Change");
    await room.type(words, 1);
    await room.press("Store the change");
  }
  room.line.up.value = true;
  await room.hear({});
  assert.equal(room.drafts.cell("change:i9", null).value, "Nurses by night");
  room.leave();
});

test("the page of the reveal begins at its top, as that of a vote that closes", async () => {
  const room = fakeRoom(gathering());
  await room.stage();
  const [tops, before] = [[] as unknown[], window.scrollTo];
  window.scrollTo = ((...to: unknown[]) => void tops.push(to)) as typeof window.scrollTo;
  await room.hear({ counts: { joined: 11 } });
  assert.deepEqual(tops, []);
  await room.hear(REVEAL);
  assert.deepEqual(tops, [[0, 0]]);
  window.scrollTo = before;
  room.leave();
});

test("what somebody was still writing at the end can be read and copied, and comes back where the workshop does", async () => {
  const room = fakeRoom(gathering());
  await room.stage();
  await room.type("Nurses by night");
  await room.hear({ status: "finished" });
  assert.deepEqual(room.texts("aside"), ["You were still writing when the room moved on:Nurses by nightThrow it away"]);
  await room.hear({ status: "live" });
  assert.deepEqual([room.texts("aside"), room.root.kind("textarea")[0]?.["value"]], [[], "Nurses by night"]);
  room.drafts.flush();
  room.leave();
});

test("an idea added after the reveal without a line stands there as waiting", async () => {
  const room = fakeRoom(gathering({ revealed: true }));
  room.line.up.value = false;
  await room.stage();
  await room.press("Add another idea");
  await room.type("A calm voice");
  await room.press("Add this idea");
  assert.deepEqual(room.texts("li"), ["A calm voiceWaiting to be sent"]);
  room.line.up.value = true;
  await room.hear({ ideas: { i9: { ...mine, text: "A calm voice" } } }, { ideas: { i9: { ...mine, text: "A calm voice" } } });
  assert.deepEqual(room.texts("li"), ["A calm voiceyours"]);
  room.leave();
});

test("an answer that somebody was writing when the room moved on can still be added", async () => {
  const comment = { order: 1, candidate: "c1", parent: "", text: "Why?", withdrawn: false };
  const room = fakeRoom(workshop("discuss", { comments: { m1: comment } }));
  await room.stage();
  room.drafts.cell<string | null>("answer:m1", null);
  room.drafts.set("answer:m1", "Because of the nights");
  await room.hear({ current: "vote" });
  await room.press("Add it");
  const data = { candidate: "c1", parent: "m1", text: "Because of the nights" };
  assert.deepEqual(room.server.done.map((sent) => sent.data), [data]);
  room.leave();
});

test("a candidate that somebody was still writing when the room moved on can be added, until a text is chosen", async () => {
  const view = workshop("draft", { ideas: {} });
  const room = fakeRoom({ ...view, agenda: { ...view.agenda, draft: { ...view.agenda["draft"]!, opened: true } } });
  await room.stage();
  await room.type("To be there at night");
  await room.type("Answer", 1);
  await room.hear({ current: "discuss" });
  const left = () => room.texts("aside").filter((text) => text.includes("when the room moved on"));
  assert.deepEqual(left(), ["You were still writing when the room moved on:To be there at night\nAnswerAdd itThrow it away"]);
  await room.hear({ finals: final() });
  assert.deepEqual(left(), ["You were still writing when the room moved on:To be there at night\nAnswerThrow it away"]);
  await room.hear({ finals: { mission: null } });
  await room.press("Add it");
  const pieces = [{ role: "purpose", text: "To be there at night" }, { role: "objective", text: "Answer" }];
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [["propose_candidate", { part: "mission", pieces, cites: [] }]]);
  assert.deepEqual(left(), []);
  room.drafts.flush();
  room.leave();
});

test("an amendment that was half written when the room moved on goes out with its reason, on the words it was made on", async () => {
  const room = fakeRoom(workshop("discuss"));
  await room.stage();
  const other = [
    { key: "a", id: "a", role: "purpose", text: "To help by night" },
    { key: "b", id: "", role: "objective", text: "Answer" },
  ];
  room.drafts.cell("amend-c1", null);
  room.drafts.set("amend-c1", { base: 1, pieces: other });
  room.drafts.cell("amend-why:c1", "");
  room.drafts.set("amend-why:c1", "We work nights");
  await room.hear({ current: "vote" });
  const left = () => room.texts("aside").filter((text) => text.includes("when the room moved on"));
  await room.hear({ candidates: { c1: { version: 2 } } });
  assert.deepEqual(left(), ["You were still writing when the room moved on:To help by night\nAnswerThrow it away"]);
  await room.hear({ candidates: { c1: { version: 1 } } });
  await room.press("Add it");
  const pieces = [{ role: "purpose", id: "a", text: "To help by night" }, { role: "objective", text: "Answer" }];
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [
    ["propose_amendment", { candidate: "c1", base: 1, pieces, why: "We work nights" }],
  ]);
  assert.deepEqual([left(), room.drafts.cell("amend-why:c1", "").value], [[], ""]);
  room.drafts.flush();
  room.leave();
});

test("an idea that was half written under a question which the facilitator takes away is kept", async () => {
  const other = { order: 1, aspect: "", text: "What do we do for them?", hint: "" };
  const room = fakeRoom(gathering({ prompts: { ...PROMPTS, r: other } }));
  await room.stage();
  await room.type("Nurses by night");
  await room.hear({ agenda: { gather: { prompts: { q: null } } } });
  assert.equal(room.texts("aside").some((text) => text.includes("Nurses by night")), true);
  await room.press("Add it");
  assert.deepEqual(room.server.done.map(({ data }) => data), [{ stage: "gather", prompt: "r", text: "Nurses by night" }]);
  room.leave();
});

test("an answer to a comment that its author withdraws meanwhile becomes a comment", async () => {
  const comment = { order: 1, candidate: "c1", parent: "", text: "Why?", withdrawn: false };
  const room = fakeRoom(workshop("discuss", { comments: { m1: comment } }));
  await room.stage();
  room.drafts.cell<string | null>("answer:m1", null);
  room.drafts.set("answer:m1", "Because of the nights");
  await room.hear({ comments: { m1: { withdrawn: true, text: null } } });
  await room.press("Add it");
  assert.deepEqual(room.server.done.map((sent) => sent.data), [{ candidate: "c1", text: "Because of the nights" }]);
  room.leave();
});

test("a word that somebody would change, half written when the room moved on, can still be sent", async () => {
  const room = fakeRoom(workshop("word", { finals: final() }));
  await room.stage();
  await room.type("help", 0);
  await room.type("serve", 1);
  await room.hear({ current: "ratify" });
  await room.press("Add it");
  assert.deepEqual(room.server.done.map(({ data }) => data), [{ part: "mission", phrase: "help", suggestion: "serve" }]);
  room.drafts.flush();
  room.leave();
});

test("whose ballot arrives after the close is told so, and told once", async () => {
  const open = { status: "open" as const, options: ["c1", "c2"], settings: { highest: 5 } };
  const room = fakeRoom(workshop("vote", { rounds: round("vote", open) }));
  room.server.answers.set("cast_ballot", () => ({ ok: false, code: "round_closed", message: "This vote has closed. Look at what came of it.", field: null }));
  await room.stage();
  room.outbox.enqueue("cast_ballot", { round: "r1", ballot: { abstain: true } });
  await room.hear({ rounds: { r1: { status: "closed" } } });
  assert.deepEqual(room.said.filter((text) => text.includes("closed")), [
    "The vote has closed. The result is on your page.",
    "The vote closed before your last choice arrived. It is not counted.",
  ]);
  room.leave();
});

test("a second press on “Propose” proposes nothing more, and finds no fault", async () => {
  const room = fakeRoom(workshop("draft", { ideas: {} }), { candidates: ["c1"] });
  location.hash = "#propose"; // a browser is slow to go back
  await room.stage();
  await room.type("To be there at night");
  await room.type("Answer", 1);
  await room.press("Propose this mission");
  await room.press("Propose this mission");
  assert.equal(room.line.sent.length, 1);
  location.hash = "";
  room.leave();
});

test("an address that was cut off in the middle of a sign opens the stage", async () => {
  const room = fakeRoom(workshop("draft", { ideas: {} }));
  location.hash = "#%";
  await room.stage();
  const shown = room.texts("button");
  location.hash = "";
  room.leave();
  assert.equal(shown.includes("Propose this mission"), true);
});

test("a ballot that was refused is not called stored when the page is loaded again", async () => {
  const open = { status: "open" as const, options: ["c1", "c2"], settings: { highest: 5 } };
  const [view, disk] = [workshop("vote", { rounds: round("vote", open) }), new Disk()];
  const before = fakeRoom(view, {}, disk);
  before.server.answers.set("cast_ballot", () => ({ ok: false, code: "no", message: "Not like this.", field: null }));
  await before.stage();
  await before.press("Abstain");
  assert.deepEqual([before.root.all("action-bar__hint")[0]?.textContent, before.said], ["Not like this.", ["Not like this."]]);
  before.leave();
  const after = fakeRoom(view, {}, disk);
  await after.stage();
  assert.equal(after.root.all("action-bar__hint")[0]?.textContent, "Nothing is stored yet.");
  after.leave();
});
