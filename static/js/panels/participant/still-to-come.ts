/** What was sent, as far as the page does not show it already. */
import type { Pending } from "../../core/outbox";

/** `pending` without the entries whose words stand on the page: the server has stored these, and
 * only its answer is late, or was lost with the network. Without this, somebody whose line broke in
 * that moment would see their words twice. `standing`: the words of all that this person has there.
 *
 * One that never left the device is not there yet, and a refused one never will be; the same words
 * written twice are two. */
export function stillToCome(pending: readonly Pending[], standing: Iterable<string>): Pending[] {
  const left = new Map<string, number>();
  for (const text of standing) left.set(alike(text), (left.get(alike(text)) ?? 0) + 1);
  return pending.filter(({ text, state, tries }) => {
    if (tries === 0 || state === "refused") return true;
    const count = left.get(alike(text)) ?? 0;
    left.set(alike(text), count - 1);
    return count <= 0;
  });
}

/** The server cleans what it stores (workshop/application/cleaning.py): most of that is spaces. */
function alike(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
