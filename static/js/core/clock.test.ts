import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, clockFace } from "./clock";

test("the server's time is estimated from the message that was fastest", () => {
  let here = 1_000;
  const clock = new Clock(() => here);
  assert.equal(clock.now(), 1_000);
  for (const [sent, delay] of [[50_000, 300], [51_000, 20], [52_000, 900]] as const) {
    here = sent - 40_000 + delay; // this computer is 40 seconds behind
    clock.hear(sent);
  }
  here = 20_000;
  assert.equal(clock.now(), 60_000 - 20);
});

test("a computer whose clock is set meanwhile follows at the next message", () => {
  let here = 0;
  const clock = new Clock(() => here);
  clock.hear(100_000);
  here = 3_600_000;
  clock.hear(101_000);
  assert.equal(clock.now(), 101_000);
});

test("a clock face shows zero only when the time is over", () => {
  assert.deepEqual([0, 1, 59_001, 60_000, 252_000, 3_600_000].map(clockFace), ["0:00", "0:01", "1:00", "1:00", "4:12", "60:00"]);
});
