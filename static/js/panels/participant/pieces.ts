/** A statement while it is written: pieces that have a key of their own, so that a row keeps its
 * field and its cursor while rows around it move. */
import { refusal } from "../../core/acks";
import type { Refusal } from "../../core/acks";
import { t } from "../../core/i18n";
import { newId } from "../../core/ids";
import type { PieceText, PieceView } from "../../wire";

export interface DraftPiece {
  key: string;
  /** Empty where it is new. */
  id: string;
  role: PieceView["role"];
  text: string;
}

/** A candidate while it is written, and as nobody has begun it. */
export interface DraftCandidate {
  pieces: DraftPiece[];
  cites: string[];
}

export const NO_CANDIDATE: DraftCandidate = { pieces: [], cites: [] };

function piece(role: PieceView["role"], id = "", text = ""): DraftPiece {
  return { key: id || newId(), id, role, text };
}

/** An empty statement: a vision, or a purpose with two objectives to fill. Always with the same keys,
 * so that its fields stay the same until somebody writes. */
export function blank(part: string): DraftPiece[] {
  const roles = part === "vision" ? (["vision"] as const) : (["purpose", "objective", "objective"] as const);
  return roles.map((role, place) => ({ key: `blank-${place}`, id: "", role, text: "" }));
}

export function fromPieces(pieces: ReadonlyArray<Pick<PieceView, "role" | "id" | "text">>): DraftPiece[] {
  return pieces.map(({ role, id, text }) => piece(role, id, text));
}

export function withText(pieces: readonly DraftPiece[], key: string, text: string): DraftPiece[] {
  return pieces.map((known) => (known.key === key ? { ...known, text } : known));
}

export function withObjective(pieces: readonly DraftPiece[]): DraftPiece[] {
  return [...pieces, piece("objective")];
}

export function without(pieces: readonly DraftPiece[], key: string): DraftPiece[] {
  return pieces.filter((known) => known.key !== key);
}

/** One that was removed, at its place again; nothing changes where it is there. */
export function putBack(pieces: readonly DraftPiece[], gone: DraftPiece, place: number): DraftPiece[] {
  return pieces.some(({ key }) => key === gone.key) ? [...pieces] : [...pieces.slice(0, place), gone, ...pieces.slice(place)];
}

/** The objective one place up (-1) or down (1). */
export function moved(pieces: readonly DraftPiece[], key: string, by: -1 | 1): DraftPiece[] {
  const from = pieces.findIndex((known) => known.key === key);
  const to = from + by;
  const other = pieces[to];
  const one = pieces[from];
  if (one === undefined || other?.role !== "objective") return [...pieces];
  const next = [...pieces];
  next[from] = other;
  next[to] = one;
  return next;
}

/** As the server wants it: objectives that were left empty are left out. */
export function written(pieces: readonly DraftPiece[]): PieceText[] {
  return pieces
    .filter(({ role, text }) => role !== "objective" || text.trim() !== "")
    .map(({ role, id, text }) => (id === "" ? { role, text } : { role, id, text }));
}

export function isBlank(pieces: readonly DraftPiece[]): boolean {
  return pieces.every(({ text }) => text.trim() === "");
}

/** What a statement still needs before it can be sent, in the server's own words; null where it is whole.
 * Said here: the answer would come when the page has gone on, and without a line much later. */
export function whatLacks(pieces: readonly DraftPiece[]): Refusal | null {
  const head = pieces.find(({ role }) => role !== "objective");
  if (head?.role === "vision") return head.text.trim() === "" ? refusal("invalid", t("Write the vision as one short text."), "vision") : null;
  if (head === undefined || head.text.trim() === "") return refusal("invalid", t("Write the purpose as one sentence."), "purpose");
  if (pieces.some(({ role, text }) => role === "objective" && text.trim() !== "")) return null;
  return refusal("invalid", t("Add at least one objective under the purpose. Two or more are better."), "objective");
}

/** All words as one text, for what waits to be sent. */
export function asText(pieces: ReadonlyArray<{ text: string }>): string {
  return pieces.map(({ text }) => text.trim()).filter(Boolean).join("\n");
}
