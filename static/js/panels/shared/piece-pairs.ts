/** Which piece of a statement became which: what a word difference compares with what. */
import type { PieceView } from "../../wire";

/** A piece as it is shown or typed; a new one has no id yet. */
export type LoosePiece = Pick<PieceView, "id" | "role" | "text">;

export interface Pair {
  key: string;
  role: PieceView["role"];
  before: string;
  after: string;
}

/** Each piece of `after` with what it was before, and those taken out at the place where they stood. */
export function pairs(before: readonly LoosePiece[], after: readonly LoosePiece[]): Pair[] {
  const left = [...before];
  const take = (piece: LoosePiece): LoosePiece | undefined => {
    const alike = left.filter(({ role }) => role === piece.role);
    const found =
      piece.role !== "objective"
        ? alike[0]
        : (alike.find(({ id }) => piece.id !== "" && id === piece.id) ?? alike.find(({ text }) => text === piece.text));
    if (found !== undefined) left.splice(left.indexOf(found), 1);
    return found;
  };
  const rows = after.map((piece, place) => {
    const was = take(piece);
    const key = was?.id || piece.id || `new-${place}`;
    return { key, role: piece.role, before: was?.text ?? "", after: piece.text };
  });
  for (const gone of left) {
    const above = before[before.indexOf(gone) - 1];
    const at = above === undefined ? -1 : rows.findIndex(({ key }) => key === above.id);
    const row = { key: gone.id, role: gone.role, before: gone.text, after: "" };
    rows.splice(above !== undefined && at < 0 ? rows.length : at + 1, 0, row);
  }
  return rows;
}
