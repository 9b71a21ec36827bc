/** Copying by selection: on plain http there is no clipboard. */

/** Copy `text`; false where the browser forbids it, so that the page can show the text to select. */
export function copyText(text: string): boolean {
  const before = document.activeElement;
  // Inside an open dialog everything else is inert and could not be selected.
  const place = before?.closest("dialog") ?? document.body;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.tabIndex = -1;
  field.setAttribute("aria-hidden", "true");
  // Out of sight without a scroll. Through the object model the policy allows it.
  field.style.position = "fixed";
  field.style.top = "0";
  field.style.opacity = "0";
  place.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
