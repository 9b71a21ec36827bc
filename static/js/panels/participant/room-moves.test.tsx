/** What others do while somebody is writing: the focus stays, and the words do. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { workshop } from "../facilitator/sample_views";
import { CandidatePage } from "./candidate-page";
import { fakeRoom } from "./fake-room";
import { useView } from "./use";

test("a candidate that changes while somebody comments on it leaves them in their field", async () => {
  const room = fakeRoom(workshop("discuss"));
  const Page = () => <CandidatePage id="c1" candidate={useView((view) => view.candidates["c1"])!} />;
  await room.draw(<Page />);
  const [field] = room.root.kind("textarea");
  field?.focus();
  await room.hear({ candidates: { c1: { version: 2 } } });
  assert.equal(room.root.kind("h2").some(({ textContent }) => textContent === "Candidate 1 · version 2"), true);
  assert.equal((document.activeElement as unknown) === field, true);
  room.leave();
});
