import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeNode } from "../../core/fake-page";
import { fakeRoom } from "../participant/fake-room";
import { Desk, DeskContext } from "./desk";
import { RehearseDialog } from "./rehearse";
import { workshop } from "./sample_views";

Object.assign(FakeNode.prototype, { showModal: () => undefined, close: () => undefined });

test("the number of simulated people can be taken out and typed anew", async () => {
  const room = fakeRoom(workshop("welcome"));
  const { fetch } = globalThis;
  const asked: unknown[] = [];
  globalThis.fetch = async (_url, more) => {
    if (more?.method === "POST") asked.push(JSON.parse(String(more.body)));
    return Response.json({ running: true });
  };
  const desk = new Desk({ code: "K7MPWX3D", code_shown: "", urls: { rehearse: "/r" }, csrf: "" } as never);
  desk.dialog.value = "rehearse";
  await room.draw(
    <DeskContext.Provider value={desk}>
      <RehearseDialog />
    </DeskContext.Provider>,
  );
  const number = () => room.root.kind("input")[0]?.["value"];
  for (const typed of ["1", "", "3", "30"]) {
    await room.type(typed);
    assert.equal(number(), typed);
  }
  await room.press("Bring more");
  assert.deepEqual(asked, [{ participants: 30 }]);
  globalThis.fetch = fetch;
  room.leave();
});
