import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView, Typing } from "../../wire";
import { fakeRoom, rest } from "../participant/fake-room";
import { wordsKey } from "./next";
import { final, workshop } from "./sample_views";
import { usePart } from "../shared/session";
import { Mirror, WordsEditor } from "./words_editor";
import { Pen } from "./pen";

test("a last word that is taken out leaves the blank before it for the next one", async () => {
  const finals = final();
  const room = fakeRoom(workshop("word", { finals }));
  await room.draw(<WordsEditor part="mission" final={finals["mission"] as FinalView} />);
  const words = () => room.root.kind("textarea")[0]?.["value"];
  for (const typed of ["To help nurses", "To help ", "To help doctors"]) {
    await room.type(typed);
    assert.equal(words(), typed);
  }
  await room.type("To help");
  assert.equal(room.drafts.cell(wordsKey("mission"), null).value, null);
  room.drafts.flush();
  room.leave();
});

test("an objective that is removed by a slip of the hand comes back with its words, to its place", async () => {
  const objective = (id: string, text: string) => ({ id, role: "objective" as const, version: 1, text });
  const pieces = [...final()["mission"]!.pieces, objective("b", "Answer within an hour"), objective("c", "Learn from each call")];
  const room = fakeRoom(workshop("word", { finals: final({ pieces }) }));
  await room.draw(<WordsEditor part="mission" final={final({ pieces })["mission"] as FinalView} />);
  const words = () => room.root.kind("textarea").map((field) => field["value"]);
  room.root.kind("button").find((button) => button["aria-label"] === "Remove Objective 1")?.click();
  await rest();
  assert.deepEqual(words(), ["To help", "Learn from each call"]);
  await room.undo("The objective is removed.");
  assert.deepEqual(words(), ["To help", "Answer within an hour", "Learn from each call"]);
  assert.equal(room.drafts.cell(wordsKey("mission"), null).value, null);
  room.drafts.flush();
  room.leave();
});

const typed = (text: string, more: Partial<Typing> = {}): Typing => ({ base: 1, pieces: [{ id: "a", role: "purpose", text }], ...more });

function Wording() {
  const final = usePart((view) => view?.finals["mission"]) as FinalView;
  return (
    <>
      {final.has_scribe ? <Mirror part="mission" final={final} /> : <WordsEditor part="mission" final={final} />}
      <Pen part="mission" final={final} />
    </>
  );
}

function wording(more: Partial<FinalView>) {
  const view = workshop("word", { finals: final(more), people: { p1: { group: "", removed: false } } as never });
  const room = fakeRoom(view);
  const told: string[] = [];
  room.connection.tell = ((event: string, { pieces }: Typing) => void (event === "typing" && told.push(pieces.map(({ text }) => text).join("|")))) as never;
  return {
    room,
    told,
    draft: room.drafts.cell<Typing | null>(wordsKey("mission"), null),
    draw: () => room.draw(<Wording />),
    hear: async (typing?: Typing) => {
      room.store.hear({ typing: { mission: typing === undefined ? null : { handed: null, ...typing } } });
      await rest();
    },
    pen: (has_scribe: boolean, now: Partial<FinalView> = {}) => room.hear({ finals: { mission: { has_scribe, scribe: has_scribe ? "p1" : null, ...now } } }),
    end: () => (room.drafts.flush(), room.leave()),
  };
}

test("words that went with the pen are kept until the scribe writes on from them", async () => {
  const { room, draft, draw, hear, pen, end } = wording({});
  room.drafts.set(wordsKey("mission"), typed("To serve"));
  await draw();
  await hear(typed("To serve"));
  await pen(true);
  assert.deepEqual(draft.value, typed("To serve"));
  await hear(typed("To serve", { handed: true }));
  assert.deepEqual(draft.value, typed("To serve"));
  await hear(typed("To serve all"));
  assert.equal(draft.value, null);
  end();
});

test("a pen that is taken back brings what the scribe has typed, also from a device that is away", async () => {
  for (const away of [false, true]) {
    const { room, draft, draw, hear, end } = wording({ has_scribe: true, scribe: "p1" });
    await draw();
    await hear(typed("To serve all"));
    if (away) await hear();
    await room.press("Take the pen back");
    assert.deepEqual(draft.value, typed("To serve all"));
    assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, data]), [["name_scribe", { part: "mission", participant: "" }]]);
    end();
  }
});

test("words that came back with the pen go before older ones that lie here", async () => {
  const { room, draft, draw, hear, end } = wording({});
  room.drafts.set(wordsKey("mission"), typed("To serve"));
  await hear(typed("To serve all", { handed: true }));
  await draw();
  assert.deepEqual(room.texts("span").filter((text) => text.startsWith("These words came")), ["These words came with the pen, and are not offered yet."]);
  await room.press("Go on here");
  assert.deepEqual(draft.value, typed("To serve all"));
  end();
});

test("words on an older version are seen by nobody else, and the desk says so", async () => {
  const pieces: FinalView["pieces"] = [{ id: "a", role: "purpose", version: 2, text: "To heal" }];
  const { room, draw, end } = wording({ version: 2, pieces });
  const label = () => room.root.all("part-label").map(({ textContent }) => textContent);
  room.drafts.set(wordsKey("mission"), typed("To serve"));
  await draw();
  assert.deepEqual(label(), ["Your words: nobody else sees them now"]);
  await room.press("Keep my words");
  assert.deepEqual(label(), ["What everybody sees now"]);
  end();
});

test("words that the scribe has offered are a version for the desk too, and no draft", async () => {
  const { room, draft, draw, hear, pen, end } = wording({ has_scribe: true, scribe: "p1" });
  const pieces = [{ id: "a", role: "purpose" as const, version: 2, text: "To serve all" }];
  await draw();
  await hear(typed("To serve all"));
  await pen(true, { version: 2, pieces });
  await room.press("Take the pen back");
  assert.equal(draft.value, null);
  room.drafts.set(wordsKey("mission"), typed("To serve all"));
  await pen(false);
  assert.deepEqual([room.root.kind("textarea")[0]?.["value"], room.button("Keep my words")], ["To serve all", undefined]);
  end();
});
