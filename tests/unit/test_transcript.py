"""The transcript of a replay: one plain sentence for what people saw happen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.domain.scenario import (
    AGENDA,
    ANA,
    BEN,
    BRIEF,
    CHLOE,
    START,
    candidate,
    chosen,
    idea,
    in_stage,
    joined,
    mission,
    ratify_opened,
    vote_opened,
)
from tests.unit.replaying import closed, replay, texts
from workshop.domain.agreement import TextAdopted
from workshop.domain.amendments import AmendmentAccepted, AmendmentProposed
from workshop.domain.brief import WorkshopPlanned
from workshop.domain.candidates import CandidateWithdrawn
from workshop.domain.catalogue import EVENTS
from workshop.domain.comments import CommentAdded, CommentHidden
from workshop.domain.ideas import IdeaEdited
from workshop.domain.running import (
    LookUpStarted,
    WorkshopFinished,
)
from workshop.domain.voting import BallotCast
from workshop.projections.said import sentence, t, tn
from workshop.projections.telling import change, quote
from workshop.projections.timeline import TELL


def test_every_kind_of_event_has_its_line_or_says_why_not() -> None:
    """A new event can't be forgotten in the transcript."""
    assert set(TELL) == set(EVENTS) - {BallotCast}


def test_ideas_before_the_reveal_are_only_counted() -> None:
    """Fourteen silent minutes are one line, without a word of what was written."""
    found = replay(
        *in_stage("gather"),
        *joined(ANA, BEN),
        *(idea(f"i{n}", ANA, f"canary {n}") for n in range(14)),
        IdeaEdited("i3", "canary edited"),
    )
    assert texts(found)[-2:] == ["2 people joined", "14 ideas were written"]
    assert "canary" not in json.dumps(found)


def test_a_rehearsal_says_that_people_are_simulated() -> None:
    """In its first line: old logs do not know that they are one."""
    plain = replay(WorkshopPlanned(BRIEF, AGENDA))
    simulated = replay(WorkshopPlanned(BRIEF, AGENDA, rehearsal=True))
    assert [*texts(plain), *texts(simulated)] == [
        "The workshop is planned",
        "The workshop is planned, as a rehearsal: some or all of the people are simulated",
    ]


def test_what_the_facilitator_withdrew_is_told_from_what_its_author_did() -> None:
    """Old logs do not know who it was."""
    found = replay(
        *in_stage("draft"),
        *joined(ANA, BEN),
        *(candidate(name, who) for name, who in (("c1", ANA), ("c2", BEN))),
        CandidateWithdrawn("c1"),
        CandidateWithdrawn("c2", led=True),
    )
    assert texts(found)[-2:] == [
        "Candidate 1 is withdrawn",
        "Candidate 2 is withdrawn by the facilitator",
    ]


@pytest.mark.parametrize(
    ("rule", "ballots", "said"),
    [
        (
            "score",
            [{"scores": {"c1": 3, "c2": 3}}],
            "A tie. In the run-off everybody scored Candidate 1 and Candidate 2 alike.",
        ),
        (
            "score",
            [{"scores": {"c1": 5, "c2": 1}}, *[{"scores": {"c1": 2, "c2": 3}}] * 2],
            "Candidate 1 has the most points, 9; Candidate 2 has 7. In the run-off Candidate 2 was"
            " preferred by 2, Candidate 1 by 1. Candidate 2 wins.",
        ),
        (
            "score",
            [{"scores": {"c1": 4, "c2": 2}}, *[{"scores": {"c1": 2, "c2": 3}}] * 2],
            "Candidate 2 and Candidate 1 have 8 points each. In the run-off Candidate 2 was"
            " preferred by 2, Candidate 1 by 1. Candidate 2 wins.",
        ),
        ("score", [], "Nobody chose anything."),
        ("dots", [{"dots": {"c2": 2}}], "Candidate 2 has the most: 2 dots."),
        ("dots", [{"dots": {"c2": 1, "c1": 1}}], "A tie at the top: Candidate 1 and Candidate 2."),
        ("dots", [{"abstain": True}], "Nobody chose anything."),
    ],
)
def test_a_result_is_told_in_a_sentence(
    rule: str, ballots: list[dict[str, Any]], said: str
) -> None:
    """With its turnout before it."""
    found = replay(
        *in_stage("vote"),
        *joined(ANA, BEN),
        candidate("c1", ANA),
        candidate("c2", BEN),
        vote_opened("r1", "c1", "c2", rule=rule),
        closed("r1", rule, ballots, "c1", "c2"),
    )
    present = len(ballots)
    assert texts(found)[-1] == f"Vote closed: {present} of {present} voted. {said}"


def test_the_agreement_is_told_with_the_rule_held_against_it() -> None:
    """The share in support, whether the rule is met, and then that the text was adopted."""
    found = replay(
        *in_stage("ratify"),
        *joined(ANA, BEN, CHLOE),
        candidate("c1", ANA),
        chosen("c1"),
        ratify_opened("r1"),
        closed("r1", "gradients", [{"step": "wholehearted", "reason": ""}] * 3, "mission"),
        TextAdopted("mission", 1, "r1", True, "met", {}, "fay", "", START),
        WorkshopFinished(START),
    )
    assert texts(found)[-4:] == [
        "Vote opened: steps of agreement, secret",
        "Vote closed: 3 of 3 voted. 100% in support. The decision rule is met.",
        "Adopted: the mission, version 1",
        "The workshop ends",
    ]
    assert [mark["kind"] for mark in found["marks"]] == [
        "chosen",
        "opened",
        "closed",
        "adopted",
        "end",
    ]


