/** How long a text is to the server, which has the limits. */
import { tn } from "./i18n";

/** A counter appears towards the end. */
const SHOWN_FROM = 0.8;

/** Characters as the server counts them (workshop/application/cleaning.py): an emoji is one, not the two
 * halves in which a browser holds it; a letter and its accent are one; blanks at the ends are none. */
export function lettersIn(text: string): number {
  let count = 0;
  for (const _ of text.normalize("NFC").trim()) count += 1;
  return count;
}

/** "12 characters left", or too many; empty while there is no need to count. */
export function lettersLeft(text: string, most: number): { said: string; over: boolean } {
  // Never fewer halves than letters: most fields are not counted at all.
  const left = text.length > most * SHOWN_FROM ? most - lettersIn(text) : most;
  if (left >= most * (1 - SHOWN_FROM)) return { said: "", over: false };
  if (left >= 0) return { said: tn("{n} character left", "{n} characters left", left), over: false };
  return { said: tn("{n} character too many", "{n} characters too many", -left), over: true };
}
