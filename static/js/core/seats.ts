/** The workshops that this device is in: only these have a page without a network. Kept beside the
 * drafts, under the same names: the code and the participant's id, and when it was last used. */
import { browserStorage, keysOf, OURS, read } from "./storage";
import type { Shelf } from "./storage";

export interface Seat {
  code: string;
  participant: string;
  at: number;
}

const KEY = "seat";

/** This person is in. Kept again at each visit, so that seats of long ago are swept away. */
export function takeSeat(shelf: Shelf): void {
  shelf.set(KEY, { at: Date.now() });
}

/** This person was taken out, or the workshop is gone. */
export function leaveSeat(shelf: Shelf): void {
  shelf.remove(KEY);
}

/** The one used last stands first. */
export function seats(place: Storage | null = browserStorage()): Seat[] {
  const found: Seat[] = [];
  for (const key of keysOf(place, OURS)) {
    const [, code = "", participant = "", what] = key.split(":");
    if (what === KEY) found.push({ code, participant, at: read<{ at: number }>(place?.getItem(key) ?? null)?.at ?? 0 });
  }
  return found.sort((a, b) => b.at - a.at);
}
