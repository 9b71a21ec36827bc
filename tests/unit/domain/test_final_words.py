"""The final words: the winner belongs to the room, is reworded, and offered version by version."""

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
    ratify_opened,
    retyped,
    reworded,
    vote_opened,
)
from workshop.domain.candidates import CandidateRevised, CandidateWithdrawn, PieceText
from workshop.domain.final_words import (
    MOST_REQUESTS_EACH,
    ChooseWinner,
    NameScribe,
    OfferVersion,
    RequestSettled,
    RequestWord,
    ScribeNamed,
    SettleRequest,
    VersionOffered,
    WinnerChosen,
    WordRequested,
    may_write,
)
from workshop.domain.participants import ParticipantRemoved
from workshop.domain.running import MINUTE, WorkshopFinished
from workshop.domain.state import WordRequest
from workshop.domain.wish_withdrawal import RequestWithdrawn, WithdrawRequest

CANDIDATES = (
    *in_stage("word"),
    *joined(ANA, BEN, CHLOE),
    candidate("m1", ANA, "Help people"),
    candidate("m2", BEN, "Serve people"),
)
ROOM = (*CANDIDATES, chosen("m1"))
BETTER, WORDS = retyped(), reworded()
NO_FINAL = "There is no final text yet. Choose the winner first."
NOT_SCRIBE = "The facilitator or their scribe edits this text. Send a word you would change."


@pytest.mark.parametrize("how", ["tie", "runner_up", "decision"])
def test_fay_decides_and_the_record_says_how_and_why(how: str) -> None:
    """After a tie, for the runner-up, or without a vote."""
    after = given(*CANDIDATES).when(ChooseWinner("m2", how, "Most common ground"), minutes=1)
    after.then(
        WinnerChosen(
            "mission",
            "m2",
            how,
            "Most common ground",
            mission("m2", "Serve people"),
            START + MINUTE,
        )
    )
    final = after.state.finals["mission"]
    assert (final.candidate, final.how, final.current.number) == ("m2", how, 1)


def test_a_decision_needs_its_reason_and_a_name_for_what_it_is() -> None:
    """ "vote" is what only a vote can say."""
    room = given(*CANDIDATES)
    room.when(ChooseWinner("m1", "tie", "")).then_refused(
        "invalid", "Say why. The record and the document print it.", about="reason"
    )
    for how in ("vote", "coin"):
        room.when(ChooseWinner("m1", how, "Because")).then_refused(
            "invalid",
            "Say how this text was chosen: after a tie, as the runner-up, or by decision.",
            about="how",
        )


def test_a_withdrawn_candidate_does_not_win() -> None:
    """Its author took it back."""
    given(*CANDIDATES, CandidateWithdrawn("m1")).when(
        ChooseWinner("m1", "decision", "Because")
    ).then_refused("withdrawn", "This candidate was withdrawn. Bring it back first.")


def test_while_people_vote_nobody_decides_for_them() -> None:
    """Close or cancel first."""
    given(*CANDIDATES, vote_opened("r1", "m1", "m2")).when(
        ChooseWinner("m1", "decision", "Because")
    ).then_refused("round_open", "A vote is open. Close or cancel it first.")


def test_the_runner_up_becomes_the_next_version_of_the_text() -> None:
    """The words that were there before stay in the record."""
    after = given(*ROOM).when(ChooseWinner("m2", "runner_up", "Not agreed on the first"))
    final = after.state.finals["mission"]
    assert [(v.number, v.candidate) for v in final.versions] == [(1, "m1"), (2, "m2")]
    assert (final.candidate, final.how) == ("m2", "runner_up")


@pytest.mark.parametrize("how", ["decision", "runner_up"])
def test_words_that_stand_already_are_no_new_version(how: str) -> None:
    """Chosen again, after "vote again": only how and why are new."""
    room = given(*ROOM, candidate("m3", BEN, "Help people"))
    for again in ("m1", "m3"):
        after = room.when(ChooseWinner(again, how, "Still the best"))
        final = after.state.finals["mission"]
        assert [(version.number, version.candidate) for version in final.versions] == [(1, "m1")]
        assert (final.candidate, final.how, final.reason) == (again, how, "Still the best")


