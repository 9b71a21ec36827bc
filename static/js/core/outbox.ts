/** Commands on their way: kept before they are sent, sent one after another in the order in which
 * they were made, and sent again under the same id until the server has answered.
 *
 * Several tabs of one person share the shelf. Each sends what it made; what a closed tab left behind
 * is adopted by the next page that opens, or by a tab that saw it lie there too long. An entry may
 * so be sent twice, which is harmless: the server gives a repeated id no second effect (rule 2). */
import { computed, effect, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { CommandData, CommandKind } from "../wire";
import { isTooLarge, refusal, Unanswered } from "./acks";
import type { Ack, Refusal, Sent } from "./acks";
import { t } from "./i18n";
import { newId } from "./ids";
import type { Shelf } from "./storage";

export interface SendOptions {
  /** What people call it ("Idea"), shown while it waits. */
  label?: string;
  /** What the person wrote: shown while it waits, and kept when it is refused. */
  text?: string;
  /** An entry with the same word that was never sent is replaced by this one. */
  replaces?: string;
  /** A control of the moment: not kept over a reload, and given up when it cannot go out soon. */
  momentary?: boolean;
}

interface State {
  id: string;
  label: string;
  text: string;
  /** When it was made, in milliseconds; unique in its outbox. */
  at: number;
  state: "waiting" | "sending" | "stored" | "refused";
  refusal: Refusal | null;
  /** How often it may have reached the server; adopted ones count as sent. */
  tries: number;
}

/** A command on its way, with the data of its kind. */
export type Pending = State & { [Kind in CommandKind]: { kind: Kind; data: CommandData[Kind] } }[CommandKind];

/** What the outbox needs of a connection. */
export interface Line {
  readonly up: ReadonlySignal<boolean>;
  /** Throws Unanswered. */
  command(command: Sent): Promise<Ack>;
}

type Answered = (ack: Ack) => void;

interface Entry extends State {
  kind: string;
  data: object;
  replaces: string | null;
  momentary: boolean;
  slow: number;
  answered: Answered[];
  version: number | null;
}

/** Before a command's id, on the shelf. */
export const KEY = "outbox:";
const MOMENT_MS = 10_000;
const ADOPT_AFTER_MS = 20_000;
const CATCH_UP_MS = 3_000;
/** A command that the server never answers must not hold up the others for ever. */
const MOST_SLOW_ANSWERS = 5;
const PAUSE_MS = 1_000;

export class Outbox {
  private readonly entries = signal<readonly Entry[]>([]);
  private latest = 0;
  private pumping = false;
  private stops: Array<() => void> = [];
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly listeners = new Set<(entry: Pending) => void>();
  private readonly refusals = new Set<(entry: Pending) => void>();

  /** In the order in which they were made; the refused ones too, until they are dismissed. */
  readonly pending = this.entries as unknown as ReadonlySignal<readonly Pending[]>;
  /** How many are not stored yet. */
  readonly unsent: ReadonlySignal<number> = computed(
    () => this.entries.value.filter(({ state }) => state === "waiting" || state === "sending").length,
  );

  constructor(
    private readonly shelf: Shelf,
    private readonly line: Line,
    /** The version that the view has: what was stored stays visible until the view shows it. */
    private readonly version: ReadonlySignal<number | null>,
  ) {}

  /** Adopt what earlier pages left, and send whenever the line is up. */
  start(): void {
    this.adopt(this.shelf.keys(KEY));
    this.stops = [
      effect(() => {
        if (this.line.up.value) void this.pump();
      }),
      effect(() => this.forgetShown(this.version.value)),
      this.shelf.onElsewhere((key, now) => this.elsewhere(key, now)),
    ];
  }

  stop(): void {
    for (const stop of this.stops) stop();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** Send a command. The promise gives the server's answer, whenever it comes; it never rejects. */
  send<Kind extends CommandKind>(kind: Kind, data: CommandData[Kind], options: SendOptions = {}): Promise<Ack> {
    return new Promise((answered) => this.enqueue(kind, data, options, answered));
  }

  /** The same for those who need the command's id, which is returned at once. */
  enqueue<Kind extends CommandKind>(
    kind: Kind,
    data: CommandData[Kind],
    options: SendOptions = {},
    answered?: (ack: Ack) => void,
  ): string {
    const { label = "", text = "", replaces = null, momentary = false } = options;
    const before = this.replaced(replaces);
    if (before !== undefined) this.drop(before.id);
    const waiting = [...(before?.answered ?? []), ...(answered === undefined ? [] : [answered])];
    const entry: Entry = {
      ...{ id: newId(), kind, data, label, text, at: this.nextAt(), state: "waiting", refusal: null },
      ...{ replaces, momentary, tries: 0, slow: 0, answered: waiting, version: null },
    };
    this.insert(entry);
    if (isTooLarge(data)) {
      this.refuse(entry.id, refusal("too_long", t("That is too long to send. Shorten it, then try again.")));
    } else if (momentary) {
      this.later(MOMENT_MS, () => this.giveUp(entry.id));
    }
    void this.pump();
    return entry.id;
  }

  /** Call `heard` with each one that the server has stored, whichever page made it. Returns how to stop. */
  onStored(heard: (entry: Pending) => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  /** The same for each one that the server has refused. */
  onRefused(heard: (entry: Pending) => void): () => void {
    this.refusals.add(heard);
    return () => this.refusals.delete(heard);
  }

  /** Forget a refused one. */
  dismiss(id: string): void {
    if (this.find(id)?.state === "refused") this.drop(id);
  }

  /** Send a refused one again, after everything that waits now. */
  retry(id: string): void {
    const entry = this.find(id);
    if (entry?.state !== "refused") return;
    this.drop(id);
    this.insert({ ...entry, state: "waiting", refusal: null, slow: 0, at: this.nextAt() });
    void this.pump();
  }

  /** The entry that a new one with the same word makes needless: nobody has seen it yet. */
  private replaced(word: string | null): Entry | undefined {
    if (word === null) return undefined;
    return this.entries.peek().find(
      (entry) => entry.replaces === word && entry.state === "waiting" && entry.tries === 0,
    );
  }

  private insert(entry: Entry): void {
    if (!entry.momentary) this.shelf.set(KEY + entry.id, kept(entry));
    this.entries.value = [...this.entries.peek(), entry].sort((a, b) => a.at - b.at);
  }

  /** Send what waits, one after another. A refused one does not hold up the next. */
  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    try {
      let next = this.next();
      while (next !== undefined && (await this.deliver(next))) next = this.next();
    } finally {
      this.pumping = false;
    }
  }

  private next(): Entry | undefined {
    if (!this.line.up.peek()) return undefined;
    // A device that slept comes back with its timers where they stood: the line is up before they end.
    for (const { id, momentary, at } of this.entries.peek()) {
      if (momentary && Date.now() - at >= MOMENT_MS) this.giveUp(id);
    }
    return this.entries.peek().find(({ state }) => state === "waiting");
  }

  /** True if the next one may go; false when nobody answered. */
  private async deliver({ id, kind, data }: Entry): Promise<boolean> {
    this.change(id, (entry) => ({ state: "sending", tries: entry.tries + 1 }));
    let ack: Ack;
    try {
      ack = await this.line.command({ id, kind, data });
    } catch (problem) {
      if (!(problem instanceof Unanswered)) throw problem;
      this.unanswered(id, problem.why === "too slow");
      return false;
    }
    if (ack.ok) {
      this.store(id, ack);
    } else if (ack.retry_after === undefined) {
      this.refuse(id, ack);
    } else {
      this.change(id, () => ({ state: "waiting" }));
      const pause = Math.max(PAUSE_MS, ack.retry_after * 1_000);
      await new Promise<void>((done) => this.later(pause, done));
    }
    return true;
  }

  private unanswered(id: string, slow: boolean): void {
    this.change(id, (entry) => ({ state: "waiting", slow: entry.slow + (slow ? 1 : 0) }));
    const entry = this.find(id);
    if (entry?.momentary && Date.now() - entry.at >= MOMENT_MS) this.giveUp(id);
    if (entry !== undefined && entry.slow >= MOST_SLOW_ANSWERS) {
      this.refuse(id, refusal("not_answered", t("No answer came. Check whether it was stored before you try again.")));
    }
    // The return of the line sends again; this is for a line that never went down.
    this.later(PAUSE_MS, () => void this.pump());
  }

  private store(id: string, ack: Ack & { ok: true }): void {
    const entry = this.find(id);
    if (entry === undefined) return;
    this.shelf.remove(KEY + id);
    this.change(id, () => ({ state: "stored", version: ack.version, answered: [] }));
    this.forgetShown(this.version.peek());
    this.later(CATCH_UP_MS, () => this.forgetShown(Infinity));
    for (const answered of entry.answered) answered(ack);
    for (const heard of this.listeners) heard(entry as unknown as Pending);
  }

  private refuse(id: string, refused: Refusal): void {
    const entry = this.find(id);
    if (entry === undefined) return;
    this.change(id, () => ({ state: "refused", refusal: refused, answered: [] }));
    // Written even if it goes at once: a tab that waits for the same entry hears of it that way.
    if (!entry.momentary) this.shelf.set(KEY + id, kept({ ...entry, refusal: refused }));
    if (entry.text === "") this.drop(id);
    for (const answered of entry.answered) answered(refused);
    for (const heard of this.refusals) heard({ ...entry, state: "refused", refusal: refused } as unknown as Pending);
  }

  private giveUp(id: string): void {
    const entry = this.find(id);
    if (entry?.state !== "waiting") return;
    const text = entry.tries === 0
      ? t("You are offline, so nothing was changed. Try again when you are back.")
      : t("The connection broke at that moment. Check whether it was done before you try again.");
    this.refuse(id, refusal("offline", text));
  }

  /** What was stored leaves once the view has its version. */
  private forgetShown(version: number | null): void {
    const left = this.entries.peek().filter((entry) => entry.version === null || entry.version > (version ?? -1));
    if (left.length < this.entries.peek().length) this.entries.value = left;
  }

  /** Another tab of the same person changed the shelf. */
  private elsewhere(key: string, now: unknown): void {
    if (!key.startsWith(KEY)) return;
    const id = key.slice(KEY.length);
    const entry = this.find(id);
    const theirs = now as Kept | undefined;
    if (theirs === undefined) {
      // Stored by the other tab, or dismissed there. While we send it, our own answer comes.
      if (entry === undefined || entry.state === "sending") return;
      this.drop(id);
      for (const answered of entry.answered) answered({ ok: true, version: this.version.peek() ?? 0 });
    } else if (entry === undefined) {
      this.later(ADOPT_AFTER_MS, () => this.adopt(this.shelf.keys(key)));
    } else if (entry.state === "waiting" && theirs.refusal !== null) {
      this.refuse(id, theirs.refusal);
    }
  }

  private adopt(keys: string[]): void {
    for (const key of keys) {
      const found = this.shelf.get<Kept>(key);
      if (found === undefined || this.find(found.id) !== undefined) continue;
      this.latest = Math.max(this.latest, found.at);
      const state = found.refusal === null ? "waiting" : "refused";
      const entry: Entry = {
        ...found, state, replaces: null, momentary: false, tries: 1, slow: 0, answered: [], version: null,
      };
      this.entries.value = [...this.entries.peek(), entry].sort((a, b) => a.at - b.at);
    }
    void this.pump();
  }

  private drop(id: string): void {
    this.shelf.remove(KEY + id);
    this.entries.value = this.entries.peek().filter((entry) => entry.id !== id);
  }

  private change(id: string, to: (entry: Entry) => Partial<Entry>): void {
    this.entries.value = this.entries.peek().map((entry) => (entry.id === id ? { ...entry, ...to(entry) } : entry));
  }

  private find(id: string): Entry | undefined {
    return this.entries.peek().find((entry) => entry.id === id);
  }

  /** Milliseconds since 1970, but always larger than the last, so that they also give the order. */
  private nextAt(): number {
    this.latest = Math.max(Date.now(), this.latest + 1);
    return this.latest;
  }

  private later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      then();
    }, ms);
    this.timers.add(timer);
  }
}

type Kept = Pick<Entry, "id" | "kind" | "data" | "label" | "text" | "at" | "refusal">;

function kept({ id, kind, data, label, text, at, refusal: refused }: Entry): Kept {
  return { id, kind, data, label, text, at, refusal: refused };
}
