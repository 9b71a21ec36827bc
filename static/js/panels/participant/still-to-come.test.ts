import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pending } from "../../core/outbox";
import { stillToCome } from "./still-to-come";

function entry(text: string, state: Pending["state"] = "sending", tries = 1): Pending {
  const data = { stage: "s2", prompt: "who", text };
  return { id: `${text} ${state} ${tries}`, kind: "add_idea", data, label: "Idea", text, at: 0, state, refusal: null, tries };
}

function texts(pending: Pending[]): string[] {
  return pending.map(({ text }) => text);
}

test("an idea that stands there already is not shown a second time as on its way", () => {
  const pending = [entry("A calm voice"), entry("Another")];
  assert.deepEqual(texts(stillToCome(pending, ["A calm voice"])), ["Another"]);
  assert.deepEqual(texts(stillToCome(pending, [])), ["A calm voice", "Another"]);
});

test("one that came back with a dropped network waits unseen for its answer", () => {
  assert.deepEqual(stillToCome([entry("A calm voice", "waiting")], ["A calm voice"]), []);
});

test("spaces that the server has cleaned away make no difference", () => {
  assert.deepEqual(stillToCome([entry("  A calm\n\n\nvoice ")], ["A calm\n\nvoice"]), []);
});

test("what never left the device, or was refused, is shown whatever stands there", () => {
  const pending = [entry("A calm voice", "waiting", 0), entry("A calm voice", "refused")];
  assert.equal(stillToCome(pending, ["A calm voice", "A calm voice"]).length, 2);
});

test("the same words written twice are two", () => {
  const pending = [entry("Yes"), entry("Yes", "waiting")];
  assert.deepEqual(stillToCome(pending, ["Yes"]).map(({ state }) => state), ["waiting"]);
});
