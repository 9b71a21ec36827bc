/** What changed between two texts, word by word. */

export interface Run {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Table cells for the longest common subsequence: some 20 ms on a phone. Beyond it, what lies
 * between the common beginning and end is shown as removed and added. */
const MOST_CELLS = 9_000_000;

interface Segmenter {
  segment(text: string): Iterable<{ segment: string }>;
}

/** The runs from `before` to `after`. Same and removed runs together spell `before`, same and added
 * ones `after`, letter for letter. */
export function words(before: string, after: string): Run[] {
  const a = tokens(before);
  const b = tokens(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;

  const middle = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (part: string[]): Run => ({ kind: "same", text: part.join("") });
  return readable([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]);
}

/** The runs as they are drawn: blanks at the ends of what changed stand beside it, for a mark under a
 * blank is a sliver of colour that says nothing. These spell no text letter for letter any more. */
export function withoutBlankEnds(runs: readonly Run[]): Run[] {
  const drawn = runs.flatMap((run): Run[] => {
    const text = run.text.trim();
    if (run.kind === "same" || text === run.text) return [run];
    if (text === "") return run.kind === "removed" ? [] : [{ kind: "same", text: run.text }];
    const start = run.text.indexOf(text);
    const blank = (part: string): Run => ({ kind: "same", text: part });
    return [blank(run.text.slice(0, start)), { kind: run.kind, text }, blank(run.text.slice(start + text.length))];
  });
  return neighboursJoined(drawn.filter(({ text }) => text !== ""));
}

/** Words, spaces and punctuation marks, each a token of its own. */
export function tokens(text: string): string[] {
  const { Segmenter: Words } = Intl as { Segmenter?: new (language?: string, how?: object) => Segmenter };
  // It knows where words end in scripts without spaces, and what is one emoji.
  if (Words !== undefined) {
    return Array.from(new Words(undefined, { granularity: "word" }).segment(text), (part) => part.segment);
  }
  return text.match(/[\p{L}\p{M}\p{N}'’]+|\s+|./gsu) ?? [];
}

/** By the longest common subsequence (dynamic programming, from the end so that it reads forwards). */
function changes(a: string[], b: string[]): Run[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > MOST_CELLS || a.length === 0 || b.length === 0) {
    return [{ kind: "removed", text: a.join("") }, { kind: "added", text: b.join("") }];
  }
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]];
    if (old !== undefined && old === fresh) {
      runs.push({ kind: "same", text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: "removed", text: old });
      i += 1;
    } else {
      runs.push({ kind: "added", text: fresh ?? "" });
      j += 1;
    }
  }
  return runs;
}

/** Join what belongs together: a space alone between two changes is no island worth keeping, and of
 * neighbouring changes the removed one stands first. */
function readable(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let removed = "";
  let added = "";
  let space = "";
  const close = (): void => {
    if (removed !== "") joined.push({ kind: "removed", text: removed });
    if (added !== "") joined.push({ kind: "added", text: added });
    if (space !== "") joined.push({ kind: "same", text: space });
    removed = added = space = "";
  };
  for (const { kind, text } of runs) {
    if (text === "") continue;
    if (kind === "same" && (removed + added !== "") && space === "" && text.trim() === "") {
      space = text;
    } else if (kind === "same") {
      close();
      joined.push({ kind, text });
    } else {
      removed += space + (kind === "removed" ? text : "");
      added += space + (kind === "added" ? text : "");
      space = "";
    }
  }
  close();
  return neighboursJoined(joined);
}

function neighboursJoined(runs: Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    if (last?.kind === run.kind) joined[joined.length - 1] = { kind: run.kind, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
