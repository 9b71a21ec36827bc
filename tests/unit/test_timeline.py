"""The replay of a log: frames, chapters, marks, and nothing that people could not see then."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    BRIEF,
    START,
    candidate,
    chosen,
    idea,
    in_stage,
    joined,
    mission,
    vote_opened,
)
from tests.unit.replaying import SECOND, Moment, closed, replay, texts, wired
from workshop.domain.amendments import AmendmentProposed
from workshop.domain.comments import CommentAdded
from workshop.domain.final_words import ScribeNamed, VersionOffered, WordRequested
from workshop.domain.ideas import IdeaAdded, IdeaEdited, IdeaHidden, IdeasRevealed, IdeaWithdrawn
from workshop.domain.participants import DoneSaid, HandRaised
from workshop.domain.running import (
    MoveUndone,
    StageOpened,
    WorkshopFinished,
)
from workshop.domain.state import Timer
from workshop.domain.voting import RoundCancelled


def test_the_reveal_shows_what_stood_on_the_wall_and_no_more() -> None:
    """What was taken back, hidden or worded otherwise before stays unknown for ever."""
    found = replay(
        *in_stage("gather"),
        *joined(ANA),
        idea("i1", ANA, "canary of the first wording"),
        IdeaEdited("i1", "Nurses on night shift"),
        idea("i2", ANA, "canary taken back"),
        IdeaWithdrawn("i2"),
        idea("i3", ANA, "canary hidden"),
        IdeaHidden("i3", "canary reason"),
        IdeasRevealed("gather"),
        IdeaAdded("i4", "gather", "who", "New colleagues", ANA.id),
    )
    assert "canary" not in json.dumps(found)
    assert texts(found)[-2:] == ["1 idea is revealed: Gather ideas", "Idea: “New colleagues”"]
    before = [frame for frame in found["frames"] if frame["version"] < found["marks"][0]["version"]]
    assert "Nurses" not in json.dumps(before)
    assert "Nurses" in json.dumps(found["frames"])


def test_hidden_authors_are_nowhere_in_a_replay() -> None:
    """Neither of ideas, candidates, comments, words and amendments, nor who the scribe is."""
    canary = replace(ANA, id="canary-ana")
    found = replay(
        *in_stage("gather"),
        *joined(canary),
        idea("i1", canary),
        IdeasRevealed("gather"),
        StageOpened("draft", START),
        candidate("c1", canary),
        StageOpened("discuss", START),
        CommentAdded("k1", "c1", "Who picks up after six?", canary.id, ""),
        AmendmentProposed("a1", "c1", 1, mission("c1", "Help all"), "shorter", canary.id),
        HandRaised(canary.id),
        DoneSaid("discuss", canary.id, True),
        chosen("c1"),
        ScribeNamed("mission", canary.id),
        WordRequested("w1", "mission", "Help", "Serve", canary.id),
        VersionOffered("mission", mission("c1", "Serve people"), START, canary.id),
    )
    assert "canary" not in json.dumps(found)
    assert texts(found)[-8:] == [
        "Comment: “Who picks up after six?”",
        "Amendment proposed to Candidate 1: “people” became “all”",
        "A hand is raised",
        "Somebody is done",
        "Candidate 1 is chosen: “Help people”",
        "A scribe was named",
        "A word to change: “Help” to “Serve”",
        "Version 2 is offered: “Help” became “Serve”",
    ]


def test_authors_who_were_shown_are_shown() -> None:
    """Then their ids stand in the frames, for the names that come beside them."""
    shown = replace(BRIEF, authors_shown=True)
    found = replay(
        *in_stage("gather", shown), *joined(ANA), idea("i1", ANA), IdeasRevealed("gather")
    )
    assert found["frames"][-1]["patch"]["ideas"]["i1"]["author"] == "ana"


def test_no_tally_before_its_close_and_none_of_a_cancelled_vote() -> None:
    """Until then only that a vote is open."""
    found = replay(
        *in_stage("vote"),
        *joined(ANA, BEN),
        candidate("c1", ANA),
        candidate("c2", BEN, "Serve people"),
        vote_opened("r0", "c1", "c2"),
        RoundCancelled("r0", START),
        vote_opened("r1", "c1", "c2"),
        closed("r1", "score", [{"scores": {"c1": 5, "c2": 1}}] * 2, "c1", "c2"),
        chosen("c1"),
    )
    assert texts(found)[-5:] == [
        "Vote opened: scores, secret",
        "Vote cancelled: its ballots were not counted",
        "Vote opened: scores, secret",
        "Vote closed: 2 of 2 voted. Candidate 1 comes first, with 10 points.",
        "Candidate 1 is chosen: “Help people”",
    ]
    *before, close, _ = found["frames"]
    assert "tally" not in json.dumps(before)
    assert close["patch"]["rounds"]["r1"]["tally"]["winner"] == "c1"


def test_a_vote_that_chose_a_winner_is_one_mark_on_the_line() -> None:
    """Close and winner come in one breath; two stars on one spot could not be told apart."""
    log = [
        *in_stage("vote"),
        *joined(ANA),
        candidate("c1", ANA),
        vote_opened("r1", "c1"),
        closed("r1", "score", [{"scores": {"c1": 5}}], "c1"),
        chosen("c1"),
    ]
    times = [START + 10 * SECOND * place for place in range(len(log) - 1)]
    found = wired(
        Moment(place, at, event)
        for place, (event, at) in enumerate(zip(log, [*times, times[-1]], strict=True), 1)
    )
    assert [(mark["kind"], mark["version"], mark["text"]) for mark in found["marks"]] == [
        ("opened", len(log) - 2, "Vote opened: scores, secret"),
        ("closed", len(log), "Vote closed: 1 of 1 voted. Candidate 1 comes first, with 5 points."),
    ]


def test_stages_are_the_chapters_one_after_the_other() -> None:
    """Each begins where the one before ends, and the last ends with the log."""
    found = replay(*in_stage("narrow"), StageOpened("gather", START), WorkshopFinished(START))
    assert [
        (chapter["title"], chapter["version"], chapter["last"]) for chapter in found["chapters"]
    ] == [
        ("Welcome", 2, 3),
        ("Gather ideas", 3, 4),
        ("Narrow them", 4, 5),
        ("Gather ideas", 5, 6),
    ]
    ends = [chapter["end"] for chapter in found["chapters"]]
    assert [chapter["at"] for chapter in found["chapters"]][1:] == ends[:-1]
    assert texts(found)[-2:] == ["Again: Gather ideas", "The workshop ends"]


def test_a_stage_opened_by_mistake_is_no_chapter() -> None:
    """Moved on and back within a minute: the chapter before goes on as if nothing had been."""
    undone = MoveUndone("gather", Timer(60_000, START))
    moved = (*in_stage("gather"), StageOpened("narrow", START), undone)
    quick = replay(*moved)
    assert [chapter["title"] for chapter in quick["chapters"]] == ["Welcome", "Gather ideas"]
    slow = replay(*moved, every=120 * SECOND)
    assert [chapter["title"] for chapter in slow["chapters"]] == [
        "Welcome",
        "Gather ideas",
        "Narrow them",
        "Gather ideas",
    ]
    assert texts(quick)[-1] == "The move is undone. Back to: Gather ideas"


def test_a_workshop_that_has_not_started_has_no_beginning() -> None:
    """The page says so instead of playing nothing."""
    found = replay(*in_stage("welcome")[:1], *joined(ANA))
    assert (found["begin"], found["begin_version"], found["chapters"]) == (0, 0, [])
    assert texts(found) == ["The workshop is planned", "Somebody joined"]


def test_the_replay_begins_where_the_workshop_began() -> None:
    """Not in the weeks of planning before."""
    found = replay(*in_stage("welcome"))
    assert (found["begin"], found["begin_version"]) == (START + 20 * SECOND, 2)


def test_time_never_runs_backwards() -> None:
    """A server's clock that was set back must not bend the time line."""
    events = in_stage("gather")
    found = wired(
        Moment(place, START - 60 * SECOND * place, event) for place, event in enumerate(events, 1)
    )
    assert [frame["at"] for frame in found["frames"]] == [START - 60 * SECOND] * 3
    assert found["end"] == START - 60 * SECOND


def test_the_short_cut_holds_every_decision_and_plays_in_two_minutes() -> None:
    """Few decisions stand ten seconds each, many share the two minutes."""
    few = replay(*in_stage("word"), *joined(ANA), candidate("c1", ANA), chosen("c1"))
    assert few["cut"] == [{"version": len(few["frames"]), "play": 10_000}]
    versions = [
        VersionOffered("mission", mission("c1", f"Help {n} people"), START, "ana")
        for n in range(99)
    ]
    many = replay(*in_stage("word"), *joined(ANA), candidate("c1", ANA), chosen("c1"), *versions)
    assert [moment["version"] for moment in many["cut"]] == [
        mark["version"] for mark in many["marks"]
    ]
    assert sum(moment["play"] for moment in many["cut"]) == 120_000
