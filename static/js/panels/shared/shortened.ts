/** Long texts on a wall: so many letters, and then the way to the rest. */

/** From so many letters on an idea is long: about four lines of a card. */
export const LONG = 280;

/** The text as it is, or its first letters up to the end of a word, with an ellipsis. */
export function shortened(text: string, most = LONG): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const start = letters.slice(0, most).join("");
  const end = start.search(/\s+\S*$/);
  // A single word that fills it all is cut within.
  const cut = end > start.length / 2 ? start.slice(0, end) : start;
  return `${cut.replace(/[\s,;:.]+$/, "")}…`;
}
