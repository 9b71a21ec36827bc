/** Where a message may lie over a page: where nothing stands, or else over words that can be read a
 * moment later; never over what somebody may be about to press, as long as there is such a place. */

export interface Band {
  top: number;
  bottom: number;
}

/** What is pressed or typed in, and the bars that hold the next step with what is said of it. */
const PRESSED = "a[href], button, input, select, textarea, summary, label, .action-bar, .desk__next, .desk__tabs, .banner";
const READ = "h1, h2, h3, h4, p, li, legend, dt, dd, td, th, img, svg, article, blockquote, [dir]";
/** Between the message and what is around it, in pixels. */
const GAP = 8;

/** The lower edge of the lowest stretch of `height` between 0 and `end` that no band is in; null where there is none. */
export function lowestFree(taken: readonly Band[], height: number, end: number): number | null {
  let edge = end;
  for (const { top, bottom } of [...taken].sort((a, b) => b.bottom - a.bottom)) {
    if (edge - bottom >= height) return edge;
    edge = Math.min(edge, top);
  }
  return edge >= height ? edge : null;
}

/** How far above the window's lower edge `message` should end; null where everything can be pressed. */
export function freePlace(message: HTMLElement): number | null {
  const height = message.offsetHeight + 2 * GAP;
  const end = innerHeight - keyboard();
  const pressed = bands(PRESSED, message);
  const edge = lowestFree([...pressed, ...bands(READ, message)], height, end) ?? lowestFree(pressed, height, end);
  return edge === null ? null : innerHeight - edge + GAP;
}

/** Whether it lies over something that can be pressed. */
export function covers(message: HTMLElement): boolean {
  const { top, bottom } = message.getBoundingClientRect();
  return bands(PRESSED, message).some((band) => band.top < bottom && band.bottom > top);
}

/** Of what stands in the window, beside the message itself. */
function bands(what: string, message: HTMLElement): Band[] {
  const found: Band[] = [];
  for (const element of document.querySelectorAll(what)) {
    const { top, bottom, width } = element.getBoundingClientRect();
    // Words for readers alone are a pixel large.
    if (bottom <= 0 || top >= innerHeight || width < 2 || bottom - top < 2) continue;
    if (message.contains(element) || element.checkVisibility?.() === false) continue;
    found.push({ top, bottom });
  }
  return found;
}

/** What a keyboard covers where the browser does not shrink the page for it (panels/participant/keyboard.ts). */
function keyboard(): number {
  return Number.parseFloat(document.documentElement.style.getPropertyValue("--keyboard")) || 0;
}
