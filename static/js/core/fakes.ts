/** What the tests have instead of a browser, a server and a network. */
import { signal } from "@preact/signals";
import { Unanswered } from "./acks";
import type { Ack, Sent } from "./acks";
import type { Line } from "./outbox";
import { Shelf } from "./storage";
import type { Wire } from "./socket";

/** Let everything that waits for a promise happen. */
export function settled(): Promise<void> {
  return new Promise((done) => setImmediate(() => done()));
}

/** One browser's disk. Each tab that opens it hears what the others write, as in a browser. */
export class Disk {
  readonly kept = new Map<string, string>();
  full = false;
  private readonly tabs: Array<{ storage: Storage; page: EventTarget }> = [];

  shelf(code = "K7MPWX3D", who = "priya"): Shelf {
    const page = new EventTarget();
    const storage = this.storage(page);
    return new Shelf(storage, code, who, page);
  }

  /** As one tab of the browser has it. */
  storage(page = new EventTarget()): Storage {
    const { kept } = this;
    const write = (key: string, text: string | null): void => {
      if (this.full && text !== null) throw new Error("QuotaExceededError");
      const oldValue = kept.get(key) ?? null;
      if (text === oldValue) return; // no change, and no event
      if (text === null) kept.delete(key);
      else kept.set(key, text);
      for (const tab of this.tabs) {
        const event = Object.assign(new Event("storage"), { storageArea: tab.storage, key, newValue: text, oldValue });
        if (tab.page !== page) tab.page.dispatchEvent(event);
      }
    };
    const storage: Storage = {
      get length() {
        return kept.size;
      },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => write(key, text),
      removeItem: (key) => write(key, null),
      clear: () => kept.clear(),
    };
    this.tabs.push({ storage, page });
    return storage;
  }
}

/** A server that keeps receipts as the real one does: a repeated id has no second effect. */
export class Server {
  /** What took effect, in the order in which it did. */
  readonly done: Sent[] = [];
  readonly version = signal(0);
  /** Answers for certain kinds instead of storing them. */
  readonly answers = new Map<string, () => Ack>();
  private readonly receipts = new Map<string, number>();

  take(command: Sent): Ack {
    const known = this.receipts.get(command.id);
    if (known !== undefined) return { ok: true, version: known };
    const other = this.answers.get(command.kind)?.();
    if (other !== undefined) return other;
    this.done.push(command);
    this.version.value = this.done.length;
    this.receipts.set(command.id, this.done.length);
    return { ok: true, version: this.done.length };
  }
}

/** A line to it that can be cut before a command arrives, or after it and before the answer. */
export class ServerLine implements Line {
  readonly up = signal(true);
  /** Everything that went out, effect or not. */
  readonly sent: Sent[] = [];
  /** What happens to the next commands; then they are answered. */
  readonly faults: Array<"lost on the way" | "answer lost" | "too slow"> = [];

  constructor(private readonly server: Server) {}

  async command(command: Sent): Promise<Ack> {
    this.sent.push(command);
    await Promise.resolve();
    const fault = this.faults.shift();
    if (fault === "lost on the way") this.cut("offline");
    const ack = this.server.take(command);
    if (fault === "answer lost") this.cut("offline");
    if (fault === "too slow") this.cut("too slow");
    return ack;
  }

  private cut(why: Unanswered["why"]): never {
    this.up.value = false;
    throw new Unanswered(why);
  }
}

/** A socket whose other end is the test. */
export class FakeSocket implements Wire {
  connected = false;
  attempts = 0;
  readonly emitted: Array<[string, object]> = [];
  /** What the server answers; "silence" lets the patience run out. */
  answer: (event: string, data: object) => unknown = () => ({ ok: true, version: 0 });
  private readonly listeners = new Map<string, (data: never) => void>();

  constructor(readonly auth: () => object) {}

  on(event: string, heard: (data: never) => void): void {
    this.listeners.set(event, heard);
  }

  connect(): void {
    if (!this.connected) this.attempts += 1;
  }

  disconnect(): void {
    if (!this.connected) return;
    this.connected = false;
    this.hears("disconnect");
  }

  emit(event: string, data: object): void {
    this.emitted.push([event, data]);
  }

  timeout(ms: number): { emitWithAck(event: string, data: object): Promise<unknown> } {
    return {
      emitWithAck: (event, data) => {
        this.emit(event, data);
        const answer = this.answer(event, data);
        if (answer !== "silence") return Promise.resolve(answer);
        return new Promise((_, fail) => setTimeout(() => fail(new Error("operation has timed out")), ms));
      },
    };
  }

  /** The server lets it in. */
  enters(): void {
    this.connected = true;
    this.hears("connect");
  }

  /** Something arrives. */
  hears(event: string, data: unknown = undefined): void {
    this.listeners.get(event)?.(data as never);
  }
}
