import assert from "node:assert/strict";
import { effect } from "@preact/signals";
import { test } from "node:test";
import { Store } from "./store";

interface View {
  ideas: Record<string, string>;
  stage: { kind: string };
}
type Mine = { done: string[] };
type Live = { present: number; typing: Record<string, string> };

function filled(): Store<View, Mine, Live> {
  const store = new Store<View, Mine, Live>();
  store.take({ version: 3, view: { ideas: { a: "one" }, stage: { kind: "gather" } }, mine: { done: [] }, live: { present: 2 } });
  return store;
}

test("a patch from the version that is here leads to the next", () => {
  const store = filled();
  assert.equal(store.apply({ from: 3, version: 5, view: { ideas: { b: "two" } } }), true);
  assert.deepEqual(store.view.value, { ideas: { a: "one", b: "two" }, stage: { kind: "gather" } });
  assert.equal(store.version.value, 5);
});

test("a patch with a gap before it changes nothing and is reported", () => {
  const store = filled();
  const before = store.view.value;
  assert.equal(store.apply({ from: 4, version: 5, view: { ideas: { b: "two" } } }), false);
  assert.equal(store.apply({ from: 2, version: 5, view: { ideas: { b: "two" } } }), false);
  assert.equal(store.view.value, before);
  assert.equal(store.version.value, 3);
  assert.equal(new Store().apply({ from: 0, version: 1 }), false);
});

test("a patch that is known already is passed over", () => {
  const store = filled();
  assert.equal(store.apply({ from: 1, version: 3, view: { ideas: { a: null } } }), true);
  assert.deepEqual(store.view.value?.ideas, { a: "one" });
});

test("one's own part comes whole, and may come without a new version", () => {
  const store = filled();
  store.apply({ from: 3, version: 3, mine: { done: ["s1"] } });
  assert.deepEqual(store.mine.value, { done: ["s1"] });
  store.apply({ from: 3, version: 3, mine: { done: [] } });
  assert.deepEqual(store.mine.value, { done: [] });
});

test("a new snapshot that says the same wakes nobody", () => {
  const store = filled();
  const seen: unknown[] = [];
  effect(() => void seen.push(store.view.value));
  store.take({ version: 4, view: { ideas: { a: "one" }, stage: { kind: "gather" } }, mine: { done: [] } });
  assert.equal(seen.length, 1);
});

test("who looks at a part is woken when that part changes, and only then", () => {
  const store = filled();
  const seen: unknown[] = [];
  const stage = store.select((view) => view?.stage);
  effect(() => void seen.push(stage.value?.kind));
  store.apply({ from: 3, version: 4, view: { ideas: { b: "two" } } });
  store.hear({ present: 9 });
  assert.deepEqual(seen, ["gather"]);
  store.apply({ from: 4, version: 5, view: { stage: { kind: "vote" } } });
  assert.deepEqual(seen, ["gather", "vote"]);
});

test("what is live is merged, forgets what is null, and begins anew with each connection", () => {
  const store = filled();
  store.hear({ typing: { vision: "To be" }, now: 5 });
  store.hear({ present: 3, typing: { vision: null } });
  assert.deepEqual(store.live.value, { present: 3, typing: {} });
  store.hear({ typing: { vision: "To be" } });
  store.reconnected();
  store.hear({ present: 4 });
  assert.deepEqual(store.live.value, { present: 4 });
});
