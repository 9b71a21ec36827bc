/** What Tab ought to reach, in order: all controls that can be seen, one of each group of radio
 * buttons. Each has a number of its own, for the page changes while one walks through it. */
() => {
  const all = [...document.querySelectorAll("*")];
  const modal = [...document.querySelectorAll("dialog:modal")].pop() ?? document;
  const found = [...modal.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((one) => {
    if (one.matches(":disabled, [type=hidden], [tabindex='-1']") || one.closest("[inert]") !== null) return false;
    if (!one.checkVisibility({ checkVisibilityCSS: true })) return false;
    if (!one.matches("[type=radio]")) return true;
    const group = all.filter((other) => other.matches("[type=radio]") && other.name === one.name);
    return one === (group.find((other) => other.checked) ?? group[0]);
  });
  window.__controls ??= [];
  const number = (one) => (window.__controls.includes(one) ? window.__controls.indexOf(one) : window.__controls.push(one) - 1);
  return found.map(number);
}
