import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView, Typing } from "../../wire";
import { fakeRoom } from "../participant/fake-room";
import { usePart } from "../shared/session";
import { wordsKey } from "./next";
import { usePassPen } from "./pass_pen";
import { final, workshop } from "./sample_views";

const KEY = wordsKey("mission");
const BEN_HAS_IT = "Ben has the pen now.";
const MOVED_ON = "The pen has gone on since. Nothing is changed.";
const words = (text: string): Typing => ({ base: 1, pieces: [{ id: "a", role: "purpose", text }] });

/** Buttons that hand the pen on as the desk does. */
function Hands() {
  const pass = usePassPen("mission");
  const at = usePart((view) => view?.finals["mission"]) as FinalView;
  return (
    <>
      <p>{at.version}</p>
      <button type="button" onClick={() => void pass("ben", { said: BEN_HAS_IT, undone: "You have the pen." })}>To Ben</button>
      <button type="button" onClick={() => void pass("", { said: "You have the pen." })}>Take it back</button>
    </>
  );
}

/** Where the desk, or a scribe, has the pen. */
async function desk(scribe = "") {
  const who = (now: string): Partial<FinalView> => ({ has_scribe: now !== "", scribe: (now || null) as never });
  const room = fakeRoom(workshop("word", { finals: final(who(scribe)) }));
  await room.draw(<Hands />);
  const pen = (now: string) => room.hear({ finals: { mission: who(now) } });
  const named = () => room.server.done.map(({ data }) => (data as { participant: string }).participant);
  const leave = () => (room.drafts.flush(), room.leave());
  return { room, pen, named, leave };
}

test("an undo takes the pen from whom it was given to, with what they typed", async () => {
  const { room, pen, named, leave } = await desk();
  await room.press("To Ben");
  await pen("ben");
  room.store.hear({ typing: { mission: { handed: null, ...words("To serve all") } } });
  await room.undo(BEN_HAS_IT);
  assert.deepEqual(named(), ["ben", ""]);
  assert.deepEqual(room.drafts.cell<Typing | null>(KEY, null).value, words("To serve all"));
  leave();
});

test("an old undo leaves what was typed since the pen was taken back, and says why nothing happens", async () => {
  const { room, pen, named, leave } = await desk();
  await room.press("To Ben");
  await pen("ben");
  room.store.hear({ typing: { mission: { handed: null, ...words("To serve all") } } });
  await room.press("Take it back");
  await pen("");
  room.drafts.set(KEY, words("To serve everybody, day and night"));
  await room.undo(BEN_HAS_IT);
  assert.deepEqual(named(), ["ben", ""]);
  assert.deepEqual(room.drafts.cell<Typing | null>(KEY, null).value, words("To serve everybody, day and night"));
  assert.equal(room.said[room.said.length - 1], MOVED_ON);
  leave();
});

test("an old undo does not give the pen to whoever had it long ago, nor takes it from somebody else", async () => {
  const { room, pen, named, leave } = await desk("ana");
  await room.press("To Ben");
  for (const now of ["ben", "", "cho"]) await pen(now);
  await room.undo(BEN_HAS_IT);
  assert.deepEqual(named(), ["ben"]);
  assert.equal(room.said[room.said.length - 1], MOVED_ON);
  leave();
});

test("of the messages about one pen only the newest stands", async () => {
  const { room, pen, leave } = await desk();
  await room.press("To Ben");
  await pen("ben");
  await room.press("Take it back");
  const [given, taken] = room.messages.map(({ about }) => about ?? "");
  assert.deepEqual([given === taken, given !== ""], [true, true]);
  leave();
});
