import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView, Live, ScoreTally, View } from "../../wire";
import { nextStep } from "./next_step";
import type { NextStep } from "./next_step";
import { final, round, stage, workshop } from "./sample_views";

const groups: ScoreTally["groups"] = { shown: [], why: "no_groups" };
const counted: ScoreTally = { rule: "score", ballots: 4, abstentions: 0, groups, options: {}, order: ["c1", "c2"], ties: [], pairwise: {} };
const assessment = (met: boolean): FinalView["assessment"] => ({
  ...{ round: "r1", met, outcome: met ? ("met" as const) : ("not_met" as const) },
  criteria: {
    support: { state: met ? "met" : "not_met", supporters: 1, counted: 4, required: 80 },
    blocks: { state: "met", standing: 0, allowed: 0 },
  },
});

const says = (view: View, live: Partial<Live> = {}): string => nextStep(view, live).label;
const sends = ({ action }: NextStep): unknown => action && [action.command, action.data];

test("before it begins the one step is to start", () => {
  const step = nextStep(workshop("welcome", { status: "planned", current: "" }), {});
  assert.deepEqual([step.label, sends(step)], ["Start the workshop", ["start_workshop", {}]]);
});

test("a stage that asks for nothing leads to the next one by order", () => {
  for (const [here, label, next] of [["welcome", "Next: Gather ideas", "gather"], ["draft", "Next: Discuss", "discuss"]] as const) {
    const step = nextStep(workshop(here), {});
    assert.deepEqual([step.label, sends(step)], [label, ["open_stage", { stage: next }]]);
  }
});

test("ideas are revealed before the room moves on", () => {
  const hidden = { ...workshop("gather").agenda, gather: { ...stage("gather", 1), revealed: false } };
  const step = nextStep(workshop("gather", { agenda: hidden }), {});
  assert.deepEqual([step.label, step.blocked, sends(step)], ["Reveal ideas", undefined, ["reveal_ideas", { stage: "gather" }]]);
  assert.equal(says(workshop("gather")), "Next: Narrow");
});

test("with no idea yet, the reveal says so instead of revealing nothing", () => {
  const agenda = { ...workshop("gather").agenda, gather: { ...stage("gather", 1), revealed: false } };
  const counts = { ...workshop("gather").counts, ideas: {} };
  const step = nextStep(workshop("gather", { agenda, counts }), {});
  assert.equal(step.blocked, "Nobody has written an idea yet. To skip this, choose another stage in the agenda.");
});

test("a vote is opened, closed, and then the room moves on", () => {
  assert.equal(says(workshop("narrow")), "Open the vote");
  const open = nextStep(workshop("narrow", { rounds: round("narrow", { status: "open" }) }), {});
  assert.deepEqual([open.label, sends(open)], ["Close the vote", ["close_round", { round: "r1" }]]);
  assert.equal(says(workshop("narrow", { rounds: round("narrow") })), "Next: Draft");
});

test("a cancelled vote is opened anew", () => {
  assert.equal(says(workshop("narrow", { rounds: round("narrow", { status: "cancelled" }) })), "Open the vote");
});

test("one idea is nothing to narrow", () => {
  assert.equal(says(workshop("narrow", { ideas: {} })), "Next: Draft");
});

test("without a candidate the vote and the discussion lead back to the draft, where there is one", () => {
  for (const here of ["vote", "discuss"] as const) {
    const step = nextStep(workshop(here, { candidates: {} }), {});
    assert.deepEqual([step.label, sends(step)], ["Back to Draft", ["open_stage", { stage: "draft" }]]);
  }
  assert.equal(says(workshop("discuss")), "Next: Vote");
  const { draft: _, ...agenda } = workshop("discuss").agenda;
  assert.equal(says(workshop("discuss", { candidates: {}, agenda })), "Next: Vote");
});

test("a vote with a winner leads to the final words", () => {
  const tally: ScoreTally = { ...counted, winner: "c1" };
  assert.equal(says(workshop("vote", { rounds: round("vote", { tally }), finals: final() })), "Next: Final words");
});

test("a tie waits for a choice, and no longer once it is made", () => {
  const rounds = round("vote", { tally: { ...counted, tied: ["c1", "c2"] } });
  const step = nextStep(workshop("vote", { rounds }), {});
  assert.deepEqual([step.kind, step.label, step.action], ["choose", "Choose the winner", null]);
  const decided = round("vote", { tally: { ...counted, tied: ["c1", "c2"] }, decided: [{ candidate: "c1", how: "tie", reason: "" }] });
  assert.equal(says(workshop("vote", { rounds: decided, finals: final({ how: "tie" }) })), "Next: Final words");
});

test("a second vote that ties waits for a choice, though an older text stands, whatever the clock said", () => {
  const rounds = round("vote", { tally: { ...counted, tied: ["c1", "c2"] }, closed_at: 1 });
  assert.equal(says(workshop("vote", { rounds, finals: final() })), "Choose the winner");
});

