/** The distribution over the eight steps, as it is drawn on pages and on the wall. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toChildArray } from "preact";
import type { ComponentChildren } from "preact";
import type { GradientsTally } from "../../wire";
import { Distribution } from "./gradients-result";

/** How long each bar is, in the order in which they stand. */
function shares(drawn: ComponentChildren): string[] {
  return toChildArray(drawn).flatMap((one) => {
    if (typeof one !== "object") return [];
    const { style, children } = one.props as { style?: Record<string, string>; children?: ComponentChildren };
    return [...(style?.["--share"] === undefined ? [] : [style["--share"]]), ...shares(children)];
  });
}

test("a bar is a share of the ballots: one of four does not fill its track", () => {
  const none = { wholehearted: 0, minor_point: 0, reservations: 0, abstain: 0, discuss: 0, dislike_support: 0, disagree: 0, block: 0 };
  const tally = { ballots: 4, blocks: 0, steps: { ...none, wholehearted: 2, minor_point: 1, abstain: 1 } } as unknown as GradientsTally;
  assert.deepEqual(shares(Distribution({ tally, round: { settings: { block: 0 } } })), ["50%", "25%", "0%", "25%", "0%", "0%", "0%"]);
});
