"""Walk 6: the facilitator's laptop reloads in the middle of a vote; she goes on with her phone.

That the role survives a reload is in tests/browser/main_job/test_coming_and_going.py too; here the
other device is one on which she has never signed in.
"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.main_job.cast import Desk
from tests.browser.main_job.visits import PHONE, desk_of
from tests.browser.main_job.watch import Watch
from tests.integration.live.house import House
from tests.people import PASSWORD


def test_the_vote_goes_on_and_so_does_the_workshop(house: House, watch: Watch) -> None:
    """Not a ballot is lost, nobody else leads meanwhile, and both devices show the same."""
    room = house.running("draft", title="Led from two devices")
    ana, ben = room.come("Ana"), room.come("Ben")
    first, second = room.candidate(ana, "To help everybody"), room.candidate(ben, "To serve")
    room.go("vote")
    round_id = room.open_round()
    ana.do("cast_ballot", round=round_id, ballot={"scores": {first: 5, second: 2}})
    laptop = desk_of(watch, room)
    laptop.sees("1 of 2 have voted")
    laptop.page.reload()
    laptop.sees("1 of 2 have voted", "Secret ballot")

    phone = Desk(watch.person("Ada's phone", **PHONE))
    sign_in_and_find(phone, house, "Led from two devices")
    ben.do("cast_ballot", round=round_id, ballot={"scores": {first: 4, second: 3}})
    phone.close_vote(2, 2)
    for desk in (phone, laptop):
        desk.sees("Chosen by vote", "To help everybody", "Next: Final words")
    expect(laptop.page.get_by_role("button", name="Close the vote")).to_have_count(0)

    phone.next("Next: Final words")
    expect(laptop.field("Purpose")).to_have_value("To help everybody")
    laptop.field("Purpose").press("End")
    laptop.field("Purpose").press_sequentially(", day and night")
    phone.sees("This is being typed on another device of yours.", "day and night")
    phone.press("Go on here")
    expect(phone.field("Purpose")).to_have_value("To help everybody, day and night")
    laptop.page.context.close()  # the battery is empty
    phone.field("Purpose").press_sequentially(" too")
    phone.next("Offer this version and open Ratify")
    phone.sees("The room is in Ratify now.", "To help everybody, day and night too")
    ana.until(lambda: ana.view["agenda"][ana.view["current"]]["kind"] == "ratify", "the next stage")


def sign_in_and_find(desk: Desk, house: House, title: str) -> None:
    """From the address alone, on a device that has never been here."""
    desk.page.goto(house.url)
    desk.page.get_by_role("link", name="Sign in as a facilitator").click()
    desk.page.get_by_label("E-mail address").fill("ada@example.org")
    desk.page.get_by_label("Password").fill(PASSWORD)
    desk.press("Sign in")
    workshop = desk.page.get_by_role("listitem").filter(has_text=title)
    expect(workshop).to_contain_text("Live")
    workshop.get_by_role("link", name=f"Lead {title}").click()
    desk.sees("1 of 2 have voted")
