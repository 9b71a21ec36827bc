/** Long lists that are opened by a tap: the first screens at once, the rest in the moments after, so
 * that the tap is answered before two hundred items are made. */
import { useEffect, useState } from "preact/hooks";

const AT_ONCE = 8;
const MORE = 40;

/** How many of `length` items to draw now. */
export function useGradually(length: number): number {
  const [drawn, draw] = useState(AT_ONCE);
  useEffect(() => {
    if (drawn >= length) return undefined;
    const timer = setTimeout(() => draw(drawn + MORE));
    return () => clearTimeout(timer);
  }, [drawn, length]);
  return Math.min(drawn, length);
}
