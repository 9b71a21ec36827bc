"""The moments: the reveal, the close of a vote, the agreement, as they move and where nothing may.

Each page keeps what began to move on it, from its first script on (`MOVED`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.main_job.visits import PHONE, visit
from tests.browser.main_job.watch import Watch
from tests.browser.short_workshop import BETTER, IDEAS, ShortWorkshop, short_workshop
from tests.integration.live.house import Guest, House
from tests.people import PATIENCE

WALL: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
#: Milliseconds. New things settle, bars grow; and the last of what is revealed has arrived.
SETTLE, GROW, ALL_THERE = 300, 600, 500
#: What began to move: its name, of what, how long, how much later than the first (ms), and in
#: which frame.
MOVED = """(() => {
  window.__moved = [];
  const ms = (text) => Math.round(1000 * parseFloat(text));
  addEventListener("animationstart", ({ animationName: name, target, pseudoElement }) => {
    const style = getComputedStyle(target, pseudoElement || null);
    const place = style.animationName.split(", ").indexOf(name);
    const [long, late] = [style.animationDuration, style.animationDelay].map(
      (all) => ms(all.split(", ").at(place)));
    const frame = document.timeline.currentTime;
    window.__moved.push({ name, what: String(target.className), long, late, frame });
  }, true);
  addEventListener("transitionrun", ({ propertyName: name, target }) => {
    const [running] = target.getAnimations().filter((one) => one.transitionProperty === name);
    const long = running?.effect.getComputedTiming().endTime ?? 0;
    window.__moved.push({ name, what: String(target.className), long, late: 0, frame: 0 });
  }, true);
})();"""
Move = dict[str, Any]


class Eyes:
    """Somebody who watches one page; what has moved since they last asked."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._seen = 0

    def moved(self, enough: Callable[[list[Move]], bool]) -> list[Move]:
        """What has moved, once there is enough of it."""
        end = time.monotonic() + PATIENCE
        while True:
            found: list[Move] = self.page.evaluate("() => window.__moved")[self._seen :]
            if enough(found) or time.monotonic() > end:
                self._seen += len(found)
                return found
            self.page.wait_for_timeout(50)

    def forgets(self) -> None:
        self._seen = len(self.page.evaluate("() => window.__moved"))


def named(moves: list[Move], *names: str) -> list[Move]:
    return [move for move in moves if move["name"] in names]


def eyes(watch: Watch, who: str, **options: Any) -> Page:
    """A page that keeps what moves."""
    page = watch.person(who, **options)
    page.add_init_script(MOVED)
    return page


class Room:
    """A wall, a phone and a desk that may move, and the same for whoever asked for less motion."""

    def __init__(self, house: House, watch: Watch) -> None:
        self.workshop: ShortWorkshop = short_workshop(house.facilitator)
        led = self.workshop.led
        dan = Guest(led, "Dan")
        dan.close()
        self.pages: dict[str, Page] = {}
        for still in (False, True):
            calm = {"reduced_motion": "reduce" if still else "no-preference"}
            name = " at rest" if still else ""
            wall = eyes(watch, f"wall{name}", **WALL, **calm)
            wall.goto(led.base + led.boot["urls"]["screen"])
            phone = eyes(watch, f"phone{name}", **PHONE, **calm)
            visit(phone, f"{led.base}/w/{led.code}", dan.pages.cookies)
            desk = eyes(watch, f"desk{name}", **LAPTOP, **calm)
            visit(desk, f"{led.base}/w/{led.code}/lead", house.facilitator.cookies)
            self.pages |= {f"wall{name}": wall, f"phone{name}": phone, f"desk{name}": desk}
        self.eyes = {name: Eyes(page) for name, page in self.pages.items()}

    def all_see(self, text: str) -> None:
        """Everybody has come so far; what moved until then was another moment's."""
        for name, page in self.pages.items():
            expect(page.locator("main"), name).to_contain_text(text, use_inner_text=True)
        for one in self.eyes.values():
            one.forgets()

    def moving(self) -> list[tuple[str, Eyes]]:
        return [(name, one) for name, one in self.eyes.items() if "rest" not in name]


def test_each_moment_moves_as_long_as_it_should_or_not_at_all(house: House, watch: Watch) -> None:
    """Ideas settle for 300 ms each and are all there within half a second; bars grow together; the
    agreed words arrive. Whoever asked for reduced motion sees the same, and nothing moves."""
    room = Room(house, watch)
    reveal(room)
    close_of_a_vote(room)
    agreement(room)
    for name in ("wall", "phone", "desk"):
        still = room.pages[f"{name} at rest"]
        moves: list[Move] = still.evaluate("() => window.__moved")
        assert (name, [move for move in moves if move["long"] > 1]) == (name, [])


def reveal(room: Room) -> None:
    """On the wall, on every phone and on the desk."""
    room.workshop.gather()
    room.all_see("3 ideas")
    room.workshop.reveal()
    for name, page in room.pages.items():
        expect(page.locator("main"), name).to_contain_text(IDEAS[-1])
    for name, one in room.moving():
        moves = named(one.moved(lambda found: len(named(found, "settle")) >= 3), "settle")
        assert {move["long"] for move in moves} == {SETTLE}, name
        assert max(move["late"] + move["long"] for move in moves) <= ALL_THERE, name


def close_of_a_vote(room: Room) -> None:
    """All bars of a result begin in one frame and take as long as each other; then the star."""
    room.workshop.draft()
    room.workshop.discuss()
    room.all_see(BETTER)
    room.workshop.vote()
    for name, page in room.pages.items():
        expect(page.locator("main"), name).to_contain_text("3 of 4 voted", use_inner_text=True)
    for name, one in room.moving():
        bars = named(one.moved(lambda found: named(found, "grow-inline") != []), "grow-inline")
        assert len(bars) >= 2, name
        assert {(move["late"], move["long"]) for move in bars} == {(0, GROW)}, name
        assert len({move["frame"] for move in bars}) == 1, name


def agreement(room: Room) -> None:
    """The wall has the words alone: they arrive, and then who agreed."""
    room.workshop.ratify()
    for name, page in room.pages.items():
        said = "Adopted" if name.startswith("desk") else "Our mission"
        expect(page.locator("main"), name).to_contain_text(said, use_inner_text=True)
    wall = room.eyes["wall"]
    moves = wall.moved(lambda found: any("agreed__room" in move["what"] for move in found))
    arrived = [move for move in named(moves, "settle") if "agreed__room" in move["what"]]
    assert [(move["long"], move["late"] <= ALL_THERE - SETTLE) for move in arrived] == [
        (SETTLE, True)
    ]
    words, below = (
        room.pages["wall"].locator(".statement"),
        room.pages["wall"].locator(".agreed__room"),
    )
    expect(words).to_be_in_viewport(ratio=1)
    expect(below).to_be_in_viewport(ratio=1)
