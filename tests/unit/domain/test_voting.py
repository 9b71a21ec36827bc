"""Rounds of voting: secret until the close, closed for good, superseded by asking again."""

from __future__ import annotations

from dataclasses import replace

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
    vote_opened,
)
from workshop.domain.agenda import StageAdded
from workshop.domain.candidates import CandidateRevised, CandidateSetAside, CandidateWithdrawn
from workshop.domain.commands import Actor
from workshop.domain.ideas import IdeaHidden, IdeasRevealed, IdeaWithdrawn
from workshop.domain.running import (
    MINUTE,
    StageOpened,
    TimerChanged,
    WorkshopFinished,
    WorkshopReopened,
)
from workshop.domain.state import Stage, Timer
from workshop.domain.voting import (
    MOST_SCORED,
    BallotCast,
    CancelRound,
    CastBallot,
    CloseRound,
    OpenRound,
    RoundOpened,
)
from workshop.projections.live_view import view

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
CLOSED = "This vote has closed. Look at what came of it."


def scored(room: Scenario, by: Actor, m1: int, m2: int, round_id: str = "r1") -> Scenario:
    """Somebody scores both candidates."""
    return room.when(CastBallot(round_id, {"scores": {"m1": m1, "m2": m2}}), by=by)


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


@pytest.mark.parametrize(
    ("before", "minutes", "after"),
    [
        (Timer(4 * MINUTE, ends_at=START + 4 * MINUTE), 9, Timer(4 * MINUTE, START + 11 * MINUTE)),
        (Timer(4 * MINUTE, ends_at=START + 4 * MINUTE), 3, Timer(4 * MINUTE, START + 5 * MINUTE)),
        (Timer(MINUTE, left=0), 0, Timer(2 * MINUTE, left=2 * MINUTE)),
        (Timer(4 * MINUTE, ends_at=START + 4 * MINUTE), 2, None),
        (Timer(4 * MINUTE, left=3 * MINUTE), 60, None),
    ],
    ids=["over", "nearly over", "paused at its end", "two minutes left", "paused in time"],
)
def test_a_vote_that_opens_has_time(before: Timer, minutes: int, after: Timer | None) -> None:
    """Two minutes at least; no ballot begins below "Time is up"."""
    room = given(*CANDIDATES, TimerChanged(before)).when(OpenRound("vote"), minutes=minutes)
    assert room.events is not None
    assert room.events[1:] == (() if after is None else (TimerChanged(after),))


def test_where_there_is_no_clock_a_vote_starts_none() -> None:
    """The workshop was finished, and opened again."""
    over = given(*CANDIDATES, WorkshopFinished(START), WorkshopReopened())
    room = over.when(OpenRound("vote"))
    assert room.events is not None
    assert [event.kind for event in room.events] == ["round_opened"]


def test_ideas_are_narrowed_with_dots_and_only_those_the_room_can_see() -> None:
    """Hidden and withdrawn ones are no options; five dots, two on one idea."""
    hidden = (*IDEAS, idea("i4", ANA), idea("i5", ANA), IdeaHidden("i4", ""), IdeaWithdrawn("i5"))
    after = given(*hidden, IdeasRevealed("gather")).when(OpenRound("narrow"))
    opened = after.state.rounds[0]
    assert (opened.over, opened.rule, opened.settings, opened.options) == (
        "ideas",
        "dots",
        {"dots": 5, "most_on_one": 2},
        ("i2", "i3", "i1"),
    )


@pytest.mark.parametrize("shown", [False, True], ids=["authors-hidden", "authors-shown"])
def test_the_order_of_ideas_tells_who_wrote_first_only_where_authors_are_shown(
    shown: bool,
) -> None:
    """The same four ideas, written in two orders: on wall, ballot and in the document."""
    begun = in_stage("narrow", replace(BRIEF, authors_shown=shown))
    lists = []
    for order in (("i1", "i2", "i3", "i4"), ("i4", "i1", "i3", "i2")):
        written = (idea(each, ANA) for each in order)
        room = given(*begun, *joined(ANA), *written, IdeasRevealed("gather"))
        wall = view(room.state, "screen")["ideas"]
        stood = tuple(sorted(wall, key=lambda each: wall[each]["order"]))
        assert room.when(OpenRound("narrow")).state.rounds[0].options == stood
        lists.append(stood)
    if shown:
        assert lists == [("i1", "i2", "i3", "i4"), ("i4", "i1", "i3", "i2")]
    else:
        assert lists[0] == lists[1]


def test_ideas_for_the_vision_are_not_narrowed_with_those_for_the_mission() -> None:
    """A stage that narrows for one part offers what was gathered for that part."""
    over = Stage("narrow2", "narrow", "Narrow", 4, "vision", over="ideas")
    room = given(
        *IDEAS, IdeasRevealed("gather"), StageAdded(over, "narrow"), StageOpened("narrow2", START)
    )
    room.when(OpenRound("narrow2")).then_refused(
        "too_few", "Reveal at least two ideas before the room narrows them."
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
        (
            OpenRound("gone"),
            "not_found",
            "stage",
            "This stage is no longer on the agenda. Choose another one.",
        ),
        (
            OpenRound("draft"),
            "invalid",
            "stage",
            "There is nothing to vote on in this stage. Move to one with a vote.",
        ),
        (OpenRound("ratify"), "not_current", None, "Move to this stage first, then open its vote."),
        (
            OpenRound("vote", rule="gradients"),
            "invalid",
            "rule",
            "This way of counting does not fit this stage. Choose another one.",
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
            "One of the items is gone. Look at the list again.",
        ),
        (
            OpenRound("vote", options=("m1", "m1")),
            "invalid",
            "options",
            "One of the items is gone. Look at the list again.",
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
            "Allow at most as many dots on one item as each person has.",
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
        "too_few", "There is no candidate to vote on yet. Go back to the draft first."
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
        "That is too much for one vote: 60 items at most. Use dots, or choose some.",
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
        "anonymous",
        "This workshop is anonymous, so its votes are secret. Choose a secret vote.",
        about="secrecy",
    )


def test_a_ballot_goes_to_the_box_and_changes_nothing_that_anybody_sees() -> None:
    """The state after it is the very same."""
    room = given(*VOTING)
    voted = scored(room, ANA, 5, 1)
    voted.then(BallotCast("r1", "ana", {"scores": {"m1": 5, "m2": 1}}))
    assert voted.state is room.state


def test_a_ballot_must_fit_the_rule() -> None:
    """The rules of a ballot have tests of their own; here: they are asked."""
    given(*VOTING).when(CastBallot("r1", {"dots": {"m1": 1}}), by=ANA).then_refused(
        "invalid",
        "This ballot has something on it that is not counted. Load the page again.",
        about="ballot",
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
        "not_found", "This vote is no longer there. Load the page again.", about="round"
    )
