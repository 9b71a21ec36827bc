/** Listens to live regions as a screen reader does: a region must have been there before its words
 * (but for alerts), and nothing that is inert or behind a modal dialog is heard. */
(() => {
  const heard = [];
  const mute = [];
  const numbers = new Map();
  window.__ears = { heard, mute };
  const LIVE = "[role=status], [role=alert], [role=log], output, [aria-live=polite], [aria-live=assertive]";

  const silent = (region) => {
    const modal = [...document.querySelectorAll("dialog:modal")].pop();
    if (modal !== undefined && !modal.contains(region)) return true;
    return region.closest("[inert], [hidden], [aria-hidden=true]") !== null;
  };
  const words = (region) => region.textContent.replace(/\s+/g, " ").trim();
  const regionOf = (node) => (node instanceof Element ? node : node.parentElement)?.closest(LIVE) ?? null;
  const number = (region) => {
    if (!numbers.has(region)) numbers.set(region, numbers.size + 1);
    return numbers.get(region);
  };
  const regionsIn = (node) => [node, ...node.querySelectorAll("*")].filter((one) => one.matches(LIVE));

  new MutationObserver((records) => {
    const speaking = new Set();
    for (const { target, addedNodes } of records) {
      if (!target.isConnected) continue;
      speaking.add(regionOf(target));
      for (const node of addedNodes) {
        if (!(node instanceof Element) || !node.isConnected) continue;
        for (const region of regionsIn(node)) {
          if (region.matches("[role=alert]")) speaking.add(region);
          else if (words(region) !== "" && !silent(region)) mute.push(words(region));
        }
      }
    }
    for (const region of speaking) {
      if (region === null || !region.isConnected || silent(region) || words(region) === "") continue;
      heard.push([number(region), words(region)]);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
