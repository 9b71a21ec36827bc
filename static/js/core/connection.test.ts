import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { Clock } from "./clock";
import { Connection } from "./connection";
import { FakeSocket, settled } from "./fakes";
import { Store } from "./store";

function fresh(context: TestContext, chance = 0) {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_000_000 });
  const store = new Store<object, object, object>();
  const clock = new Clock();
  let socket = new FakeSocket(() => ({}));
  const connection = new Connection((auth) => (socket = new FakeSocket(auth)), "token-1", store, clock, () => chance);
  connection.open();
  return { store, clock, socket, connection, pass: (ms: number) => context.mock.timers.tick(ms) };
}

test("the first connection gives the token, a return also the version that the page has", (context) => {
  const { socket } = fresh(context);
  assert.deepEqual(socket.auth(), { token: "token-1" });
  socket.enters();
  socket.hears("snapshot", { version: 7, view: {}, mine: {} });
  assert.deepEqual(socket.auth(), { token: "token-1", version: 7 });
});

test("what comes before the word that the page is let in counts as well", (context) => {
  const { socket, store, pass } = fresh(context);
  for (const version of [7, 8]) {
    socket.hears("snapshot", { version, view: {}, mine: {}, live: { present: 12 } });
    socket.enters();
    socket.hears("live", { writing: 1 });
    assert.deepEqual(store.live.value, { present: 12, writing: 1 });
    socket.disconnect();
    pass(5_000);
  }
});

test("a loss is tried again soon, then less and less often, at most every five seconds", (context) => {
  const { socket, connection, pass } = fresh(context, 1);
  socket.enters();
  socket.disconnect();
  assert.equal(connection.state.value.kind, "offline");
  for (const wait of [600, 1_200, 2_400, 4_800, 5_000, 5_000]) {
    const before = socket.attempts;
    pass(wait - 1);
    assert.equal(socket.attempts, before);
    pass(1);
    assert.equal(socket.attempts, before + 1);
    socket.hears("connect_error", new Error("websocket error"));
  }
  socket.enters();
  assert.equal(connection.state.value.kind, "live");
});

test("the banner comes after two seconds, not for a moment's loss, and goes with the return", (context) => {
  const { socket, connection, pass } = fresh(context);
  socket.enters();
  socket.disconnect();
  pass(1_999);
  assert.equal(connection.offlineFor2s.value, false);
  socket.enters();
  pass(5_000);
  assert.equal(connection.offlineFor2s.value, false);
  socket.disconnect();
  pass(2_000);
  assert.equal(connection.offlineFor2s.value, true);
  socket.enters();
  assert.equal(connection.offlineFor2s.value, false);
});

test("a network that returns is used at once", (context) => {
  const { socket, connection, pass } = fresh(context, 1);
  socket.enters();
  socket.disconnect();
  for (let time = 0; time < 6; time += 1) {
    pass(5_000);
    socket.hears("connect_error", new Error("websocket error"));
  }
  pass(1_500);
  const before = socket.attempts;
  connection.wake();
  assert.equal(socket.attempts, before + 1);
  connection.wake();
  assert.equal(socket.attempts, before + 1);
});

test("an attempt that hangs is given up", (context) => {
  const { socket, pass } = fresh(context);
  pass(15_000);
  pass(300);
  assert.equal(socket.attempts, 2);
});

test("what is too large for the line is not told: the server would cut it again and again", (context) => {
  const { socket, connection } = fresh(context);
  socket.enters();
  const typing = (text: string) => ({ part: "mission", base: 1, pieces: [{ id: "a", role: "purpose", text }] });
  connection.tell("typing", typing("語".repeat(25_000)));
  assert.deepEqual(socket.emitted, []);
  connection.tell("typing", typing("語"));
  assert.deepEqual(socket.emitted, [["typing", typing("語")]]);
});

test("a gap is asked for once, with the version that the page has", async (context) => {
  const { socket, store } = fresh(context);
  socket.enters();
  socket.hears("snapshot", { version: 3, view: {}, mine: {} });
  socket.hears("patch", { from: 5, version: 6, view: { a: 1 } });
  socket.hears("patch", { from: 6, version: 7, view: { a: 2 } });
  assert.deepEqual(socket.emitted, [["resync", { version: 3 }]]);
  socket.hears("patch", { from: 3, version: 7, view: { a: 2 } });
  await settled();
  assert.deepEqual([store.version.value, store.view.value], [7, { a: 2 }]);
  socket.hears("patch", { from: 9, version: 10 });
  assert.equal(socket.emitted.length, 2);
});

test("a gap that the server was too busy to fill is asked for again", async (context) => {
  const { socket, pass } = fresh(context);
  socket.enters();
  socket.answer = () => ({ ok: false, code: "too_many", message: "Wait.", field: null, retry_after: 2 });
  socket.hears("patch", { from: 5, version: 6 });
  await settled();
  socket.answer = () => ({ ok: true, version: 6 });
  pass(2_000);
  await settled();
  pass(60_000);
  assert.deepEqual(socket.emitted, [["resync", {}], ["resync", {}]]);
});