def test_a_share_that_is_rounded_up_to_what_was_needed_does_not_read_as_enough() -> None:
    """43 of 54 are 79.6 %: "80% in support, not met" would look like a mistake."""
    steps = ["wholehearted"] * 43 + ["disagree"] * 11
    ballots = [{"step": step, "reason": ""} for step in steps]
    found = replay(
        *in_stage("ratify"),
        *joined(ANA, BEN),
        candidate("c1", ANA),
        chosen("c1"),
        ratify_opened("r1"),
        closed("r1", "gradients", ballots, "mission"),
    )
    assert texts(found)[-1] == (
        "Vote closed: 54 of 54 voted. Just under 80% in support. The decision rule is not met."
    )


def test_a_rule_that_was_met_without_groups_is_not_called_met() -> None:
    """Decision 3: as far as it could be assessed, and why; never a bare "met"."""
    found = replay(
        *in_stage("ratify"),
        *joined(ANA, BEN, group=""),
        candidate("c1", ANA),
        chosen("c1"),
        ratify_opened("r1"),
        closed(
            "r1", "gradients", [{"step": "wholehearted", "reason": ""}] * 2, "mission", group=None
        ),
    )
    assert texts(found)[-1] == (
        "Vote closed: 2 of 2 voted. 100% in support. The decision rule is met as far as it could"
        " be assessed. Support in each group is not assessed: nobody who voted had chosen a group."
    )


def test_a_line_names_what_it_speaks_of() -> None:
    """So that the page can show that candidate, comment or text."""
    found = replay(
        *in_stage("discuss"),
        *joined(ANA),
        candidate("c1", ANA),
        CommentAdded("k1", "c1", "Too long", ANA.id, ""),
        CommentHidden("k1", "unkind"),
        AmendmentProposed("a1", "c1", 1, mission("c1", "Help all people"), "", ANA.id),
        AmendmentAccepted("c1", "a1"),
        LookUpStarted("candidate", "c1"),
    )
    assert [(line["text"], line.get("about")) for line in found["transcript"][-6:]] == [
        ("Candidate 1 is proposed: “Help people”", {"over": "candidate", "item": "c1"}),
        ("Comment: “Too long”", {"over": "comment", "item": "k1"}),
        ("A comment was hidden: unkind", {"over": "comment", "item": "k1"}),
        (
            "Amendment proposed to Candidate 1: “all” added",
            {"over": "candidate", "item": "c1"},
        ),
        ("Amendment accepted: “all” added", {"over": "candidate", "item": "c1"}),
        ("Everybody looks up: Candidate 1", {"over": "candidate", "item": "c1"}),
    ]


def test_long_texts_are_cut_at_a_word() -> None:
    """A line stays a line, whatever was written."""
    assert quote("  one\n two  ") == "one two"
    assert quote("word " * 100, 18) == "word word word…"
    assert quote("x" * 50, 10) == "x" * 10 + "…"


def test_a_change_of_words_is_quoted_where_it_is_short() -> None:
    """Added, taken out, replaced; and only counted where it is many places or very long."""

    def pieces(text: str) -> Any:
        return [{"id": "p", "role": "purpose", "version": 1, "text": text}]

    def said(before: str, after: str) -> str:
        return sentence(change(pieces(before), pieces(after)))

    assert said("keep all working", "keep all people working") == "“people” added"
    assert said("keep all people working", "keep all working") == "“people” taken out"
    assert said("keep all", "keep everybody") == "“all” became “everybody”"
    assert said("listening first", "listening first, day and night") == "“day and night” added"
    assert said("so “kind”", "so “kind”, and “calm”") == "“and ‘calm’” added"
    assert said("safe, fed and at school", "safe and children at school") == (
        "“fed” taken out, “children” added"
    )
    assert said("keep all working here", "keep everybody working there") == (
        "“all” became “everybody”, “here” became “there”"
    )
    assert said("a kind word and a calm hand", "a word and a hand") == "“kind … calm” taken out"
    assert said("one, two", "one two") == "the same words"
    assert said("a b c d e f g", "a 1 c 2 e 3 g") == "words changed in 3 places"
    assert said("a " * 500, "b") == "several words changed"


def test_a_sentence_is_translated_with_what_is_in_it() -> None:
    """Sentences within sentences too; a plural by its number."""
    german = {"{share} of {what}": "{share} von {what}", "the mission": "der Mission"}
    said = t("{share} of {what}", share=3, what=t("the mission"))
    assert sentence(said, german.__getitem__) == "3 von der Mission"
    ideas = tn("{n} idea", "{n} ideas", 2)
    assert sentence(ideas) == "2 ideas"
    assert sentence(ideas, counted=lambda one, many, n: f"{{n}} {many[4:]}: {n}") == "2 ideas: 2"