def test_the_winner_takes_the_words_as_they_read_now() -> None:
    """Ana revised once before the vote."""
    room = given(*CANDIDATES, CandidateRevised("m1", WORDS))
    after = room.when(ChooseWinner("m1", "decision", "Because"))
    assert after.state.finals["mission"].current.pieces == WORDS


def test_fay_offers_a_version() -> None:
    """The purpose is at version 2, the objective at 1; the text as a whole at 2."""
    after = given(*ROOM).when(OfferVersion("mission", 1, BETTER), minutes=2)
    after.then(VersionOffered("mission", WORDS, START + 2 * MINUTE, "fay"))
    assert [v.number for v in after.state.finals["mission"].versions] == [1, 2]


def test_chloe_is_named_scribe_and_then_may_write_like_fay() -> None:
    """From her own device; Ben, who is not, is told what he can do."""
    room = given(*ROOM).when(NameScribe("mission", "chloe")).then(ScribeNamed("mission", "chloe"))
    room.when(NameScribe("mission", "chloe")).then_nothing()
    room.when(OfferVersion("mission", 1, BETTER), by=CHLOE).then(
        VersionOffered("mission", WORDS, START, "chloe")
    )
    room.when(OfferVersion("mission", 1, BETTER), by=BEN).then_refused("not_scribe", NOT_SCRIBE)


def test_fay_takes_the_pen_back() -> None:
    """An empty name: the facilitator alone."""
    room = given(*ROOM, ScribeNamed("mission", "chloe"))
    back = room.when(NameScribe("mission")).then(ScribeNamed("mission", ""))
    back.when(OfferVersion("mission", 1, BETTER), by=CHLOE).then_refused("not_scribe", NOT_SCRIBE)


def test_a_scribe_is_somebody_in_the_room() -> None:
    """Neither a stranger nor somebody who was removed."""
    room = given(*ROOM, ParticipantRemoved("ben"))
    for person in ("zoe", "ben"):
        room.when(NameScribe("mission", person)).then_refused(
            "not_found",
            "This person is no longer in the workshop. Choose somebody else.",
            about="participant",
        )


def test_who_may_write() -> None:
    """Fay always, the scribe while named, nobody where there is no text yet."""
    before = given(*CANDIDATES).state
    plain = given(*ROOM).state
    scribe = given(*ROOM, ScribeNamed("mission", "chloe")).state
    assert [
        may_write(before, "mission", "fay", "facilitator"),
        may_write(plain, "mission", "fay", "facilitator"),
        may_write(plain, "mission", "chloe", "participant"),
        may_write(plain, "mission", "", "screen"),
        may_write(scribe, "mission", "chloe", "participant"),
        may_write(scribe, "mission", "ben", "participant"),
    ] == [False, True, False, False, True, False]


def test_two_people_offering_at_once_meet_a_conflict() -> None:
    """The second one looks first at what the first one made of it."""
    room = given(*ROOM, VersionOffered("mission", WORDS, START, "fay"))
    room.when(OfferVersion("mission", 1, BETTER)).then_refused(
        "conflict",
        "Somebody offered another version meanwhile. Look at it before you offer yours.",
        about="base",
    )


def test_offering_the_words_as_they_stand_writes_nothing() -> None:
    """And so lets no adoption lapse."""
    same = (
        PieceText("purpose", "Help people", "m1.0"),
        PieceText("objective", "Answer fast", "m1.1"),
    )
    given(*ROOM).when(OfferVersion("mission", 1, same)).then_nothing()


def test_a_final_text_has_no_holes_either() -> None:
    """The same rules as for a candidate."""
    given(*ROOM).when(OfferVersion("mission", 1, BETTER[:1])).then_refused(
        "invalid",
        "Add at least one objective under the purpose. Two or more are better.",
        about="objective",
    )


def test_while_the_room_decides_on_the_text_its_words_stand_still() -> None:
    """The round is about these very words."""
    given(*ROOM, ratify_opened("r1")).when(OfferVersion("mission", 1, BETTER)).then_refused(
        "round_open", "People are voting on this text now. Close or cancel the vote first."
    )


