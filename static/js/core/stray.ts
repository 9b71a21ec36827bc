/** Many people double-click everything. The second press does nothing to what has come to stand there since
 * the first: where a list moves up under the finger, it would take the next row away too. */

const PRESSED = "button, a[href], summary";

/** Call it once, with what the whole face is drawn in, before whoever else listens to presses. */
export function ignoreStray(root: HTMLElement): void {
  let first: Element | null = null;
  const heard = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const pressed = event.target.closest(PRESSED);
    // How many presses at this place, a moment apart; none by a key.
    if (event.detail < 2) first = pressed;
    else if (pressed !== null && pressed !== first) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  root.addEventListener("click", heard, { capture: true });
}
