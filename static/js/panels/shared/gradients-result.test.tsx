/** The distribution over the eight steps, as it is drawn on pages and on the wall. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toChildArray } from "preact";
import type { ComponentChildren } from "preact";
import type { GradientsTally } from "../../wire";
import { Distribution, leavesSteps } from "./gradients-result";

/** How long each bar is, in the order in which they stand. */
function shares(drawn: ComponentChildren): string[] {
  return toChildArray(drawn).flatMap((one) => {
    if (typeof one !== "object") return [];
    const { style, children } = one.props as { style?: Record<string, string>; children?: ComponentChildren };
    return [...(style?.["--share"] === undefined ? [] : [style["--share"]]), ...shares(children)];
  });
}

const NONE = { wholehearted: 0, minor_point: 0, reservations: 0, abstain: 0, discuss: 0, dislike_support: 0, disagree: 0, block: 0 };
const TALLY = { ballots: 4, blocks: 0, steps: { ...NONE, wholehearted: 2, minor_point: 1, abstain: 1 } } as unknown as GradientsTally;
const ROUND = { settings: { block: 0 } };

test("a bar is a share of the ballots: one of four does not fill its track", () => {
  assert.deepEqual(shares(Distribution({ tally: TALLY, round: ROUND })), ["50%", "25%", "0%", "25%", "0%", "0%", "0%"]);
});

test("the wall leaves out the steps at which nobody stands", () => {
  assert.deepEqual(shares(Distribution({ tally: TALLY, round: ROUND, taken: true })), ["50%", "25%", "25%"]);
  assert.equal(leavesSteps(TALLY, ROUND), true);
  const everywhere = { ...TALLY, steps: Object.fromEntries(Object.keys(NONE).map((key) => [key, 1])) } as unknown as GradientsTally;
  assert.equal(leavesSteps(everywhere, ROUND), false);
});
