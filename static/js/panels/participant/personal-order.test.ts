import assert from "node:assert/strict";
import { test } from "node:test";
import { personalOrder } from "./personal-order";

const OPTIONS = Array.from({ length: 8 }, (_, n) => `option${n}`);

test("everybody meets all options, each in an order of their own that stays", () => {
  const orders = Array.from({ length: 40 }, (_, n) => personalOrder(OPTIONS, `person${n}`));
  for (const order of orders) assert.deepEqual([...order].sort(), OPTIONS);
  assert.deepEqual(orders[3], personalOrder(OPTIONS, "person3"));
  assert.deepEqual(orders[3], personalOrder([...OPTIONS].reverse(), "person3"));
  assert.equal(new Set(orders.map(String)).size > 35, true);
});

test("no option stands first much more often than another", () => {
  const first = new Map<string, number>();
  for (let person = 0; person < 4_000; person += 1) {
    const [top = ""] = personalOrder(OPTIONS, `a7f${person}`);
    first.set(top, (first.get(top) ?? 0) + 1);
  }
  for (const option of OPTIONS) {
    const times = first.get(option) ?? 0;
    assert.equal(times > 400 && times < 600, true, `${option} stood first ${times} times of 4000, 500 expected`);
  }
});
