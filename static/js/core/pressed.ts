/** When the finger went, in milliseconds on the page's own clock. A page that is busy comes to a press
 * much later: the second one of a double press is still a double press then. */
export function pressedAt(): number {
  // What is being handled now: a click, or a key.
  return window.event?.timeStamp ?? performance.now();
}
