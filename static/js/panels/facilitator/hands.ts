/** Whose turn it is to speak. */

export interface Raised {
  who: string;
  /** From 1, among those who are here; 0: away. */
  place: number;
}

/** In the order in which the hands went up. Who is away keeps the place and is not called: they
 * stand at the end until they are back. */
export function queueOf(hands: readonly string[], here: Readonly<Record<string, boolean>> | undefined): Raised[] {
  const isHere = (who: string): boolean => here === undefined || here[who] === true;
  const present = hands.filter(isHere).map((who, index) => ({ who, place: index + 1 }));
  return [...present, ...hands.filter((who) => !isHere(who)).map((who) => ({ who, place: 0 }))];
}
