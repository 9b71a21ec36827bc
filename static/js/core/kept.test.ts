import assert from "node:assert/strict";
import { test } from "node:test";
import { Disk } from "./fakes";
import { codeIn, keptBoot } from "./kept";
import { leaveSeat, seats, takeSeat } from "./seats";

const BLANK = { code: "", role: "participant" as const, participant: "", title: "", token: "", urls: {}, kept: true };

test("a kept page knows who sits in the workshop of its address, and nobody in another", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1_000 });
  const disk = new Disk();
  takeSeat(disk.shelf("K7MPWX3D", "priya"));
  assert.equal(keptBoot(BLANK, "/w/k7mp-wx3d", disk.storage()).participant, "priya");
  assert.equal(keptBoot(BLANK, "/w/AAAAAAAA", disk.storage()).participant, "");
  assert.equal(keptBoot(BLANK, "/join", disk.storage()).participant, "");
});

test("of two seats in one workshop the one used last counts; one that was left is none", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1_000 });
  const disk = new Disk();
  takeSeat(disk.shelf("K7MPWX3D", "priya"));
  context.mock.timers.tick(1);
  takeSeat(disk.shelf("K7MPWX3D", "omar"));
  assert.deepEqual(seats(disk.storage()), [
    { code: "K7MPWX3D", participant: "omar", at: 1_001 },
    { code: "K7MPWX3D", participant: "priya", at: 1_000 },
  ]);
  leaveSeat(disk.shelf("K7MPWX3D", "omar"));
  assert.deepEqual(seats(disk.storage()).map(({ participant }) => participant), ["priya"]);
});

test("drafts alone are no seat", () => {
  const disk = new Disk();
  disk.shelf("K7MPWX3D", "priya").set("draft:idea:s2:q1", { at: 1 });
  assert.deepEqual(seats(disk.storage()), []);
});

test("a code is read as people type it", () => {
  assert.deepEqual(
    ["/w/K7MPWX3D", "/w/k7mp%20wx3d/", "/under/w/k7mp-wx3d", "/w/K7MPWX3D/lead", "/join", "/w/K7MP%"].map((path) => codeIn(path)),
    ["K7MPWX3D", "K7MPWX3D", "K7MPWX3D", "", "", ""],
  );
});
