/** The final words while they are edited: what was typed against what stands. */
import { newId } from "../../core/ids";
import type { FinalView, PieceText, TypedPiece, Typing } from "../../wire";

/** The words of a version, ready to be typed over. */
export function piecesOf(final: FinalView): TypedPiece[] {
  return final.pieces.map(({ id, role, text }) => ({ id, role, text }));
}

/** Pieces that are new have a name of this page's own while they are edited, so that a list keeps
 * its order; on the wire they have none. */
const NEW = "new-";

export function newPiece(): TypedPiece {
  return { id: NEW + newId(), role: "objective", text: "" };
}

export function onTheWire(pieces: readonly TypedPiece[]): TypedPiece[] {
  return pieces.map((piece) => (piece.id.startsWith(NEW) ? { ...piece, id: "" } : piece));
}

/** What would be offered: texts trimmed, empty objectives left out. */
export function offered(pieces: readonly TypedPiece[]): PieceText[] {
  return onTheWire(pieces)
    .map(({ id, role, text }) => ({ id, role, text: text.trim() }))
    .filter(({ role, text }) => role !== "objective" || text !== "");
}

/** Whether offering these words would make a version. */
export function differs(final: FinalView, typed: readonly TypedPiece[]): boolean {
  const plain = (pieces: readonly { role: string; text: string }[]): string =>
    JSON.stringify(pieces.map(({ role, text }) => [role, text]));
  return plain(offered(typed)) !== plain(final.pieces);
}

/** Whether the fields hold the version letter for letter: a blank at an end is the beginning of a word. */
export function isUntouched(final: FinalView, typed: readonly TypedPiece[]): boolean {
  return typed.length === final.pieces.length && typed.every(({ role, text }, place) => role === final.pieces[place]?.role && text === final.pieces[place]?.text);
}

/** The words that may be offered now: those of the scribe where one is named, else one's own; and on
 * a second device of the facilitator those that the first one types. */
export function wordsAtHand(final: FinalView, own: Typing | undefined, heard: Typing | undefined): Typing | undefined {
  const typed = final.has_scribe ? heard : (own ?? heard);
  return typed !== undefined && typed.pieces.length > 0 && differs(final, typed.pieces) ? typed : undefined;
}

/** Put `suggestion` where `phrase` first stands, in whichever piece that is; undefined if nowhere. */
export function withPhrase(pieces: readonly TypedPiece[], phrase: string, suggestion: string): TypedPiece[] | undefined {
  const at = phrase === "" ? -1 : pieces.findIndex(({ text }) => text.includes(phrase));
  if (at < 0) return undefined;
  return pieces.map((piece, place) => (place === at ? { ...piece, text: piece.text.replace(phrase, () => suggestion) } : piece));
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, place) => place !== from);
  const item = list[from];
  return item === undefined ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)];
}
