import assert from "node:assert/strict";
import { test } from "node:test";
import type { Live, RoundView, StageView, View } from "../../wire";
import { showing, tiedAtTheTop } from "./screen-content";
import type { Content } from "./screen-content";

const PIECES = [{ id: "p", role: "purpose" as const, version: 1, text: "Help people" }];

function stage(kind: StageView["kind"], order: number, more: Partial<StageView> = {}): StageView {
  const part = ["welcome", "close", "break"].includes(kind) ? "" : "mission";
  return { order, kind, title: kind, minutes: 5, part, prompts: {}, over: "", opened: true, revealed: false, ...more };
}

const ROUND: RoundView = {
  order: 9,
  stage: "vote",
  purpose: "vote",
  part: "mission",
  over: "candidates",
  rule: "score",
  settings: {},
  options: ["c1"],
  option_versions: { c1: 1 },
  secrecy: "secret",
  status: "open",
  opened_at: 1,
  closed_at: 0,
  present: 0,
};
const TALLY = { rule: "score", ballots: 2, abstentions: 0, groups: { shown: [], why: "no_groups" }, options: {}, order: ["c1"], ties: [], pairwise: {} };
const FINAL = { candidate: "c1", how: "vote", reason: "", version: 1, pieces: PIECES, versions: [{ number: 1, candidate: "c1", pieces: PIECES, at: 1 }], requests: {}, has_scribe: false };

/** A live workshop in this stage, with one idea and one candidate. */
function at(current: string, changes: object = {}, of: Partial<StageView> = {}): View {
  const kinds = ["welcome", "gather", "narrow", "draft", "discuss", "vote", "word", "ratify", "close"] as const;
  const prompts = { q: { order: 0, aspect: "who", text: "Whom do we serve?", hint: "" } };
  const agenda = Object.fromEntries(kinds.map((kind, order) => [kind, stage(kind, order, kind === "gather" ? { prompts } : {})]));
  const known = agenda[current] as StageView;
  return {
    brief: { title: "Service desk mission", purpose: "", groups: {}, rule: {} },
    status: "live",
    current,
    agenda: { ...agenda, [current]: { ...known, ...of } },
    ideas: { i1: { order: 1, stage: "gather", prompt: "q", text: "Nurses on night shift" } },
    candidates: { c1: { order: 2, number: 1, part: "mission", version: 1, pieces: PIECES, cites: [], versions: [], amendments: {}, withdrawn: false, aside: false } },
    rounds: {},
    finals: {},
    procedure: { owner: "", review_on: "", promotion: "", promotion_owner: "", promotion_on: "", head_count: 0 },
    counts: { ideas: { gather: 4 }, done: { gather: 2 }, wrote: { gather: 3 }, comments: { c1: 3 }, joined: 7, hands: 1 },
    ...changes,
  } as unknown as View;
}

function content<K extends Content["kind"]>(kind: K, view: View, live: Partial<Live> = {}): Extract<Content, { kind: K }> {
  const shown = showing(view, live).content;
  assert.equal(shown.kind, kind);
  return shown as Extract<Content, { kind: K }>;
}

test("before the start the wall says how to get in, and how many are", () => {
  assert.equal(content("lobby", at("welcome", { status: "planned" })).joined, 7);
});

test("the welcome has the organisation's own words, as far as they were given", () => {
  const view = at("welcome");
  const parents = (brief: Partial<View["brief"]>): string[] =>
    content("welcome", { ...view, brief: { ...view.brief, parent_vision: "", parent_mission: "", ...brief } }).parents.map(({ text }) => text);
  assert.deepEqual(parents({}), []);
  assert.deepEqual(parents({ parent_mission: "Care never waits" }), ["Care never waits"]);
  assert.deepEqual(parents({ parent_vision: "The best work", parent_mission: "Care never waits" }), ["The best work", "Care never waits"]);
});

test("while people write, the wall has the questions and numbers, and no idea", () => {
  const shown = content("questions", at("gather"), { writing: 3, present: 6 });
  assert.deepEqual([shown.questions, shown.ideas, shown.writing, shown.wrote, shown.present], [["Whom do we serve?"], 4, 3, 3, 6]);
  assert.equal(JSON.stringify(shown).includes("Nurses"), false);
});

test("after the reveal the ideas stand under their questions", () => {
  const { walls } = content("wall", at("gather", {}, { revealed: true }));
  assert.deepEqual(walls, [{ question: "Whom do we serve?", ideas: [{ id: "i1", text: "Nurses on night shift", author: "" }] }]);
});

