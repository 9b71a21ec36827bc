/** One polite status region, with batched news: a room that is busy must not talk without pause. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useSession } from "./context";

const PAUSE_MS = 2_000;
const MOST_AT_ONCE = 3;

export class News {
  private readonly current = signal("");
  private waiting: Array<{ text: string; topic: string }> = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What the region says now. */
  readonly message: ReadonlySignal<string> = this.current;

  /** Say `text` soon: at once after a quiet while, else with the next batch. Newer news of the same
   * topic replaces the older, as does the same text. */
  say(text: string, topic = text): void {
    this.waiting = [...this.waiting.filter((news) => news.topic !== topic), { text, topic }].slice(-MOST_AT_ONCE);
    if (this.timer === undefined) this.tell();
  }

  private tell(): void {
    if (this.waiting.length === 0) {
      this.timer = undefined;
      return;
    }
    const message = this.waiting.map(({ text }) => text).join(" ");
    // The same words again would be no change, and would not be read out.
    this.current.value = message === this.current.peek() ? `${message}\u00a0` : message;
    this.waiting = [];
    this.timer = setTimeout(() => this.tell(), PAUSE_MS);
  }
}

/** Once in each face; for screen readers only. */
export function StatusRegion() {
  const { news } = useSession();
  return (
    <div class="visually-hidden" role="status">
      {news.message.value}
    </div>
  );
}
