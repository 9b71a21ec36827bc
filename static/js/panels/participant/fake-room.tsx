/** A participant's page for tests: drawn without a browser, before a server that answers. */
import { afterEach } from "node:test";
import { signal } from "@preact/signals";
import { options, render } from "preact";
import type { ComponentChildren } from "preact";
import type { News } from "../../core/announce";
import { Clock } from "../../core/clock";
import { SessionContext } from "../../core/context";
import { Dialogs } from "../../core/dialog";
import { Drafts } from "../../core/drafts";
import { fakePage } from "../../core/fake-page";
import type { FakeNode } from "../../core/fake-page";
import { Disk, Server, ServerLine } from "../../core/fakes";
import { Outbox } from "../../core/outbox";
import { Store } from "../../core/store";
import type { Toasts, Told } from "../../core/toast";
import type { Live, Mine, View } from "../../wire";
import { RoomNews } from "./news";
import { Stage } from "./stage";

const NOBODY: Mine = {
  ...{ id: "me", group: "", removed: false, ideas: {}, candidates: [], comments: [], amendments: [], done: [] },
  ...{ hand: false, hand_place: 0, scribe: [], requests: [], ballots: {} },
};

// Effects need no frame here.
options.requestAnimationFrame = (then) => void setTimeout(then);

/** Let everything be drawn, and happen, that waits for a turn. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise<void>((done) => void setTimeout(done));
}

function InStage() {
  return (
    <>
      <RoomNews />
      <Stage />
    </>
  );
}

/** A test that fails leaves too: a page that is still drawn has clocks, which keep the whole run waiting. */
const stillThere = new Set<() => void>();
afterEach(() => {
  for (const leave of stillThere) leave();
});

export function fakeRoom(view: View | null, mine: Partial<Mine> = {}, disk = new Disk(), workshop = "") {
  const server = new Server();
  const line = new ServerLine(server);
  const shelf = disk.shelf();
  let later = 0;
  const store = new Store<View, Mine, Live>();
  let version = 1;
  const arrive = (seen: View): void =>
    store.take({ version, view: seen, mine: { ...NOBODY, ...mine }, live: { names: {}, present: 12 } as Partial<Live> });
  if (view !== null) arrive(view);
  // Said to nobody: the real one's clock would keep the test waiting.
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const news = { say, reply: say, message: signal("") } as unknown as News;
  const connection = Object.assign(line, { state: signal({ kind: "live" }), offlineFor2s: signal(false), refusal: signal(null), tell: () => undefined });
  const outbox = new Outbox(shelf, line, store.version);
  const drafts = new Drafts(shelf);
  const messages: Told[] = [];
  const show = (told: Told): void => (say(told.text), void messages.push(told));
  const toasts = { shown: signal([]), show, end: () => undefined } as unknown as Toasts;
  const session = {
    ...{ boot: { code: "K7MPWX3D", role: "participant", participant: "me", title: "", token: "", urls: {}, workshop }, store, connection },
    ...{ outbox, drafts, storage: shelf, clock: new Clock(() => 1_000_000 + later), news, toasts, dialogs: new Dialogs() },
  };
  outbox.start();
  const root = fakePage();
  const button = (name: string): FakeNode | undefined => root.kind("button").find(({ textContent }) => textContent === name);
  const leave = (): void => {
    if (!stillThere.delete(leave)) return;
    render(null, root as unknown as Element);
    outbox.stop();
  };
  stillThere.add(leave);
  return {
    ...{ root, server, line, store, outbox, drafts, connection, said, messages, button },
    async draw(what: ComponentChildren): Promise<void> {
      render(<SessionContext.Provider value={session as never}>{what}</SessionContext.Provider>, root as unknown as Element);
      await rest();
    },
    /** The workshop itself, on a page that had none (`view` null). */
    async arrive(seen: View): Promise<void> {
      arrive(seen);
      await rest();
    },
    /** Draw the stage in which the room is, as it changes. */
    stage(): Promise<void> {
      return this.draw(<InStage />);
    },
    /** The device slept so long. */
    sleeps: (ms: number) => (later += ms),
    async press(name: string): Promise<void> {
      const found = button(name);
      if (found === undefined) throw new Error(`No button says “${name}”.`);
      found.click();
      await rest();
    },
    /** Press what the message that says so offers, however long ago it came. */
    async undo(text: string): Promise<void> {
      messages.find((told) => told.text === text)?.action?.run();
      await rest();
    },
    texts: (kind: string): string[] => root.kind(kind).map(({ textContent }) => textContent),
    /** Somebody types this into the first field, or another. */
    async type(text: string, at = 0): Promise<void> {
      const field = [...root.kind("textarea"), ...root.kind("input")][at];
      if (field === undefined) throw new Error("There is no field.");
      field["value"] = text;
      field.heard["input"]?.call(field, { type: "input", currentTarget: field, target: field });
      await rest();
    },
    /** The server tells what changed. */
    async hear(more: object, own?: Partial<Mine>): Promise<void> {
      store.apply({ from: version, version: version + 1, view: more, ...(own && { mine: { ...NOBODY, ...mine, ...own } }) });
      version += 1;
      await rest();
    },
    /** Away with it, and with its clocks, before the test ends. */
    leave,
  };
}
