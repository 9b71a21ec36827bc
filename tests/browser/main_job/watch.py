"""What holds for every page: it complains of nothing, and axe-core finds no violation on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
#: Everything that moves has come to rest (or never will), and letters have their own shapes. `now`:
#: what changes from one theme to the other has changed at once.
AT_REST = """async (now) => {
  await document.fonts.ready;
  if (now)
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  const ends = document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished.catch(() => undefined));
  await Promise.race([Promise.all(ends), new Promise((given) => setTimeout(given, 3000))]);
}"""
VIOLATIONS = """async (rules) => {
  const found = await axe.run(document,
    { resultTypes: ["violations"], ...(rules === null ? {} : { runOnly: rules }) });
  return found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.html.slice(0, 120)}`));
}"""
#: A theme changes colours and nothing else.
OF_COLOUR = ["color-contrast", "link-in-text-block"]


class Watch:
    """Browsers of several people, whose every complaint is kept."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def person(self, who: str, **options: Any) -> Page:
        """A page in a browser of this person's own, with its own cookies and storage."""
        context = self._browser.new_context(locale="en-GB", color_scheme="light", **options)
        context.set_default_timeout(20_000)
        self._contexts.append(context)

        def heard(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.complaints.append(
                    f"{who}: {message.text} ({message.page and message.page.url})"
                )

        context.on("console", heard)
        context.on("weberror", lambda failed: self.complaints.append(f"{who}: {failed.error}"))
        return context.new_page()

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@contextmanager
def watching(browser: Browser) -> Iterator[Watch]:
    """Browsers for the time of a `with` block; at its end nothing may have been complained of."""
    watch = Watch(browser)
    try:
        yield watch
        assert watch.complaints == []
    finally:
        watch.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page as it stands: everything in light, the colours in dark too."""
    found = [f"light: {one}" for one in _found(page, None)]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in _found(page, OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    page.evaluate(AT_REST, True)
    return found


def _found(page: Page, rules: list[str] | None) -> list[str]:
    page.evaluate(AT_REST, rules is not None)
    if not page.evaluate("'axe' in window"):
        # Through the debugger: the page's own policy lets no foreign script in.
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(VIOLATIONS, rules)
    return found


def assert_accessible(*pages: Page) -> None:
    """No violation on any of these pages, in either theme."""
    found = [(page.url, violations(page)) for page in pages]
    assert [(url, some) for url, some in found if some] == []
