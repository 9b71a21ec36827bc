import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { Ack } from "./acks";
import { Disk, Server, ServerLine, settled } from "./fakes";
import type { CommandData } from "../wire";
import { Outbox } from "./outbox";
import type { SendOptions } from "./outbox";

const NOON = 1_700_000_000_000;

/** A page of one person: each has a line of its own to the same server, on the same disk. */
function page(disk: Disk, server: Server, online = true) {
  const line = new ServerLine(server);
  line.up.value = online;
  const shelf = disk.shelf();
  const outbox = new Outbox(shelf, line, server.version);
  outbox.start();
  return { line, shelf, outbox };
}

function fresh(context: TestContext) {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: NOON });
  return { disk: new Disk(), server: new Server(), pass: (ms: number) => context.mock.timers.tick(ms) };
}

const idea = (text: string): ["add_idea", CommandData["add_idea"], SendOptions] => [
  "add_idea", { stage: "s2", prompt: "who", text }, { label: "Idea", text },
];
const ballot = (score: number): CommandData["cast_ballot"] => ({ round: "r1", ballot: { scores: { c1: score } } });
const texts = (server: Server): unknown[] => server.done.map(({ data }) => (data as { text: string }).text);

test("a command is answered once it is stored, and nothing of it stays behind", async (context) => {
  const { disk, server, pass } = fresh(context);
  const { outbox } = page(disk, server);
  const ack = outbox.send(...idea("Answer the phone"));
  assert.equal(disk.kept.size, 1);
  assert.deepEqual(await ack, { ok: true, version: 1 });
  pass(3_000);
  assert.equal(disk.kept.size, 0);
  assert.deepEqual(outbox.pending.value, []);
});

test("what is written offline waits, visibly, and goes out in the order in which it was written", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server, false);
  for (const text of ["one", "two", "three"]) outbox.enqueue(...idea(text));
  await settled();
  assert.deepEqual(outbox.pending.value.map(({ state, label, text }) => [state, label, text]), [
    ["waiting", "Idea", "one"], ["waiting", "Idea", "two"], ["waiting", "Idea", "three"],
  ]);
  assert.equal(outbox.unsent.value, 3);
  line.up.value = true;
  await settled();
  assert.deepEqual(texts(server), ["one", "two", "three"]);
  assert.equal(outbox.unsent.value, 0);
});

test("the next command leaves only when the one before is answered", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server);
  outbox.enqueue(...idea("one"));
  outbox.enqueue(...idea("two"));
  assert.equal(line.sent.length, 1);
  assert.deepEqual(outbox.pending.value.map(({ state }) => state), ["sending", "waiting"]);
  await settled();
  assert.equal(line.sent.length, 2);
});

test("an answer that is lost leads to the same id again, and to one effect", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server);
  line.faults.push("answer lost", "lost on the way", "answer lost");
  const answers: Ack[] = [];
  void outbox.send(...idea("one")).then((ack) => answers.push(ack));
  void outbox.send(...idea("two")).then((ack) => answers.push(ack));
  for (let time = 0; time < 4; time += 1) {
    await settled();
    line.up.value = true;
  }
  await settled();
  assert.deepEqual(texts(server), ["one", "two"]);
  assert.deepEqual(answers, [{ ok: true, version: 1 }, { ok: true, version: 2 }]);
  assert.equal(new Set(line.sent.map(({ id }) => id)).size, 2);
  assert.equal(line.sent.length, 5);
});

test("a reload in the middle of sending loses nothing, repeats nothing and keeps the order", async (context) => {
  const { disk, server } = fresh(context);
  const before = page(disk, server);
  before.line.faults.push("answer lost");
  before.outbox.enqueue(...idea("one"));
  before.outbox.enqueue(...idea("two"));
  await settled();
  before.outbox.stop();

  const after = page(disk, server, false);
  assert.deepEqual(after.outbox.pending.value.map(({ text }) => text), ["one", "two"]);
  after.outbox.enqueue(...idea("three"));
  after.line.up.value = true;
  await settled();
  assert.deepEqual(texts(server), ["one", "two", "three"]);
  assert.equal(disk.kept.size, 0);
});

