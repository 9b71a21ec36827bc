import assert from "node:assert/strict";
import { test } from "node:test";
import { mergePatch } from "../../core/patch";
import type { FrameView, TimelineView, View } from "../../wire";
import { adoptedLater, momentOf } from "./moment";
import { Player } from "./player";
import { Reel } from "./reel";
import { Scale } from "./scale";
import { Views } from "./views";

const MINUTE = 60_000;
const START = { counts: { ideas: {} }, ideas: {} } as unknown as View;

/** 200 frames that add, change, take away and bring back. */
function frames(): FrameView[] {
  return Array.from({ length: 200 }, (_, place): FrameView => {
    const id = `i${place % 17}`;
    const idea = place % 5 === 3 ? null : { text: `text ${place}`, ...(place % 2 ? { author: "a" } : {}) };
    return { version: place + 1, at: place, patch: { ideas: { [id]: idea }, counts: { ideas: { s: place } } } };
  });
}

/** A workshop planned a day ahead: three stages, decisions at 4 and 6, the end after 30 minutes. */
function reel(): Reel {
  const minutes = [-1440, 0, 1, 2, 3, 10, 30];
  const begin = 1_000 * MINUTE;
  const marks = [4, 6].map((version) => ({ version, at: 0, kind: "closed" as const, text: `Decision ${version}` }));
  const chapters = [2, 4, 6].map((version, place) => ({
    title: `Chapter ${place}`,
    version,
    at: 0,
    last: 0,
    end: 0,
  }));
  return new Reel({
    version: 7,
    begin,
    begin_version: 2,
    end: begin + 30 * MINUTE,
    start: START,
    frames: minutes.map((minute, place) => ({
      version: place + 1,
      at: begin + minute * MINUTE,
      patch: { status: `v${place + 1}` },
    })),
    chapters,
    transcript: [1, 3, 5].map((version) => ({ version, last: version, at: 0, kind: "line" as const, text: `Line ${version}` })),
    marks,
    cut: marks.map(({ version }) => ({ version, play: 10_000 })),
    names: {},
  } as TimelineView);
}

function status(reel: Reel, frame: number): string {
  return reel.view(frame).status;
}

test("a view in the middle is the same, whichever way one came there", () => {
  const all = frames();
  const views = new Views(START, all);
  let expected: unknown = START;
  const byPatches = all.map(({ patch }) => (expected = mergePatch(expected, patch)));
  for (const frame of [0, 199, 31, 32, 33, 5, 198, 64, 63, 0]) assert.deepEqual(views.at(frame), byPatches[frame]);
  assert.deepEqual(views.at(-1), START);
});

test("what did not change between two frames is the same object", () => {
  const views = new Views(START, frames());
  const [before, after] = [views.at(100), views.at(101)];
  assert.notEqual(before.ideas, after.ideas);
  assert.equal(before.ideas["i3"], after.ideas["i3"]);
});

test("on a scale a long silence is short, and a place is found again", () => {
  const scale = new Scale([0, 1_000, 61_000], 70_000, 5_000);
  assert.equal(scale.total, 11_000);
  assert.equal(scale.of({ frame: 1, into: 30_000 }), 3_500);
  assert.deepEqual(scale.place(3_500), { frame: 1, into: 30_000 });
  assert.deepEqual(scale.place(0), { frame: 0, into: 0 });
  assert.deepEqual(scale.place(99_000), { frame: 2, into: 9_000 });
});

test("of events in one breath the last is shown", () => {
  assert.deepEqual(new Scale([0, 1_000, 1_000, 1_000, 2_000], 2_000, 5_000).place(1_000), { frame: 3, into: 0 });
});

test("a replay begins when the workshop began, not while it was planned", () => {
  const player = new Player(reel());
  assert.equal(player.time.value, 0);
  assert.equal(status(player.reel, player.frame.value), "v2");
  assert.deepEqual(player.reel.lines.map(({ text }) => text), ["Line 3", "Line 5"]);
});

test("playing skips silences, and ends where the workshop ended", () => {
  const player = new Player(reel());
  player.speed.value = 1;
  player.play();
  player.tick(12_000); // two silences of five seconds, and two into the third
  assert.equal(status(player.reel, player.frame.value), "v4");
  player.tick(60_000);
  assert.equal(player.time.value, 30 * MINUTE);
  assert.equal(player.playing.value, false);
  assert.equal(player.ended.value, true);
  player.play();
  assert.equal(player.frame.value, 0);
});

test("with silences in full, eight times as fast is eight times as fast", () => {
  const player = new Player(reel());
  player.skipping.value = false;
  player.play();
  player.tick(10_000);
  assert.equal(player.time.value, 80_000);
});

