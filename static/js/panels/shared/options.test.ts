/** What the room put first goes on to the drafts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoundView, View } from "../../wire";
import { round, workshop } from "../facilitator/sample_views";
import { putFirst } from "./options";

function narrowed(dots: Record<string, number>, more: Partial<RoundView> = {}, rule: "dots" | "score" = "dots"): Pick<View, "rounds" | "ideas"> {
  const order = Object.keys(dots);
  const options = Object.fromEntries(order.map((id) => [id, { total: dots[id] }]));
  const tally = { rule, ballots: 3, abstentions: 0, order, ties: [], options } as unknown as RoundView["tally"] & object;
  const one = workshop("draft").ideas["i1"]!;
  return {
    ideas: Object.fromEntries(order.map((id) => [id, { ...one, text: `Idea ${id}` }])),
    rounds: round("narrow", { over: "ideas", rule, tally, ...more }),
  };
}

const ids = (view: Pick<View, "rounds" | "ideas">, most?: number): string[] => putFirst(view, "mission", most).map(({ id }) => id);

test("the ideas with the most dots lead, in the order of the result; those without one don't", () => {
  assert.deepEqual(putFirst(narrowed({ b: 3, a: 1, c: 0 }), "mission"), [
    { id: "b", text: "Idea b", total: 3, got: "3 dots" },
    { id: "a", text: "Idea a", total: 1, got: "1 dot" },
  ]);
});

test("where the room gave points, those with the most points lead", () => {
  assert.deepEqual(putFirst(narrowed({ b: 9, a: 4 }, {}, "score"), "mission").map(({ got }) => got), ["9 points", "4 points"]);
});

test("who is level with the last of them comes along, unless too many are", () => {
  assert.deepEqual(ids(narrowed({ a: 3, b: 2, c: 2, d: 1 }), 2), ["a", "b", "c"]);
  assert.deepEqual(ids(narrowed({ a: 3, b: 1, c: 1, d: 1, e: 1 }), 2), ["a"]);
});

test("nothing leads before the count, for another part, or after the vote was cancelled", () => {
  assert.deepEqual(putFirst({ rounds: {}, ideas: {} }, "mission"), []);
  assert.deepEqual(putFirst(narrowed({ a: 2 }), "vision"), []);
  assert.deepEqual(ids(narrowed({ a: 2 }, { status: "superseded" })), []);
});
