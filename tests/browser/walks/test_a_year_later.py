"""Walk 10: a year later somebody asks why it says so, and replays the workshop alone.

That the replay plays, steps, seeks and links in all its ways is in tests/browser/test_replay.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.main_job.cast import Somebody
from tests.browser.main_job.watch import Watch
from tests.browser.short_workshop import BETTER, IDEAS, ShortWorkshop, short_workshop
from tests.browser.walks.clocked import Clock
from tests.integration.live.house import House
from tests.people import PASSWORD

TITLE = "Words for the help desk"
LAPTOP = {"viewport": {"width": 1366, "height": 768}}


@pytest.fixture(scope="module")
def past(timed: tuple[House, Clock]) -> Iterator[ShortWorkshop]:
    """A workshop of an hour, a year ago."""
    house, clock = timed
    workshop = short_workshop(house.facilitator, TITLE)
    for step, minutes in (("gather", 10), ("reveal", 4)):
        getattr(workshop, step)()
        clock.advance(minutes=minutes)
    workshop.draft(cited=True)
    for step, minutes in (("discuss", 12), ("vote", 8), ("ratify", 4), ("finish", 0)):
        clock.advance(minutes=minutes)
        getattr(workshop, step)()
    clock.advance(days=365)
    yield workshop
    for person in (workshop.desk, *workshop.people):
        person.close()


def somebody(watch: Watch, clock: Clock) -> Page:
    """A browser that has never been here, in which a year has passed too."""
    page = watch.person("A year later", **LAPTOP)
    page.clock.install(time=datetime.fromtimestamp(clock.now() / 1000, UTC))
    return page


def test_the_facilitator_finds_the_workshop_again(
    timed: tuple[House, Clock], past: ShortWorkshop, watch: Watch
) -> None:
    """Signed out long ago: by address and password, by a word of its title, among the past ones."""
    house, clock = timed
    ada = Somebody(somebody(watch, clock))
    ada.page.goto(f"{house.url}/w/{past.led.code}/replay")
    ada.sees("Sign in as a facilitator", "Forgot your password?")
    ada.page.get_by_label("E-mail address").fill("ada@example.org")
    ada.page.get_by_label("Password").fill(PASSWORD)
    ada.press("Sign in")
    expect(ada.page.get_by_role("slider", name="Moment")).to_be_visible()
    ada.page.goto(house.url)
    ada.page.get_by_label("Search your workshops").fill("help")
    ada.press("Search")
    found = ada.page.get_by_role("listitem").filter(has_text=TITLE)
    expect(found).to_contain_text("Finished")
    found.locator("summary").click()
    found.get_by_role("link", name="Replay").click()
    expect(ada.page.get_by_role("slider", name="Moment")).to_be_visible()


def test_a_colleague_learns_alone_why_it_says_so(
    timed: tuple[House, Clock], past: ShortWorkshop, watch: Watch
) -> None:
    """From the outcome's link: which ideas, which change, which votes; a link to that moment."""
    house, clock = timed
    bea = Somebody(somebody(watch, clock))
    bea.page.goto(house.url + past.led.boot["urls"]["outcome"])
    bea.sees(BETTER)
    bea.page.get_by_role("link", name="How it came about: the replay").click()
    held = datetime.fromtimestamp(clock.now() / 1000 - 365 * 24 * 3600, UTC).astimezone()
    bea.sees(f"Replay · {held.day} {held:%B %Y}", "00:00:00 of 00:38:")

    watches_the_decisions(bea)
    bea.page.get_by_text("Why does it say so?", exact=True).click()
    scene = bea.page.locator(".replay__scene")
    expect(scene).to_contain_text("Chosen by vote: candidate 1.")
    expect(scene.get_by_role("listitem").filter(has_text=IDEAS[0])).to_be_visible()
    steps = scene.locator(".way-here .moment__text")
    expect(steps).to_have_text(
        [
            re.compile("^Candidate 1 is proposed: “To keep every colleague working"),
            "Amendment accepted: “day and night” added",
            re.compile("^Vote closed: 3 of 3 voted. Candidate 1 comes first, with 15 points."),
            re.compile("^Candidate 1 is chosen: "),
            re.compile("^Vote closed: 3 of 3 voted. 100% in support."),
            "Adopted: the mission, version 1",
        ]
    )
    steps.nth(1).click()
    expect(scene.locator(".statement ins")).to_have_text(re.compile("day and night"))
    bea.press("Link to this moment")
    link = bea.page.url

    other = Somebody(somebody(watch, clock))
    other.page.goto(link)
    expect(other.page.locator(".statement ins")).to_have_text(re.compile("day and night"))
    current = other.page.locator(".moment[aria-current] .moment__text")
    expect(current).to_have_text("Amendment accepted: “day and night” added")
    other.page.get_by_role("button", name="Vote closed: 3 of 3 voted. Candidate 1").click()
    other.sees("15 points")
    other.misses("Ana", "Ben", "Cho")


def watches_the_decisions(bea: Somebody) -> None:
    """Each stands for some seconds; then it rests at the end."""
    bea.press("Decisions only")
    bea.press("Play")
    current = bea.page.locator(".moment[aria-current] .moment__text")
    expect(current).to_contain_text("3 ideas are revealed: Gather ideas")
    for _ in range(12):
        bea.page.clock.run_for(11_000)
    expect(current).to_contain_text("The workshop ends")
    expect(bea.page.locator(".replay__scene")).to_contain_text(BETTER)
