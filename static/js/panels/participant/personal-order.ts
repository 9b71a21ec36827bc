/** An order of one's own: each person meets the options in another order, so that none has the
 * advantage of standing first; and always in the same, so that nothing moves on a reload. */

/** FNV-1a, 32 bits: spreads well, and needs no secrecy. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  // A last stir: ids that differ in their last letter only would else stay neighbours.
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}

export function personalOrder(ids: readonly string[], person: string): string[] {
  return ids
    .map((id): [number, string] => [hash(`${person}:${id}`), id])
    .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    .map(([, id]) => id);
}
