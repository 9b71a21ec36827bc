/** The agenda while it is edited on a slow line: no field falls back to what it held before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FakeNode } from "../../core/fake-page";
import { fakeRoom, rest } from "../participant/fake-room";
import { EditStage } from "./agenda_edit";
import { workshop } from "./sample_views";
import { stagesOf } from "./stages";

async function editing() {
  const view = workshop("welcome");
  const room = fakeRoom(view);
  let version = 1; // the view has it
  room.server.answers.set("change_stage", () => ({ ok: true, version: (version += 1) }));
  const stages = stagesOf(view);
  const gather = stages.find(({ id }) => id === "gather")!;
  await room.draw(<EditStage stage={gather} stages={stages} />);
  const field = (at: number): FakeNode => room.root.kind("input")[at]!;
  const leave = async (at: number): Promise<void> => {
    field(at).heard["change"]?.call(field(at), { type: "change", currentTarget: field(at), target: field(at) });
    await rest();
  };
  return { room, leave, values: () => [0, 1].map((at) => String(field(at)["value"])), sent: () => room.line.sent.map(({ data }) => data) };
}

test("minutes that are stored before the new name has come back keep that name", async () => {
  const { room, leave, values, sent } = await editing();
  room.line.up.value = false;
  await room.type("What we need", 0);
  await leave(0);
  await room.type("8", 1);
  await leave(1);
  room.line.up.value = true;
  await rest();
  assert.deepEqual(sent(), [
    { stage: "gather", title: "What we need", minutes: 5 },
    { stage: "gather", title: "What we need", minutes: 8 },
  ]);
  // Both are stored, and the view has neither, then the one.
  assert.deepEqual(values(), ["What we need", "8"]);
  await room.hear({});
  assert.deepEqual(values(), ["What we need", "8"]);
  await room.hear({});
  assert.deepEqual(values(), ["Gather ideas", "5"]); // as the agenda has it, which the test did not change
  room.leave();
});

test("the answer about one field leaves alone what is being typed in the other", async () => {
  const { room, leave, values } = await editing();
  room.line.up.value = false;
  await room.type("What we need", 0);
  await leave(0);
  await room.type("1", 1);
  room.line.up.value = true;
  await rest();
  await room.hear({ agenda: { gather: { title: "What we need" } } });
  assert.deepEqual(values()[1], "1");
  room.leave();
});

test("a name that could not be stored is told also to whoever has gone on", async () => {
  const { room, leave } = await editing();
  room.server.answers.set("change_stage", () => ({ ok: false, code: "no", message: "Not now.", field: null }));
  room.line.up.value = false;
  await room.type("What we need", 0);
  await leave(0);
  await room.draw(<p />);
  room.line.up.value = true;
  await rest();
  assert.deepEqual(room.said, ["Not now."]);
  room.leave();
});
