/** Keeps a person's place when what they pressed goes away with the press: "Next question" brings
 * another page, "Withdraw" a shorter list. The focus goes to the heading, or else the first control,
 * of the nearest thing that is still there, instead of back to the beginning of the page.
 *
 * Only after a press of one's own. What others do never moves the focus (design, section 5). */

/** From a press to what comes of it, with the server's answer between. */
const OWN_MS = 1_500;
const PRESSED = "button, a, summary, label, input:not([type=text], [type=search])";
const HEADINGS = "h1, h2, h3, h4, h5";
const CONTROLS = "button:not(:disabled), a[href], input, select, textarea, summary";

/** Call it once, with what the whole face is drawn in. */
export function keepPlace(root: HTMLElement): void {
  /** What had the focus last, and all that it was in. */
  let path: Element[] = [];
  let pressedAt = -Infinity;

  const note = (target: EventTarget | null): void => {
    path = [];
    for (let at = target instanceof Element ? target : null; at !== null && at !== root; at = at.parentElement) path.push(at);
  };
  root.addEventListener("focusin", (event) => note(event.target));
  // Whoever presses beside everything means to leave.
  root.addEventListener("pointerdown", () => (path = []), { capture: true });
  const pressed = (event: Event): void => {
    if (!(event.target instanceof Element) || event.target.closest(PRESSED) === null) return;
    pressedAt = performance.now();
    const { activeElement } = document;
    // Some browsers give no focus to what is clicked.
    note(activeElement === document.body ? event.target : activeElement);
  };
  root.addEventListener("click", pressed, { capture: true });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) pressedAt = performance.now();
  });
  new MutationObserver(() => {
    const last = path[0];
    if (last === undefined || document.activeElement !== document.body) return;
    const own = performance.now() - pressedAt < OWN_MS;
    if (last.isConnected) {
      // It was moved, as an objective is, and lost the focus by that.
      if (own && isSeen(last) && last instanceof HTMLElement) last.focus();
      return;
    }
    // A row may still be there that has nothing in it any more to go on from: then what it stands in.
    const left = [...path.filter((element) => element.isConnected && isSeen(element)), root];
    path = [];
    if (!own) return;
    for (const scope of left) {
      const place = beginningOf(scope);
      place?.focus();
      if (place !== null) return;
    }
  }).observe(root, { childList: true, subtree: true });
}

function isSeen(element: Element): boolean {
  // What content-visibility keeps has boxes too, and is not seen.
  const drawn = element.checkVisibility?.() ?? element.getClientRects().length > 0;
  return drawn && element.closest("[inert], [aria-hidden=true]") === null;
}

/** Where reading goes on: in the page's main part, if the whole page changed. */
function beginningOf(scope: Element): HTMLElement | null {
  const within = scope.querySelector("main") ?? scope;
  const first = (kind: string) => [...within.querySelectorAll<HTMLElement>(kind)].find((one) => isSeen(one));
  const heading = first(HEADINGS);
  if (heading !== undefined) heading.tabIndex = -1;
  return heading ?? first(CONTROLS) ?? null;
}