test("steps go from frame to frame, and back to what a silence followed", () => {
  const player = new Player(reel());
  player.step(1);
  player.step(1);
  assert.equal(status(player.reel, player.frame.value), "v4");
  player.goShare(0.9);
  assert.equal(status(player.reel, player.frame.value), "v6");
  player.step(-1);
  assert.equal(player.time.value, 10 * MINUTE);
  player.step(-1);
  assert.equal(player.time.value, 3 * MINUTE);
});

test("chapters are reached from anywhere", () => {
  const player = new Player(reel());
  player.chapter(1);
  assert.equal(status(player.reel, player.frame.value), "v4");
  player.step(1);
  player.chapter(-1);
  assert.equal(status(player.reel, player.frame.value), "v4");
  player.chapter(-1);
  assert.equal(status(player.reel, player.frame.value), "v2");
  player.chapter(1);
  player.chapter(1);
  player.chapter(1);
  assert.equal(player.ended.value, true);
});

test("decisions only: each stands its time, then the next, then it rests", () => {
  const player = new Player(reel());
  player.onlyDecisions(true);
  assert.equal(status(player.reel, player.frame.value), "v4");
  assert.equal(player.playing.value, false);
  player.play();
  player.tick(9_000);
  assert.equal(status(player.reel, player.frame.value), "v4");
  player.tick(1_000);
  assert.equal(status(player.reel, player.frame.value), "v6");
  player.tick(10_000);
  assert.equal(player.playing.value, false);
  player.step(-1);
  assert.equal(status(player.reel, player.frame.value), "v4");
  player.step(1);
  player.play();
  assert.equal(status(player.reel, player.frame.value), "v4");
});

test("decisions only leaves the speed and the pause as they were set", () => {
  const player = new Player(reel());
  player.speed.value = 16;
  player.onlyDecisions(true);
  assert.deepEqual([player.playing.value, player.speed.value], [false, 16]);
  player.play();
  player.tick(5_000);
  assert.equal(status(player.reel, player.frame.value), "v6");
  player.onlyDecisions(false);
  assert.deepEqual([player.playing.value, player.speed.value], [true, 16]);
});

test("the line and the chapter of a frame are those that hold it", () => {
  const { reel: shown } = new Player(reel());
  assert.equal(shown.lineOf(0), -1);
  assert.equal(shown.lineOf(2), 0);
  assert.equal(shown.chapterOf(3), 1);
  assert.equal(shown.frameOf(99), 5);
  assert.equal(shown.share(7), 1);
});

test("a link to a version leads to what was seen then, also where nothing changed", () => {
  const player = new Player(reel());
  player.goVersion(6);
  assert.equal(player.frame.value, 4);
  player.goVersion(1);
  assert.equal(player.frame.value, 0);
});

test("whoever points at a moment while it plays stands there", () => {
  const player = new Player(reel());
  player.play();
  player.standAt(6);
  player.tick(60_000);
  assert.deepEqual([player.frame.value, player.playing.value], [4, false]);
});

test("among decisions only, a stage heads its decisions, and moves alone are left out", () => {
  const said: Array<["line" | "chapter" | "decision", number, string]> = [
    ["chapter", 2, "The workshop begins: Welcome"],
    ["chapter", 4, "Draft"],
    ["chapter", 5, "The move is undone. Back to: Gather ideas"],
    ["decision", 5, "Revealed"],
    ["chapter", 6, "Again: Draft"],
    ["line", 6, "A comment"],
    ["decision", 6, "Opened"],
    ["decision", 7, "Closed"],
  ];
  const transcript = said.map(([kind, version, text]) => ({ version, last: version, at: 0, kind, text }));
  const shown = new Reel({ ...reel().timeline, transcript });
  assert.deepEqual(
    shown.decisions().map(({ kind, text, version }) => [kind, text, version]),
    [
      ["chapter", "Chapter 1", 4],
      ["decision", "Revealed", 5],
      ["chapter", "Chapter 2", 6],
      ["decision", "Opened", 6],
      ["decision", "Closed", 7],
    ],
  );
});

test("what was adopted later is told with the candidate that it grew from", () => {
  const { timeline } = reel();
  const adopted = { finals: { mission: { candidate: "c5" } } } as unknown as View;
  const shown = new Reel({
    ...timeline,
    start: { agenda: {}, finals: {} },
    frames: timeline.frames.map((frame) => (frame.version === 6 ? { ...frame, patch: { ...frame.patch, ...adopted } } : frame)),
    transcript: [{ version: 6, last: 6, at: 0, kind: "decision", text: "Adopted", about: { over: "final", item: "mission" } }],
    marks: [{ version: 6, at: 9, kind: "adopted", text: "Adopted" }],
  } as unknown as TimelineView);
  const at = (version: number, part: string) => adoptedLater(momentOf(shown, shown.frameOf(version)), part);
  assert.deepEqual(at(4, "mission"), { version: 6, at: 9, candidate: "c5" });
  assert.equal(at(4, "vision"), null);
  assert.equal(at(7, "mission"), null);
});
