/** The steps of agreement, and what is said of them where somebody asks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Step } from "../../wire";
import { FakeNode } from "../../core/fake-page";
import { Disk } from "../../core/fakes";
import { final, round, workshop } from "../facilitator/sample_views";
import { fakeRoom } from "./fake-room";
import { ForgetBallots } from "./forget-ballots";
import { Stage } from "./stage";

async function told(block: number): Promise<{ steps: number; help: string }> {
  const pieces = [{ id: "a", role: "purpose" as const, order: 1, text: "Help" }];
  const open = { over: "final" as const, rule: "gradients" as const, status: "open" as const, options: ["mission"], settings: { block }, pieces: { mission: pieces } };
  const room = fakeRoom(workshop("ratify", { rounds: round("ratify", open) }));
  await room.stage();
  const found = { steps: room.root.kind("input").length, help: room.root.all("help__answer")[0]?.textContent ?? "" };
  room.leave();
  return found;
}

test("who asks what the steps mean reads of a block only where there is one", async () => {
  const [all, without] = [await told(1), await told(0)];
  assert.deepEqual([all.steps, without.steps], [8, 7]);
  assert.equal(all.help.endsWith("A block says: not like this."), true);
  assert.equal(without.help, all.help.replace(" A block says: not like this.", ""));
  assert.notEqual(without.help, "");
});

test("what the room works on is called the final words: they count versions of their own, not the candidate's", async () => {
  const pieces = [{ id: "a", role: "purpose" as const, order: 1, text: "Help" }];
  const open = { over: "final" as const, rule: "gradients" as const, status: "open" as const, options: ["mission"], option_versions: { mission: 1 }, pieces: { mission: pieces } };
  const mission = final();
  const both = { ...mission, vision: mission["mission"]! };
  const told = [
    [workshop("word", { finals: mission }), "Final words · version 1"],
    [workshop("word", { finals: both }), "Mission · final words, version 1"],
    [workshop("ratify", { finals: mission, rounds: round("ratify", open) }), "Mission · final words, version 1"],
  ] as const;
  for (const [view, label] of told) {
    const room = fakeRoom(view);
    await room.stage();
    assert.equal(room.texts("h2").includes(label), true, room.texts("h2").join());
    room.leave();
  }
});

test("a reservation can be said too, and need not be", async () => {
  const pieces = [{ id: "a", role: "purpose" as const, order: 1, text: "Help" }];
  const open = { over: "final" as const, rule: "gradients" as const, status: "open" as const, options: ["mission"], settings: { block: 1 }, pieces: { mission: pieces } };
  const view = workshop("ratify", { rounds: round("ratify", open) });
  const fields = async (step: Step): Promise<string[]> => {
    const room = fakeRoom(view, { ballots: { r1: { step, reason: "" } } });
    await room.stage();
    const labels = room.texts("label").filter((text) => text.includes("(optional)"));
    room.leave();
    return labels;
  };
  assert.deepEqual(await fields("minor_point"), []);
  assert.deepEqual(await fields("reservations"), ["What is your reservation? (optional)"]);
  assert.deepEqual(await fields("disagree"), ["What would have to change? (optional)"]);
});

test("what would have to change is not sent along as a reservation by who moves up", async () => {
  const pieces = [{ id: "a", role: "purpose" as const, order: 1, text: "Help" }];
  const open = { over: "final" as const, rule: "gradients" as const, status: "open" as const, options: ["mission"], settings: { block: 1 }, pieces: { mission: pieces } };
  const room = fakeRoom(workshop("ratify", { rounds: round("ratify", open) }), { ballots: { r1: { step: "disagree", reason: "No word on nights." } } });
  await room.stage();
  const inputs = room.root.kind("input");
  inputs[2]?.heard["change"]?.call(inputs[2], { type: "change", currentTarget: inputs[2] } as never);
  await room.hear({});
  assert.deepEqual(room.server.done.map(({ data }) => data), [{ round: "r1", ballot: { step: "reservations", reason: "" } }]);
  room.leave();
});

test("whoever chooses a step that is asked about sees the question, which stands below the steps; nobody else's page moves", async () => {
  const pieces = [{ id: "a", role: "purpose" as const, order: 1, text: "Help" }];
  const open = { over: "final" as const, rule: "gradients" as const, status: "open" as const, options: ["mission"], settings: { block: 1 }, pieces: { mission: pieces } };
  const shown: string[] = [];
  const into = function (this: FakeNode, how?: { block: string }): void {
    shown.push(`${this.textContent.split("?")[0]}: ${how?.block}`);
  };
  Object.assign(FakeNode.prototype, { scrollIntoView: into });
  const room = fakeRoom(workshop("ratify", { rounds: round("ratify", open) }), { ballots: { r1: { step: "disagree", reason: "" } } });
  await room.stage();
  const choose = async (step: number): Promise<string[]> => {
    const chosen = room.root.kind("input")[step];
    chosen?.heard["change"]?.call(chosen, { type: "change", currentTarget: chosen } as never);
    await room.hear({});
    return shown.splice(0);
  };
  assert.deepEqual(shown, []);
  assert.deepEqual(await choose(7), ["What would have to change: nearest"]);
  assert.deepEqual(await choose(0), []);
  await room.hear({}, { ballots: { r1: { step: "disagree", reason: "" } } }); // from this person's other device
  assert.deepEqual(shown, []);
  assert.deepEqual(await choose(2), ["What is your reservation: nearest"]);
  delete (FakeNode.prototype as Partial<FakeNode>)["scrollIntoView"];
  room.leave();
});

test("nothing that was chosen or written for a vote is left on the device once it is over", async () => {
  const pieces = [{ id: "a", role: "purpose" as const, order: 1, text: "Help" }];
  const open = { over: "final" as const, rule: "gradients" as const, status: "open" as const, options: ["mission"], settings: { block: 1 }, pieces: { mission: pieces } };
  const disk = new Disk();
  const room = fakeRoom(workshop("ratify", { rounds: round("ratify", open) }), {}, disk);
  await room.draw(
    <>
      <ForgetBallots />
      <Stage />
    </>,
  );
  for (const step of [2, 6]) {
    const chosen = room.root.kind("input")[step];
    chosen?.heard["change"]?.call(chosen, { type: "change", currentTarget: chosen } as never);
    await room.hear({});
    await room.type("Nobody asked the night shift.");
  }
  room.drafts.flush();
  const left = (): string[] => [...disk.kept.keys()].filter((key) => key.endsWith(":r1")).map((key) => key.split("draft:")[1] ?? key).sort();
  assert.deepEqual(left(), ["ballot:r1", "reason:r1", "reservation:r1"]);
  await room.hear({ rounds: { r1: { status: "closed" } } });
  assert.deepEqual(left(), []);
  assert.equal([...disk.kept.values()].some((text) => text.includes("night shift")), false);
  room.leave();
});
