"""Hands that use nothing but a keyboard, and eyes that look where the focus is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from workshop.settings import ROOT

_HERE = Path(__file__).parent
_STOP = (_HERE / "stop.js").read_text("utf-8")
_TABBABLE = (_HERE / "tabbable.js").read_text("utf-8")
_FORCED = (_HERE / "forced.js").read_text("utf-8")
_MEASURE = (ROOT / "gallery" / "page_checks.mjs").read_text("utf-8").strip().rstrip(";")
#: For a page's beginning: what moves, though reduced motion was asked for.
MOTION = (_HERE / "motion.js").read_text("utf-8")

#: 1280 px at 200 %, and at 400 %.
TWICE, FOUR_TIMES = {"width": 640, "height": 400}, {"width": 320, "height": 600}
LETTERS = "() => getComputedStyle(document.documentElement).fontSize"
#: The size of letters that browsers come with.
USUAL = 16
#: More stops than any page has.
ENOUGH = 150


@dataclass(frozen=True)
class Stop:
    """Where Tab stopped."""

    what: str
    problems: list[str]
    number: int
    same: bool
    later: bool
    inDialog: bool  # noqa: N815 - as the page says it
    scroller: bool


class Keyboard:
    """The keyboard of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._debugger = page.context.new_cdp_session(page)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def stop(self) -> Stop | None:
        """Where the focus is; None on the page itself."""
        found = self.page.evaluate(_STOP)
        return None if found is None else Stop(**found)

    def to(self, control: Locator) -> None:
        """Go there and press it."""
        control.press("Enter")

    def walk(self) -> list[Stop]:
        """With Tab from the first control to the last: each is reached, in the order in which it is
        read, with a ring that is seen. Back with Shift and Tab over the first two."""
        wanted = self.page.evaluate(_TABBABLE)
        self.page.evaluate("number => window.__controls[number].focus()", wanted[0])
        if len(wanted) > 1:
            self.press("Tab", "Shift+Tab")
        stops: list[Stop] = []
        for _ in range(ENOUGH):
            at = self.stop()
            # Beyond the last control lies the browser's own bar, or the first again.
            if at is None or (stops and not at.same and not at.later):
                break
            # A date is one control with several stops.
            if not stops or not at.same:
                stops.append(at)
            self.press("Tab")
        # What scrolls may be a stop of its own, so that arrows move it.
        reached = [stop.number for stop in stops if stop.number in wanted or not stop.scroller]
        assert reached == wanted, self._named(stops)
        problems = [f"{stop.what}: {one}" for stop in stops for one in stop.problems]
        assert (self.page.url, problems) == (self.page.url, [])
        return stops

    def back(self) -> None:
        """With Shift and Tab from the last control to the first: the same, the other way round.

        For pages without radio buttons: back into a group of them leads to its last one.
        """
        wanted = self.page.evaluate(_TABBABLE)
        self.page.evaluate("number => window.__controls[number].focus()", wanted[-1])
        self.press("Shift+Tab", "Tab")  # so that the browser knows it is the keyboard
        stops: list[Stop] = []
        while len(stops) < ENOUGH:
            at = self.stop()
            # Before the first control lies the browser's own bar, or the last one again.
            if at is None or (len(stops) > 1 and at.number == wanted[-1]):
                break
            if not stops or at.number != stops[-1].number:
                stops.append(at)
            self.press("Shift+Tab")
        reached = [stop.number for stop in stops if stop.number in wanted or not stop.scroller]
        assert reached == wanted[::-1], self._named(stops)
        problems = [f"{stop.what}: {one}" for stop in stops for one in stop.problems]
        assert (self.page.url, problems) == (self.page.url, [])

    def _named(self, stops: list[Stop]) -> str:
        return "\n".join([self.page.url, *(f"{stop.number} {stop.what}" for stop in stops)])

    def trapped(self, opener: Locator, *, close: str = "Escape") -> None:
        """A dialog keeps the focus, and gives it back to what opened it."""
        self.to(opener)
        expect(self.page.locator("dialog:modal").last).to_be_visible()
        wanted = self.page.evaluate(_TABBABLE)
        reached = set()
        for _ in range(len(wanted) + 2):
            at = self.stop()
            if at is not None:
                assert at.inDialog, at.what
                # What has the focus so that readers begin there is no control.
                assert at.problems == [] or at.number not in wanted, (at.what, at.problems)
                reached.add(at.number)
            self.press("Tab")
        assert reached >= set(wanted)
        self.press(close)
        expect(opener).to_be_focused()

    def skips(self, link: str) -> None:
        """The first stop leads past the head, and is seen while it has the focus."""
        self.page.evaluate("() => document.activeElement.blur()")
        skip = self.page.get_by_role("link", name=link)
        skip.focus()
        expect(skip).to_be_in_viewport()
        self.press("Enter")
        expect(self.page.locator("main")).to_be_focused()

    def fits(self) -> None:
        """Text twice as large and a page four times as large: nothing is cut, nothing sideways."""
        before: Any = self.page.viewport_size
        found = []
        for size in (TWICE, FOUR_TIMES):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            found += [f"{size['width']} px: {one}" for one in self._measured(size)]
        self.page.set_viewport_size(before)
        self._letters(2 * USUAL)
        found += [f"large text: {one}" for one in self._measured(before)]
        self._letters(USUAL)
        assert (self.page.url, found) == (self.page.url, [])

    def _letters(self, size: int) -> None:
        """As large as the person has them in the settings of the browser."""
        self._debugger.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        assert self.page.evaluate(LETTERS) == f"{size}px"

    def _measured(self, size: dict[str, int]) -> list[str]:
        said: list[str] = self.page.evaluate(_MEASURE, {"phone": False, "screen": False, **size})
        # How large a target is depends on the finger, which the gallery looks at.
        return [one for one in said if not one.startswith("small target")]

    def forced(self) -> None:
        """In forced colours controls have edges, what is chosen differs, the ring is seen."""
        self.page.emulate_media(forced_colors="active")
        found = self.page.evaluate(_FORCED)
        assert (self.page.url, found) == (self.page.url, [])
        self.walk()
        self.page.emulate_media(forced_colors="none")

    def rests(self) -> None:
        """Nothing has moved on this page."""
        assert self.page.evaluate("() => window.__moved") == []

    def writes_on(self, field: Locator, happens: Any) -> None:
        """What others do leaves focus, words and selection of somebody who writes as they are."""
        field.fill("half a thought, and more")
        field.evaluate("field => field.setSelectionRange(7, 14)")
        happens()
        expect(field).to_be_focused()
        expect(field).to_have_value("half a thought, and more")
        selected = field.evaluate("field => [field.selectionStart, field.selectionEnd]")
        assert selected == [7, 14]
