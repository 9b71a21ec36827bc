/** Documents are made while the room finishes: what was asked for, and what was made, outlives the panel. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeRoom, rest } from "../participant/fake-room";
import { Desk, DeskContext } from "./desk";
import { workshop } from "./sample_views";
import { StagePanel } from "./stage_panel";

// A document says when it was made, in the reader's own way.
(globalThis as Record<string, unknown>)["navigator"] ??= { languages: [] };

interface Post {
  body: unknown;
  answer(document: object): Promise<void>;
}

async function desk() {
  const room = fakeRoom(workshop("close"));
  const { fetch } = globalThis;
  const posts: Post[] = [];
  const stored: object[] = [];
  /** Lists that were asked for; `held` until they are let go. */
  const held: Array<() => void> = [];
  const how = { hold: false };
  globalThis.fetch = async (_url, more) => {
    if (more?.method !== "POST") {
      const now = [...stored];
      if (how.hold) await new Promise<void>((go) => void held.push(go));
      return Response.json({ documents: now });
    }
    return new Promise<Response>((done) => {
      const answer = (document: object): Promise<void> => (stored.unshift(document), done(Response.json({ document })), rest());
      posts.push({ body: JSON.parse(String(more.body)), answer });
    });
  };
  const boot = { code: "K7MPWX3D", code_shown: "", urls: { documents: "/d", outcome_link: "http://h/o", replay_link: "http://h/r" }, csrf: "" };
  await room.draw(
    <DeskContext.Provider value={new Desk(boot as never)}>
      <StagePanel />
    </DeskContext.Provider>,
  );
  const tick = () => room.root.kind("input").find((input) => input["type"] === "checkbox");
  const want = async (comments: boolean): Promise<void> => {
    tick()?.heard["change"]?.call(tick(), { type: "change", currentTarget: { checked: comments } });
    await rest();
  };
  const leave = (): void => (room.leave(), void (globalThis.fetch = fetch));
  const made = (): string[] => room.root.all("documents__name").map(({ textContent }) => textContent);
  return { room, posts, held, how, want, made, leave, ticked: () => tick()?.["checked"] };
}

const paper = (id: string) => ({ id, kind: "full", name: `${id}.docx`, made_at: 1, version: 1, size: 1, url: `/d/${id}` });

test("a document that is made while the workshop is finished stands in the list afterwards", async () => {
  const { room, posts, want, made, leave, ticked } = await desk();
  await want(true);
  await room.press("Make the full document");
  await room.hear({ status: "finished" });
  const making = () => room.root.kind("progress").length;
  assert.deepEqual([ticked(), making(), made()], [true, 1, []]);
  await room.press("Make the full document"); // the first one is still on its way
  assert.deepEqual(posts.map(({ body }) => body), [{ kind: "full", comments: true }]);
  await posts[0]?.answer(paper("one"));
  assert.deepEqual([making(), made()], [0, ["one.docx"]]);
  leave();
});

test("a list that was asked for before a document was ready does not take it away", async () => {
  const { room, posts, held, how, made, leave } = await desk();
  await room.press("Make the full document");
  how.hold = true;
  await room.hear({ status: "finished" });
  await posts[0]?.answer(paper("one"));
  for (const go of held) go();
  await rest();
  assert.deepEqual(made(), ["one.docx"]);
  leave();
});
