/** A vote over many candidates has closed: what matters first, and the rest at a press. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoundView, View } from "../../wire";
import { Desk, DeskContext } from "../facilitator/desk";
import { Result } from "../facilitator/round_box";
import { final, stage, workshop } from "../facilitator/sample_views";
import { Results } from "../shared/results";
import { fakeRoom } from "./fake-room";

const WON = {};

/** Closed, the first of so many candidates chosen, or else as `of` has it. */
function closed(many: number, of: object = WON, more: Partial<View> = {}): View {
  const order = Array.from({ length: many }, (_, place) => `c${place}`);
  const supported = { total: 5, support: 100, support_by_group: [], spread: [0, 0, 0, 0, 0, 1] };
  const options = Object.fromEntries(order.map((id) => [id, supported]));
  const names = Object.fromEntries(order.map((id, place) => [id, `Candidate ${place + 1}`]));
  const groups = { why: "none", shown: [] };
  const tally = { rule: "score", ballots: 1, abstentions: 0, order, ties: [], options, groups, ...(of === WON && { winner: "c0" }), ...of };
  const round = {
    ...{ stage: "vote", part: "mission", purpose: "vote", over: "candidates", rule: "score", status: "closed", order: 0 },
    ...{ secrecy: "secret", present: 1, options: order, option_versions: {}, settings: {}, names, tally },
  };
  const piece = { id: "p", role: "purpose", text: "To help" };
  const candidates = Object.fromEntries(
    order.map((id, place) => [id, { number: place + 1, order: place, part: "mission", pieces: [piece], versions: [], amendments: {} }]),
  );
  return workshop("vote", { rounds: { r: round as unknown as RoundView }, candidates: candidates as unknown as View["candidates"], ...more });
}

const results = (room: ReturnType<typeof fakeRoom>): number => room.texts("span").filter((text) => text === "5 points").length;

test("of many candidates those that led are shown, after what was chosen and what comes next", async () => {
  const room = fakeRoom(closed(40));
  await room.stage();
  const first = results(room);
  const read = room.root.textContent;
  await room.press("Show 37 more");
  const then = results(room);
  room.leave();
  assert.deepEqual([first, then], [3, 40]);
  const places = ["What the room chose", "Next:", "1 of 1 voted", "Show 37 more"].map((words) => read.indexOf(words));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  assert.equal(places.includes(-1), false, read);
});

test("a single one more is shown with the others: a button would take its place", async () => {
  for (const [many, shown, button] of [[13, 13, []], [14, 12, ["Show 2 more"]]] as const) {
    const view = closed(many);
    const room = fakeRoom(view);
    await room.draw(<Results round={view.rounds["r"]!} view={view} />);
    const told = [results(room), room.texts("button").filter((text) => text.endsWith(" more"))];
    room.leave();
    assert.deepEqual(told, [shown, button]);
  }
});

test("the desk too shows those that led, with the rest a press away", async () => {
  const view = closed(9);
  const room = fakeRoom(view);
  const desk = new Desk({ code_shown: "", urls: {}, csrf: "" } as never);
  await room.draw(
    <DeskContext.Provider value={desk}>
      <Result stage={{ ...stage("vote", 5), id: "vote" }} round={{ ...view.rounds["r"]!, id: "r" }} />
    </DeskContext.Provider>,
  );
  const first = results(room);
  await room.press("Show 6 more");
  assert.deepEqual([first, results(room)], [3, 9]);
});

test("a few candidates are all shown", async () => {
  const room = fakeRoom(closed(6));
  await room.stage();
  const all = results(room);
  room.leave();
  assert.equal(all, 6);
});

async function read(view: View): Promise<{ heading: string; words: number }> {
  const room = fakeRoom(view);
  await room.stage();
  const found = { heading: room.root.all("question")[0]?.textContent ?? "", words: room.root.all("candidate__name").length };
  room.leave();
  return found;
}

test("a phone says what came of the vote: a choice, a tie, or nothing; whatever was chosen before", async () => {
  const tied = { tied: ["c0", "c1"] };
  assert.deepEqual(await read(closed(2)), { heading: "What the room chose", words: 1 });
  assert.deepEqual(await read(closed(2, tied)), { heading: "It is a tie", words: 2 });
  assert.deepEqual(await read(closed(2, tied, { finals: final() })), { heading: "It is a tie", words: 2 });
  assert.deepEqual(await read(closed(1, { abstentions: 1, tied: ["c0"] })), { heading: "Nobody has chosen yet", words: 0 });
  assert.deepEqual(await read(closed(2, { rule: "dots" })), { heading: "What the room chose", words: 1 });
});
