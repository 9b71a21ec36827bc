"""Moments that the main job passes by: ties, a rule that is not met, look up, dialogs, a break."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.main_job.cast import Desk, Phone, Screen
from tests.browser.main_job.visits import desk_of, phone_of, visit
from tests.browser.main_job.watch import AT_REST, Watch, assert_accessible
from tests.integration.live.house import Guest, House, Running

WALL = {"viewport": {"width": 1920, "height": 1080}}


def drafted(house: House) -> tuple[Running, list[Guest], list[str]]:
    """Four people and two candidates."""
    room = house.running("draft")
    people = [room.come(name) for name in ("Ana", "Ben", "Cho", "Dev")]
    purposes = ("To help everybody", "To serve everybody")
    return (
        room,
        people,
        [room.candidate(who, text) for who, text in zip(people, purposes, strict=False)],
    )


def faces(watch: Watch, room: Running, guest: Guest) -> tuple[Desk, Phone, Screen]:
    """The facilitator, one phone, the projector."""
    screen = Screen(watch.person("Projector", **WALL))
    visit(screen.page, room.led.base + room.led.boot["urls"]["screen"], guest.pages.cookies)
    desk, phone = desk_of(watch, room), phone_of(watch, room, guest)
    phone.press("Got it")
    return desk, phone, screen


def look(*everybody: Desk | Phone | Screen) -> None:
    assert_accessible(*(somebody.page for somebody in everybody))


def cast(people: list[Guest], round_id: str, *ballots: dict[str, object]) -> None:
    for person, ballot in zip(people, ballots, strict=True):
        person.do("cast_ballot", round=round_id, ballot=ballot)


def test_a_tie_is_shown_as_a_tie_and_waits_for_a_decision(house: House, watch: Watch) -> None:
    """Everybody reads that it is one; the facilitator chooses, and says why."""
    room, people, (first, second) = drafted(house)
    room.go("vote")
    round_id = room.open_round()
    one, other = {"scores": {first: 5, second: 3}}, {"scores": {first: 3, second: 5}}
    cast(people, round_id, one, one, other, other)
    room.close_round(round_id)
    desk, phone, screen = faces(watch, room, people[0])
    level = "A tie. In the run-off Candidate 1 and Candidate 2 were preferred by 2 each."
    ways = "The facilitator lets the room vote once more between these, or chooses one"
    desk.sees("It is a tie", level, "Vote between these")
    phone.sees("It is a tie", level, ways)
    screen.sees(level, ways)
    phone.press("What is the run-off?")
    phone.sees("by the same ballots")
    look(desk, phone, screen)
    expect(desk.page.locator(".desk__press")).to_contain_text("Choose the winner")
    desk.page.locator(".desk__press").click()
    expect(desk.page.locator("#to-choose")).to_be_focused()
    desk.sees("It is yours to choose: the ways are in the marked box.")
    look(desk)
    desk.press("Vote between these")
    desk.confirm("Vote between these?", "Back")
    desk.sees("It is a tie")
    desk.page.get_by_role("button", name="Choose this one").first.click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("The reason goes into the record and the document.")
    look(desk)
    dialog.get_by_label("Why").fill("It is shorter.")
    dialog.get_by_role("button", name="Go on with it").click()
    desk.sees("To help everybody", "Next: Final words")
    expect(desk.page.get_by_text("It is a tie", exact=True)).to_have_count(0)
    decided = "After the tie the facilitator chose Candidate 1. The reason given: “It is shorter.”"
    desk.sees(decided)
    phone.sees("What was decided", decided)
    screen.sees("Decided after a tie", decided)
    expect(phone.page.get_by_text("vote once more between these")).to_have_count(0)


def steps_at_a_glance(page: Page) -> tuple[int, bool, bool]:
    """How many steps there are, and whether a phone shows all together, each a thumb high."""
    size = page.viewport_size or {"width": 0, "height": 0}
    page.set_viewport_size({"width": 360, "height": 740})
    boxes = [step.bounding_box() for step in page.locator(".gradient").all()]
    page.set_viewport_size(size)
    known = [box for box in boxes if box is not None]
    high = known[-1]["y"] + known[-1]["height"] - known[0]["y"]
    # The bar with the next step takes the rest.
    return len(boxes), high < 560, min(box["height"] for box in known) >= 48


def test_where_the_rule_is_not_met_there_are_ways_on(house: House, watch: Watch) -> None:
    """What stands in the way is shown; adopted all the same only with a reason that all read."""
    room, people, _ = drafted(house)
    long = room.candidate(people[2], "To help everybody " + "who asks, by day and by night, " * 9)
    room.go("word")
    room.final(long)
    room.go("ratify")
    round_id = room.open_round()
    desk, phone, screen = faces(watch, room, people[0])
    phone.sees("8 steps, from “Wholehearted” to “Block”")
    assert steps_at_a_glance(phone.page) == (8, True, True)
    block = {"step": "block", "reason": "Not at night."}
    phone.stand("Wholehearted")
    cast(people[1:], round_id, block, block, {"abstain": True})
    room.close_round(round_id)
    for somebody in (desk, phone, screen):
        somebody.sees("The decision rule is not met", "2 blocks stand: none is allowed")
    desk.sees("Change the words and ask again", "Record “not yet agreed”", "Not at night.")
    phone.sees("Not at night.", "1 abstained")
    screen.misses("Not at night.")
    look(desk, phone, screen)
    desk.press("Open a new vote")
    asked = desk.page.get_by_role("dialog", name="Vote again?")
    expect(asked).to_contain_text("stays in the record as superseded")
    asked.get_by_role("button", name="Keep this result").click()
    expect(asked).to_be_hidden()
    desk.sees("Choose a way on")
    desk.press("Adopt with a reason")
    dialog = desk.page.get_by_role("dialog", name="Adopt it all the same?")
    dialog.get_by_label("Why").fill("We try it for a month.")
    dialog.get_by_role("button", name="Adopt all the same").click()
    phone.sees("Mission adopted, version 1.", "We try it for a month.")
    look(desk, phone, screen)


def test_look_up_quiets_every_phone_and_hands_queue(house: House, watch: Watch) -> None:
    """One thing on all pages; a raised hand is seen by the facilitator, with its place."""
    room, people, _ = drafted(house)
    room.go("discuss")
    desk, phone, screen = faces(watch, room, people[0])
    card = desk.page.get_by_role("article").filter(has_text="To serve everybody")
    card.get_by_role("button", name="Look up").click()
    phone.sees("Look up: the room is talking about this.", "To serve everybody")
    screen.sees("Look up", "To serve everybody")
    phone.press("Raise my hand")
    phone.sees("Your hand is up. You are number 1 in the queue.")
    desk.sees("Raised hands", "Ana")
    look(desk, phone, screen)
    desk.press("Lower the hand of Ana")
    phone.sees("Raise my hand")
    phone.press("Raise my hand")
    people[1].do("raise_hand")
    desk.press("Lower all")
    desk.sees("All hands are lowered.", "None at the moment.")
    phone.sees("Raise my hand")
    desk.next("End look up")
    phone.sees("What do you not understand yet?")
    keeps_its_place(desk, phone, card)


def keeps_its_place(desk: Desk, phone: Phone, card: Locator) -> None:
    """Look up from the bar is about nothing; what the facilitator reads does not move under it."""
    page = desk.page
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": 420})
    card.evaluate("card => window.scrollTo(0, card.offsetTop - 100)")
    # Cards that come into sight take their own height first.
    page.evaluate(AT_REST, False)
    before = card.bounding_box()
    # Not by a click: Playwright scrolls the page to reach what sticks to its top.
    page.keyboard.press("l")
    phone.sees("Look up: the room is talking. Nothing you wrote is lost.")
    desk.sees("All phones are quiet and say: look up.")
    page.evaluate(AT_REST, False)
    after = card.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) <= 2
    page.set_viewport_size(size)


def test_dialogs_and_an_agenda_that_is_edited_are_usable_by_all(house: House, watch: Watch) -> None:
    """Join, help, rehearsal, questions, choices of a vote; a break that was put in."""
    room, people, _ = drafted(house)
    desk, phone, screen = faces(watch, room, people[0])
    for key in ("j", "?"):
        desk.page.keyboard.press(key)
        expect(desk.page.get_by_role("dialog")).to_be_visible()
        look(desk)
        desk.page.keyboard.press("Escape")
        expect(desk.page.get_by_role("dialog")).to_have_count(0)
    phone.page.get_by_role("button", name="The room").click()
    for fold in (
        "What the projector shows",
        "So far",
        "My group",
        "How it is decided, and what is recorded",
    ):
        phone.page.get_by_text(fold, exact=True).last.click()
    phone.sees("Join at", "Prefer not to say", "At least two thirds of those present vote.")
    look(phone)
    phone.press("Back to the workshop")
    agenda = desk.page.get_by_role("navigation", name="Agenda")
    agenda.get_by_role("button", name="Edit").click()
    look(desk)
    agenda.get_by_label("Add a stage").select_option("break")
    agenda.get_by_role("button", name="Add", exact=True).click()
    desk.sees("Break is added to the agenda.")
    agenda.get_by_role("button", name="Done").click()
    desk.next("Next: Break")
    phone.sees("A break")
    look(desk, phone, screen)
    folds_the_cue_on_a_phone(desk)
    goes_back_and_undoes_it(desk, phone)
    room.go("vote")
    desk.page.get_by_text("Change it", exact=True).click()
    desk.sees("On the ballot", "Secrecy")
    look(desk)
    its_hidden_heading_stays_hidden(desk)


def its_hidden_heading_stays_hidden(desk: Desk) -> None:
    """Readers go on there after a press; seen, it would move what the next press is meant for."""
    heading = desk.page.locator("h2.visually-hidden", has_text="Vote")
    heading.evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    expect(heading).to_be_focused()
    box = heading.bounding_box()
    assert box is not None
    assert box["height"] <= 1


def goes_back_and_undoes_it(desk: Desk, phone: Phone) -> None:
    """Asked once, with where the room goes; the menu leads back when the message is gone."""
    earlier = (
        desk.page.get_by_role("navigation", name="Agenda")
        .get_by_role("button")
        .filter(has_text="Gather ideas")
    )
    earlier.click()
    dialog = desk.page.get_by_role("dialog", name="Back to Gather ideas?")
    expect(dialog).to_contain_text("Everybody’s page goes there, and the projector.")
    look(desk)
    desk.confirm("Back to Gather ideas?", "Stay here")
    phone.sees("A break")
    earlier.click()
    desk.confirm("Back to Gather ideas?", "Back to Gather ideas")
    desk.sees("The room is in Gather ideas now.")
    phone.sees("Gather ideas")
    desk.page.locator(".desk-menu > summary").click()
    desk.press("Undo the last move: back to Break")
    desk.sees("The room is back in Break.")
    expect(desk.page.get_by_text("The room is in Gather ideas now.")).to_have_count(0)
    phone.sees("A break")


def folds_the_cue_on_a_phone(desk: Desk) -> None:
    """One line there, until it is opened; the device remembers that it was."""
    page = desk.page
    turn = page.get_by_role("button", name="The whole line, and what helps")
    stuck = page.get_by_role("button", name="If it gets stuck")
    expect(turn).to_be_hidden()
    expect(stuck).to_be_visible()
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": 360, "height": 740})
    expect(stuck).to_be_hidden()
    card = page.get_by_label("Your cue").bounding_box()
    assert card is not None
    assert card["height"] <= 56
    look(desk)
    turn.click()
    expect(stuck).to_be_visible()
    page.reload()
    expect(stuck).to_be_visible()
    look(desk)
    turn.click()
    expect(stuck).to_be_hidden()
    page.set_viewport_size(size)
