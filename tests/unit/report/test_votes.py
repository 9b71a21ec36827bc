"""How votes stand in a document: with rule, turnout and result; and without what is secret."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.unit.report import reading
from tests.unit.report import workshops as w
from tests.unit.test_histories import HISTORIES, a_history, whole
from workshop.domain import voting
from workshop.domain.agreement import AdoptText
from workshop.domain.candidates import ProposeCandidate
from workshop.domain.final_words import ChooseWinner
from workshop.domain.ideas import HideIdea
from workshop.projections.outline import Outline
from workshop.projections.report import report
from workshop.projections.report_source import Record

HELD = "Mission, version 1: the rule, criterion by criterion"


def made(room: w.Room, kind: Any = "full") -> Outline:
    return report(room.state, room.names, room.record(), kind=kind)


def test_a_score_vote_prints_totals_bars_spread_and_run_off() -> None:
    """49 of 55 possible points are a bar of 89 %."""
    outline = made(w.agreed()[0])
    assert reading.table(outline, "Result", "round-2") == [
        ["Candidate 2", "49", "100%"],
        ["Candidate 1", "32", "45%"],
        ["Candidate 3", "20", "36%"],
    ]
    assert reading.table(outline, "How the points are spread")[0] == [
        "Candidate 2",
        *("0", "0", "0", "3", "0", "8"),
    ]
    said = reading.section(outline, "round-2")
    assert (
        "In the run-off Candidate 2 was preferred by 9, Candidate 1 by 2. Candidate 2 won." in said
    )
    assert "12 of 12 devices in the room voted; 1 abstained." in said
    assert "Secret: the ballots were destroyed at the close." in said


def test_agreement_prints_the_distribution_by_group_and_never_a_mean() -> None:
    """The eight steps, each with its number and the groups as shown."""
    outline = made(w.agreed()[0])
    rows = reading.table(outline, "Where the room stands")
    assert rows[0] == ["Wholehearted", "6", "3", "2", "1"]
    assert rows[3] == ["Abstain", "0", "–", "–", "–"]
    assert reading.bars(outline, "Where the room stands") == [50, 25, 17, 0, 0, 0, 8, 0]


@pytest.mark.parametrize(("block", "steps"), [(True, 8), (False, 7)], ids=["with", "without"])
def test_a_ballot_without_a_block_had_seven_steps(block: bool, steps: int) -> None:
    """The document counts the steps that people had before them."""
    room, people, (a, b, c) = w.drafted()
    room.move("vote")
    room.vote("vote", {person: {"scores": {a: 5, b: 1, c: 0}} for person in people})
    room.ask(voting.OpenRound(room.move("ratify"), block=block))
    said = reading.section(made(room), "round-3")
    assert f"One of {steps} steps of agreement each, of which the first 3 count as support." in said


def test_of_an_open_vote_nothing_is_told_but_that_it_is_open() -> None:
    """Two have voted; the document must not know."""
    room, people, (a, b, c) = w.drafted()
    stage = room.move("vote")
    round_ = room.ask(voting.OpenRound(stage))
    for person in people[:2]:
        room.ask(voting.CastBallot(round_, {"scores": {a: 5, b: 1, c: 0}}), person)
    outline = made(room)
    said = reading.section(outline, "round-2")
    assert "This vote is open. Its result shows when it closes." in said
    assert "Turnout" not in said
    assert "Result" not in said.split("\n")
    assert "The room is voting now." in reading.said(made(room, "short"))


def test_superseded_and_cancelled_votes_stay_in_the_document() -> None:
    """Voting again opens a new round; the earlier one stays, as superseded."""
    room, people, (a, b, c) = w.drafted()
    stage = room.move("vote")
    ballots = {person: {"scores": {a: 5, b: 5, c: 0}} for person in people[:4]}
    room.vote("vote", ballots)
    cancelled = room.ask(voting.OpenRound(stage))
    room.ask(voting.CancelRound(cancelled))
    room.vote("vote", {person: {"scores": {a: 5, b: 4, c: 0}} for person in people[:4]})
    outline = made(room)
    first, second = reading.section(outline, "round-2"), reading.section(outline, "round-3")
    assert "A later round asked the same question, and counts instead of this one." in first
    assert "A tie. In the run-off everybody scored Candidate 1 and Candidate 2 alike." in first
    assert "Cancelled. Its ballots were destroyed unread." in second
    assert "Candidate 1 won." in reading.section(outline, "round-4")


def test_a_tie_is_said_on_the_first_page() -> None:
    """No text is chosen, and the page says why."""
    room, people, (a, b, c) = w.drafted()
    room.move("vote")
    room.vote("vote", {person: {"scores": {a: 5, b: 5, c: 0}} for person in people})
    said = reading.section(made(room, "short"), "result")
    assert (
        "The vote has no winner yet. A tie. In the run-off everybody scored Candidate 1 and"
        " Candidate 2 alike." in said
    )


def test_a_run_off_that_ended_level_is_told_once() -> None:
    """Not "12 scored both the same", and then again that everybody scored them alike."""
    room, people, (a, b, c) = w.drafted()
    room.move("vote")
    room.vote("vote", {person: {"scores": {a: 5, b: 5, c: 0}} for person in people})
    halves = zip(people, ((5, 3), (3, 5)) * 6, strict=True)
    room.vote("vote", {who: {"scores": {a: x, b: y, c: 0}} for who, (x, y) in halves})
    outline = made(room)
    alike, split = (reading.section(outline, f"round-{n}") for n in (2, 3))
    assert alike.count("In the run-off") == split.count("In the run-off") == 1
    assert "A tie. In the run-off Candidate 1 and Candidate 2 were preferred by 6 each." in split


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (None, "Nobody voted; so there is no result."),
        ("abstain", "Everybody who voted abstained; so there is no result."),
    ],
)
def test_where_no_vote_counts_the_document_says_which_way(step: str | None, said: str) -> None:
    """Nobody stood at the low end where nobody stood anywhere."""
    room, people = w.chosen()
    ballots = {who: {"step": step, "reason": ""} for who in people if step}
    room.vote_in(room.move("ratify"), ballots)
    text = reading.said(made(room))
    assert said in text
    assert ("Nobody voted; so nothing was objected." in text) == (step is None)
    assert "No vote that counts, for or against" in text


def test_a_share_that_is_rounded_up_to_what_was_needed_does_not_read_as_enough() -> None:
    """43 of 54 are 79.6 %: "80% and needed 80%, not met" would look like a mistake."""
    names = [f"Person {n}" for n in range(54)]
    room, people = w.chosen(names=names, groups=["g1"] * 54)
    steps = ["wholehearted"] * 43 + ["disagree"] * 11
    ballots = {who: {"step": step, "reason": ""} for who, step in zip(people, steps, strict=True)}
    room.vote_in(room.move("ratify"), ballots)
    held = "Mission, version 2: the rule, criterion by criterion"
    row = next(row for row in reading.table(made(room), held) if row[0] == "Support")
    assert row == ["Support", "80% of the votes", "43 of 54 votes (just under 80%)", "Not met"]


def test_a_tie_for_the_second_place_says_so_and_then_what_was_decided() -> None:
    """Who is level for what; and after the decision who chose what, and why."""
    room, people, (a, b, c) = w.drafted()
    room.move("vote")
    given = {person: {"scores": {a: 5, b: 4, c: 4}} for person in people[:2]}
    given |= {person: {"scores": {a: 4, b: 5, c: 5}} for person in people[2:4]}
    given |= {people[4]: {"scores": {a: 3, b: 0, c: 0}}, people[5]: {"scores": {a: 0, b: 1, c: 1}}}
    room.vote("vote", given)
    tie = (
        "A tie for the second place in the run-off: Candidate 2 and Candidate 3 are level (19"
        " points each). Candidate 1 is in it already, with the most points."
    )
    assert tie in reading.section(made(room), "round-2")
    assert f"The vote has no winner yet. {tie}" in reading.section(made(room, "short"), "result")
    room.ask(ChooseWinner(b, "tie", "It names the nights."))
    said = reading.section(made(room), "round-2")
    assert (
        f"{tie} After the tie the facilitator chose Candidate 2. The reason given: “It names the"
        " nights.”" in said
    )


@pytest.mark.parametrize(
    ("groups", "why"),
    [
        (
            ["g1"] * 5 + ["g2"],
            "so few people of the small groups voted that it would tell how they did",
        ),
        (
            ["g1", "g2", "g3"] * 2,
            "the groups are too small to be shown apart from each other",
        ),
    ],
    ids=["one-alone", "all-small"],
)
def test_where_groups_cannot_be_shown_they_read_not_assessed_never_met(
    groups: list[str], why: str
) -> None:
    """Decision 3: as far as it could be assessed, and once why, on the first page and in the rule's
    table, which has a row for each criterion of the brief."""
    names = w.NAMES[:6]
    room, people = w.gathered(names, groups)
    room.move("draft")
    text = w.pieces(w.MISSIONS[0])
    candidate = room.ask(ProposeCandidate("mission", text), people[0])
    room.ask(ChooseWinner(candidate, "decision", "It is the only one."))
    room.move("ratify")
    room.vote("ratify", {person: {"step": "wholehearted"} for person in people})
    room.ask(AdoptText("mission"))
    outline = made(room)
    said = reading.said(outline)
    assert "6 of 6 votes support it (100%)." in said
    assert f"Support in each group is not assessed: {why}." in said
    assert "The decision rule is met as far as it could be assessed." in said
    assert "The decision rule is met." not in said
    assert "together" not in said
    *assessed, groups_row = reading.table(outline, HELD)
    assert [row[0] for row in assessed] == ["Turnout", "Support", "Blocks"]
    came_out = f"{why[0].upper()}{why[1:]}"
    assert groups_row == [
        *("Support in each group", "60% in each group as shown", came_out, "Not assessed")
    ]
    # The page with the result; the row beside the others says it in its own words.
    assert said.count("Support in each group is not assessed") == 1


def test_an_idea_hidden_after_its_vote_is_not_spelled_out_in_the_result() -> None:
    """Its dots stay; its words do not."""
    room, _, _ = w.drafted()
    idea = next(i for i in room.state.ideas.values() if i.text == w.IDEAS[0])
    room.ask(HideIdea(idea.id, "twice"))
    said = reading.said(made(room))
    assert idea.text not in said
    assert "An idea that the facilitator hid later" in said
    assert "withdrawn later" not in said


def test_an_open_vote_names_who_stands_where_and_never_who_gave_which_reason() -> None:
    """Reasons are printed without names in every vote; the field on the ballot says so."""
    room, people = w.ratified(secrecy="open")
    round_ = room.state.rounds[-1]
    assert "reason" not in str(dict(round_.named_ballots))
    outline = made(room)
    votes = dict(reading.table(outline, "Who voted how"))
    assert votes["Priya"] == "Wholehearted"
    assert len(votes) == len(people)
    assert "Day and night is not what we are paid for" in reading.said(outline, names=False)
    elsewhere = reading.said(outline, names=False)
    assert [name for name in ("Priya", "Tomasz", "Chloe", "Femi") if name in elsewhere] == []


@given(HISTORIES)
@a_history
def test_names_stand_only_beside_open_votes_while_authors_are_hidden(
    history: dict[str, Any],
) -> None:
    """R7 on random histories: with every name known to the report, none is printed elsewhere."""
    state = whole(history).state
    names = {person: f"Canary-{person.removeprefix('person-')}" for person in state.participants}
    for kind in ("short", "full"):
        outline = report(state, names, Record(), kind=kind, comments=True)  # type: ignore[arg-type]
        if not state.brief.authors_shown:
            assert "Canary-" not in reading.said(outline, names=False)
        if state.brief.anonymous:
            assert "Canary-" not in reading.said(outline)


def test_the_steps_say_what_is_counted_and_what_only_goes_along() -> None:
    """ "Will support it" is about the decision, "counts as support" about the words."""
    said = reading.said(made(w.agreed()[0]))
    assert (
        "Counts as support: Wholehearted, Agree with a minor point, Support with reservations."
        " “Don’t like it but will support it” goes along with the decision, but is not counted as"
        " support for the words." in said
    )
