/** Five hundred people on the desk, who come and go all the time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeRoom, rest } from "../participant/fake-room";
import { People, usePeople } from "./people";
import { workshop } from "./sample_views";

const MANY = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`p${n}`, { group: "", removed: n === 7 }]));
const NAMES = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`p${n}`, `Guest ${n}`]));

async function crowd() {
  const room = fakeRoom(workshop("gather", { people: MANY } as never));
  let drawn: string[] = [];
  let times = 0;
  const Listed = () => {
    const people = usePeople();
    if (people.length > 0) [drawn, times] = [people.slice(0, 4).map(({ name }) => name), times + 1];
    return null;
  };
  room.store.hear({ names: NAMES, here: { p10: true, p9: true } });
  await room.draw(
    <>
      <Listed />
      <People />
    </>,
  );
  return { room, first: () => drawn, times: () => times };
}

test("who is here stands first, then by name as people count, and nobody who was taken out", async () => {
  const { room, first } = await crowd();
  assert.deepEqual(first(), ["Guest 9", "Guest 10", "Guest 0", "Guest 1"]);
  room.store.hear({ here: { p9: null } });
  await rest();
  assert.deepEqual(first(), ["Guest 10", "Guest 0", "Guest 1", "Guest 2"]);
  room.leave();
});

test("a list that is folded is not built, and five hundred names are put in order in a moment", async () => {
  const { localeCompare } = String.prototype;
  let slow = 0;
  String.prototype.localeCompare = function (this: string, ...given: unknown[]) {
    slow += given.length > 1 ? 1 : 0;
    return (localeCompare as (...to: unknown[]) => number).apply(this, given);
  } as typeof localeCompare;
  try {
    const { room, times } = await crowd();
    assert.deepEqual([room.texts("li"), slow], [[], 0]);
    const before = times();
    room.store.hear({ writing: 3 });
    await rest();
    assert.equal(times(), before);
    room.leave();
  } finally {
    String.prototype.localeCompare = localeCompare;
  }
});

test("a row of the open list stays where it is while people come and go: beside it stands a button", async () => {
  const few = Object.fromEntries(["a", "b", "c"].map((id) => [id, { group: "", removed: false }]));
  const room = fakeRoom(workshop("gather", { people: few } as never));
  room.store.hear({ names: { a: "Ana", b: "Ben", c: "Cleo", d: "Dan" }, here: { a: true, b: true, c: true } });
  await room.draw(<People />);
  const open = async (to: boolean): Promise<void> => {
    const [details] = room.root.kind("details");
    details?.heard["toggle"]?.call(details, { type: "toggle", currentTarget: { open: to } });
    await rest();
  };
  const names = (): string[] => room.root.all("name").map(({ textContent }) => textContent);
  await open(true);
  assert.deepEqual(names(), ["Ana", "Ben", "Cleo"]);
  room.store.hear({ here: { a: null } });
  await rest();
  assert.deepEqual(names(), ["Ana away", "Ben", "Cleo"]);
  await room.hear({ people: { ...few, d: { group: "", removed: false }, b: { group: "", removed: true } } });
  assert.deepEqual(names(), ["Ana away", "Cleo", "Dan away"]);
  await open(false);
  await open(true);
  assert.deepEqual(names(), ["Cleo", "Ana away", "Dan away"]);
  room.leave();
});
