/**
 * What a look at the page would find, found by measuring: cut and spilled text, sideways overflow,
 * things on top of each other, targets too small for a thumb. Given to Chromium as one function.
 *
 * options: { phone: boolean, screen: boolean, width, height }; returns sentences.
 */
(options) => {
  const problems = new Set();
  const view = document.documentElement;
  const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? null;
  const INTERACTIVE =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=link]";
  /** Letters reach over their line's box by about this much, at the top and at the bottom. */
  const AIR = 0.22;
  /** A thumb, a mouse; and how far two things may touch before they overlap. */
  const THUMB = 48;
  const LEAST = 24;
  const SLACK = 1.5;
  /** The projector's page is set for a wall from this width on. */
  const PHONE = 640;
  /** Projector: the least size of letters at 1920x1080. */
  const SCREEN_LETTERS = 32;
  /** A field with smaller letters makes a phone zoom into it. */
  const FIELD_LETTERS = 16;
  /** What may end in an ellipsis: the workshop's title at the head of a page, whole where one joins, in
   * "The room" and in the brief; and a winner on the wall, whole on everybody's page and in the stage
   * that follows. What a button beside it unfolds may too. */
  const SHORTENED = ".phone__workshop, .topbar__title, .result-words";

  const tell = (what, element, more = "") =>
    problems.add(`${what}: ${where(element)}${more === "" ? "" : ` (${more})`}`);

  function where(element) {
    const own = [...element.classList].slice(0, 2).map((name) => `.${name}`).join("");
    const text = (element.getAttribute("aria-label") ?? element.innerText ?? element.value ?? "").trim();
    return `${element.tagName.toLowerCase()}${own} “${text.replace(/\s+/g, " ").slice(0, 40)}”`;
  }

  // What a browser leaves undrawn while it is out of sight has no measures: it is drawn for these.
  const undrawn = [...document.body.querySelectorAll("*")].filter(
    (element) => getComputedStyle(element).contentVisibility === "auto",
  );
  for (const element of undrawn) element.style.contentVisibility = "visible";

  /** Drawn, not for readers only, and not under a dialog. */
  function seen(element) {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    if (element.closest("[inert], .visually-hidden, .skip-link, [aria-hidden=true] svg") !== null) return false;
    if (modal !== null && !modal.contains(element)) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  }

  const ancestors = function* (element) {
    for (let at = element.parentElement; at !== null; at = at.parentElement) yield at;
  };
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const scrolls = (element) => /auto|scroll/.test(style(element).overflowX + style(element).overflowY);
  const clips = (element) => /hidden|clip/.test(style(element).overflowX + style(element).overflowY);
  const overlap = (a, b) => ({
    x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  });

  /** What is left of a box after the windows that it is looked at through. */
  function shown(element) {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (const at of ancestors(element)) {
      if (at === view || at === document.body || !(scrolls(at) || clips(at))) continue;
      const box = at.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  }

  /** The nearest thing that floats over the page; what floats may cover what does not. */
  function layer(element) {
    for (let at = element; at !== null; at = at.parentElement) {
      if (/fixed|sticky/.test(style(at).position) || at.tagName === "DIALOG") return at;
    }
    return null;
  }

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || node.data.trim() === "" || parent.closest("script, style, noscript, title, option")) continue;
    if (!seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
    if (boxes.length > 0) texts.push({ node, parent, boxes });
  }

  /** The projector turns pages by itself: what is wholly beside the frame comes later. And a name that
   * has no room at all on a time line steps out of sight as a whole. */
  const outOfSight = (frame, letters, box) =>
    (frame.querySelector(":scope > .fit__page") !== null && (letters.left >= box.right || letters.right <= box.left)) ||
    (frame.matches(".chapter") && letters.top >= box.bottom);

  // 1. Nothing is wider than the page; on the projector nothing is taller either. Opened on a phone it scrolls.
  if (view.scrollWidth > view.clientWidth + 1) {
    problems.add(`sideways: the page is ${view.scrollWidth - view.clientWidth} px too wide`);
  }
  if (options.screen && options.width > PHONE && view.scrollHeight > view.clientHeight + 1) {
    problems.add(`too tall: ${view.scrollHeight - view.clientHeight} px of the projector's page are below its edge`);
  }

  // 2. No text is cut off, and none leaves the box that it is drawn on.
  for (const { parent, boxes } of texts) {
    let inside = true; // of whatever scrolls: what is beyond it can be reached
    for (let at = parent; at !== view && inside; at = at.parentElement) {
      const look = style(at);
      if (look.display === "inline" || look.display === "contents") continue;
      if (scrolls(at)) break;
      const clamped = look.webkitLineClamp !== "none";
      const drawn =
        look.backgroundColor !== "rgba(0, 0, 0, 0)" || parseFloat(look.borderTopWidth) > 0 || at === document.body;
      const cut = clips(at) && !clamped;
      if (cut || drawn) {
        const box = at.getBoundingClientRect();
        for (const letters of boxes) {
          const high = (letters.bottom - letters.top) * AIR;
          const out =
            letters.left < box.left - SLACK ||
            letters.right > box.right + SLACK ||
            (at !== document.body &&
              (letters.top + high < box.top - SLACK || letters.bottom - high > box.bottom + SLACK));
          if (!out) continue;
          if (!outOfSight(at, letters, box)) tell(cut ? "cut off" : "spills out", parent, where(at));
          inside = false;
          break;
        }
      }
      if (clamped || /fixed|absolute/.test(look.position)) inside = false;
    }
  }
  for (const element of new Set(texts.map(({ parent }) => parent.closest("body *")))) {
    const clamped = [element, ...ancestors(element)].find((at) => style(at).webkitLineClamp !== "none");
    if (clamped === undefined || clamped.scrollHeight <= clamped.clientHeight + SLACK) continue;
    const unfolds = clamped.parentElement.querySelector(":scope > [aria-expanded=false]") !== null;
    if (!unfolds && !clamped.matches(SHORTENED)) tell("cut off", clamped, "by an ellipsis");
  }
  // Nor is the hint that an empty field draws: as wide as it would like to be, it is no wider than it is.
  for (const field of document.querySelectorAll("input[placeholder]:placeholder-shown")) {
    if (!seen(field)) continue;
    const [own, is] = [field.style.cssText, field.getBoundingClientRect().width];
    field.style.cssText += "; field-sizing: content; flex: none; inline-size: max-content; min-inline-size: 0; max-inline-size: none";
    const wanted = field.getBoundingClientRect().width;
    field.style.cssText = own;
    if (wanted > is + SLACK) tell("cut off", field, `“${field.placeholder}” needs ${Math.round(wanted - is)} px more`);
  }

  // 3. No text lies on other text.
  const shows = (line) => {
    const frame = shown(line.parent);
    const within = clips(line.parent) ? line.parent.getBoundingClientRect() : line;
    const both = frame === null ? { x: 0, y: 0 } : overlap(line, frame);
    return Math.min(both.x, both.y, overlap(line, within).x, overlap(line, within).y) > 0;
  };
  const lines = texts.flatMap(({ parent, boxes }) =>
    boxes.map((box) => {
      const high = (box.bottom - box.top) * AIR;
      return { parent, left: box.left, right: box.right, top: box.top + high, bottom: box.bottom - high };
    }),
  );
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i += 1) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j += 1) {
      const both = overlap(lines[i], lines[j]);
      if (both.x < 3 || both.y < 3 || lines[i].parent === lines[j].parent) continue;
      if (layer(lines[i].parent) !== layer(lines[j].parent)) continue;
      if (!shows(lines[i]) || !shows(lines[j])) continue;
      tell("text on text", lines[i].parent, where(lines[j].parent));
    }
  }

  // 4. Letters are large enough for where they are read.
  if (options.screen) {
    const least = SCREEN_LETTERS * Math.min(options.width / 1920, options.height / 1080);
    for (const { parent } of texts) {
      const size = parseFloat(style(parent).fontSize);
      if (size < least - 0.5) tell("too small for the room", parent, `${size} px`);
    }
  }

  // 5. What is touched: its size, nothing over it, nothing too near.
  const labelled = (element) =>
    element.matches("input, select, textarea") ? (element.closest("label") ?? element) : element;
  const controls = [...document.querySelectorAll(INTERACTIVE)].filter(
    (element) => seen(labelled(element)) && !element.matches(":disabled, [aria-hidden=true]"),
  );
  const targets = [...new Map(controls.map((element) => [labelled(element), element])).entries()].map(
    ([target, element]) => ({ target, element }),
  );

  for (let i = 0; i < targets.length; i += 1) {
    for (let j = i + 1; j < targets.length; j += 1) {
      const [a, b] = [targets[i].target, targets[j].target];
      if (a.contains(b) || b.contains(a) || layer(a) !== layer(b)) continue;
      const [one, other] = [shown(a), shown(b)];
      if (one === null || other === null) continue;
      const both = overlap(one, other);
      if (both.x > SLACK && both.y > SLACK) tell("overlaps", a, where(b));
    }
  }

  /** A link in a sentence: as tall as its line is enough. */
  function inText(element) {
    if (!/^inline/.test(style(element).display)) return false;
    const around = element.parentElement;
    return around !== null && around.innerText.trim().length > (element.innerText ?? "").trim().length + 3;
  }
  const hits = (target, element, x, y) => {
    const at = document.elementFromPoint(x, y);
    if (at === null) return null;
    return target.contains(at) || element.contains(at) || at.closest("label")?.control === element;
  };

  /** Whether a menu that was opened lies there: what is under it waits until it is closed; or a message,
   * which steps aside as soon as nothing is scrolled any more. */
  function underMenu(target, x, y) {
    for (let at = document.elementFromPoint(x, y); at !== null; at = at.parentElement) {
      if (at.contains(target)) return false;
      if (at.matches(".toast")) return true;
      if (style(at).position === "absolute" && style(at).zIndex !== "auto") return true;
    }
    return false;
  }

  const place = [scrollX, scrollY];
  const windows = [...document.body.querySelectorAll("*")]
    .filter(scrolls)
    .map((element) => [element, element.scrollLeft, element.scrollTop]);
  for (const { target, element } of targets) {
    target.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = target.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const inView = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    // The middle of a text over two lines may lie beside it.
    const reached = [...target.getClientRects()].some(
      (line) => hits(target, element, (line.left + line.right) / 2, (line.top + line.bottom) / 2) === true,
    );
    if (inView && !reached && !underMenu(target, x, y)) tell("covered", element);
    const need = options.phone && !inText(target) ? THUMB : LEAST;
    const reach = need / 2 - 0.5;
    const tall = box.height >= need - 0.5 || [-reach, reach].every((d) => hits(target, element, x, y + d) === true);
    const wide = box.width >= need - 0.5 || [-reach, reach].every((d) => hits(target, element, x + d, y) === true);
    if (reached && !(tall && wide)) {
      tell("small target", element, `${Math.round(box.width)}x${Math.round(box.height)}`);
    }
    if (options.phone && element.matches("input, select, textarea")) {
      const size = parseFloat(style(element).fontSize);
      const typed = !element.matches("[type=radio], [type=checkbox], [type=range]");
      if (typed && size < FIELD_LETTERS - 0.1) tell("zooms the phone", element, `${size} px`);
    }
  }

  for (const [element, left, top] of windows) element.scrollTo({ left, top, behavior: "instant" });

  // 6. No text stays under a bar, however far the page is scrolled. Messages go by themselves.
  const under = (bar, at) => bar !== null && !bar.matches(".toasts") && style(bar).opacity !== "0" && at(bar.getBoundingClientRect());
  const stays = (at) => {
    const moved = place[1] - scrollY;
    for (const { parent, boxes } of modal === null && !options.screen ? texts : []) {
      if (layer(parent) !== null) continue;
      for (const { left, right, top, bottom } of boxes) {
        const [x, y] = [(left + right) / 2, (top + bottom) / 2 + moved];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const over = document.elementFromPoint(x, y);
        if (over === null || over.contains(parent) || parent.contains(over)) continue;
        // A menu that hangs from a bar lies over the page until it is folded.
        if (!under(layer(over), at) || underMenu(parent, x, y)) continue;
        // What scrolls by itself shows it elsewhere.
        const frame = shown(parent);
        if (frame !== null && y > frame.top && y < frame.bottom) tell("under a bar", parent, where(layer(over)));
      }
    }
  };
  scrollTo({ top: 0, behavior: "instant" });
  stays(({ top }) => top <= 1);
  scrollTo({ top: view.scrollHeight, behavior: "instant" });
  stays(({ bottom }) => bottom >= innerHeight - 1);
  for (const element of undrawn) element.style.contentVisibility = "";
  scrollTo({ left: place[0], top: place[1], behavior: "instant" });
  return [...problems];
};