test("while a vote is open there is the turnout and no count", () => {
  const view = at("vote", { rounds: { r1: ROUND } });
  const shown = content("candidates", view, { present: 6, turnout: { round: "r1", cast: 4 } });
  assert.deepEqual(shown.turnout, { cast: 4, present: 6, secrecy: "secret" });
  assert.deepEqual(content("candidates", view, { turnout: { round: "r0", cast: 4 } }).turnout?.cast, 0);
});

test("after the close the result stands with the words that were chosen", () => {
  const closed = { ...ROUND, status: "closed", tally: { ...TALLY, winner: "c1" } };
  const shown = content("result", at("vote", { rounds: { r1: closed }, finals: { mission: FINAL } }));
  assert.deepEqual([shown.id, shown.chosen], ["r1", PIECES]);
});

test("a second vote that decides nothing is not shown as if the room had chosen the words of the first", () => {
  for (const tally of [{ ...TALLY, tied: ["c1", "c2"] }, { ...TALLY, ballots: 2, abstentions: 2, tied: ["c1"] }]) {
    const closed = { ...ROUND, status: "closed", tally };
    const view = at("vote", { rounds: { r1: closed }, finals: { mission: FINAL } });
    assert.deepEqual([content("result", view).chosen, content("result", view).how], [null, ""]);
    const decided = { ...closed, decided: [{ candidate: "c1", how: "decision", reason: "It is clear" }] };
    assert.deepEqual(content("result", at("vote", { rounds: { r1: decided }, finals: { mission: FINAL } })).chosen, PIECES);
  }
});

test("words are shown while they are typed, against the version that they change", () => {
  const typed = [{ id: "p", role: "purpose" as const, text: "Help all people" }];
  const shown = content("words", at("word", { finals: { mission: FINAL } }), { typing: { mission: { pieces: typed, base: 1 } } });
  assert.deepEqual([shown.typed, shown.before, shown.pieces], [true, PIECES, typed]);
});

test("a result about earlier words is not shown beside the new ones", () => {
  const asked = { ...ROUND, stage: "ratify", purpose: "ratify", over: "final", status: "closed", option_versions: { mission: 1 }, tally: TALLY };
  const view = (version: number): View => at("ratify", { rounds: { r1: asked }, finals: { mission: { ...FINAL, version } } });
  content("answer", view(1));
  content("asking", view(2));
});

test("an adopted text stands alone; where the words changed since, it is asked about again", () => {
  const adoption = { version: 1, current: true, criteria: { support: { supporters: 2, counted: 2 } } };
  content("agreed", at("ratify", { finals: { mission: { ...FINAL, adoption } } }), { names: { a: "Ana", b: "" } });
  content("asking", at("ratify", { finals: { mission: { ...FINAL, adoption: { ...adoption, current: false } } } }));
});

test("below the agreed text stand the names of everybody who is in, or none", () => {
  const adoption = { version: 1, current: true, criteria: { support: { supporters: 2, counted: 2 } } };
  const view = at("ratify", { finals: { mission: { ...FINAL, adoption } } });
  const names = (all: Record<string, string>, joined: number): string[] => content("agreed", { ...view, counts: { ...view.counts, joined } }, { names: all }).names;
  assert.deepEqual(names({ a: "Ana", b: "" }, 2), ["Ana"]);
  // Some voted by name once, where authors are hidden.
  assert.deepEqual(names({ a: "Ana" }, 7), []);
  // Somebody was removed, whose words stay and keep their name.
  assert.deepEqual(names({ a: "Ana", b: "Mallory" }, 1), []);
});

test("looking up puts one thing on the wall, whatever the stage", () => {
  assert.equal(content("look", at("vote", { look_up: { over: "idea", item: "i1" } })).text, "Nurses on night shift");
  assert.deepEqual(content("look", at("vote", { look_up: { over: "candidate", item: "c1" } })).pieces, PIECES);
  assert.equal(content("look", at("vote", { look_up: { over: "idea", item: "hidden" } })).text, "");
});

test("the head names stage and part, the foot what comes next", () => {
  const { head, next } = showing(at("gather"), {});
  assert.deepEqual([head, next], ["gather · Mission", "narrow"]);
  assert.deepEqual(showing(at("close", { status: "finished" }), {}).head, "Service desk mission");
});

test("a tie at the top is one only if something was chosen", () => {
  const dots = (total: number): RoundView =>
    ({ ...ROUND, tally: { ...TALLY, rule: "dots", order: ["c1", "c2"], ties: [["c1", "c2"]], options: { c1: { total }, c2: { total } } } }) as unknown as RoundView;
  assert.deepEqual(tiedAtTheTop(dots(2)), ["c1", "c2"]);
  assert.deepEqual(tiedAtTheTop(dots(0)), []);
  assert.deepEqual(tiedAtTheTop(ROUND), []);
});
