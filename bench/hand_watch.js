// Told to every page before its own script: keeps what a person would feel of it, in window.hand.
(() => {
  if (window !== top) return;
  const hand = { largest: 0, largestWas: "", shifts: [], events: [], tasks: [], gap: 0, frames: 0, usable: null };
  Object.defineProperty(window, "hand", { value: hand });
  const watch = (type, take, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  const named = (node) => (node === null || node === undefined ? "" : `${node.localName ?? "text"}.${node.className ?? ""}`);

  watch("largest-contentful-paint", (entry) => {
    hand.largest = entry.startTime;
    hand.largestWas = named(entry.element);
  });
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    const nodes = entry.sources.map(({ node }) => named(node));
    hand.shifts.push({ value: entry.value, at: entry.startTime, nodes });
  });
  watch("longtask", ({ startTime, duration }) => hand.tasks.push({ at: startTime, ms: duration }));
  watch(
    "event",
    ({ name, startTime, duration, processingStart, processingEnd, interactionId }) => {
      if (interactionId === 0) return;
      hand.events.push({ name, at: startTime, ms: duration, waited: processingStart - startTime, worked: processingEnd - processingStart });
    },
    { durationThreshold: 16 },
  );

  // From one frame to the next; and the first one after which the field that matters is on the page.
  let before = performance.now();
  const frame = () => {
    const now = performance.now();
    hand.gap = Math.max(hand.gap, now - before);
    hand.frames += 1;
    before = now;
    if (hand.usable === null && hand.field !== undefined) {
      const field = document.querySelector(hand.field);
      // What was painted with it is there one frame later.
      if (field !== null && field.getClientRects().length > 0) requestAnimationFrame(() => (hand.usable ??= performance.now()));
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
