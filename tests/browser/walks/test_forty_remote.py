"""Walk 3: forty people, each at their own place, half of them on phones."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.main_job.cast import Desk, Phone
from tests.browser.main_job.visits import PHONE, desk_of
from tests.browser.main_job.watch import Watch
from tests.integration.live.house import House, Running
from tests.people import Person

GROUPS = ("g1", "g2", "g3", "g4")
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
AT_SOCKETS = 38
#: The place that has the cursor, and what was typed there.
CURSOR = "() => [document.activeElement.tagName, document.activeElement.value, window.scrollY]"


def test_forty_people_far_from_each_other(house: House, watch: Watch) -> None:
    """The desk stays a place to lead from, and nobody's typing is disturbed by the others."""
    room = house.running()
    with ThreadPoolExecutor(8) as hands:
        crowd = list(hands.map(lambda place: come(room, place), range(AT_SOCKETS)))
        desk = desk_of(watch, room)
        link = read_the_link(desk)
        ana, ben = Phone(watch.person("Ana", **PHONE)), Phone(watch.person("Ben", **LAPTOP))
        for somebody, name, group in (
            (ana, "Ana", "Rest of IT"),
            (ben, "Ben", "Partners and suppliers"),
        ):
            somebody.page.goto(link)
            somebody.fill_in(name, group)
        see_who_is_here(desk)

        desk.next("Next: Gather ideas")
        write_together(room, hands, crowd, desk, ana)
        what_the_wall_shows(ben)
        desk.next("Reveal ideas")
        desk.confirm("Reveal 39 ideas?", "Reveal")
        ana.sees("What the room wrote", "39 ideas.")

        desk.next("Next: Narrow")
        desk.next("Open the vote")
        vote(room, hands, crowd, desk, ana)
        ben.page.close()  # the train enters a tunnel
        desk.sees("40 have joined in all")
        expect(desk.page.locator(".panel__count").first).to_have_text("39")
        desk.page.get_by_text("40 people", exact=True).click()
        desk.page.get_by_label("Find a person by name").fill("ben")
        expect(desk.page.locator(".people__row")).to_have_count(1)
        expect(desk.page.locator(".people__row")).to_contain_text("away")
        desk.close_vote(39, 39)
        for somebody in (desk, ana):
            somebody.sees("39 of 39 voted")
        fits(desk.page, ana.page)
    for person in crowd:
        person.close()


def come(room: Running, place: int) -> Person:
    return room.led.join(f"Person {place + 1}", GROUPS[place % len(GROUPS)])


def read_the_link(desk: Desk) -> str:
    """What is sent to people who are not in the room."""
    desk.page.get_by_role("button", name=re.compile("^Join at")).click()
    link = desk.field("The link to send").input_value()
    desk.page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
    return link


def see_who_is_here(desk: Desk) -> None:
    """A number, and how many of each group."""
    expect(desk.page.locator(".panel__count").first).to_have_text("40")
    rows = desk.page.get_by_role("complementary").locator(".group-list__row")
    expect(rows).to_have_text(
        [
            re.compile(rf"{name}\s*10")
            for name in (
                "Service desk team",
                "Customers and the business",
                "Rest of IT",
                "Partners and suppliers",
            )
        ]
    )


def write_together(
    room: Running, hands: ThreadPoolExecutor, crowd: list[Person], desk: Desk, ana: Phone
) -> None:
    """Thirty-eight ideas come while Ana writes hers: the cursor stays, and nothing moves."""
    box = ana.page.get_by_role("textbox")
    box.fill("")
    box.press_sequentially("A calm voice")
    desk.sees("0 of 40 have written · 1 is writing")
    places = (box, desk.page.locator(".desk__press"))
    before = [place.bounding_box() for place in places]
    cursor = ana.page.evaluate(CURSOR)
    assert cursor[:2] == ["TEXTAREA", "A calm voice"]
    list(hands.map(lambda person: room.idea(person, f"An idea of {person.participant}"), crowd))
    ana.sees("38 ideas in the room")
    desk.sees("38 ideas")
    assert ana.page.evaluate(CURSOR) == cursor
    assert [place.bounding_box() for place in places] == before
    ana.write("A calm voice, day and night")
    stage = room.desk.view["current"]
    list(hands.map(lambda person: person.do("say_done", stage=stage), crowd))
    desk.sees("39 of 40 have written · 38 are done")
    ana.sees("39 ideas in the room")
    fits(desk.page, ana.page)


def what_the_wall_shows(ben: Phone) -> None:
    """There is no projector where Ben is: he reads it."""
    ben.press("The room")
    ben.page.get_by_text("What the projector shows", exact=True).click()
    sheet = ben.page.get_by_role("dialog", name="The room")
    expect(sheet).to_contain_text("Gather ideas")
    expect(sheet).to_contain_text("39 ideas")
    ben.press("Back to the workshop")


def vote(
    room: Running, hands: ThreadPoolExecutor, crowd: list[Person], desk: Desk, ana: Phone
) -> None:
    """The desk says how many have voted, and in which group somebody is still busy."""
    (round_id,) = wait_for_rounds(room)
    options = room.desk.view["rounds"][round_id]["options"]

    def cast(person: Person) -> dict[str, Any]:
        person.until(lambda: round_id in person.view["rounds"], "the vote")
        return person.do("cast_ballot", round=round_id, ballot={"dots": {options[0]: 2}})

    list(hands.map(cast, crowd))
    desk.sees("38 of 40 have voted")
    turnout = desk.page.get_by_role("list", name="Who has voted, by group").get_by_role("listitem")
    expect(turnout).to_have_text([re.compile(f"{cast} of 10") for cast in (10, 10, 9, 9)])
    ana.dot("A calm voice, day and night")
    ana.done()
    ana.sees("Stored. 39 of 40 have voted.")


def wait_for_rounds(room: Running) -> list[str]:
    room.desk.until(lambda: bool(room.desk.view["rounds"]), "the vote")
    return list(room.desk.view["rounds"])


def fits(*pages: Page) -> None:
    """Nothing is wider than its page, and the next step is in sight."""
    for page in pages:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    next_step: Locator = pages[0].locator(".desk__press")
    expect(next_step).to_be_in_viewport()
