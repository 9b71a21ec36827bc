/** In forced colours: what looks the same though it is not, or has no edge at all. */
() => {
  const problems = [];
  const seen = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.closest("[inert]") === null;
  const look = (element) => {
    const style = getComputedStyle(element);
    const mark = getComputedStyle(element, "::after").content;
    const { backgroundColor, color, borderTopColor, borderTopWidth, borderTopStyle, boxShadow, textDecorationLine } = style;
    return [backgroundColor, color, borderTopColor, borderTopWidth, borderTopStyle, boxShadow, textDecorationLine, mark].join();
  };
  const name = (element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.closest("label")?.innerText ?? element.innerText).trim().slice(0, 40)}”`;

  for (const element of document.querySelectorAll("button, select, textarea, input:not([type=hidden])")) {
    if (!seen(element)) continue;
    const shown = element.matches("[type=radio], [type=checkbox]") ? (element.closest("label") ?? element) : element;
    const style = getComputedStyle(shown);
    const drawn = [style, getComputedStyle(element), getComputedStyle(element, "::before")];
    const edge = drawn.some((one) => parseFloat(one.borderTopWidth) > 0 && one.borderTopStyle !== "none");
    const under = /underline/.test(style.textDecorationLine);
    if (!edge && !under && element.type !== "range") problems.push(`no edge: ${name(element)}`);
  }
  const group = (elements) => {
    const chosen = elements.filter((one) => one.matches(":checked, [aria-pressed=true], [aria-current]"));
    const others = elements.filter((one) => !chosen.includes(one));
    for (const one of chosen) {
      const same = others.some((other) => {
        const rows = [one.closest("label") ?? one, other.closest("label") ?? other];
        return look(one) === look(other) && look(rows[0]) === look(rows[1]);
      });
      if (same) problems.push(`chosen, and looks like the others: ${name(one)}`);
    }
  };
  const boxes = [...document.querySelectorAll("[type=radio], [type=checkbox]")].filter(seen);
  for (const box of new Set(boxes.map((one) => one.name || one.type))) group(boxes.filter((one) => (one.name || one.type) === box));
  group([...document.querySelectorAll("[aria-pressed]")].filter(seen));

  const groups = new Map();
  for (const element of [...document.querySelectorAll(".swatch, .bar__fill")].filter(seen)) {
    const which = element.className.match(/group-\w+/)?.[0];
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    if (which !== undefined) groups.set(which, `${backgroundColor} ${backgroundImage}`);
  }
  if (new Set(groups.values()).size < groups.size) problems.push(`groups look alike: ${[...groups.keys()].join()}`);
  return problems;
}
