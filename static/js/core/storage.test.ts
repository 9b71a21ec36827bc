/** What this device keeps, and for whom. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Disk } from "./fakes";

const DAY = 24 * 3_600_000;
const at = (time: number, value: string) => ({ at: time, value }) as { at: number };

test("somebody whose workshop got another code finds their words again, and nobody else's", () => {
  const disk = new Disk();
  disk.shelf("OLD2WXYZ", "priya").set("draft:idea:s2:q1", at(5, "Nurses at the"));
  disk.shelf("OLD2WXYZ", "priya").set("draft:comment:c1", at(5, "older"));
  disk.shelf("OLD2WXYZ", "jonas").set("draft:idea:s2:q1", at(5, "Jonas’ own"));
  const shelf = disk.shelf("NEW7WXYZ", "priya");
  shelf.set("draft:comment:c1", at(9, "newer"));
  shelf.takeOver();
  assert.deepEqual(shelf.get("draft:idea:s2:q1"), at(5, "Nurses at the"));
  assert.deepEqual(shelf.get("draft:comment:c1"), at(9, "newer"));
  assert.deepEqual([...disk.kept.keys()].sort(), [
    "lodestar:NEW7WXYZ:priya:draft:comment:c1",
    "lodestar:NEW7WXYZ:priya:draft:idea:s2:q1",
    "lodestar:OLD2WXYZ:jonas:draft:idea:s2:q1",
  ]);
});

test("a facilitator finds what they wrote under an earlier code, and not what they wrote in another workshop", () => {
  const disk = new Disk();
  const desk = (code: string) => disk.shelf(code, "facilitator-ada");
  desk("OLD2WXYZ").note("w1");
  desk("OLD2WXYZ").set("draft:words:mission", at(5, "To help"));
  desk("ELSEWHER").note("w2");
  desk("ELSEWHER").set("draft:words:mission", at(9, "another workshop’s"));
  desk("UNKNOWNX").set("draft:words:mission", at(9, "nobody knows whose"));
  const shelf = desk("NEW7WXYZ");
  shelf.takeOver("w1");
  assert.deepEqual(shelf.get("draft:words:mission"), at(5, "To help"));
  assert.deepEqual([desk("OLD2WXYZ"), desk("ELSEWHER"), desk("UNKNOWNX")].map((old) => old.keys("draft:").length), [0, 1, 1]);
  // A desk that is still open under the earlier code writes there until it is loaded again.
  desk("OLD2WXYZ").set("draft:words:mission", at(7, "To help at night"));
  shelf.takeOver("w1");
  assert.deepEqual(shelf.get("draft:words:mission"), at(7, "To help at night"));
});

test("where the disk is full, what lies under the earlier code stays there and can be written on", () => {
  const disk = new Disk();
  disk.shelf("OLD2WXYZ").set("draft:idea:s2:q1", at(5, "Nurses at the"));
  disk.full = true;
  const shelf = disk.shelf("NEW7WXYZ");
  shelf.takeOver();
  assert.deepEqual(shelf.get("draft:idea:s2:q1"), at(5, "Nurses at the"));
  assert.deepEqual([...disk.kept.keys()], ["lodestar:OLD2WXYZ:priya:draft:idea:s2:q1"]);
});

test("what a device wrote whose clock was wrong by years is not swept out of its own workshop", () => {
  const disk = new Disk();
  const shelf = disk.shelf();
  shelf.set("draft:idea:s2:q1", at(1 * DAY, "Nurses at the"));
  disk.shelf("LONG2AGO").set("draft:idea:s2:q1", at(1 * DAY, "long ago"));
  shelf.sweep(20_000 * DAY);
  assert.deepEqual([...disk.kept.keys()], ["lodestar:K7MPWX3D:priya:draft:idea:s2:q1"]);
});
