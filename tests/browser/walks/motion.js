/** Every animation and transition that takes longer than a millisecond, from the page's beginning. */
(() => {
  window.__moved = [];
  const note = (event) => {
    const longest = Math.max(0, ...event.target.getAnimations({ subtree: true }).map((one) => one.effect.getComputedTiming().endTime));
    if (longest > 1) window.__moved.push(`${event.animationName ?? event.propertyName} of ${event.target.className}, ${longest} ms`);
  };
  addEventListener("animationstart", note, true);
  addEventListener("transitionrun", note, true);
})();
