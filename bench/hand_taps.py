"""How soon a page answers a finger, with 200 items on it.

Every tap is a real one. Its time is the one that people feel, from the touch until the next picture
that shows its effect (Event Timing: the longest event of the interaction; what takes less than
16 ms is not reported by browsers, and counts as 16).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page

from bench.hand_phone import PHONE, Browsers, found
from bench.hand_room import IDEAS, Room

LEAST_MS = 16.0
#: The answer to a tap, its own stored command among it, has come by then.
QUIET_MS = 700
CANDIDATES = 40


class Finger:
    """Taps and types on one page, and keeps the time of each by name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.times: dict[str, float] = {}
        self.details: dict[str, Any] = {}

    def tap(self, what: str, where: Locator | str) -> None:
        """Touch the middle of what is there."""
        place = (self.page.locator(where) if isinstance(where, str) else where).first
        place.scroll_into_view_if_needed()
        self.page.wait_for_timeout(100)
        box = place.bounding_box()
        if box is None:
            raise RuntimeError(f"There is nothing to touch for: {what}")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self._time(what, lambda: self.page.touchscreen.tap(x, y))

    def letter(self, what: str, where: Locator | str) -> None:
        """Type one letter."""
        place = self.page.locator(where).first if isinstance(where, str) else where
        place.focus()
        self.page.wait_for_timeout(300)
        self._time(what, lambda: self.page.keyboard.press("n"))

    def _time(self, what: str, act: Callable[[], None]) -> None:
        before = self.page.evaluate("() => performance.now()")
        act()
        self.page.wait_for_timeout(QUIET_MS)
        events = [event for event in found(self.page)["events"] if event["at"] >= before]
        slowest = max(events, key=lambda event: float(event["ms"]), default={"ms": LEAST_MS})
        if slowest["ms"] >= self.times.get(what, 0.0):
            self.times[what] = float(slowest["ms"])
            self.details[what] = slowest


def phone_taps(browsers: Browsers, room: Room) -> Finger:
    """A participant through the stages: wall, dots and their result, draft, discussion, score,
    agreement."""
    path, cookies = room.somebody("Lovelace")
    with _entered(browsers, path, cookies, "main li.idea") as finger:
        _on_the_wall(finger)
        room.ask("narrow", "dots")
        _dots(finger)
        room.count_vote()
        _result(finger)
        room.go("draft")
        _draft(finger)
        room.propose(CANDIDATES - 1)
        room.order(fill=IDEAS, kind="comments")
        room.go("discuss")
        _discussion(finger)
        room.ask("vote", "score")
        _score(finger)
        room.close_vote()
        room.choose(0)
        room.ask("ratify", "gradients")
        _agreement(finger)
        room.close_vote()
        return finger


def desk_taps(browsers: Browsers, room: Room) -> Finger:
    """The facilitator's desk on a phone: a wall of 200 ideas, their votes, 200 comments."""
    room.go("gather", 1)
    with browsers.opened(PHONE) as page:
        page.goto(room.target["sign_in"])
        page.goto(f"/w/{room.target['code']}/lead")
        page.locator(".desk__middle article.idea").nth(IDEAS - 1).wait_for(state="attached")
        page.wait_for_timeout(2_000)
        finger = Finger(page)
        for place, name in ((2, "room"), (0, "agenda"), (1, "now")):
            finger.tap(f"desk: the tab “{name}”", page.locator(".desk__tabs .tab").nth(place))
        finger.tap("desk: the menu", ".desk-menu summary")
        finger.tap("desk: the menu", ".desk-menu summary")
        hide = page.locator(".idea__buttons").nth(3).locator("button").last
        finger.tap("desk: hide an idea, the question", hide)
        page.keyboard.press("Escape")
        room.go("narrow")
        _all_results(finger, "desk: ")
        room.go("discuss")
        comments = page.locator(".candidate__foot .link-button", has_text=f"{IDEAS} comments")
        comments.wait_for()
        page.wait_for_timeout(1_500)
        finger.tap("desk: the 200 comments of a candidate", comments)
        page.locator(".comments--flat .comment").nth(IDEAS - 1).wait_for(state="attached")
        return finger


