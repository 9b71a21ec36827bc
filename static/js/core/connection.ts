/** The line to the server: it connects, comes back after a loss, and fills the store. */
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { isTooLarge, readAck, readRefusal, Unanswered } from "./acks";
import type { Ack, Refusal, Sent } from "./acks";
import type { Clock } from "./clock";
import type { Wire } from "./socket";
import type { Patch, Snapshot, Store } from "./store";

export type ConnectionState =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "offline"; since: number }
  | { kind: "closed"; reason: string; message?: string };

/** A server that restarts meets the whole room at once: every wait is random between these. */
const SHORTEST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;
const BANNER_AFTER_MS = 2_000;
const ANSWER_MS = 10_000;
/** From the first byte to being let in; beyond it the attempt hangs. */
const ENTRY_MS = 15_000;
/** After so long out of sight a phone may hold a dead line that looks alive. */
const DOUBT_AFTER_MS = 10_000;
const PROBE_MS = 4_000;
const RESYNC_PAUSE_S = 5;
/** Several events announce one return; an attempt younger than this is left alone. */
const FRESH_MS = 1_000;
/** What the server may say at the door, or closing the line, that passes by itself. */
const PASSING = new Set(["full", "busy", "behind"]);
const MANY_ATTEMPTS = 5;

export class Connection<View, Mine, Live> {
  private readonly now = signal<ConnectionState>({ kind: "connecting" });
  private readonly late = signal(false);
  private readonly refused = signal<Refusal | null>(null);
  private readonly socket: Wire;
  private token: string | null;
  private wanted = false;
  private attempts = 0;
  private attemptedAt = 0;
  private resyncing = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private entryTimer: ReturnType<typeof setTimeout> | undefined;
  private bannerTimer: ReturnType<typeof setTimeout> | undefined;

  readonly state: ReadonlySignal<ConnectionState> = this.now;
  readonly up: ReadonlySignal<boolean> = computed(() => this.now.value.kind === "live");
  /** Show the banner: shorter losses are nobody's business. */
  readonly offlineFor2s: ReadonlySignal<boolean> = this.late;
  /** Why the server did not let us in, until it does. */
  readonly refusal: ReadonlySignal<Refusal | null> = this.refused;

  constructor(
    socketFor: (auth: () => object) => Wire,
    /** Or how to ask for it: a page that came without a network has none. */
    private readonly tokenFrom: string | (() => Promise<string>),
    private readonly store: Store<View, Mine, Live>,
    private readonly clock: Clock,
    private readonly chance: () => number = Math.random,
  ) {
    this.token = typeof tokenFrom === "string" ? tokenFrom : null;
    this.socket = socketFor(() => {
      const { token } = this;
      const version = store.version.peek();
      return version === null ? { token } : { token, version };
    });
    this.listen();
  }

  open(): void {
    this.wanted = true;
    if (this.now.value.kind === "closed") this.now.value = { kind: "connecting" };
    this.attempts = 0;
    this.attempt();
  }

  close(): void {
    this.wanted = false;
    this.stopTimers();
    this.socket.disconnect();
  }

  /** The network came back, or the page is looked at again after `away` milliseconds. */
  wake(away = 0): void {
    if (this.socket.connected) {
      if (away > DOUBT_AFTER_MS) void this.resync(PROBE_MS);
    } else if (this.now.value.kind === "offline" && Date.now() - this.attemptedAt > FRESH_MS) {
      this.socket.disconnect(); // an attempt that hangs in the network of before
      this.attempts = 0;
      this.attempt();
    }
  }

  /** Send a command and wait for the answer. Throws Unanswered if there is none. */
  async command(command: Sent): Promise<Ack> {
    if (!this.socket.connected) throw new Unanswered("offline");
    return readAck(await this.ask("command", command, ANSWER_MS));
  }

  /** What is not history, and worth nothing when late: lost while offline, or too large for the line. */
  tell(event: string, data: object): void {
    if (this.socket.connected && !isTooLarge(data)) this.socket.emit(event, data);
  }

