/** Of a vote over many candidates a page shows those that led, each with all its groups: they are what
 * is talked about. The rest is a press away. */
import type { RoundView } from "../../wire";

const MANY = 6;
const LEADING = 3;

/** How many of a result are shown at once, where not as many as usual. */
export function thoseThatLed({ over, options }: Pick<RoundView, "over" | "options">): { most?: number } {
  return over === "candidates" && options.length > MANY ? { most: LEADING } : {};
}
