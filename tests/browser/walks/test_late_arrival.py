"""Walk 4: somebody comes late, and somebody comes when all is over.

That a late arrival finds "So far" and may vote while ideas are narrowed, and what a closed door
says, is in tests/browser/main_job/test_coming_and_going.py.
"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.main_job.cast import Phone
from tests.browser.main_job.visits import PHONE, desk_of
from tests.browser.main_job.watch import Watch
from tests.integration.live.house import House


def test_who_comes_for_the_last_vote_knows_what_it_is_about(house: House, watch: Watch) -> None:
    """By the address and code on the wall, into the middle of the agreement."""
    room = house.running("draft")
    ana, ben = room.come("Ana"), room.come("Ben")
    candidate = room.candidate(ana, "To keep every colleague working")
    room.go("word")
    room.final(candidate)
    room.go("ratify")
    round_id = room.open_round()
    for person in (ana, ben):
        person.do("cast_ballot", round=round_id, ballot={"step": "wholehearted"})

    late = Phone(watch.person("Late", **PHONE))
    late.page.goto(f"{house.url}/join")
    late.page.get_by_label("Code").fill(f"{room.code[:4]} {room.code[4:]}")
    late.press("Continue")
    late.enter("Late", "Rest of IT")
    so_far = late.page.get_by_role("region", name="So far")
    for text in (
        "ChosenMission: To keep every colleague working · listening first",
        "Open nowRatify · the vote is open, you can vote",
        "NextClose",
    ):
        expect(so_far).to_contain_text(text)
    late.press("Got it")
    late.sees("Where do you stand on this text?", "To keep every colleague working")
    late.stand("Support with reservations")
    late.done()
    late.sees("Stored. 3 of 3 have voted.")
    desk_of(watch, room).close_vote(3, 3)
    late.sees("The decision rule is met", "100% in support (3 of 3)")

    room.desk.do("adopt_text", part="mission")
    room.desk.do("finish_workshop")
    after = Phone(watch.person("Too late", **PHONE))
    after.page.goto(f"{house.url}/j/{room.code}")
    after.sees("This workshop is over. Ask the facilitator for its outcome.")
    expect(after.button("Join the workshop")).to_have_count(0)
    after.misses("You are invited to")
    late.sees("Our mission", "Thank you. 3 people worked on this.")
