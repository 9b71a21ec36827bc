import assert from "node:assert/strict";
import { effect } from "@preact/signals";
import { test } from "node:test";
import { News } from "./announce";
import { Toasts } from "./toast";

test("news is said at once after a quiet while, then gathered for two seconds", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const news = new News();
  const said: string[] = [];
  effect(() => void said.push(news.message.value));
  news.say("Two minutes left.");
  news.say("7 of 12 are done.", "turnout");
  news.say("8 of 12 are done.", "turnout");
  news.say("The ideas are revealed.");
  assert.deepEqual(said, ["", "Two minutes left."]);
  context.mock.timers.tick(2_000);
  assert.deepEqual(said.slice(2), ["8 of 12 are done. The ideas are revealed."]);
  context.mock.timers.tick(60_000);
  assert.deepEqual(said.slice(3), [""], "old news is not left lying about");
});

test("a busy room is summed up by its last three pieces of news", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const news = new News();
  for (const text of ["first", "a", "b", "c", "d"]) news.say(text);
  context.mock.timers.tick(2_000);
  assert.equal(news.message.value, "b c d");
});

test("the same news again is read out again", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const news = new News();
  news.say("Stored.");
  const before = news.message.value;
  context.mock.timers.tick(2_000);
  news.say("Stored.");
  assert.notEqual(news.message.value, before);
  assert.equal(news.message.value.trim(), "Stored.");
});

test("an answer to one's own press does not wait, and what waits comes after it", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const news = new News();
  news.say("The ideas are revealed.");
  news.say("The vote is open.", "vote");
  news.reply("1 of 5 dots placed.", "dots");
  assert.equal(news.message.value, "1 of 5 dots placed.");
  news.reply("2 of 5 dots placed.", "dots");
  assert.equal(news.message.value, "2 of 5 dots placed.");
  context.mock.timers.tick(2_000);
  assert.equal(news.message.value, "The vote is open.");
});

test("a toast leaves after eight seconds, but not while somebody is at it", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const toasts = new Toasts(new News());
  toasts.show({ text: "Moved on to Vote.", action: { label: "Undo", run: () => undefined } });
  context.mock.timers.tick(7_000);
  toasts.hold(true);
  context.mock.timers.tick(60_000);
  assert.deepEqual(toasts.shown.value.map(({ text }) => text), ["Moved on to Vote."]);
  toasts.hold(false);
  context.mock.timers.tick(1_000);
  assert.deepEqual(toasts.shown.value, []);
});

test("a newer toast about the same takes the place of the older one, and may stay longer", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const toasts = new Toasts(new News(), () => 2);
  const texts = (): string[] => toasts.shown.value.map(({ text }) => text);
  toasts.show({ text: "The room is in Narrow now.", about: "move", seconds: 20 });
  toasts.show({ text: "Copied." });
  toasts.show({ text: "The room is in Vote now.", about: "move", seconds: 20 });
  assert.deepEqual(texts(), ["Copied.", "The room is in Vote now."]);
  toasts.show({ text: "All phones are quiet.", about: "look_up" });
  assert.deepEqual(texts(), ["The room is in Vote now.", "All phones are quiet."]);
  toasts.end("look_up");
  context.mock.timers.tick(19_000);
  assert.deepEqual(texts(), ["The room is in Vote now."]);
  context.mock.timers.tick(1_000);
  assert.deepEqual(texts(), []);
});

test("one toast is shown at a time: an older one waits behind a newer, and is there long enough to be read", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const toasts = new Toasts(new News());
  const texts = (): string[] => toasts.shown.value.map(({ text }) => text);
  toasts.show({ text: "Your hand is down." });
  context.mock.timers.tick(7_000);
  toasts.show({ text: "Withdrawn." });
  assert.deepEqual(texts(), ["Withdrawn."]);
  context.mock.timers.tick(8_000);
  assert.deepEqual(texts(), ["Your hand is down."]);
  context.mock.timers.tick(3_000);
  assert.deepEqual(texts(), ["Your hand is down."]);
  context.mock.timers.tick(1_000);
  assert.deepEqual(texts(), []);
});