test("whatever is cut and reloaded, each command takes effect once and in order", async (context) => {
  const { disk, server, pass } = fresh(context);
  let state = 7;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  let tab = page(disk, server);
  const written: string[] = [];
  for (let step = 0; step < 400; step += 1) {
    const what = roll(6);
    if (what < 2) {
      written.push(`idea ${step}`);
      tab.outbox.enqueue(...idea(`idea ${step}`));
    } else if (what === 2) {
      tab.line.faults.push(roll(2) === 0 ? "lost on the way" : "answer lost");
    } else if (what === 3) {
      tab.outbox.stop();
      // A page that is gone hears no more answers.
      tab.line.up.value = false;
      await settled();
      tab = page(disk, server);
    } else {
      tab.line.up.value = what === 4;
    }
    pass(roll(400));
    await settled();
  }
  tab.line.faults.length = 0;
  tab.line.up.value = true;
  await settled();
  assert.deepEqual(texts(server), written);
});

test("a second tab shows and sends what the first left behind, and both end with nothing", async (context) => {
  const { disk, server } = fresh(context);
  const first = page(disk, server, false);
  const answers: Ack[] = [];
  void first.outbox.send(...idea("one")).then((ack) => answers.push(ack));
  const second = page(disk, server, false);
  assert.deepEqual(second.outbox.pending.value.map(({ text }) => text), ["one"]);
  second.line.up.value = true;
  await settled();
  first.line.up.value = true;
  await settled();
  assert.deepEqual(texts(server), ["one"]);
  assert.deepEqual(answers, [{ ok: true, version: 1 }]);
  assert.deepEqual(first.outbox.pending.value, []);
});

test("a tab learns that another one was refused what both had waiting", async (context) => {
  const { disk, server } = fresh(context);
  const refused: Ack = { ok: false, code: "not_now", message: "Too late.", field: null };
  server.answers.set("cast_ballot", () => refused);
  const first = page(disk, server, false);
  const answer = first.outbox.send("cast_ballot", ballot(1));
  page(disk, server);
  assert.deepEqual(await answer, refused);
  assert.equal(disk.kept.size, 0);
});

test("a tab adopts what another wrote later and then left lying for too long", async (context) => {
  const { disk, server, pass } = fresh(context);
  page(disk, server);
  const other = page(disk, server, false);
  other.outbox.enqueue(...idea("one"));
  other.outbox.stop();
  await settled();
  assert.deepEqual(texts(server), []);
  pass(20_000);
  await settled();
  assert.deepEqual(texts(server), ["one"]);
});

test("another person's commands, and another workshop's, are left alone", async (context) => {
  const { disk, server } = fresh(context);
  disk.shelf("K7MPWX3D", "tomasz").set("outbox:x", { at: NOON });
  disk.shelf("AAAABBBB", "priya").set("outbox:y", { at: NOON });
  assert.deepEqual(page(disk, server).outbox.pending.value, []);
});

test("a refused text stays until it is dismissed, over a reload too, and holds up nothing", async (context) => {
  const { disk, server } = fresh(context);
  const refused: Ack = { ok: false, code: "not_now", message: "This stage is over.", field: null };
  server.answers.set("add_idea", () => refused);
  const before = page(disk, server);
  const answer = before.outbox.send(...idea("too late"));
  before.outbox.enqueue("raise_hand", {});
  assert.deepEqual(await answer, refused);
  await settled();
  assert.deepEqual(server.done.map(({ kind }) => kind), ["raise_hand"]);
  before.outbox.stop();

  const after = page(disk, server);
  await settled();
  const kept = after.outbox.pending.value[0];
  assert.deepEqual([kept?.state, kept?.text, kept?.refusal], ["refused", "too late", refused]);
  assert.equal(after.line.sent.length, 0);
  after.outbox.dismiss(kept?.id ?? "");
  assert.equal(disk.kept.size, 0);
});

test("a refused text can be sent again, and then counts", async (context) => {
  const { disk, server } = fresh(context);
  server.answers.set("add_idea", () => ({ ok: false, code: "not_now", message: "Wait.", field: null }));
  const { outbox } = page(disk, server);
  const id = outbox.enqueue(...idea("one"));
  await settled();
  server.answers.clear();
  outbox.retry(id);
  await settled();
  assert.deepEqual(texts(server), ["one"]);
});

test("a refused control is answered and forgotten", async (context) => {
  const { disk, server } = fresh(context);
  server.answers.set("open_stage", () => ({ ok: false, code: "not_now", message: "Wait.", field: null }));
  const { outbox } = page(disk, server);
  assert.equal((await outbox.send("open_stage", { stage: "s3" }, { momentary: true })).ok, false);
  assert.deepEqual(outbox.pending.value, []);
});

