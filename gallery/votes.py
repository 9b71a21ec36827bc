"""How votes can end: a tie, a split, groups too small to be shown, a rule that is not met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gallery.house import House
from gallery.play import Play
from gallery.usual import CLEAR, PEOPLE, begin, candidate_ids, scores, steps, to_discussion
from gallery.words import crowd
from workshop.domain.agreement import RecordNotYet
from workshop.domain.final_words import ChooseWinner
from workshop.domain.running import FinishWorkshop
from workshop.domain.state import MISSION

Moments = Iterator[tuple[str, Play]]

#: Half the room for one, half for the other.
TIED: Final = ((5, 3, 1), (3, 5, 1), (3, 5, 0), (5, 3, 0))
#: The first has the most points; as many prefer it to the others as the other way round.
SECOND: Final = ((5, 4, 4), (4, 5, 5), (3, 0, 0), (0, 1, 1))
#: Ten of the desk, five customers: of the desk 3 in support of the first, of the customers 4.
SPLIT_ROOM: Final = ("g1", "g1", "g2") * 5
SPLIT: Final = (
    (3, 5, 1), (4, 4, 2), (5, 2, 1), (3, 5, 0), (1, 4, 2), (4, 3, 3), (0, 4, 1), (2, 5, 2),
    (5, 1, 2), (1, 3, 0), (2, 5, 1), (5, 4, 1), (0, 5, 2), (1, 2, 1), (2, 1, 4),
)  # fmt: skip
REFUSED: Final = (
    "wholehearted", ("disagree", "Our suppliers are not in it."), "minor_point", "reservations",
    ("block", "It promises nights that nobody has agreed to work."), "discuss", "abstain",
    "wholehearted", ("dislike_support", "It still promises more than we can staff at night."),
    "minor_point", ("discuss", "I would like one more look at the objectives."), "reservations",
)  # fmt: skip


def tie(house: House) -> Moments:
    """A vote in which two candidates are level."""
    play = _discussed(house, PEOPLE)
    _vote(play, *TIED)
    yield "closed", play
    first, second, _ = candidate_ids(play)
    run_off = play.open_round("vote", options=(first, second))
    yield "run-off", play
    play.vote(run_off, scores(play, (5, 3), (3, 5)))
    play.close_round()
    play.lead(ChooseWinner(second, "tie", "The night shift is in it, and the room asked for that."))
    yield "chosen", play


def split(house: House) -> Moments:
    """A winner that the customers want and the desk does not."""
    play = _discussed(house, crowd(15, SPLIT_ROOM))
    _vote(play, *SPLIT)
    yield "closed", play


def small_groups(house: House) -> Moments:
    """Groups of two, which a result shows together."""
    play = _discussed(
        house, crowd(10, ("g1", "g2", "g1", "g3", "g1", "g1", "g2", "g1", "g3", "g1"))
    )
    _vote(play, *CLEAR[:10])
    yield "pooled", play


def not_assessed(house: House) -> Moments:
    """One group and two people of another: support by group can't be shown."""
    play = _discussed(house, crowd(7, ("g1", "g1", "g2", "g1", "g1", "g2", "g1")))
    _vote(play, *CLEAR[:7])
    yield "vote-closed", play
    play.open("ratify")
    play.vote(play.open_round("ratify"), steps("wholehearted", "minor_point", "reservations"))
    play.close_round()
    yield "ratify-closed", play


def all_small(house: House) -> Moments:
    """Six people of three groups: none can be shown apart, and their pool compares nobody."""
    play = _discussed(house, crowd(6, ("g1", "g2", "g3")))
    _vote(play, *CLEAR[:6])
    yield "vote-closed", play
    play.open("ratify")
    play.vote(play.open_round("ratify"), steps("wholehearted", "minor_point", "dislike_support"))
    play.close_round()
    yield "ratify-closed", play


def second_place(house: House) -> Moments:
    """One leads, and two are level for the other place in the run-off."""
    play = _discussed(house, PEOPLE)
    _vote(play, *SECOND)
    yield "closed", play
    reason = "The night shift is in it, and the room asked for that."
    play.lead(ChooseWinner(candidate_ids(play)[1], "tie", reason))
    yield "chosen", play


def not_met(house: House) -> Moments:
    """The room is asked, and does not agree."""
    play = _discussed(house, PEOPLE)
    _vote(play, *CLEAR)
    play.open("ratify")
    play.vote(play.open_round("ratify"), steps(*REFUSED))
    play.pass_time(2)
    play.close_round()
    yield "closed", play
    obstacle = "Nights: nobody has agreed yet who works them, and what that is worth to the house."
    play.lead(RecordNotYet(MISSION, obstacle, "Greta and Luis", "2026-04-30"))
    yield "not-yet", play
    play.open("close")
    yield "close", play
    play.lead(FinishWorkshop())
    yield "finished", play


def named(house: House) -> Moments:
    """An open vote: who voted how is shown after its close."""
    play = _discussed(house, PEOPLE)
    play.open("vote")
    round_id = play.open_round("vote", secrecy="open")
    yield "ballot", play
    play.vote(round_id, scores(play, *CLEAR))
    play.close_round()
    yield "closed", play


def _discussed(house: House, people: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> Play:
    play = begin(house)
    play.join(people)
    to_discussion(play)
    play.pass_time(12)
    return play


def _vote(play: Play, *given: tuple[int, ...]) -> None:
    play.open("vote")
    play.vote(play.open_round("vote"), scores(play, *given))
    play.pass_time(2)
    play.close_round()
