/** Long texts on a wall: so many letters and lines, and then the way to the rest. */
import { lettersIn } from "../../core/letters";

/** From so many letters on an idea is long: about four lines of a card. */
export const LONG = 280;
/** So many lines that somebody broke by hand. */
const LINES = 6;

/** Letters of something that a question about it repeats. */
export const QUOTED = 120;

export function isLong(text: string, most = LONG): boolean {
  return (text.length > most && lettersIn(text) > most) || (text.length > LINES && text.split("\n").length > LINES);
}

/** The text as it is, or its first letters up to the end of a word, with an ellipsis. */
export function shortened(text: string, most = LONG): string {
  if (!isLong(text, most)) return text;
  const lines = text.split("\n").slice(0, LINES).join("\n");
  const letters = [...lines.slice(0, 2 * most + 2)];
  const start = letters.slice(0, most).join("");
  const end = letters.length > most ? start.search(/\s+\S*$/) : -1;
  // A single word that fills it all is cut within.
  const cut = end > start.length / 2 ? start.slice(0, end) : start;
  return `${cut.replace(/[\s,;:.]+$/, "")}…`;
}