test("a control pressed offline is given up after ten seconds and never done later", async (context) => {
  const { disk, server, pass } = fresh(context);
  const { outbox, line } = page(disk, server, false);
  const answer = outbox.send("open_stage", { stage: "s3" }, { momentary: true });
  assert.equal(disk.kept.size, 0);
  pass(10_000);
  const ack = await answer;
  assert.equal(ack.ok ? "" : ack.code, "offline");
  line.up.value = true;
  await settled();
  assert.deepEqual(server.done, []);
});

test("a control pressed offline is not done when the device wakes an hour later", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server, false);
  const answer = outbox.send("open_stage", { stage: "s3" }, { momentary: true });
  outbox.enqueue(...idea("one"));
  // Timers stand still while it sleeps, and the line is there before they go on.
  context.mock.timers.setTime(NOON + 3_600_000);
  line.up.value = true;
  const ack = await answer;
  assert.equal(ack.ok ? "" : ack.code, "offline");
  await settled();
  assert.deepEqual(server.done.map(({ kind }) => kind), ["add_idea"]);
});

test("who is told to slow down waits, and keeps the order", async (context) => {
  const { disk, server, pass } = fresh(context);
  const slow: Ack = { ok: false, code: "slow_down", message: "One moment.", field: null, retry_after: 2 };
  server.answers.set("add_idea", () => slow);
  const { outbox, line } = page(disk, server);
  outbox.enqueue(...idea("one"));
  await settled();
  server.answers.clear();
  outbox.enqueue(...idea("two"));
  await settled();
  assert.equal(line.sent.length, 1);
  pass(2_000);
  await settled();
  assert.deepEqual(texts(server), ["one", "two"]);
});

test("of several ballots cast offline only the last goes out", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server, false);
  const answers = [1, 2, 3].map((score) => outbox.send("cast_ballot", ballot(score), { replaces: "ballot:r1" }));
  assert.equal(outbox.pending.value.length, 1);
  line.up.value = true;
  assert.deepEqual(await Promise.all(answers), [1, 2, 3].map(() => ({ ok: true, version: 1 })));
  assert.deepEqual(server.done.map(({ data }) => data), [ballot(3)]);
});

test("a ballot that may have arrived is followed, not replaced", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server);
  line.faults.push("lost on the way");
  outbox.enqueue("cast_ballot", ballot(1), { replaces: "ballot:r1" });
  await settled();
  outbox.enqueue("cast_ballot", ballot(2), { replaces: "ballot:r1" });
  line.up.value = true;
  await settled();
  assert.deepEqual(server.done.map(({ data }) => data), [ballot(1), ballot(2)]);
});

test("what was stored stays visible until the view has its version", async (context) => {
  const { disk, server } = fresh(context);
  server.answers.set("add_idea", () => ({ ok: true, version: 5 }));
  const { outbox } = page(disk, server);
  await outbox.send(...idea("one"));
  assert.deepEqual(outbox.pending.value.map(({ state }) => state), ["stored"]);
  server.version.value = 5;
  assert.deepEqual(outbox.pending.value, []);
});

test("a full or forbidden storage is said, and everything is sent all the same", async (context) => {
  const { disk, server } = fresh(context);
  disk.full = true;
  const { outbox, line, shelf } = page(disk, server, false);
  outbox.enqueue(...idea("one"));
  assert.equal(shelf.keptOnlyInMemory.value, true);
  line.up.value = true;
  await settled();
  assert.deepEqual(texts(server), ["one"]);
  assert.equal(shelf.keptOnlyInMemory.value, false);
});

test("a command too large for the line is refused here, with its text kept", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server);
  const ack = await outbox.send(...idea("🙂".repeat(20_000)));
  assert.equal(ack.ok ? "" : ack.code, "too_long");
  assert.equal(line.sent.length, 0);
  assert.equal(outbox.pending.value.length, 1);
});

test("a command that is never answered does not hold up the others for ever", async (context) => {
  const { disk, server } = fresh(context);
  const { outbox, line } = page(disk, server);
  line.faults.push("too slow", "too slow", "too slow", "too slow", "too slow");
  const answer = outbox.send(...idea("one"));
  outbox.enqueue(...idea("two"));
  for (let time = 0; time < 5; time += 1) {
    await settled();
    line.up.value = true;
  }
  const ack = await answer;
  assert.equal(ack.ok ? "" : ack.code, "not_answered");
  await settled();
  assert.equal(texts(server).includes("two"), true);
});
