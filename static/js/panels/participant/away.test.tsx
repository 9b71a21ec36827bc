import assert from "node:assert/strict";
import { test } from "node:test";
import { Disk } from "../../core/fakes";
import { stage, workshop } from "../facilitator/sample_views";
import { App } from "./face";
import { fakeRoom } from "./fake-room";

const prompts = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };
const asking = { ...stage("gather", 1), prompts, opened: true, revealed: false };

test("whoever writes while the workshop comes back goes on at the same letter", async () => {
  const disk = new Disk();
  disk.shelf().set("draft:idea:gather:q", { at: 1, value: "Nurses at" } as { at: number });
  const plain = workshop("gather", { ideas: {} });
  const room = fakeRoom(null, {}, disk);
  room.connection.offlineFor2s.value = true;
  await room.draw(<App />);
  assert.deepEqual(room.root.all("phone__workshop").map(({ dir }) => dir), ["auto"]);
  const [before] = room.root.kind("textarea");
  before?.focus();
  before?.setSelectionRange(3, 3);
  room.connection.offlineFor2s.value = false;
  await room.arrive({ ...plain, agenda: { ...plain.agenda, gather: asking } });
  const [after] = room.root.kind("textarea");
  assert.deepEqual([after === before, (document.activeElement as unknown) === after], [false, true]);
  assert.deepEqual([after?.["value"], after?.["selectionStart"]], ["Nurses at", 3]);
  room.leave();
});
