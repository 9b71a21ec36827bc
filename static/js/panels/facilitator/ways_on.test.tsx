import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeRoom, rest } from "../participant/fake-room";
import { Desk, DeskContext } from "./desk";
import { final, stage, workshop } from "./sample_views";
import { WaysOn } from "./ways_on";

test("“not yet agreed” is recorded once by a double press, and what is typed meanwhile stays", async () => {
  const finals = final();
  const room = fakeRoom(workshop("ratify", { finals }));
  const desk = new Desk({ code_shown: "", urls: {}, csrf: "" } as never);
  await room.draw(
    <DeskContext.Provider value={desk}>
      <WaysOn stage={{ ...stage("ratify", 7), id: "ratify" }} final={finals["mission"]!} />
    </DeskContext.Provider>,
  );
  await room.type("The nights are missing");
  const [form] = room.root.kind("form");
  const submit = (): void => form?.heard["submit"]?.call(form, { type: "submit", preventDefault: () => undefined });
  const words = () => room.root.kind("textarea")[0]?.["value"];
  submit();
  submit();
  await rest();
  assert.equal(words(), "");
  submit();
  await rest();
  assert.deepEqual(room.server.done.map(({ kind, data }) => [kind, (data as { obstacle: string }).obstacle]), [["record_not_yet", "The nights are missing"]]);
  assert.equal(room.root.all("field__error").length, 0);
  await room.type("The nights, and the weekends");
  submit();
  await room.type("The nights, the weekends and the holidays");
  await rest();
  assert.deepEqual([room.server.done.length, words()], [2, "The nights, the weekends and the holidays"]);
  room.drafts.flush();
  room.leave();
});
