import assert from "node:assert/strict";
import { test } from "node:test";
import type { FinalView } from "../../wire";
import { fakeRoom } from "../participant/fake-room";
import { wordsKey } from "./next";
import { final, workshop } from "./sample_views";
import { WordsEditor } from "./words_editor";

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
