import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "./drafts";
import { Disk } from "./fakes";

test("a draft is kept after a short pause and is there again after a reload", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1 });
  const disk = new Disk();
  const drafts = new Drafts(disk.shelf());
  drafts.cell("idea", "");
  drafts.set("idea", "Ans");
  drafts.set("idea", "Answer");
  assert.equal(disk.kept.size, 0);
  context.mock.timers.tick(150);
  assert.equal(new Drafts(disk.shelf()).cell("idea", "").value, "Answer");
});

test("what was typed in the last moment is kept when the page goes", () => {
  const disk = new Disk();
  const drafts = new Drafts(disk.shelf());
  drafts.set("idea", "Answer");
  drafts.flush();
  assert.equal(new Drafts(disk.shelf()).cell("idea", "").value, "Answer");
});

test("a mission in parts is kept as it is", () => {
  const disk = new Disk();
  const blank = { purpose: "", objectives: [""] };
  const drafts = new Drafts(disk.shelf());
  drafts.cell("mission", blank);
  drafts.set("mission", { purpose: "Help", objectives: ["Listen", "Learn"] });
  drafts.flush();
  assert.deepEqual(new Drafts(disk.shelf()).cell("mission", blank).value, { purpose: "Help", objectives: ["Listen", "Learn"] });
});

test("a draft that is sent, or emptied by hand, leaves nothing behind", () => {
  const disk = new Disk();
  const drafts = new Drafts(disk.shelf());
  const cell = drafts.cell("idea", "");
  drafts.set("idea", "Answer");
  drafts.flush();
  drafts.clear("idea");
  assert.deepEqual([cell.value, disk.kept.size], ["", 0]);
  drafts.set("idea", "Again");
  drafts.flush();
  drafts.set("idea", "");
  drafts.flush();
  assert.equal(disk.kept.size, 0);
});

test("two who look at one draft see the same, and another person's is another", () => {
  const disk = new Disk();
  const drafts = new Drafts(disk.shelf());
  drafts.set("idea", "Answer");
  drafts.flush();
  assert.equal(drafts.cell("idea", ""), drafts.cell("idea", ""));
  assert.equal(new Drafts(disk.shelf("K7MPWX3D", "tomasz")).cell("idea", "").value, "");
  assert.equal(new Drafts(disk.shelf("AAAABBBB")).cell("idea", "").value, "");
});

test("a draft sent in one tab goes from another where nobody touched it, and stays where somebody did", () => {
  const disk = new Disk();
  const here = new Drafts(disk.shelf());
  here.set("idea", "Answer");
  here.flush();
  const [idle, busy] = [new Drafts(disk.shelf()), new Drafts(disk.shelf())];
  for (const tab of [idle, busy]) tab.start();
  const seen = [idle.cell("idea", ""), busy.cell("idea", "")];
  busy.set("idea", "Answer the phone");
  here.clear("idea");
  assert.deepEqual(seen.map(({ value }) => value), ["", "Answer the phone"]);
});

test("what was left here months ago is swept away, and nothing younger", () => {
  const disk = new Disk();
  const day = 24 * 3_600_000;
  disk.shelf("OLD").set("draft:idea", { at: 0 });
  disk.shelf("NEW").set("draft:idea", { at: 50 * day });
  disk.kept.set("somebody else's", "thing");
  disk.shelf().sweep(61 * day);
  assert.deepEqual([...disk.kept.keys()], ["lodestar:NEW:priya:draft:idea", "somebody else's"]);
});
