"""Amendments: anybody proposes other words; the author or the facilitator decides."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    CHLOE,
    FAY,
    START,
    candidate,
    chosen,
    given,
    in_stage,
    joined,
    mission,
    retyped,
    reworded,
    vote_opened,
)
from workshop.domain.amendments import (
    MOST_AMENDMENTS_EACH,
    MOST_OPEN,
    AcceptAmendment,
    AmendmentAccepted,
    AmendmentDeclined,
    AmendmentProposed,
    AmendmentWithdrawn,
    DeclineAmendment,
    ProposeAmendment,
    WithdrawAmendment,
)
from workshop.domain.candidates import CandidateRevised, PieceText
from workshop.domain.commands import Actor
from workshop.domain.running import WorkshopFinished

ROOM = (*in_stage("discuss"), *joined(ANA, BEN, CHLOE), candidate("m1", ANA))
WORDS = reworded()
BENS = AmendmentProposed("a1", "m1", 1, WORDS, "clearer", "ben")
TYPED = retyped()


def test_ben_proposes_other_words_and_says_why() -> None:
    """The candidate reads as before until somebody decides."""
    after = given(*ROOM).when(ProposeAmendment("m1", 1, TYPED, "clearer"), by=BEN)
    after.then(AmendmentProposed("new1", "m1", 1, WORDS, "clearer", "ben"))
    proposed = after.state.candidates["m1"]
    assert (proposed.version, proposed.amendments[0].status) == (1, "open")


def test_the_words_as_they_stand_are_no_amendment() -> None:
    """There would be nothing to decide."""
    same = (PieceText("purpose", "Help people"), PieceText("objective", "Answer fast", "m1.1"))
    given(*ROOM).when(ProposeAmendment("m1", 1, same), by=BEN).then_refused(
        "invalid", "These are the words as they stand. Change at least one.", about="pieces"
    )


def test_an_amendment_of_an_old_version_meets_a_conflict() -> None:
    """Ana revised while Ben was writing."""
    room = given(*ROOM, CandidateRevised("m1", mission("m1", "Serve people")))
    room.when(ProposeAmendment("m1", 1, TYPED), by=BEN).then_refused(
        "conflict",
        "This candidate has changed since. Look at its words again, then propose anew.",
        about="base",
    )


@pytest.mark.parametrize("decider", [ANA, FAY], ids=["author", "facilitator"])
def test_an_accepted_amendment_is_the_candidates_next_version(decider: Any) -> None:
    """Ana decides on her own text, and Fay may too."""
    after = given(*ROOM, BENS).when(AcceptAmendment("m1", "a1"), by=decider)
    after.then(AmendmentAccepted("m1", "a1"))
    amended = after.state.candidates["m1"]
    newest = amended.versions[-1]
    assert (amended.pieces, newest.number, newest.change, newest.author) == (
        WORDS,
        2,
        "amended",
        "ben",
    )
    assert amended.amendments[0].status == "accepted"


def test_ben_does_not_accept_his_own_amendment() -> None:
    """Nor does anybody else but the author and the facilitator."""
    room = given(*ROOM, BENS)
    sentence = "The candidate’s author or the facilitator decides on amendments. Ask one of them."
    for person in (BEN, CHLOE):
        room.when(AcceptAmendment("m1", "a1"), by=person).then_refused("not_author", sentence)
        room.when(DeclineAmendment("m1", "a1"), by=person).then_refused("not_author", sentence)


def test_two_amendments_of_one_version_cannot_both_be_accepted() -> None:
    """The second one was made on words that are gone."""
    other = AmendmentProposed("a2", "m1", 1, mission("m1", "Serve"), "", "chloe")
    room = given(*ROOM, BENS, other).when(AcceptAmendment("m1", "a1"), by=ANA)
    room.when(AcceptAmendment("m1", "a2"), by=ANA).then_refused(
        "conflict",
        "This candidate has changed since. Look at its words again, then propose anew.",
        about="base",
    )
    room.when(DeclineAmendment("m1", "a2", "overtaken"), by=ANA).then(
        AmendmentDeclined("m1", "a2", "overtaken")
    )


def test_ana_declines_and_ben_reads_why() -> None:
    """The candidate stays as it was."""
    after = given(*ROOM, BENS).when(DeclineAmendment("m1", "a1", "too wide"), by=ANA)
    after.then(AmendmentDeclined("m1", "a1", "too wide"))
    amendment = after.state.candidates["m1"].amendments[0]
    assert (amendment.status, amendment.reason) == ("declined", "too wide")


def test_ben_takes_his_amendment_back_and_only_he_can() -> None:
    """Ana declines it instead."""
    room = given(*ROOM, BENS)
    room.when(WithdrawAmendment("m1", "a1"), by=BEN).then(AmendmentWithdrawn("m1", "a1"))
    room.when(WithdrawAmendment("m1", "a1"), by=ANA).then_refused(
        "not_author", "Only its author can withdraw an amendment. Comment on it instead."
    )


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (AcceptAmendment("m1", "a1"), ANA),
        (DeclineAmendment("m1", "a1"), ANA),
        (WithdrawAmendment("m1", "a1"), BEN),
    ],
    ids=["accept", "decline", "withdraw"],
)
def test_an_amendment_is_decided_once_and_not_after_the_end(command: Any, by: Any) -> None:
    """Fay was faster; or the workshop is over."""
    given(*ROOM, BENS, AmendmentDeclined("m1", "a1", "")).when(command, by=by).then_refused(
        "decided", "This amendment has been decided already. Look at what was decided."
    )
    given(*ROOM, BENS, WorkshopFinished(START)).when(command, by=by).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )


def test_an_amendment_that_is_not_there_is_named_so() -> None:
    """A page from another candidate."""
    given(*ROOM, BENS).when(AcceptAmendment("m1", "gone"), by=ANA).then_refused(
        "not_found", "This amendment is no longer there. Load the page again.", about="amendment"
    )


def test_no_amendment_changes_words_under_vote_or_after_the_choice() -> None:
    """The same freeze as for the author."""
    room = given(*ROOM, BENS)
    voting = room.and_given(vote_opened("r1", "m1"))
    frozen = "People are voting on this candidate. Wait with other words until the vote has closed."
    voting.when(AcceptAmendment("m1", "a1"), by=ANA).then_refused("round_open", frozen)
    voting.when(ProposeAmendment("m1", 1, TYPED), by=CHLOE).then_refused("round_open", frozen)
    room.and_given(chosen("m1")).when(AcceptAmendment("m1", "a1"), by=ANA).then_refused(
        "chosen", "The room has chosen its text. Change it in the final words instead."
    )


def test_a_candidate_takes_two_hundred_amendments() -> None:
    """Then some need deciding first; once one is, there is room for another."""
    many = [AmendmentProposed(f"a{n}", "m1", 1, WORDS, "", f"p{n % 10}") for n in range(MOST_OPEN)]
    room = given(*ROOM, *joined(*(Actor(f"p{n}", "participant") for n in range(10))), *many)
    room.when(ProposeAmendment("m1", 1, TYPED), by=BEN).then_refused(
        "enough",
        "This candidate has many amendments already. Comment on it until some are decided.",
    )
    decided = room.and_given(AmendmentDeclined("m1", "a0", ""))
    decided.when(ProposeAmendment("m1", 1, TYPED), by=BEN).then(
        AmendmentProposed("new1", "m1", 1, WORDS, "", "ben")
    )


def test_nobody_fills_the_record_by_withdrawing_and_proposing_anew() -> None:
    """A hundred amendments are enough for one person."""
    many = [
        event
        for n in range(MOST_AMENDMENTS_EACH)
        for event in (
            AmendmentProposed(f"a{n}", "m1", 1, WORDS, "", "ben"),
            AmendmentWithdrawn("m1", f"a{n}"),
        )
    ]
    given(*ROOM, *many).when(ProposeAmendment("m1", 1, TYPED), by=BEN).then_refused(
        "enough", "You have proposed a hundred amendments, and that is the most. Comment instead."
    )
