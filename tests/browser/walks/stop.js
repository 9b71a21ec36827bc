/** Where the focus is: null on the page itself, else what it is, which number it has (tabbable.js),
 * whether it comes later than the one before, and what is wrong with how it is seen. */
() => {
  const at = document.activeElement;
  if (at === null || at === document.body || at === document.documentElement) return null;
  const problems = [];

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [red = 0, green = 0, blue = 0] = numbers(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const ground = (element) => {
    for (let on = element; on !== null; on = on.parentElement) {
      const colour = getComputedStyle(on).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0.5) return colour;
    }
    return "rgb(255, 255, 255)";
  };

  // The row of a choice shows the focus for the small box in it.
  const label = at.closest("label");
  const ringed = [at, label].find((element) => {
    if (element === null) return false;
    const { opacity, outlineStyle, outlineWidth } = getComputedStyle(element);
    return Number(opacity) > 0.5 && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  if (ringed === undefined) {
    problems.push("no ring");
  } else {
    const { outlineColor, outlineOffset } = getComputedStyle(ringed);
    const behind = ground(parseFloat(outlineOffset) < 0 ? ringed : ringed.parentElement);
    const ratio = contrast(outlineColor, behind);
    if (ratio < 3) problems.push(`ring of ${ratio.toFixed(1)}:1, ${outlineColor} on ${behind}`);
  }

  const seen = (ringed ?? at).getBoundingClientRect();
  const [left, right] = [Math.max(0, seen.left), Math.min(innerWidth, seen.right)];
  const [top, bottom] = [Math.max(0, seen.top), Math.min(innerHeight, seen.bottom)];
  if (right - left < 1 || bottom - top < 1) {
    problems.push("out of sight");
  } else {
    const [across, down] = [(left + right) / 2, (top + bottom) / 2];
    // The middle of each side: corners are round. In a field that is high, browsers bring the caret
    // into sight and not its last line.
    const covered = [
      [across, down],
      [across, top + 2],
      ...(at.matches("textarea") ? [] : [[across, bottom - 2]]),
      [left + 2, down],
      [right - 2, down],
    ].map(([x, y]) => document.elementFromPoint(x, y)).filter((over) => {
      const own = over === null || at.contains(over) || over.contains(at) || label?.contains(over);
      return !own;
    });
    if (covered.length > 0) problems.push(`under ${covered[0].className || covered[0].tagName}`);
  }

  const name = (at.getAttribute("aria-label") ?? label?.innerText ?? at.innerText ?? "").trim() || at.labels?.[0]?.innerText;
  const what = `${at.tagName.toLowerCase()} ${(name ?? "").replace(/\s+/g, " ").slice(0, 60)}`.trim();
  const scrolls = at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth;
  const before = window.__before;
  window.__before = at;
  return {
    what,
    problems,
    number: window.__controls?.indexOf(at) ?? -1,
    same: at === before,
    later: before === undefined || Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    inDialog: at.closest("dialog") !== null,
    scroller: scrolls && at.matches(":not(a, button, input, select, textarea, summary)"),
  };
}
