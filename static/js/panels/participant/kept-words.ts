/** What this device holds of somebody's writing, read without a view of the workshop. */
import type { Shelf } from "../../core/storage";

/** Where an idea or a comment can be written on: its draft's key, and where it goes. */
export type Place =
  | { key: string; kind: "idea"; stage: string; prompt: string }
  | { key: string; kind: "comment"; candidate: string };

export interface KeptWords {
  /** Fields: the question that was being answered, then what else was begun. */
  places: Place[];
  /** Texts that need the workshop to go on with (candidates, answers, other words for them). */
  others: string[];
}

const DRAFT = "draft:";
const QUESTION = "at-question";

/** Remember the question before somebody, so that a page without a network has a field for it. */
export function atQuestion(shelf: Shelf, stage: string, prompt: string): () => void {
  shelf.set(QUESTION, { at: Date.now(), stage, prompt } as { at: number });
  return () => shelf.remove(QUESTION);
}

export function keptWords(shelf: Shelf): KeptWords {
  const found = new Map<string, Place>();
  const others: string[] = [];
  const question = shelf.get<{ stage: string; prompt: string }>(QUESTION);
  const asked = question === undefined ? null : placeOf(`idea:${question.stage}:${question.prompt}`);
  if (asked !== null) found.set(asked.key, asked);
  for (const kept of shelf.keys(DRAFT).sort()) {
    const key = kept.slice(DRAFT.length);
    const value = shelf.get<{ value: unknown }>(kept)?.value;
    const words = wordsIn(value);
    if (words.length === 0) continue;
    const place = placeOf(key);
    if (place === null) others.push(words.join("\n"));
    else found.set(key, place);
  }
  return { places: [...found.values()], others };
}

function placeOf(key: string): Place | null {
  const [kind, first = "", second = ""] = key.split(":");
  if (kind === "idea" && second !== "") return { key, kind, stage: first, prompt: second };
  if (kind === "comment" && first !== "") return { key, kind, candidate: first };
  return null;
}

/** The texts in a draft, whatever its shape: a text alone, pieces of a statement, a phrase to change. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== "object" || value === null) return [];
  const { text, phrase, suggestion, pieces } = value as Record<string, unknown>;
  // The words that somebody would change are the room's; where nothing stands for them yet, they are all there is.
  const wish = wordsIn(suggestion);
  return [text, ...(wish.length > 0 ? wish : wordsIn(phrase)), pieces].flatMap(wordsIn);
}
