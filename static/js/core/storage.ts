/** What must survive a reload, in localStorage; in memory where that is missing, forbidden or full,
 * and then people are told. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { isObject } from "./patch";

export const OURS = "lodestar:";
const FORGET_AFTER_MS = 60 * 24 * 3_600_000;

/** The browser's storage, or null: reading the property alone throws where it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Something that another seat in the same workshop has left on this device. */
export interface Abandoned {
  who: string;
  /** As on that seat's own shelf. */
  key: string;
  value: unknown;
  remove(): void;
}

const WORKSHOP = "workshop";
/** On the same device, perhaps, and nobody's seat. */
const NO_SEAT = /^(facilitator|screen)/;

/** One person's shelf for one workshop. Every value carries `at`, when it was put there. */
export class Shelf {
  private readonly memory = new Map<string, string>();
  private readonly memoryOnly = signal(false);
  private readonly prefix: string;

  /** True once something could not be kept: "Keep this page open until it is sent." */
  readonly keptOnlyInMemory: ReadonlySignal<boolean> = this.memoryOnly;

  constructor(
    private readonly place: Storage | null,
    code: string,
    who: string,
    private readonly page: EventTarget = window,
  ) {
    this.prefix = `${OURS}${code}:${who}:`;
  }

  get<T>(key: string): T | undefined {
    return read<T>(this.memory.get(key) ?? this.place?.getItem(this.prefix + key) ?? null);
  }

  /** Keep `value`. The object must be plain JSON. */
  set(key: string, value: { at: number }): void {
    const text = JSON.stringify(value);
    try {
      if (this.place === null) throw new Error("no storage");
      this.place.setItem(this.prefix + key, text);
      this.memory.delete(key);
    } catch {
      // Full, or forbidden: the page can still send it as long as it stays open, and says so.
      this.memory.set(key, text);
    }
    this.memoryOnly.value = this.memory.size > 0;
  }

  remove(key: string): void {
    this.memory.delete(key);
    this.place?.removeItem(this.prefix + key);
    this.memoryOnly.value = this.memory.size > 0;
  }

  /** The keys that begin with `start`, in no particular order. */
  keys(start: string): string[] {
    const stored = keysOf(this.place, this.prefix + start).map((key) => key.slice(this.prefix.length));
    const held = [...this.memory.keys()].filter((key) => key.startsWith(start));
    return [...new Set([...stored, ...held])];
  }

  /** Hear of changes that another tab of the same person makes. Returns how to stop. */
  onElsewhere(told: (key: string, now: unknown, before: unknown) => void): () => void {
    const changed = (event: Event): void => {
      const { storageArea, key, newValue, oldValue } = event as StorageEvent;
      if (storageArea !== this.place || !key?.startsWith(this.prefix)) return;
      told(key.slice(this.prefix.length), read(newValue), read(oldValue));
    };
    this.page.addEventListener("storage", changed);
    return () => this.page.removeEventListener("storage", changed);
  }

  /** Take over what the same person left here under an earlier code of the workshop: the facilitator
   * may replace the code while they write. Where both hold something, the newer counts. `workshop`:
   * only what was noted as of that one, for a person who is the same in several. */
  takeOver(workshop = ""): void {
    const [, , who = ""] = this.prefix.split(":");
    if (who === "") return;
    for (const old of keysOf(this.place, OURS)) {
      const [, code = "", whose = "", ...rest] = old.split(":");
      const key = rest.join(":");
      // The note stays: a page that is still open under that code can write there once more.
      if (whose !== who || old.startsWith(this.prefix) || key === "" || key === WORKSHOP) continue;
      if (workshop !== "" && this.noted(code, whose) !== workshop) continue;
      const theirs = read<{ at: number }>(this.place?.getItem(old) ?? null);
      const ours = this.get<{ at: number }>(key);
      if (theirs !== undefined && !(ours !== undefined && ours.at >= theirs.at)) this.set(key, theirs);
      // Not where the disk is full: there it stays for the next time.
      if (!this.memory.has(key)) this.place?.removeItem(old);
    }
  }

  /** Note which workshop this is: its code may be another one when the device comes back. */
  note(workshop: string): void {
    this.set(WORKSHOP, { at: Date.now(), id: workshop } as { at: number });
  }

  /** Which workshop it was, under this code, for this person. */
  private noted(code: string, who: string): string | undefined {
    return read<{ id: string }>(this.place?.getItem(`${OURS}${code}:${who}:${WORKSHOP}`) ?? null)?.id;
  }

  /** What whoever else had a seat in this workshop on this device has left here. */
  abandoned(workshop: string): Abandoned[] {
    const [, code = "", who = ""] = this.prefix.split(":");
    const found: Abandoned[] = [];
    for (const full of keysOf(this.place, OURS).sort()) {
      const [, theirCode = "", whose = "", ...rest] = full.split(":");
      if (whose === who || NO_SEAT.test(whose)) continue;
      if (theirCode !== code && (workshop === "" || this.noted(theirCode, whose) !== workshop)) continue;
      const value = read(this.place?.getItem(full) ?? null);
      if (value !== undefined) found.push({ who: whose, key: rest.join(":"), value, remove: () => this.place?.removeItem(full) });
    }
    return found;
  }

  /** Throw away what other workshops left here months ago; never what belongs to this one, for a
   * device's clock can be wrong by years. */
  sweep(now: number): void {
    for (const key of keysOf(this.place, OURS)) {
      if (key.startsWith(this.prefix)) continue;
      const value = read<{ at?: number }>(this.place?.getItem(key) ?? null);
      if (now - Number(isObject(value) ? value["at"] : 0) > FORGET_AFTER_MS) this.place?.removeItem(key);
    }
  }
}

/** Everything in `place` whose key begins with `start`, of any workshop. */
export function keysOf(place: Storage | null, start: string): string[] {
  const keys: string[] = [];
  for (let index = 0; index < (place?.length ?? 0); index += 1) {
    const key = place?.key(index);
    if (key?.startsWith(start)) keys.push(key);
  }
  return keys;
}

export function read<T>(text: string | null): T | undefined {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    // Not written by us, or cut off: as good as absent.
    return undefined;
  }
}
