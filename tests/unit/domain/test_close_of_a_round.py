"""The close of a round: counted once, told as far as was promised, superseded by asking again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    CHLOE,
    START,
    Scenario,
    candidate,
    chosen,
    given,
    in_stage,
    joined,
    ratify_opened,
    vote_opened,
)
from workshop.domain.amendments import AmendmentProposed
from workshop.domain.commands import Actor
from workshop.domain.final_words import ChooseWinner, VersionOffered, WinnerChosen
from workshop.domain.participants import RemoveParticipant
from workshop.domain.running import MINUTE
from workshop.domain.state import Decided
from workshop.domain.voting import (
    CancelRound,
    CastBallot,
    CloseRound,
    OpenRound,
    RoundCancelled,
    RoundClosed,
)

CANDIDATES = (
    *in_stage("vote"),
    *joined(ANA, BEN, CHLOE),
    candidate("m1", ANA, "Help people"),
    candidate("m2", BEN, "Serve people"),
)
VOTING = (*CANDIDATES, vote_opened("r1", "m1", "m2"))


def scored(room: Scenario, by: Actor, m1: int, m2: int, round_id: str = "r1") -> Scenario:
    """Somebody scores both candidates."""
    return room.when(CastBallot(round_id, {"scores": {"m1": m1, "m2": m2}}), by=by)


def closed(room: Scenario) -> tuple[RoundClosed, tuple[Any, ...]]:
    """What the last `when`, a close, led to: the close itself, and what followed from it."""
    assert room.events is not None
    first, *rest = room.events
    assert isinstance(first, RoundClosed)
    return first, tuple(rest)


def test_ana_changes_her_mind_and_her_last_ballot_counts() -> None:
    """As often as she likes until the close."""
    room = scored(scored(given(*VOTING), ANA, 5, 0), ANA, 0, 5).when(CloseRound("r1"))
    close, _ = closed(room)
    assert (close.tally["ballots"], close.tally["options"]["m2"]["total"]) == (1, 5)


def test_a_clear_winner_becomes_the_final_words_in_the_same_breath() -> None:
    """Nobody has to type it off."""
    room = scored(scored(given(*VOTING), ANA, 5, 1), BEN, 4, 3)
    close, followed = closed(room.when(CloseRound("r1"), minutes=3, present=3))
    assert (close.at, close.present, close.tally["winner"]) == (START + 3 * MINUTE, 3, "m1")
    pieces = room.state.candidates["m1"].pieces
    assert followed == (WinnerChosen("mission", "m1", "vote", "", pieces, START + 3 * MINUTE),)


def test_a_tie_stays_a_tie_and_waits_for_a_decision() -> None:
    """The program breaks none."""
    room = scored(scored(given(*VOTING), ANA, 5, 0), BEN, 0, 5).when(CloseRound("r1"))
    close, followed = closed(room)
    assert (close.tally["tied"], followed, room.state.finals) == (["m1", "m2"], (), {})


def test_what_was_decided_after_a_tie_stands_with_the_tied_round() -> None:
    """Fay chooses, and later takes the other one: both stay on record, beside the same vote."""
    tied = scored(scored(given(*VOTING), ANA, 5, 0), BEN, 0, 5).when(CloseRound("r1"))
    room = tied.when(ChooseWinner("m2", "tie", "It names the nights."), minutes=2)
    assert room.state.round("r1") == replace(
        tied.state.rounds[0],
        decided=(Decided("m2", "tie", "It names the nights.", START + 2 * MINUTE),),
    )
    later = room.when(ChooseWinner("m1", "runner_up", "Nights are not staffed."), minutes=9)
    assert [(each.candidate, each.how) for each in later.state.rounds[0].decided] == [
        ("m2", "tie"),
        ("m1", "runner_up"),
    ]
    # What the vote itself brought is no decision of anybody.
    clear = scored(given(*VOTING), ANA, 5, 0).when(CloseRound("r1"))
    assert clear.state.rounds[0].decided == ()


def test_where_all_abstain_nobody_wins() -> None:
    """Zero points each is no choice."""
    room = given(*VOTING).when(CastBallot("r1", {"abstain": True}), by=ANA)
    close, followed = closed(room.when(CloseRound("r1")))
    assert (close.tally["abstentions"], followed) == (1, ())


def test_a_vote_by_dots_is_won_by_the_most_dots_unless_two_have_them() -> None:
    """Three to two wins; two each is a tie."""
    dots = vote_opened("r1", "m1", "m2", rule="dots", settings={"dots": 5, "most_on_one": 3})
    room = given(*CANDIDATES, dots)
    level = room.when(CastBallot("r1", {"dots": {"m1": 2, "m2": 2}}), by=ANA)
    _, followed = closed(level.when(CloseRound("r1")))
    assert followed == ()
    ahead = room.when(CastBallot("r1", {"dots": {"m1": 2, "m2": 3}}), by=ANA)
    _, followed = closed(ahead.when(CloseRound("r1")))
    assert [event.candidate for event in followed] == ["m2"]


def test_narrowing_chooses_nothing_by_itself() -> None:
    """It informs; Fay sets candidates aside."""
    narrowing = vote_opened(
        "r1", "m1", "m2", purpose="narrow", rule="dots", settings={"dots": 5, "most_on_one": 5}
    )
    room = given(*CANDIDATES, narrowing).when(CastBallot("r1", {"dots": {"m1": 5}}), by=ANA)
    _, followed = closed(room.when(CloseRound("r1")))
    assert followed == ()


def test_the_close_of_a_secret_round_keeps_no_ballot() -> None:
    """Only the tally goes to the record."""
    close, _ = closed(scored(given(*VOTING), ANA, 5, 1).when(CloseRound("r1")))
    assert close.named_ballots == {}


def test_the_close_of_an_open_round_shows_who_voted_how() -> None:
    """As was said before the vote."""
    room = given(*CANDIDATES, vote_opened("r1", "m1", "m2", secrecy="open"))
    after = scored(room, ANA, 5, 1).when(CloseRound("r1"))
    close, _ = closed(after)
    assert close.named_ballots == {"ana": {"scores": {"m1": 5, "m2": 1}}}
    assert after.state.rounds[0].named_ballots == close.named_ballots


def test_the_ballot_of_somebody_who_was_removed_does_not_count() -> None:
    """They are not of the room any more."""
    room = scored(scored(given(*VOTING), ANA, 5, 1), BEN, 1, 5).when(RemoveParticipant("ben"))
    close, _ = closed(room.when(CloseRound("r1")))
    assert (close.tally["ballots"], close.tally["winner"]) == (1, "m1")


def test_at_least_as_many_were_present_as_voted() -> None:
    """A phone that voted and fell asleep was there."""
    room = scored(scored(given(*VOTING), ANA, 5, 1), BEN, 1, 5)
    close, _ = closed(room.when(CloseRound("r1"), present=1))
    assert close.present == 2


def test_reasons_are_kept_apart_from_the_tally_and_come_without_names() -> None:
    """They are personal parts of the record, and can be struck out."""
    room = given(*in_stage("ratify"), *joined(ANA, BEN), chosen("m1"), ratify_opened("r1"))
    for person, step, reason in ((ANA, "block", "too vague"), (BEN, "discuss", "what about it?")):
        room = room.when(CastBallot("r1", {"step": step, "reason": reason}), by=person)
    after = room.when(CloseRound("r1"))
    close, _ = closed(after)
    reasons = (
        {"step": "discuss", "reason": "what about it?"},
        {"step": "block", "reason": "too vague"},
    )
    assert (close.reasons, "reasons" in close.tally) == (reasons, False)
    assert after.state.rounds[0].tally["reasons"] == reasons


def test_a_ratify_round_in_which_nobody_gave_a_reason_says_so() -> None:
    """An empty list, not a missing one."""
    room = given(*in_stage("ratify"), *joined(ANA), chosen("m1"), ratify_opened("r1"))
    assert room.when(CloseRound("r1")).state.rounds[0].tally["reasons"] == ()


def test_voting_again_opens_a_new_round_and_the_earlier_one_stays_as_superseded() -> None:
    """With its result, for the record."""
    room = given(*VOTING).when(CloseRound("r1")).when(OpenRound("vote"))
    assert [(known.id, known.status) for known in room.state.rounds] == [
        ("r1", "superseded"),
        ("new2", "open"),
    ]
    assert room.state.rounds[0].tally["rule"] == "score"


def test_cancelling_the_new_round_brings_the_earlier_one_back() -> None:
    """It was asked by mistake: the result of before still stands."""
    room = given(*VOTING).when(CloseRound("r1")).when(OpenRound("vote"))
    after = room.when(CancelRound("new2"), minutes=1)
    after.then(RoundCancelled("new2", START + MINUTE))
    assert [known.status for known in after.state.rounds] == ["closed", "cancelled"]
    third = after.when(OpenRound("vote")).when(CloseRound("new4")).when(OpenRound("vote"))
    assert [known.status for known in third.when(CancelRound("new6")).state.rounds] == [
        "superseded",
        "cancelled",
        "closed",
        "cancelled",
    ]


def test_a_cancelled_round_has_no_result() -> None:
    """Its ballots were destroyed unread."""
    after = scored(given(*VOTING), ANA, 5, 1).when(CancelRound("r1")).state.rounds[0]
    assert (after.status, after.tally, after.named_ballots) == ("cancelled", {}, {})


def test_rounds_on_different_questions_leave_each_other_alone() -> None:
    """Narrowing the ideas is not voting on the candidates."""
    room = given(
        *CANDIDATES,
        vote_opened("r1", "i1", "i2", purpose="narrow", over="ideas", option_versions={}),
    )
    room = room.when(CloseRound("r1")).when(OpenRound("vote"))
    assert [known.status for known in room.state.rounds] == ["closed", "open"]


def test_a_run_off_is_a_new_round_on_the_tied_ones() -> None:
    """The tied round stays as superseded."""
    room = given(*CANDIDATES, candidate("m3", CHLOE), vote_opened("r1", "m1", "m2", "m3"))
    for person, scores in ((ANA, {"m1": 5}), (BEN, {"m2": 5})):
        room = room.when(CastBallot("r1", {"scores": scores}), by=person)
    tied = room.when(CloseRound("r1")).state.rounds[0].tally["tied"]
    run_off = room.when(CloseRound("r1")).when(OpenRound("vote", options=tuple(tied)))
    assert run_off.state.rounds[1].options == ("m1", "m2")


def test_changing_the_final_words_leaves_the_round_about_the_old_version_as_it_was() -> None:
    """It says which version was asked about."""
    room = given(*in_stage("ratify"), *joined(ANA), chosen("m1"), ratify_opened("r1"))
    after = room.when(CloseRound("r1")).and_given(VersionOffered("mission", (), START, "fay"))
    assert after.state.rounds[0].option_versions == {"mission": 1}


def test_an_amendment_that_waits_does_not_hold_up_the_vote() -> None:
    """The vote is about the words as they stand."""
    waiting = AmendmentProposed("a1", "m1", 1, (), "", "ben")
    opened = given(*CANDIDATES, waiting).when(OpenRound("vote")).state.rounds[0]
    assert opened.option_versions == {"m1": 1, "m2": 1}