test("a page that was out of sight asks whether its line still lives, and gives up a dead one", async (context) => {
  const { socket, connection, pass } = fresh(context);
  socket.enters();
  connection.wake(5_000);
  assert.deepEqual(socket.emitted, []);
  socket.answer = () => "silence";
  connection.wake(60_000);
  pass(4_000);
  await settled();
  assert.equal(connection.state.value.kind, "offline");
  pass(300);
  assert.equal(socket.attempts, 2);
});

test("a command without an answer ends the line, for it only looks alive", async (context) => {
  const { socket, connection, pass } = fresh(context);
  socket.enters();
  socket.answer = () => "silence";
  const answer = connection.command({ id: "1", kind: "write_idea", data: {} }).catch((problem: Error) => problem.message);
  pass(10_000);
  assert.equal(await answer, "too slow");
  assert.equal(connection.state.value.kind, "offline");
});

test("an answer is read with care", async (context) => {
  const { socket, connection } = fresh(context);
  socket.enters();
  const ask = async (answer: unknown): Promise<unknown> => {
    socket.answer = () => answer;
    return connection.command({ id: "1", kind: "write_idea", data: {} });
  };
  assert.deepEqual(await ask({ ok: true, version: 4, idea: "i1" }), { ok: true, version: 4, idea: "i1" });
  assert.deepEqual(await ask({ ok: false, code: "invalid", message: "Too long.", field: "text" }),
    { ok: false, code: "invalid", message: "Too long.", field: "text" });
  assert.deepEqual(await ask({ ok: false, code: "slow_down", message: "Wait.", retry_after: 2 }),
    { ok: false, code: "slow_down", message: "Wait.", field: null, retry_after: 2 });
  assert.deepEqual(await ask(undefined), { ok: false, code: "strange_answer", message: "undefined", field: null });
});

test("a closed line says why and is not tried again, until the person asks", (context) => {
  const { socket, connection, pass } = fresh(context);
  socket.enters();
  socket.hears("closed", { reason: "removed" });
  assert.deepEqual(connection.state.value, { kind: "closed", reason: "removed" });
  pass(60_000);
  connection.wake();
  assert.equal(socket.attempts, 1);
  connection.open();
  assert.equal(socket.attempts, 2);
  assert.equal(connection.state.value.kind, "connecting");
});

test("who is refused at the door reads why; a full room is tried again, a stale token is not", (context) => {
  const { socket, connection, pass } = fresh(context, 1);
  const refuse = (code: string): void => socket.hears("connect_error", { data: { code, message: "No." } });
  refuse("full");
  assert.deepEqual(connection.refusal.value, { ok: false, code: "full", message: "No.", field: null });
  assert.equal(connection.state.value.kind, "offline");
  pass(5_000);
  assert.equal(socket.attempts, 2);
  refuse("signed_out");
  assert.deepEqual(connection.state.value, { kind: "closed", reason: "signed_out", message: "No." });
  pass(60_000);
  assert.equal(socket.attempts, 2);
});

test("a page that could not keep up comes back by itself, after a longer wait", (context) => {
  const { socket, connection, pass } = fresh(context);
  socket.enters();
  socket.hears("closed", { reason: "behind", message: "You fell behind." });
  assert.equal(connection.state.value.kind, "offline");
  pass(5_000);
  assert.equal(socket.attempts, 2);
});

test("every message that carries the server's time sets the clock", (context) => {
  const { socket, clock } = fresh(context);
  socket.enters();
  socket.hears("snapshot", { version: 1, view: {}, mine: {}, now: 1_003_000, live: {} });
  assert.equal(clock.now(), 1_003_000);
  socket.hears("live", { now: 1_003_200 });
  assert.equal(clock.now(), 1_003_200);
});

test("a page without a token asks for it until somebody answers, then comes in with it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_000_000 });
  const answers: Array<() => Promise<string>> = [
    () => Promise.reject(new TypeError("Failed to fetch")),
    () => Promise.resolve("token-2"),
  ];
  let socket = new FakeSocket(() => ({}));
  const store = new Store<object, object, object>();
  const ask = (): Promise<string> => (answers.shift() as () => Promise<string>)();
  const connection = new Connection((auth) => (socket = new FakeSocket(auth)), ask, store, new Clock(), () => 0);
  connection.open();
  await settled();
  assert.deepEqual([connection.state.value.kind, socket.attempts], ["offline", 0]);
  context.mock.timers.tick(300);
  await settled();
  assert.equal(socket.attempts, 1);
  assert.deepEqual(socket.auth(), { token: "token-2" });
  socket.enters();
  assert.equal(connection.state.value.kind, "live");
});
