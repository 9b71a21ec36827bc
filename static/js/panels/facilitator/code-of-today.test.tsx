import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeRoom, rest } from "../participant/fake-room";
import { Desk, DeskContext } from "./desk";
import { HowToJoin, useCodeOfToday } from "./join";
import { workshop } from "./sample_views";

const links = (code: string) => ({ code, code_shown: `${code.slice(0, 4)} ${code.slice(4)}`, urls: { qr: `/w/${code}/qr.svg` } });

function Shown() {
  useCodeOfToday();
  return <HowToJoin />;
}

test("a code that another device made is shown, and a reload finds the desk under it", async () => {
  const room = fakeRoom(workshop("gather"));
  const asked: string[] = [];
  const addresses: string[] = [];
  const { fetch, history } = globalThis;
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    return Response.json(links("MNPQRTVW"));
  };
  globalThis.history = { replaceState: (_data: unknown, _title: string, to: string) => void addresses.push(to) } as never;
  const desk = new Desk({ ...links("K7MPWX3D"), csrf: "" } as never);
  await room.draw(
    <DeskContext.Provider value={desk}>
      <Shown />
    </DeskContext.Provider>,
  );
  const shown = () => [room.root.all("code qr-panel__code")[0]?.textContent, room.root.kind("img")[0]?.["src"]];
  assert.deepEqual(shown(), ["K7MP WX3D", "/w/K7MPWX3D/qr.svg"]);
  room.store.hear({ code: "K7MPWX3D" });
  await rest();
  assert.deepEqual(asked, []);
  room.store.hear({ code: "MNPQRTVW" });
  await rest();
  assert.deepEqual(asked, ["/api/workshops/MNPQRTVW/links"]);
  assert.deepEqual(shown(), ["MNPQ RTVW", "/w/MNPQRTVW/qr.svg"]);
  assert.deepEqual(addresses, ["/w/MNPQRTVW/lead"]);
  Object.assign(globalThis, { fetch, history });
  room.leave();
});