  private listen(): void {
    const { socket, store, clock } = this;
    socket.on("connect", () => this.entered());
    socket.on("disconnect", () => this.lost());
    socket.on("connect_error", (problem: { data?: unknown }) => this.notEntered(readRefusal(problem.data)));
    socket.on("snapshot", (snapshot: Snapshot<View, Mine, Live>) => {
      if (snapshot.now !== undefined) clock.hear(snapshot.now);
      store.take(snapshot);
    });
    socket.on("patch", (patch: Patch<Mine>) => {
      if (!store.apply(patch)) void this.resync(ANSWER_MS);
    });
    socket.on("live", (live: { now?: number }) => {
      if (typeof live.now === "number") clock.hear(live.now);
      store.hear(live);
    });
    socket.on("closed", (why: { reason: string; message?: string }) => this.end(why.reason, why.message));
  }

  private attempt(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.entryTimer);
    // Not once it is up: the first messages may be here before the word that we are let in.
    this.store.reconnected();
    this.attemptedAt = Date.now();
    this.entryTimer = setTimeout(() => {
      this.socket.disconnect();
      this.notEntered(null);
    }, ENTRY_MS);
    if (this.token === null) void this.askForToken(this.attemptedAt);
    else this.socket.connect();
  }

  private async askForToken(attempt: number): Promise<void> {
    if (typeof this.tokenFrom === "string") return;
    try {
      this.token = await this.tokenFrom();
    } catch {
      // Nobody answered, and the next attempt asks again.
      if (attempt === this.attemptedAt) this.notEntered(null);
      return;
    }
    if (this.wanted && !this.socket.connected) this.socket.connect();
  }

  private entered(): void {
    this.stopTimers();
    this.attempts = 0;
    this.refused.value = null;
    this.late.value = false;
    this.now.value = { kind: "live" };
  }

  private notEntered(refused: Refusal | null): void {
    this.refused.value = refused;
    if (refused !== null && !refused.retry_after && !PASSING.has(refused.code)) {
      this.end(refused.code, refused.message);
      return;
    }
    if (refused !== null) this.attempts = MANY_ATTEMPTS; // the longest waits only
    this.lost();
  }

  private lost(): void {
    if (!this.wanted) return;
    clearTimeout(this.entryTimer);
    if (this.now.value.kind !== "offline") {
      this.now.value = { kind: "offline", since: Date.now() };
      this.bannerTimer = setTimeout(() => (this.late.value = true), BANNER_AFTER_MS);
    }
    const most = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** (this.attempts + 1));
    this.attempts += 1;
    clearTimeout(this.retryTimer);
    const wait = SHORTEST_WAIT_MS + this.chance() * (most - SHORTEST_WAIT_MS);
    this.retryTimer = setTimeout(() => this.attempt(), wait);
  }

  private end(reason: string, message?: string): void {
    if (PASSING.has(reason)) {
      this.attempts = MANY_ATTEMPTS;
      this.socket.disconnect();
      return;
    }
    this.close();
    this.late.value = false;
    this.now.value = message === undefined ? { kind: "closed", reason } : { kind: "closed", reason, message };
  }

  /** Something is missing: ask for it, once at a time, and again if the server was too busy. */
  private async resync(patience: number): Promise<void> {
    if (this.resyncing) return;
    this.resyncing = true;
    try {
      const version = this.store.version.peek();
      const answer = readAck(await this.ask("resync", version === null ? {} : { version }, patience));
      if (answer.ok) return;
      const pause = (answer.retry_after ?? RESYNC_PAUSE_S) * 1_000;
      setTimeout(() => void (this.socket.connected && this.resync(patience)), pause);
    } catch (problem) {
      // A lost line resyncs by itself when it is back: the handshake carries the version.
      if (!(problem instanceof Unanswered)) throw problem;
    } finally {
      this.resyncing = false;
    }
  }

  private async ask(event: string, data: object, patience: number): Promise<unknown> {
    try {
      return await this.socket.timeout(patience).emitWithAck(event, data);
    } catch {
      // Either the line broke, and the socket said so; or it only looks alive, and is given up.
      const tooSlow = this.socket.connected;
      if (tooSlow) this.socket.disconnect();
      throw new Unanswered(tooSlow ? "too slow" : "offline");
    }
  }

  private stopTimers(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.entryTimer);
    clearTimeout(this.bannerTimer);
  }
}
