"""The pen goes from the desk to a phone and back: no word that was typed is lost on the way."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.main_job.visits import desk_of, phone_of
from tests.browser.main_job.watch import Watch
from tests.integration.live.house import House

LARS = "Lars Ødegård-Vandenberg"


def test_a_wish_that_is_put_in_goes_with_the_pen_and_comes_back(house: House, watch: Watch) -> None:
    """At the desk, at the scribe's and at the desk again; settled only by the version with it."""
    room = house.running("draft", title="With a pen")
    ana, ben = room.come("Ana"), room.come(LARS)
    candidate = room.candidate(ana, "To help everybody")
    room.final(candidate)
    room.go("word")
    ana.do("request_word", part="mission", phrase="help", suggestion="serve")
    ana.do("request_word", part="mission", phrase="hinder", suggestion="serve")
    desk, phone = desk_of(watch, room), phone_of(watch, room, ben)
    desk.press("Put it in")
    desk.sees("It is settled once you offer them.")
    desk.hand_pen_to(LARS)
    purpose = phone.field("Purpose")
    expect(purpose).to_have_value("To serve everybody")
    purpose.press("End")
    purpose.press_sequentially(", day and night")
    desk.sees("To helpserve everybody, day and night")
    ana.until(lambda: not any(settled(ana.view)), "both wishes open")
    desk.press("Take the pen back")
    expect(desk.field("Purpose")).to_have_value("To serve everybody, day and night")
    desk.hand_pen_to(LARS)
    expect(purpose).to_have_value("To serve everybody, day and night")
    phone.press("Offer this version")
    phone.sees("Version 2 is what the room has.")
    ana.until(lambda: settled(ana.view) == [True, False], "the wish of that version settled")
    desk.press("Take the pen back")
    expect(desk.field("Purpose")).to_have_value("To serve everybody, day and night")
    expect(desk.page.get_by_text("Another version was offered")).to_have_count(0)
    expect(desk.page.get_by_text("What everybody sees now")).to_have_count(0)
    # Beside the buttons of this stage there would be three lines of it, broken within words.
    desk.page.set_viewport_size({"width": 1366, "height": 768})
    desk.page.locator("summary", has_text="2 people").click()
    name = desk.page.locator(".people .name", has_text=LARS)
    expect(name).to_be_visible()
    box = name.bounding_box()
    assert box is not None
    assert box["height"] < 30


def settled(view: dict[str, object]) -> list[bool]:
    """Of each wish, the earliest first."""
    requests = view["finals"]["mission"]["requests"].values()  # type: ignore[index]
    return [each["settled"] for each in sorted(requests, key=lambda each: each["order"])]