@contextmanager
def _entered(
    browsers: Browsers, path: str, cookies: list[list[str]], item: str
) -> Iterator[Finger]:
    with browsers.opened(PHONE, cookies) as page:
        page.goto(path)
        page.locator(item).nth(IDEAS - 1).wait_for(state="attached")
        page.wait_for_timeout(2_000)
        so_far = page.locator("section.so-far button")
        if so_far.count():
            so_far.tap()
        page.wait_for_timeout(1_000)
        yield Finger(page)


def _on_the_wall(finger: Finger) -> None:
    dialog = "dialog[open]"
    finger.tap("the menu (The room)", ".phone__room")
    finger.tap("a fold in the menu", f"{dialog} summary >> nth=2")
    finger.tap("what the projector shows: 200 ideas", f"{dialog} summary >> nth=0")
    finger.tap("raise my hand", f"{dialog} .button >> nth=0")
    finger.tap("back from the menu", f"{dialog} .dialog__actions button")
    finger.tap("add another idea: the field", "main > .button")
    finger.letter("a letter of an idea", "main textarea")
    finger.tap("add the idea", "main section.card .button")
    finger.letter("a letter of the search on the wall", ".find__field")
    finger.tap("all again", ".find__clear")


def _dots(finger: Finger) -> None:
    rows = finger.page.locator(".dots-row")
    rows.nth(IDEAS - 1).wait_for(state="attached")
    finger.page.wait_for_timeout(1_500)
    for row in (0, 0, 3, 4, 5):  # the fifth is the last one there is
        more = rows.nth(row).locator(".dots__button").last
        finger.tap("the last dot" if row == 5 else "one dot more", more)
    finger.tap("one dot fewer", rows.nth(3).locator(".dots__button").first)
    finger.letter("a letter of the search on the ballot", ".find__field")
    finger.tap("all again", ".find__clear")
    finger.tap("only one's own choices", ".placed")
    finger.tap("all again", ".placed")
    finger.tap("I am done", ".action-bar .button--next")


def _result(finger: Finger) -> None:
    _all_results(finger, "")
    finger.tap("a question of the help", finger.page.locator(".help__ask"))


def _all_results(finger: Finger, where: str) -> None:
    page = finger.page
    fold = page.locator("summary", has_text="The numbers as a table")
    fold.wait_for()
    page.wait_for_timeout(1_500)
    finger.tap(f"{where}the rest of 200 results", page.get_by_role("button", name="Show"))
    page.locator(".results .result").nth(IDEAS - 1).wait_for(state="attached")
    finger.tap(f"{where}200 results as a table", fold)


def _draft(finger: Finger) -> None:
    page = finger.page
    page.locator(".editor").wait_for()
    page.wait_for_timeout(1_500)
    finger.letter("a letter of a purpose", ".editor textarea")
    ideas = page.locator("summary", has_text="Which ideas does it grow from?")
    finger.tap("open the list of 200 ideas", ideas)
    page.locator(".cite-list label").nth(IDEAS - 1).wait_for(state="attached")
    finger.tap("tick an idea", page.locator(".cite-list label").nth(1))
    finger.letter("a letter of a purpose, the list open", ".editor textarea")
    finger.letter("a letter of the search", "input[type=search]")


def _discussion(finger: Finger) -> None:
    page = finger.page
    page.locator("article.candidate").nth(CANDIDATES - 1).wait_for(state="attached")
    page.wait_for_timeout(1_500)
    finger.tap("open a candidate with 200 comments", "article.candidate .button--small")
    page.locator(".comment").nth(IDEAS - 1).wait_for(state="attached")
    finger.letter("a letter of a comment", "main textarea")
    finger.tap("answer a comment", ".comment .link-button")
    finger.letter("a letter of an answer", ".comment textarea")
    finger.tap("back to all candidates", ".place-head__back")


def _score(finger: Finger) -> None:
    page = finger.page
    page.locator(".score__option").first.wait_for()
    page.wait_for_timeout(1_500)
    finger.tap("a score", page.locator(".score__option").nth(4))
    finger.tap("next candidate", ".action-bar .button--next")
    finger.tap("a score", page.locator(".score__option").nth(2))


def _agreement(finger: Finger) -> None:
    page = finger.page
    page.locator("label.gradient").first.wait_for()
    page.wait_for_timeout(1_500)
    finger.tap("a step of agreement", page.locator("label.gradient").nth(6))
    finger.letter("a letter of a reason", "main textarea")
    finger.tap("I am done", ".action-bar .button--next")
    finger.tap("change my vote", page.get_by_role("button", name="Change my vote"))
