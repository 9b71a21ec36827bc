"""Walk 2: twelve people in a room for an hour, with the agenda that a title alone gives.

Two of them hold phones that are looked at, ten are at sockets; the facilitator leads with the amber
button and nothing else. Each page's text at each step is tried in tests/browser/main_job; here it
is what only twelve people and a whole hour show.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.main_job.visits import desk_of, phone_of
from tests.browser.main_job.watch import Watch
from tests.browser.walks.clocked import Clock
from tests.integration.live.house import House, newest
from tests.people import Person

#: Four, four, two and two: the last two groups are too small to be shown by themselves.
GROUPS = ("g1", "g2", "g3", "g1", "g2", "g4", "g1", "g2", "g3", "g1", "g2", "g4")
NAMES = (
    "Ana", "Ben", "Cho", "Dan", "Eva", "Fay", "Gil", "Hua", "Ivo", "Jon", "Kim", "Lea"
)  # fmt: skip
POOL = "Rest of IT and Partners and suppliers together"
CALM = "A calm voice"
HELP, SERVE = "To help everybody", "To serve"
PURPOSE = "To keep every colleague working with one call that is enough"
BETTER = f"{PURPOSE}, day and night"


class Hour:
    """The room, who is looked at, and the clock on the wall."""

    def __init__(self, timed: tuple[House, Clock], watch: Watch) -> None:
        house, self.clock = timed
        self.room = house.planned()
        people = [self.room.come(name, group) for name, group in zip(NAMES, GROUPS, strict=True)]
        ana, cho, *self.others = people[0], people[2], people[1], *people[3:]
        self.ana, self.cho = phone_of(watch, self.room, ana), phone_of(watch, self.room, cho)
        self.desk = desk_of(watch, self.room)

    def passes(self, minutes: float) -> None:
        """So long people work, or talk."""
        self.clock.advance(minutes=minutes)

    def moves_on(self, kind: str, label: str) -> str:
        """The facilitator opens a stage of this kind; its id, once everybody has come along."""
        self.desk.next(label)
        for person in (self.room.desk, *self.others):
            person.until(lambda who=person: kind_of_stage(who) == kind, kind)
        return str(self.room.desk.view["current"])

    def votes(self, number: int) -> str:
        """The facilitator opens the vote; its id, once everybody has it."""
        self.desk.next("Open the vote")
        for person in (self.room.desk, *self.others):
            person.until(lambda who=person: len(who.view["rounds"]) == number, f"vote {number}")
        return newest(self.room.desk.view["rounds"])


def kind_of_stage(person: Person) -> str:
    """What kind of stage this person is in."""
    return str(person.view["agenda"].get(person.view["current"], {}).get("kind"))


def candidate_of(person: Person, purpose: str) -> str:
    """The candidate with this purpose."""
    found = person.view["candidates"].items()
    return next(key for key, one in found if one["pieces"][0]["text"] == purpose)


def test_an_hour_from_the_lobby_to_an_agreement(timed: tuple[House, Clock], watch: Watch) -> None:
    """Twelve arrive; every stage takes what it was planned for; all twelve stand behind it."""
    hour = Hour(timed, watch)
    for act in (arrive, gather, narrow, draft, discuss, vote, word, ratify, close):
        act(hour)


def arrive(hour: Hour) -> None:
    """The small groups are told of before anything is counted."""
    hour.desk.sees("12 people have arrived", *NAMES)
    hour.ana.sees("12 here. It begins when the facilitator starts the workshop.")
    hour.desk.next("Start the workshop")
    hour.desk.sees("Results show groups of one or two together")
    hour.passes(4)


def gather(hour: Hour) -> None:
    """All but one are done; the one who is not is a number, not a name."""
    stage = hour.moves_on("gather", "Next: Gather ideas")
    hour.ana.write(CALM)
    for person in hour.others:
        for prompt in range(3):
            hour.room.idea(person, f"Thought {prompt + 1} of {person.participant}", prompt)
        person.do("say_done", stage=stage)
    for _ in range(2):
        hour.ana.press("Next question")
    hour.ana.done()
    hour.ana.sees("Stored. 11 of 12 are done.", "Next: Narrow, 4 min")
    hour.cho.page.get_by_role("textbox").press_sequentially("Still thinking")
    hour.desk.sees("31 ideas", "11 of 12 have written · 11 are done · 1 is writing")
    hour.passes(6)
    hour.cho.press("Add this idea")
    hour.desk.sees("32 ideas")
    hour.desk.next("Reveal ideas")
    hour.desk.confirm("Reveal 32 ideas?", "Reveal")
    hour.ana.sees("What the room wrote", "32 ideas.")


def narrow(hour: Hour) -> None:
    """Whoever has not voted is asked for by group, never by name."""
    hour.moves_on("narrow", "Next: Narrow")
    round_id = hour.votes(1)
    ideas = hour.room.desk.view["ideas"]
    calm = next(key for key in ideas if ideas[key]["text"] == CALM)
    for person in hour.others:
        person.do("cast_ballot", round=round_id, ballot={"dots": {calm: 2}})
    hour.ana.dot(CALM)
    hour.desk.sees("11 of 12 have voted")
    turnout = hour.desk.page.get_by_role("list", name="Who has voted, by group")
    expect(turnout.get_by_role("listitem").filter(has_text="Rest of IT")).to_contain_text("1 of 2")
    middle = hour.desk.page.locator(".desk__middle").inner_text()
    assert [name for name in NAMES if name in middle + turnout.inner_text()] == []
    hour.cho.dot("Still thinking")
    hour.passes(4)
    hour.desk.close_vote(12, 12)
    hour.ana.sees("What the room put first", "12 of 12 voted", "21 dots")


def draft(hour: Hour) -> None:
    """Three candidates, one of them from a phone; it cites what the room put first."""
    hour.moves_on("draft", "Next: Draft")
    for person, purpose in zip(hour.others, (HELP, SERVE), strict=False):
        hour.room.candidate(person, purpose)
    hour.ana.propose(PURPOSE, ("listening first",), (CALM,))
    hour.desk.sees("3 candidates")
    hour.passes(10)


def discuss(hour: Hour) -> None:
    """Ten questions at once, one look up."""
    hour.moves_on("discuss", "Next: Discuss")
    for person in hour.others:
        hour.room.comment(person, candidate_of(person, SERVE), f"Asked by {person.participant}")
    hour.desk.sees("10 comments")
    card = hour.desk.page.get_by_role("article").filter(has_text=PURPOSE)
    card.get_by_role("button", name="Look up").click()
    hour.cho.sees("Look up: the room is talking about this.", PURPOSE)
    hour.passes(12)
    hour.desk.next("End look up")
    hour.cho.sees("What do you not understand yet?")


def vote(hour: Hour) -> None:
    """The common ground is that of all groups; the small ones stand together."""
    hour.moves_on("vote", "Next: Vote")
    round_id = hour.votes(2)
    for person in hour.others:
        scores = dict.fromkeys(person.view["rounds"][round_id]["options"], 2)
        scores[candidate_of(person, PURPOSE)] = 5
        person.do("cast_ballot", round=round_id, ballot={"scores": scores})
    for phone in (hour.ana, hour.cho):
        phone.score({PURPOSE: 5, HELP: 3, SERVE: 1})
        phone.done()
    hour.passes(4)
    hour.desk.close_vote(12, 12)
    for somebody in (hour.desk, hour.ana, hour.cho):
        somebody.sees("12 of 12 voted", "60 points", POOL)


def word(hour: Hour) -> None:
    """The facilitator holds the pen; the words are read as they are typed."""
    hour.desk.next("Next: Final words")
    hour.ana.sees("Your idea is in here.")
    purpose = hour.desk.field("Purpose")
    expect(purpose).to_have_value(PURPOSE)
    purpose.press("End")
    purpose.press_sequentially(", day and night")
    hour.cho.sees("Being typed now", "day and night")
    hour.cho.misses("Your idea is in here.")
    hour.passes(6)
    hour.desk.next("Offer this version and open Ratify")
    hour.cho.sees("The vote opens in a moment", BETTER)


def ratify(hour: Hour) -> None:
    """One has reservations; the rule is met in every group as shown."""
    round_id = hour.votes(3)
    for person in hour.others:
        person.do("cast_ballot", round=round_id, ballot={"step": "wholehearted"})
    hour.ana.stand("Wholehearted")
    hour.cho.stand("Support with reservations")
    hour.passes(4)
    hour.desk.close_vote(12, 12)
    for somebody in (hour.desk, hour.ana):
        somebody.sees("The decision rule is met", "100% in support (12 of 12)", POOL)
    hour.desk.next("Adopt the mission")
    hour.desk.confirm("Adopt the mission?", "Adopt")
    hour.ana.sees("Mission adopted, version 2.")


def close(hour: Hour) -> None:
    """Within the hour that was promised; each phone has the text, and the way to its outcome."""
    hour.desk.next("Next: Close")
    for label, text in (
        ("Who looks after these words", "Ada Lovelace"),
        ("When they are read again", "2030-01-31"),
        ("How others hear of them first", "Read out on Monday"),
    ):
        hour.desk.field(label).fill(text)
        hour.desk.field(label).press("Tab")
    hour.passes(5)
    hour.ana.sees("Read out on Monday")
    hour.desk.next("Finish the workshop")
    for phone in (hour.ana, hour.cho):
        phone.sees("Our mission", BETTER, "Thank you. 12 people worked on this.")
        expect(phone.page.get_by_role("link", name="Open the outcome page")).to_be_visible()
    replay = hour.room.led.facilitator.get(f"/w/{hour.room.code}/replay.json").json()
    minutes = (replay["end"] - replay["begin"]) / 60_000
    assert re.fullmatch(r"5[5-9]", str(int(minutes))), minutes
