/** One polite status region, with batched news: a room that is busy must not talk without pause. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useSession } from "./context";

const PAUSE_MS = 2_000;
const MOST_AT_ONCE = 3;
/** Whoever reads to the end of the page much later must not find "One minute left." there. */
const STALE_MS = 20_000;

export class News {
  private readonly current = signal("");
  private waiting: Array<{ text: string; topic: string }> = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fading: ReturnType<typeof setTimeout> | undefined;

  /** What the region says now; nothing after a while. */
  readonly message: ReadonlySignal<string> = this.current;

  /** Say `text` soon: at once after a quiet while, else with the next batch. Newer news of the same
   * topic replaces the older, as does the same text. */
  say(text: string, topic = text): void {
    this.waiting = [...this.waiting.filter((news) => news.topic !== topic), { text, topic }].slice(-MOST_AT_ONCE);
    if (this.timer === undefined) this.tell();
  }

  /** Answer to what this person just did: at once, for they wait for it. */
  reply(text: string, topic = text): void {
    this.waiting = this.waiting.filter((news) => news.topic !== topic);
    clearTimeout(this.timer);
    this.speak(text);
  }

  private tell(): void {
    if (this.waiting.length === 0) {
      this.timer = undefined;
      return;
    }
    const message = this.waiting.map(({ text }) => text).join(" ");
    this.waiting = [];
    this.speak(message);
  }

  private speak(message: string): void {
    // The same words again would be no change, and would not be read out.
    this.current.value = message === this.current.peek() ? `${message}\u00a0` : message;
    this.timer = setTimeout(() => this.tell(), PAUSE_MS);
    clearTimeout(this.fading);
    this.fading = setTimeout(() => (this.current.value = ""), STALE_MS);
  }
}

/** Once in each face, outside of what comes and goes; for screen readers only. A modal dialog has one
 * of its own (`fresh`: only what is said from now on), for all that lies behind it is silent. */
export function StatusRegion({ fresh = false }: { fresh?: boolean }) {
  const { news } = useSession();
  const message = news.message.value;
  const old = useRef(fresh ? message : null);
  if (old.current !== message) old.current = null;
  return (
    <div class="visually-hidden" role="status">
      {old.current === null ? message : ""}
    </div>
  );
}
