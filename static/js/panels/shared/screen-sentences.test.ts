/** What the wall says of an agreement. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView, View } from "../../wire";
import { adoptedSentence, devicesSentence } from "./screen-sentences";

const adopted = (supporters: number, counted: number, voted?: number): FinalView =>
  ({
    adoption: {
      ...{ current: true, met: true, reason: "" },
      criteria: { support: { supporters, counted }, ...(voted !== undefined && { turnout: { voted } }) },
    },
  }) as unknown as FinalView;

test("who abstained is named, not left out of the count", () => {
  assert.equal(adoptedSentence(adopted(3, 3, 4)), "3 of 4 stand behind it, 1 abstained");
  assert.equal(adoptedSentence(adopted(11, 12, 12)), "11 of 12 stand behind it");
  assert.equal(adoptedSentence(adopted(3, 3)), "3 of 3 stand behind it");
});

test("where other heads were counted than devices joined, both are told", () => {
  const told = (heads: number, joined: number): string =>
    devicesSentence({ procedure: { head_count: heads }, counts: { joined } } as unknown as View);
  assert.deepEqual([told(7, 3), told(7, 1), told(3, 3), told(0, 3)], ["3 devices joined.", "1 device joined.", "", ""]);
});
