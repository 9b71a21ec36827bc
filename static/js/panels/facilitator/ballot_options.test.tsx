/** What can be on a ballot, and what can't. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DialogHost } from "../../core/dialog";
import type { RoundView, ScoreTally } from "../../wire";
import { fakeRoom, rest } from "../participant/fake-room";
import { Desk, DeskContext } from "./desk";
import { PlanFields } from "./plan_fields";
import { round, stage, workshop } from "./sample_views";
import { Vote } from "./vote";

const vote = { ...stage("vote", 5), id: "vote" };
const desk = () => new Desk({ code_shown: "", urls: {}, csrf: "" } as never);

test("the last one on a ballot can't be left out: an empty one would hold everything", async () => {
  const room = fakeRoom(workshop("vote"));
  await room.draw(
    <DeskContext.Provider value={desk()}>
      <PlanFields stage={vote} />
    </DeskContext.Provider>,
  );
  const boxes = () => room.root.kind("input").map((box) => [box["checked"], box["disabled"] === true]);
  assert.deepEqual(boxes(), [[true, false], [true, false]]);
  const [first] = room.root.kind("input");
  first?.heard["change"]?.call(first, { type: "change", currentTarget: { checked: false } });
  await rest();
  assert.deepEqual(boxes(), [[false, false], [true, true]]);
  room.leave();
});

test("a tie of which nothing stands any more is not voted on again: that would be a vote on all the others", async () => {
  const tally = { rule: "score", ballots: 4, abstentions: 0, groups: { shown: [], why: "no_groups" }, options: {}, order: ["c1", "c2"], ties: [], pairwise: {}, tied: ["c1", "c2"] };
  const rounds = round("vote", { tally: tally as unknown as ScoreTally } as Partial<RoundView>);
  const plain = workshop("vote", { rounds });
  const drawn = async (aside: boolean): Promise<string[]> => {
    const candidates = Object.fromEntries(Object.entries(plain.candidates).map(([id, one]) => [id, { ...one, aside }]));
    const room = fakeRoom({ ...plain, candidates: { ...candidates, c3: { ...plain.candidates["c1"]!, order: 8, number: 3 } } });
    await room.draw(
      <DeskContext.Provider value={desk()}>
        <Vote stage={vote} />
        <DialogHost />
      </DeskContext.Provider>,
    );
    const buttons = room.texts("button");
    room.leave();
    return buttons.filter((text) => text === "Vote between these");
  };
  assert.deepEqual([await drawn(false), await drawn(true)], [["Vote between these"], []]);
});