test("a vote in which everybody abstained waits for a choice", () => {
  const rounds = round("vote", { tally: { ...counted, abstentions: 4, winner: "c1" } });
  assert.equal(says(workshop("vote", { rounds })), "Choose the winner");
});

test("a text taken without a vote leads on", () => {
  assert.equal(says(workshop("vote", { finals: final({ how: "decision" }) })), "Next: Final words");
});

test("words that changed are offered, and the room is asked at once", () => {
  const pieces = [{ id: "a", role: "purpose" as const, text: "To help everyone " }, { id: "", role: "objective" as const, text: " " }];
  const view = workshop("word", { finals: final() });
  const step = nextStep(view, {}, { mission: { base: 1, pieces } });
  assert.deepEqual(
    [step.label, sends(step), step.then],
    [
      "Offer this version and open Ratify",
      ["offer_version", { part: "mission", base: 1, pieces: [{ id: "a", role: "purpose", text: "To help everyone" }] }],
      { command: "open_stage", data: { stage: "ratify" } },
    ],
  );
  assert.equal(says(view), "Next: Ratify");
  const { ratify: _, ...without } = view.agenda;
  const last = nextStep({ ...view, agenda: without }, {}, { mission: { base: 1, pieces } });
  assert.deepEqual([last.label, last.then], ["Offer this version", undefined]);
});

test("with a scribe named, what the scribe types is what is offered", () => {
  const typed = (text: string) => ({ base: 1, pieces: [{ id: "a", role: "purpose" as const, text }] });
  const view = workshop("word", { finals: final({ has_scribe: true }) });
  const step = nextStep(view, { typing: { mission: typed("By the scribe") } }, { mission: typed("My own draft") });
  assert.deepEqual(step.action?.data, { part: "mission", base: 1, pieces: [{ id: "a", role: "purpose", text: "By the scribe" }] });
  assert.equal(nextStep(view, {}, { mission: typed("My own draft") }).label, "Next: Ratify");
});

test("on a second device the facilitator may offer what the first one types, but one's own goes first", () => {
  const typed = (text: string) => ({ base: 1, pieces: [{ id: "a", role: "purpose" as const, text }] });
  const offers = (step: NextStep): unknown => step.action?.command === "offer_version" && step.action.data.pieces[0]?.text;
  const view = workshop("word", { finals: final() });
  assert.equal(offers(nextStep(view, { typing: { mission: typed("On the laptop") } })), "On the laptop");
  assert.equal(offers(nextStep(view, { typing: { mission: typed("On the laptop") } }, { mission: typed("Here") })), "Here");
});

test("the final words need a winner first", () => {
  assert.equal(says(workshop("word")), "Back to Vote");
  assert.equal(says(workshop("ratify")), "Back to Vote");
});

test("ratifying asks the room, then adopts what met the rule, then moves on", () => {
  assert.equal(says(workshop("ratify", { finals: final() })), "Open the vote");
  const met = nextStep(workshop("ratify", { finals: final({ assessment: assessment(true) }) }), {});
  assert.deepEqual([met.label, sends(met)], ["Adopt the mission", ["adopt_text", { part: "mission" }]]);
  const adoption = {
    ...{ version: 1, round: "r1", met: true, current: true, reason: "", at: 300, outcome: "met" as const },
    criteria: assessment(true)!.criteria,
  };
  assert.equal(says(workshop("ratify", { finals: final({ adoption, assessment: assessment(true) }) })), "Next: Close");
});

test("where the rule is not met the facilitator chooses a way on; once recorded, the room moves on", () => {
  const assessed = { assessment: assessment(false) };
  assert.equal(nextStep(workshop("ratify", { finals: final(assessed) }), {}).kind, "ways_on");
  const not_yet = { version: 1, obstacle: "Nights", who: "", by_when: "", at: 300 };
  assert.equal(says(workshop("ratify", { finals: final({ ...assessed, not_yet }) })), "Next: Close");
});

test("an adoption that lapsed is asked about again", () => {
  const adoption = {
    ...{ version: 1, round: "r0", met: true, current: false, reason: "", at: 300, outcome: "met" as const },
    criteria: assessment(true)!.criteria,
  };
  assert.equal(says(workshop("ratify", { finals: final({ adoption, version: 2 }) })), "Open the vote");
});

test("look up ends before anything else goes on", () => {
  const step = nextStep(workshop("discuss", { look_up: { over: "", item: "" } }), {});
  assert.deepEqual([step.label, sends(step)], ["End look up", ["end_look_up", {}]]);
});

test("after the last stage the workshop is finished, and then there is the outcome", () => {
  assert.deepEqual(sends(nextStep(workshop("close"), {})), ["finish_workshop", {}]);
  const done = nextStep(workshop("close", { status: "finished" }), {});
  assert.deepEqual([done.kind, done.label, done.action], ["outcome", "See the outcome", null]);
});
