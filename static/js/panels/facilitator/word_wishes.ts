/** Whether a text does what somebody wished for: the same rule as the server's, for what is typed and
 * not offered yet (workshop/domain/word_wishes.py). */
import type { FinalView, RequestView } from "../../wire";

export type Words = ReadonlyArray<{ text: string }>;

const EDGE = "[^\\p{L}\\p{N}_]";

function plain(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”«»"]/g, "").replace(/\s+/g, " ").trim();
}

/** The words that somebody named are gone, and those that they suggested stand there instead. */
export function isFulfilled(before: Words, after: Words, { phrase, suggestion }: Pick<RequestView, "phrase" | "suggestion">): boolean {
  let [old, now] = [plain(phrase), plain(suggestion)];
  const fold = old.toLowerCase() !== now.toLowerCase();
  if (fold) [old, now] = [old.toLowerCase(), now.toLowerCase()];
  if (old === now || ![old, now].every((words) => /[\p{L}\p{N}]/u.test(words))) return false;
  const either = [old, now]
    .sort((a, b) => b.length - a.length)
    .map((words) => words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("|");
  const found = (pieces: Words): string[] =>
    pieces.flatMap(({ text }) => {
      const words = fold ? plain(text).toLowerCase() : plain(text);
      // The edge before is part of what is found: looking back is not known to every browser.
      return [...words.matchAll(new RegExp(`(?:^|${EDGE})(${either})(?=$|${EDGE})`, "gu"))].map((match) => match[1] ?? "");
    });
  const [was, is] = [found(before), found(after)];
  const times = (list: string[]): number => list.filter((words) => words === now).length;
  return was.includes(old) && !is.includes(old) && times(is) > times(was);
}

/** Whether these words do it, against the version that the wish is about. */
export function isInText(final: FinalView, request: RequestView, words: Words): boolean {
  const about = final.versions.find(({ number }) => number === request.version);
  return about !== undefined && isFulfilled(about.pieces, words, request);
}

/** What is open still once these words are offered: one that was opened again stays open. */
export function openAfter(final: FinalView, words: Words): number {
  const settles = (request: RequestView): boolean => isInText(final, request, words) && !isInText(final, request, final.pieces);
  return Object.values(final.requests).filter((request) => !request.settled && !settles(request)).length;
}
