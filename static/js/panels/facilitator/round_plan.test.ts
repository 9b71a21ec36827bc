import assert from "node:assert/strict";
import { test } from "node:test";
import { AS_USUAL } from "./desk";
import { planSentence, roundData } from "./round_plan";
import { final, stage, workshop } from "./sample_views";

const narrow = { ...stage("narrow", 2), id: "narrow" };
const vote = { ...stage("vote", 5), id: "vote" };
const ratify = { ...stage("ratify", 7), id: "ratify" };

test("a vote as usual leaves its options to the server, so that late arrivals are in it", () => {
  assert.deepEqual(roundData(workshop("narrow"), narrow, AS_USUAL, 12), {
    ...{ stage: "narrow", rule: "dots", secrecy: "secret", dots: 5, most_on_one: 2 },
  });
  assert.deepEqual(roundData(workshop("vote"), vote, AS_USUAL, 12), { stage: "vote", rule: "score", secrecy: "secret" });
});

test("what the facilitator left out is not on the ballot", () => {
  const plan = { ...AS_USUAL, left_out: ["c1"] };
  assert.deepEqual(roundData(workshop("vote"), vote, plan, 12).options, ["c2"]);
});

test("where nothing is left but what was left out, the desk counts what the ballot would hold", () => {
  // The server takes no list, and an empty one, for everything that stands.
  const plan = { ...AS_USUAL, left_out: ["c1", "c2"] };
  assert.deepEqual(roundData(workshop("vote"), vote, plan, 12), { stage: "vote", rule: "score", secrecy: "secret" });
});

test("a block is offered in rooms of up to thirty, above that only by choice", () => {
  const view = workshop("ratify", { finals: final() });
  assert.equal(roundData(view, ratify, AS_USUAL, 30).block, true);
  assert.equal(roundData(view, ratify, AS_USUAL, 31).block, false);
  assert.equal(roundData(view, ratify, { ...AS_USUAL, block: true }, 400).block, true);
});

test("an anonymous workshop votes in secret, whatever was chosen before", () => {
  const view = workshop("vote");
  const anonymous = { ...view, brief: { ...view.brief, anonymous: true } };
  const plan = { ...AS_USUAL, secrecy: "open" as const };
  assert.equal(roundData(view, vote, plan, 12).secrecy, "open");
  assert.equal(roundData(anonymous, vote, plan, 12).secrecy, "secret");
  assert.equal(planSentence(anonymous, narrow, plan, 12), "5 dots each, at most 2 on one, secret ballot");
});
