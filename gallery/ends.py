"""What goes on beside the stages: breaks, clocks, doors, removals, deletions, empty stages."""

from __future__ import annotations

from collections.abc import Iterator

from gallery import words
from gallery.house import House
from gallery.play import Play
from gallery.usual import PEOPLE, begin, candidate_ids, draft, gather, to_discussion
from workshop.domain.agenda import AddStage
from workshop.domain.comments import AddComment
from workshop.domain.participants import CloseDoor, RemoveParticipant
from workshop.domain.running import (
    AddMinutes,
    EndLookUp,
    FinishWorkshop,
    OpenStage,
    PauseTimer,
    StartLookUp,
    StartWorkshop,
)

Moments = Iterator[tuple[str, Play]]


def clocks(house: House) -> Moments:
    """A break, a timer that is paused, nearly over, and over; everybody looks up at nothing."""
    play = begin(house)
    play.join(PEOPLE)
    to_discussion(play)
    play.lead(AddStage("break", "Coffee", 10, after=play.state.current))
    play.pass_time(2)
    play.lead(PauseTimer())
    yield "paused", play
    play.lead(StartLookUp())
    yield "look-up", play
    play.lead(EndLookUp())
    play.open("vote")
    play.pass_time(3.5)
    yield "ending", play
    play.pass_time(1)
    yield "over", play
    play.open("break")
    play.pass_time(3)
    yield "break", play
    play.lead(AddMinutes(-5))
    play.pass_time(4)
    yield "break-over", play


def doors(house: House) -> Moments:
    """Nobody new may come in; somebody had to leave; it is over; it is gone."""
    play = begin(house)
    play.join(PEOPLE)
    play.lead(StartWorkshop())
    play.lead(OpenStage(play.stage("gather").id))
    play.lead(CloseDoor())
    yield "closed", play
    play.lead(RemoveParticipant(play.people[1].id))
    yield "removed", play
    play.lead(FinishWorkshop())
    yield "finished-early", play
    for face in ("participant", "facilitator", "screen"):
        gone = begin(house)
        gone.join(PEOPLE[:1])
        yield f"deleted-{face}", gone
    somebody = house.new_account("Grace Hopper", "grace@example.org")
    yield "signed-out", begin(house, account=somebody)


def lines(house: House) -> Moments:
    """The line breaks, comes back, and the room has gone on meanwhile."""
    play = begin(house)
    play.join(PEOPLE)
    play.lead(StartWorkshop())
    play.open("gather")
    gather(play)
    yield "loading", play
    yield "offline", play
    yield "back", play
    yield "moved-on", play
    play = begin(house)
    play.join(PEOPLE)
    to_discussion(play)
    play.open("vote")
    play.open_round("vote")
    yield "ballot", play


def messages(house: House) -> Moments:
    """What was done a moment ago, and can be undone."""
    play = begin(house)
    play.join(PEOPLE)
    play.lead(StartWorkshop())
    yield "moved", play
    play.open("draft")
    yield "removed", play


def nothing(house: House) -> Moments:
    """Every stage that lives on what came before it, where nothing did; then the first of each."""
    play = begin(house)
    play.join(PEOPLE)
    play.lead(StartWorkshop())
    for kind in ("narrow", "discuss", "vote", "word", "ratify", "close"):
        play.open(kind)
        yield kind, play
    play.lead(FinishWorkshop())
    yield "finished", play
    play = begin(house)
    play.join(PEOPLE)
    play.lead(StartWorkshop())
    play.open("draft")
    draft(play, words.CANDIDATES[:1])
    yield "first-candidate", play
    play.open("discuss")
    play.by(3, AddComment(candidate_ids(play)[0], words.COMMENTS[0][1]))
    yield "first-comment", play
