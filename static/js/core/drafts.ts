/** What somebody is writing: it survives a reload, a lost network and a closed tab. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useSession } from "./context";
import type { Shelf } from "./storage";

/** Before a draft's own key, on the shelf. */
export const KEY = "draft:";
const PAUSE_MS = 150;

interface KeptDraft {
  at: number;
  value: unknown;
}

export class Drafts {
  private readonly cells = new Map<string, Signal<unknown>>();
  private readonly unsaved = new Set<string>();
  private readonly initial = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly shelf: Shelf) {}

  /** Follow other tabs of the same person: a draft that is untouched here changes or goes with
   * theirs. Returns how to stop. */
  start(): () => void {
    return this.shelf.onElsewhere((key, now, before) => {
      const draft = key.startsWith(KEY) ? key.slice(KEY.length) : null;
      const cell = draft === null ? undefined : this.cells.get(draft);
      if (draft === null || cell === undefined || this.unsaved.has(draft)) return;
      const blank = this.initial.get(draft) ?? '""';
      const theirs = before === undefined ? blank : JSON.stringify((before as KeptDraft).value);
      if (JSON.stringify(cell.peek()) !== theirs) return;
      cell.value = now === undefined ? JSON.parse(blank) : (now as KeptDraft).value;
    });
  }

  /** The draft under `key`, as a signal that all who ask for it share. */
  cell<T>(key: string, initial: T): Signal<T> {
    let cell = this.cells.get(key);
    if (cell === undefined) {
      const found = this.shelf.get<KeptDraft>(KEY + key);
      cell = signal(found === undefined ? initial : found.value);
      this.cells.set(key, cell);
      this.initial.set(key, JSON.stringify(initial));
    }
    return cell as Signal<T>;
  }

  set<T>(key: string, value: T): void {
    (this.cells.get(key) ?? this.cell<unknown>(key, "")).value = value;
    this.unsaved.add(key);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Put words of this person's here that were found elsewhere; false where they write something. A
   * field that is not on the page yet finds them on the shelf. */
  putIfFree(key: string, value: unknown): boolean {
    const cell = this.cells.get(key);
    if (cell === undefined) {
      if (this.shelf.get(KEY + key) !== undefined) return false;
      this.shelf.set(KEY + key, { at: Date.now(), value } as KeptDraft);
      return true;
    }
    if (JSON.stringify(cell.peek()) !== this.initial.get(key)) return false;
    this.set(key, value);
    this.flush();
    return true;
  }

  /** Back to how it began, and nothing kept. */
  clear(key: string): void {
    const cell = this.cells.get(key);
    if (cell !== undefined) cell.value = JSON.parse(this.initial.get(key) ?? '""');
    this.unsaved.delete(key);
    this.shelf.remove(KEY + key);
  }

  /** Keep now what was typed in the last moments. */
  flush(): void {
    clearTimeout(this.timer);
    for (const key of this.unsaved) {
      const value = this.cells.get(key)?.peek();
      if (JSON.stringify(value) === this.initial.get(key)) this.shelf.remove(KEY + key);
      else this.shelf.set(KEY + key, { at: Date.now(), value } as KeptDraft);
    }
    this.unsaved.clear();
  }
}

export type Draft<T> = [T, (value: T) => void, () => void];

/** `[value, set, clear]` of the draft under `key` (any JSON value; a text unless `initial` says
 * otherwise). */
export function useDraft(key: string): Draft<string>;
export function useDraft<T>(key: string, initial: T): Draft<T>;
export function useDraft(key: string, initial: unknown = ""): unknown {
  const { drafts } = useSession();
  return [drafts.cell(key, initial).value, (value: unknown) => drafts.set(key, value), () => drafts.clear(key)];
}
