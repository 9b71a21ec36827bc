/** What of a wish ("a word I would change") can be seen in a text: a fact beside "settled", which says
 * only that somebody dealt with it. */
import { t } from "../../core/i18n";
import type { RequestView } from "../../wire";

/** As in workshop/domain/word_wishes.py. */
export type Standing = "in" | "kept" | "both" | "neither" | "out" | "";

type Words = ReadonlyArray<{ text: string }>;
type Wish = Pick<RequestView, "phrase" | "suggestion">;

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;
const MARK = /\p{M}/u;
/** Scripts that put no spaces between words: there a word may begin and end anywhere. */
const NO_SPACES = /[\u0e01-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

function plain(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”«»"]/g, "").replace(/\s+/g, " ").trim();
}

/** Without the signs before and behind it. */
function bare(words: string): string {
  return plain(words).replace(/^[^\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_]+$/gu, "");
}

/** Whether no word ends between two letters that stand side by side. */
function oneWord(before: string, after: string): boolean {
  if (!MARK.test(after) && NO_SPACES.test(before) && NO_SPACES.test(after)) return false;
  return IN_WORD.test(before) && IN_WORD.test(after);
}

/** Those of the words that stand in the text as whole words, none of them within another one's place. */
function foundIn(text: string[], words: string[][]): Set<string> {
  const found = new Set<string>();
  const standsAt = (at: number, letters: string[]): boolean => {
    const end = at + letters.length;
    if (!letters.every((letter, place) => text[at + place] === letter)) return false;
    if (at > 0 && oneWord(text[at - 1] ?? "", text[at] ?? "")) return false;
    return end >= text.length || !oneWord(text[end - 1] ?? "", text[end] ?? "");
  };
  for (let at = 0; at < text.length; ) {
    const there = words.find((letters) => standsAt(at, letters));
    if (there !== undefined) found.add(there.join(""));
    at += there?.length ?? 1;
  }
  return found;
}

/** Whoever put it there, and whatever stood before. Capitals (unless the wish is about them),
 * quotation marks, spaces and signs at the ends may differ. */
export function standing(pieces: Words, { phrase, suggestion }: Wish): Standing {
  let [old, now, text] = [bare(phrase), bare(suggestion), plain(pieces.map((piece) => piece.text).join(" "))];
  if (old.toLowerCase() !== now.toLowerCase()) [old, now, text] = [old.toLowerCase(), now.toLowerCase(), text.toLowerCase()];
  // Signs alone, or no more than another sign: nothing that whole words could tell.
  if (old === now || (old === "" && phrase.trim() !== "") || (now === "" && suggestion.trim() !== "")) return "";
  const words = [old, now].filter((each) => each !== "").map((each) => [...each]);
  const found = foundIn([...text], words.sort((a, b) => b.length - a.length));
  if (old === "" || now === "") return found.size === 0 ? "out" : old === "" ? "in" : "kept";
  if (found.has(old)) return found.has(now) ? "both" : "kept";
  return found.has(now) ? "in" : "neither";
}

/** "Settled", and what stands in the text, as far as it can be told. */
export function settledText(pieces: Words, wish: Wish): string {
  return [t("Settled"), standingText(pieces, wish)].filter(Boolean).join(" · ");
}

/** What stands in the text, in words; empty where it cannot be told. */
export function standingText(pieces: Words, wish: Wish): string {
  const texts: Record<Standing, string> = {
    in: t("in the text"),
    kept: t("the text kept its words"),
    both: t("both are in the text"),
    neither: t("neither is in the text"),
    out: t("not in the text"),
    "": "",
  };
  return texts[standing(pieces, wish)];
}