def test_ben_sends_a_word_he_would_change() -> None:
    """The phrase as it stands, and what should stand there; or only one of the two."""
    room = given(*ROOM)
    room.when(RequestWord("mission", "people", "everybody"), by=BEN).then(
        WordRequested("new1", "mission", "people", "everybody", "ben")
    )
    room.when(RequestWord("mission", "", "and quickly"), by=BEN).then(
        WordRequested("new1", "mission", "", "and quickly", "ben")
    )
    room.when(RequestWord("mission", "", ""), by=BEN).then_refused(
        "invalid", "Say which word you would change, or what you would add.", about="phrase"
    )


def test_fifty_changes_of_one_person_are_enough() -> None:
    """For one text; the others can still send theirs."""
    many = [
        WordRequested(f"w{n}", "mission", "people", "all", "ben") for n in range(MOST_REQUESTS_EACH)
    ]
    room = given(*ROOM, *many)
    room.when(RequestWord("mission", "a", "b"), by=BEN).then_refused(
        "enough",
        "You have sent fifty changes, and that is the most for one text. Raise your hand instead.",
    )
    assert room.when(RequestWord("mission", "a", "b"), by=ANA).events


def test_ben_takes_back_a_word_he_would_change() -> None:
    """His own only, and only while it is open."""
    room = given(*ROOM, WordRequested("w1", "mission", "people", "all", "ben"))
    after = room.when(WithdrawRequest("mission", "w1"), by=BEN)
    after.then(RequestWithdrawn("mission", "w1"))
    assert after.state.finals["mission"].requests == ()
    for gone in (
        room.when(WithdrawRequest("mission", "w1"), by=ANA),
        after.when(WithdrawRequest("mission", "w1"), by=BEN),
    ):
        gone.then_refused(
            "not_found",
            "This word to change is not among yours. Send one of your own.",
            about="request",
        )
    settled = room.when(SettleRequest("mission", "w1"))
    settled.when(WithdrawRequest("mission", "w1"), by=BEN).then_refused(
        "settled", "This word to change is settled already. Send another one."
    )


def test_a_request_is_ticked_off_and_on_again_by_who_has_the_pen() -> None:
    """Fay or the scribe."""
    room = given(*ROOM, WordRequested("w1", "mission", "people", "all", "ben"))
    settled = room.when(SettleRequest("mission", "w1")).then(RequestSettled("mission", "w1", True))
    requests = settled.state.finals["mission"].requests
    assert [(request.id, request.settled) for request in requests] == [("w1", True)]
    settled.when(SettleRequest("mission", "w1")).then_nothing()
    settled.when(SettleRequest("mission", "w1", settled=False)).then(
        RequestSettled("mission", "w1", False)
    )
    room.when(SettleRequest("mission", "w1"), by=BEN).then_refused("not_scribe", NOT_SCRIBE)
    room.when(SettleRequest("mission", "gone")).then_refused(
        "not_found", "This word to change is no longer there. Load the page again.", about="request"
    )


def test_requests_stay_when_another_version_is_offered() -> None:
    """The scribe works through them one by one."""
    request = WordRequest("w1", 2, "people", "all", "ben")
    room = given(*ROOM, WordRequested("w1", "mission", "people", "all", "ben"))
    after = room.when(OfferVersion("mission", 1, BETTER)).state
    assert after.finals["mission"].requests == (request,)


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (NameScribe("mission", "ana"), FAY),
        (OfferVersion("mission", 1, BETTER), FAY),
        (RequestWord("mission", "a", "b"), ANA),
        (SettleRequest("mission", "w1"), FAY),
    ],
    ids=lambda given: getattr(given, "kind", None),
)
def test_before_the_choice_there_are_no_final_words(command: Any, by: Any) -> None:
    """The sentence says what comes first."""
    given(*CANDIDATES).when(command, by=by).then_refused("not_found", NO_FINAL, about="part")


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (ChooseWinner("m1", "decision", "Because"), FAY),
        (OfferVersion("mission", 1, BETTER), FAY),
        (RequestWord("mission", "a", "b"), ANA),
    ],
    ids=lambda given: getattr(given, "kind", None),
)
def test_after_the_end_the_words_stand(command: Any, by: Any) -> None:
    """Open the workshop again to change them."""
    given(*ROOM, WorkshopFinished(START)).when(command, by=by).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )
