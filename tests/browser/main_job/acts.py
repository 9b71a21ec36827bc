"""The main job in acts: from the lobby to the choice of a text, with what each page must show."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.main_job.cast import Desk, Phone, Screen
from tests.browser.main_job.watch import assert_accessible

TITLE = "Service desk mission"
DESK, CUSTOMERS, IT = "Our team", "People we serve", "Colleagues elsewhere"

ANA_IDEA = "Nurses on night shift"
BEN_IDEA = "New colleagues in their first week"
CHO_IDEA = "One call that is enough"
CHO_MORE = "A calm voice when everything stands still"
IDEAS = (ANA_IDEA, BEN_IDEA, CHO_IDEA, CHO_MORE)

ANA_PURPOSE = "To keep every colleague working with one call that is enough"
BEN_PURPOSE = "To give dependable help from people who listen"
CHO_PURPOSE = "To be the calm place to turn to"
PURPOSES = (ANA_PURPOSE, BEN_PURPOSE, CHO_PURPOSE)
OBJECTIVES = ("listening first", "fixing causes, not only symptoms")


@dataclass
class Room:
    """Everybody in it. Ana has a phone, Ben came under a made-up name, Cho sits at a desktop."""

    desk: Desk
    screen: Screen
    ana: Phone
    ben: Phone
    cho: Phone

    @property
    def phones(self) -> tuple[Phone, Phone, Phone]:
        return self.ana, self.ben, self.cho

    def all_see(self, *texts: str) -> None:
        for somebody in (self.desk, self.screen, *self.phones):
            somebody.sees(*texts)

    def look(self) -> None:
        """Every face as it stands: no violation in either theme."""
        assert_accessible(self.ana.page, self.desk.page, self.screen.page)


def lobby(room: Room) -> None:
    """Everybody has arrived; the projector says how to join."""
    room.desk.sees("3 people have arrived", "Ana", "Ben", "Cho", "Not started")
    room.screen.sees(TITLE, room.desk.code, "are in")
    for phone in room.phones:
        phone.sees("You are in", "3 here. It begins when the facilitator starts the workshop.")
        phone.sees("At least two thirds of those present vote.", "Gather ideas")
        phone.misses("Ana", "Cho")
    room.screen.misses("Ana", "Ben", "Cho")
    room.look()
    room.desk.next("Start the workshop")
    room.all_see("Welcome")
    room.screen.sees("How we decide")
    room.look()


def gather(room: Room) -> None:
    """Ideas are hidden, then revealed."""
    room.desk.next("Next: Gather ideas")
    for phone in room.phones:
        phone.sees("Question 1 of 3", "Only you and the facilitator see it until the reveal.")
    room.ana.write(ANA_IDEA)
    room.ben.write(BEN_IDEA)
    room.cho.write(CHO_IDEA)
    room.cho.press("Next question")
    room.cho.sees("Question 2 of 3")
    room.cho.write(CHO_MORE)
    room.ana.sees("4 ideas in the room")
    room.screen.sees("4 ideas")
    for phone, own in ((room.ana, {ANA_IDEA}), (room.ben, {BEN_IDEA}), (room.cho, {CHO_MORE})):
        phone.sees(*own)
        phone.misses(*({*IDEAS} - own - {CHO_IDEA if phone is room.cho else ""}))
    room.screen.misses(*IDEAS)
    expect(room.desk.main.get_by_text(ANA_IDEA)).to_be_hidden()
    room.look()

    for phone in (room.ana, room.ben):
        phone.press("Next question")
        phone.press("Next question")
        phone.done()
    room.ana.sees("Stored. 2 of 3 are done.", "Next: Narrow")
    room.desk.sees("3 of 3 have written · 2 are done")
    room.desk.next("Reveal ideas")
    room.desk.confirm("Reveal 4 ideas?", "Reveal")
    room.all_see(*IDEAS)
    room.ana.sees("What the room wrote", "yours")
    room.look()


def narrow(room: Room) -> None:
    """Dots over the ideas: turnout until the close, then dots."""
    room.desk.next("Next: Narrow")
    room.all_see(*IDEAS)
    room.ana.sees("The vote opens in a moment")
    room.desk.sees("5 dots each, at most 2 on one, secret ballot")
    room.desk.next("Open the vote")
    for phone in room.phones:
        phone.sees("What should go on?", "5 of 5 dots left", "Nothing is stored yet.")
    room.ana.dot(CHO_IDEA, CHO_IDEA, ANA_IDEA)
    room.ana.sees(
        "2 of 5 dots left", "Your vote is stored. You can change it until the vote closes."
    )
    room.look()
    room.ben.dot(CHO_IDEA, BEN_IDEA)
    room.ana.done()
    room.ana.sees("Stored. 2 of 3 have voted.")
    room.cho.dot(CHO_MORE, CHO_IDEA)
    for somebody in (room.desk, room.screen):
        somebody.sees("of 3 have voted")
        somebody.misses("4 dots", "2 dots", "1 dot")
    room.desk.close_vote(3, 3)
    for somebody in (room.desk, *room.phones):
        somebody.sees("3 of 3 voted", "4 dots")
    room.screen.sees("What the room put first · 3 of 3 voted", CHO_IDEA)
    room.look()


def draft(room: Room) -> None:
    """Three missions, each a purpose with its objectives, citing ideas."""
    room.desk.next("Next: Draft")
    room.ana.sees("Why are we here, and how do we work?")
    cites = ((CHO_IDEA, ANA_IDEA), (BEN_IDEA,), (CHO_MORE,))
    for phone, purpose, cited in zip(room.phones, PURPOSES, cites, strict=True):
        phone.propose(purpose, OBJECTIVES, cited)
    room.all_see(*PURPOSES)
    for somebody in (room.desk, room.screen, room.ben):
        somebody.sees("Candidate 1", "Candidate 2", "Candidate 3")
    room.look()


def discuss(room: Room) -> None:
    """A question and its answer; other words, and they are accepted."""
    room.desk.next("Next: Discuss")
    room.ben.open_candidate(ANA_PURPOSE)
    room.ben.comment("Who picks up after six?")
    room.ana.open_candidate(ANA_PURPOSE)
    room.ana.sees("Who picks up after six?")
    room.ana.answer("Who picks up after six?", "The on-call team does, since March.")
    room.ben.sees("The on-call team does, since March.")
    room.look()
    room.ana.press("All")
    room.ana.sees("What do you not understand yet?", "2 comments")
    room.desk.sees("2 comments", "The on-call team does, since March.")
    room.screen.sees("2 comments")
    room.screen.misses("Who picks up after six?")
    room.ben.press("Amend")
    room.ben.field("Purpose").fill(f"{ANA_PURPOSE}, day and night")
    room.ben.sees("What changes")
    room.ben.press_twice("Propose this amendment")
    room.ana.sees("1 amendment to your candidate 1 waits for you.")
    room.desk.sees("2 comments · 1 amendment to decide")
    room.desk.next("Next: Vote")
    room.desk.confirm("On to Vote?", "Stay here")
    room.ana.press("Read and decide")
    room.ana.sees("Amendments")
    expect(room.ana.page.get_by_role("heading", name="Amendments")).to_be_focused()
    expect(room.ana.page.get_by_role("button", name="Accept")).to_be_in_viewport(ratio=1)
    room.ana.press("Accept")
    expect(room.ana.page.locator(".fate", has_text="Accepted: version 2.")).to_be_visible()
    told = "Your amendment to candidate 1 is accepted: version 2."
    expect(room.ben.page.locator(".toast", has_text=told)).to_be_visible()
    room.ana.sees("version 2", "1 decided")
    room.ana.misses("The candidate has changed since.")
    room.ana.press("All")
    room.all_see("day and night")
    room.look()


def vote(room: Room) -> None:
    """Scores with an automatic run-off; the winner belongs to the room."""
    room.desk.next("Next: Vote")
    room.ana.sees("The vote opens in a moment")
    room.desk.sees("0 to 5 points for each, then a run-off of the two highest, secret ballot")
    room.desk.next("Open the vote")
    scores = ((5, 3, 1), (4, 5, 0), (5, 2, 3))
    for phone, given in zip(room.phones, scores, strict=True):
        phone.sees("How well does this say why we are here?")
        phone.score(dict(zip(PURPOSES, given, strict=True)))
        phone.done()
    room.cho.sees("Stored. 3 of 3 have voted.")
    for somebody in (room.desk, room.screen):
        somebody.misses("14 points", "The room chose")
    room.look()
    room.desk.close_vote(3, 3)
    room.screen.sees("The room chose · 3 of 3 voted", "day and night")
    for phone in room.phones:
        phone.sees("What the room chose", "3 of 3 voted", "14 points")
    room.look()
