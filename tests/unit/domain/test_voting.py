"""Rounds of voting: secret until the close, closed for good, superseded by asking again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    BRIEF,
    CHLOE,
    START,
    Scenario,
    candidate,
    chosen,
    given,
    idea,
    in_stage,
    joined,
    ratify_opened,
    vote_opened,
)
from workshop.domain.agenda import StageAdded
from workshop.domain.amendments import AmendmentProposed
from workshop.domain.candidates import CandidateRevised, CandidateSetAside, CandidateWithdrawn
from workshop.domain.commands import Actor
from workshop.domain.final_words import VersionOffered, WinnerChosen
from workshop.domain.ideas import IdeaHidden, IdeasRevealed, IdeaWithdrawn
from workshop.domain.participants import RemoveParticipant
from workshop.domain.running import MINUTE, StageOpened
from workshop.domain.state import Stage
from workshop.domain.voting import (
    MOST_SCORED,
    BallotCast,
    CancelRound,
    CastBallot,
    CloseRound,
    OpenRound,
    RoundCancelled,
    RoundClosed,
    RoundOpened,
)

CANDIDATES = (
    *in_stage("vote"),
    *joined(ANA, BEN, CHLOE),
    candidate("m1", ANA, "Help people"),
    candidate("m2", BEN, "Serve people"),
)
IDEAS = (
    *in_stage("narrow"),
    *joined(ANA, BEN),
    idea("i1", ANA),
    idea("i2", BEN),
    idea("i3", BEN),
)
VOTING = (*CANDIDATES, vote_opened("r1", "m1", "m2"))
CLOSED = "This vote has closed."


def scored(room: Scenario, by: Actor, m1: int, m2: int, round_id: str = "r1") -> Scenario:
    """Somebody scores both candidates."""
    return room.when(CastBallot(round_id, {"scores": {"m1": m1, "m2": m2}}), by=by)


def closed(room: Scenario) -> tuple[RoundClosed, tuple[Any, ...]]:
    """What the last `when`, a close, led to: the close itself, and what followed from it."""
    assert room.events is not None
    first, *rest = room.events
    assert isinstance(first, RoundClosed)
    return first, tuple(rest)


def test_fay_opens_the_vote_on_everything_that_stands() -> None:
    """Scores by default, secret by default, each candidate with the version that is asked about."""
    room = given(
        *CANDIDATES,
        candidate("m3", CHLOE),
        candidate("m4", CHLOE),
        CandidateWithdrawn("m3"),
        CandidateSetAside("m4"),
        CandidateRevised("m2", ()),
    )
    room.when(OpenRound("vote"), minutes=2).then(
        RoundOpened(
            round="new1",
            stage="vote",
            purpose="vote",
            part="mission",
            over="candidates",
            rule="score",
            settings={"highest": 5},
            options=("m1", "m2"),
            option_versions={"m1": 1, "m2": 2},
            secrecy="secret",
            at=START + 2 * MINUTE,
        )
    )


def test_ideas_are_narrowed_with_dots_and_only_those_the_room_can_see() -> None:
    """Hidden and withdrawn ones are no options; five dots, two on one idea."""
    hidden = (*IDEAS, idea("i4", ANA), idea("i5", ANA), IdeaHidden("i4", ""), IdeaWithdrawn("i5"))
    after = given(*hidden, IdeasRevealed("gather")).when(OpenRound("narrow"))
    opened = after.state.rounds[0]
    assert (opened.over, opened.rule, opened.settings, opened.options) == (
        "ideas",
        "dots",
        {"dots": 5, "most_on_one": 2},
        ("i1", "i2", "i3"),
    )


def test_a_narrow_stage_can_be_over_candidates() -> None:
    """Where there are too many of them for one vote."""
    over = Stage("narrow2", "narrow", "Narrow", 4, "mission", over="candidates")
    room = given(*CANDIDATES, StageAdded(over, "discuss"), StageOpened("narrow2", START))
    opened = room.when(OpenRound("narrow2")).state.rounds[0]
    assert (opened.over, opened.rule, opened.options) == ("candidates", "dots", ("m1", "m2"))


def test_the_final_words_are_ratified_by_steps_of_agreement() -> None:
    """About one version of one text."""
    room = given(*in_stage("ratify"), chosen("m1"))
    opened = room.when(OpenRound("ratify", block=False)).state.rounds[0]
    assert (opened.over, opened.rule, opened.settings, opened.option_versions) == (
        "final",
        "gradients",
        {"block": 0},
        {"mission": 1},
    )


@pytest.mark.parametrize(
    ("command", "code", "about", "sentence"),
    [
        (OpenRound("gone"), "not_found", "stage", "This stage is no longer on the agenda."),
        (OpenRound("draft"), "invalid", "stage", "There is nothing to vote on in this stage."),
        (OpenRound("ratify"), "not_current", None, "Move to this stage first, then open its vote."),
        (
            OpenRound("vote", rule="gradients"),
            "invalid",
            "rule",
            "This way of counting does not fit this stage.",
        ),
        (
            OpenRound("vote", secrecy="half"),
            "invalid",
            "secrecy",
            "Choose a secret or an open vote.",
        ),
        (
            OpenRound("vote", options=("m1", "gone")),
            "invalid",
            "options",
            "One of the options is gone. Look at the list again.",
        ),
        (
            OpenRound("vote", options=("m1", "m1")),
            "invalid",
            "options",
            "One of the options is gone. Look at the list again.",
        ),
        (
            OpenRound("vote", rule="dots", dots=51),
            "invalid",
            "dots",
            "Give each person 1 to 50 dots.",
        ),
        (
            OpenRound("vote", rule="dots", dots=2, most_on_one=3),
            "invalid",
            "most_on_one",
            "At most as many dots on one item as each person has.",
        ),
    ],
)
def test_a_vote_that_cannot_be_held_is_refused_beside_its_field(
    command: OpenRound, code: str, about: str | None, sentence: str
) -> None:
    """The sentence says what to do, the field says where."""
    given(*CANDIDATES).when(command).then_refused(code, sentence, about=about)


def test_a_vote_needs_something_to_vote_on() -> None:
    """And each kind of vote says what is missing."""
    given(*in_stage("vote")).when(OpenRound("vote")).then_refused(
        "too_few", "There is no candidate to vote on yet."
    )
    given(*in_stage("narrow"), *joined(ANA), idea("i1", ANA), IdeasRevealed("gather")).when(
        OpenRound("narrow")
    ).then_refused("too_few", "Reveal at least two ideas before the room narrows them.")
    given(*in_stage("ratify")).when(OpenRound("ratify")).then_refused(
        "no_final", "There is no final text yet. Choose the winner first."
    )


def test_unrevealed_ideas_are_nothing_to_vote_on() -> None:
    """The ballot would show them."""
    given(*IDEAS).when(OpenRound("narrow")).then_refused(
        "too_few", "Reveal at least two ideas before the room narrows them."
    )


def test_too_many_options_are_too_much_to_score() -> None:
    """Nobody scores sixty-one texts; dots would do."""
    many = tuple(candidate(f"x{n}", ANA) for n in range(MOST_SCORED - 1))
    room = given(*CANDIDATES, *many)
    room.when(OpenRound("vote")).then_refused(
        "invalid",
        "That is too much for one vote: 60 options at most. Use dots, or choose some.",
        about="options",
    )
    assert room.when(OpenRound("vote", rule="dots")).events


def test_one_vote_at_a_time() -> None:
    """Close or cancel the first."""
    given(*VOTING).when(OpenRound("vote")).then_refused(
        "round_open", "A vote is open already. Close or cancel it first."
    )


def test_votes_in_an_anonymous_workshop_are_secret() -> None:
    """There are no names to show."""
    room = given(*in_stage("vote", replace(BRIEF, anonymous=True)), *joined(ANA))
    room.and_given(candidate("m1", ANA)).when(OpenRound("vote", secrecy="open")).then_refused(
        "anonymous", "This workshop is anonymous, so its votes are secret.", about="secrecy"
    )


def test_a_ballot_goes_to_the_box_and_changes_nothing_that_anybody_sees() -> None:
    """The state after it is the very same."""
    room = given(*VOTING)
    voted = scored(room, ANA, 5, 1)
    voted.then(BallotCast("r1", "ana", {"scores": {"m1": 5, "m2": 1}}))
    assert voted.state is room.state


def test_ana_changes_her_mind_and_her_last_ballot_counts() -> None:
    """As often as she likes until the close."""
    room = scored(scored(given(*VOTING), ANA, 5, 0), ANA, 0, 5).when(CloseRound("r1"))
    close, _ = closed(room)
    assert (close.tally["ballots"], close.tally["options"]["m2"]["total"]) == (1, 5)


def test_a_ballot_must_fit_the_rule() -> None:
    """The rules of a ballot have tests of their own; here: they are asked."""
    given(*VOTING).when(CastBallot("r1", {"dots": {"m1": 1}}), by=ANA).then_refused(
        "invalid", "This ballot has something on it that is not counted.", about="ballot"
    )


def test_a_late_ballot_is_refused_and_the_voter_is_told_why() -> None:
    """The phone was offline when the vote closed."""
    after = given(*VOTING).when(CloseRound("r1"))
    after.when(CastBallot("r1", {"abstain": True}), by=ANA).then_refused("round_closed", CLOSED)
    after.when(CloseRound("r1")).then_refused("round_closed", CLOSED)
    after.when(CancelRound("r1")).then_refused("round_closed", CLOSED)


def test_there_is_no_ballot_without_a_vote() -> None:
    """A page from another workshop."""
    given(*VOTING).when(CastBallot("gone", {"abstain": True}), by=ANA).then_refused(
        "not_found", "This vote does not exist.", about="round"
    )


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
