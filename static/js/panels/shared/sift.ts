/** Which rows of a long list have the words that somebody looks for. Rows are hidden and shown, not
 * drawn anew, so that a letter typed among two hundred is answered at once on a cheap phone. */

/** From so many rows on a list is worth searching. */
export const MANY = 20;

/** A row says in `data-find` by which words it is found, and in `data-row` which one it is. */
export interface Row {
  dataset: { find?: string; row?: string };
  hidden: unknown;
}

/** Without case, accents and curly quotes: nobody types them to find something. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

export interface Sieve {
  /** Its words may stand anywhere in a row, in any order; none lets everything through. */
  query: string;
  /** These rows alone. */
  only?: ReadonlySet<string> | null;
  /** These rows in any case. */
  always?: ReadonlySet<string>;
}

/** Hides what does not pass; how many are left, of how many. */
export function sift(rows: Iterable<Row>, { query, only = null, always }: Sieve): { shown: number; all: number } {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const found = { shown: 0, all: 0 };
  for (const row of rows) {
    const { find = "", row: id = "" } = row.dataset;
    const here = (only === null || only.has(id)) && (always?.has(id) === true || has(find, words));
    found.all += 1;
    if (here) found.shown += 1;
    // Writing what it is already would cost a look at the style of each.
    if (row.hidden === here) row.hidden = !here;
  }
  return found;
}

function has(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const letters = plain(text);
  return words.every((word) => letters.includes(word));
}
