/** One page's connection, state, outbox and drafts, put together. */
import type * as wire from "../wire";
import { News } from "./announce";
import type { Boot } from "./boot";
import { Clock } from "./clock";
import { Connection } from "./connection";
import { Dialogs } from "./dialog";
import { Drafts } from "./drafts";
import { Outbox } from "./outbox";
import { onLeave, onReturn } from "./page";
import { openSocket } from "./socket";
import { browserStorage, Shelf } from "./storage";
import { Store } from "./store";
import { Toasts } from "./toast";

export { SessionContext, useSession } from "./context";

export interface Session<View = wire.View, Mine = wire.Mine, Live = wire.Live> {
  boot: Boot;
  store: Store<View, Mine, Live>;
  connection: Connection<View, Mine, Live>;
  outbox: Outbox;
  drafts: Drafts;
  storage: Shelf;
  clock: Clock;
  news: News;
  toasts: Toasts;
  dialogs: Dialogs;
}

/** Open the page's one session: it connects at once, and lives as long as the page. `token`: how to
 * ask for it, where the page came without one (kept.ts). */
export function openSession<View = wire.View, Mine = wire.Mine, Live = wire.Live>(
  boot: Boot,
  token: string | (() => Promise<string>) = boot.token,
): Session<View, Mine, Live> {
  const store = new Store<View, Mine, Live>();
  const clock = new Clock();
  const connection = new Connection(openSocket, token, store, clock);
  // The screen writes nothing and is nobody: its shelf stays empty.
  const storage = new Shelf(browserStorage(), boot.code, boot.participant || boot.role);
  const outbox = new Outbox(storage, connection, store.version);
  const drafts = new Drafts(storage);
  const news = new News();

  const workshop = typeof boot["workshop"] === "string" ? boot["workshop"] : "";
  // A participant's id is theirs in one workshop; an account's is the same in all that it leads.
  if (boot.role === "participant") storage.takeOver();
  else if (workshop !== "") storage.takeOver(workshop);
  if (workshop !== "") storage.note(workshop);
  storage.sweep(Date.now());
  drafts.start();
  outbox.start();
  onLeave(() => drafts.flush());
  onReturn((away) => connection.wake(away));
  connection.open();
  return { boot, store, connection, outbox, drafts, storage, clock, news, toasts: new Toasts(news, roomForToasts(boot)), dialogs: new Dialogs() };
}

/** The foot of a wide desk's agenda has room for two; elsewhere they lie over the page. */
function roomForToasts({ role }: Boot): () => number {
  const wide = role === "facilitator" ? matchMedia("(min-width: 48em)") : null;
  return () => (wide?.matches ? 2 : 1);
}
