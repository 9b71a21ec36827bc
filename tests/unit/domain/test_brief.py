"""The brief: stated before anyone joins, and its promises kept afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.scenario import (
    AGENDA,
    ANA,
    BRIEF,
    GROUPS,
    PLANNED,
    chosen,
    given,
    in_stage,
    joined,
    ratify_opened,
)
from workshop.domain.brief import BriefChanged, ChangeBrief, PlanWorkshop
from workshop.domain.participants import ParticipantRemoved
from workshop.domain.state import DecisionRule, Group
from workshop.domain.voting import RoundCancelled

PROMISE = "People joined under the promise that names stay hidden. Leave this as it was."


def change(**changes: Any) -> ChangeBrief:
    """The brief as it is, but for these fields."""
    brief = replace(BRIEF, **changes)
    return ChangeBrief(
        title=brief.title,
        unit=brief.unit,
        parent_vision=brief.parent_vision,
        parent_mission=brief.parent_mission,
        purpose=brief.purpose,
        groups=brief.groups,
        authors_shown=brief.authors_shown,
        anonymous=brief.anonymous,
        rule=brief.rule,
    )


def test_a_workshop_begins_with_its_brief_and_its_agenda() -> None:
    """The first event of every log."""
    planned = given().when(PlanWorkshop(BRIEF, AGENDA, reserve=5)).then(PLANNED)
    assert (planned.state.status, planned.state.brief, planned.state.agenda) == (
        "planned",
        BRIEF,
        AGENDA,
    )


def test_a_workshop_is_planned_once() -> None:
    """A second plan would wipe out the first."""
    given(PLANNED).when(PlanWorkshop(BRIEF, AGENDA)).then_refused(
        "planned_already", "This workshop is planned already. Change its brief instead."
    )


def test_fay_rewords_the_title_while_the_workshop_runs() -> None:
    """A brief can be corrected at any time."""
    given(*in_stage("draft"), *joined(ANA)).when(change(title="Our mission")).then(
        BriefChanged(replace(BRIEF, title="Our mission"))
    )


def test_saving_the_brief_as_it_is_writes_nothing() -> None:
    """Nothing happened, so the record says nothing."""
    given(PLANNED).when(change()).then_nothing()


@pytest.mark.parametrize(
    ("changes", "about", "sentence"),
    [
        ({"title": " "}, "title", "Give the workshop a title."),
        (
            {"groups": tuple(Group(f"g{n}", f"Group {n}") for n in range(9))},
            "groups",
            "Keep it to 8 groups.",
        ),
        (
            {"groups": (Group("a", "Desk"), Group("b", "desk "))},
            "groups",
            "Give every group a name of its own.",
        ),
        ({"groups": (Group("a", ""),)}, "groups", "Give every group a name of its own."),
        (
            {"groups": (Group("a", "Desk"), Group("a", "Customers"))},
            "groups",
            "One group stands here twice. Remove one of the two.",
        ),
        ({"rule": DecisionRule(turnout=101)}, "turnout", "Give a share as a number from 0 to 100."),
        ({"rule": DecisionRule(support=-1)}, "support", "Give a share as a number from 0 to 100."),
        (
            {"rule": DecisionRule(group_support=101)},
            "group_support",
            "Give a share as a number from 0 to 100.",
        ),
        (
            {"rule": DecisionRule(blocks=-1)},
            "blocks",
            "Allow between 0 and 100 blocks.",
        ),
        (
            {"anonymous": True, "authors_shown": True},
            "authors_shown",
            "An anonymous workshop can’t show authors. Choose one of the two.",
        ),
    ],
)
def test_a_brief_that_cannot_be_used_is_refused_beside_its_field(
    changes: dict[str, Any], about: str, sentence: str
) -> None:
    """The sentence says what to do, the field says where."""
    given(PLANNED).when(change(**changes)).then_refused("invalid", sentence, about=about)


def test_names_that_were_promised_to_stay_hidden_stay_hidden() -> None:
    """Ana wrote under that promise; she may have left, her ideas have not."""
    gone = given(*in_stage("gather"), *joined(ANA), ParticipantRemoved("ana"))
    gone.when(change(authors_shown=True)).then_refused("promised", PROMISE, about="authors_shown")


def test_an_anonymous_workshop_stays_anonymous_once_somebody_joined() -> None:
    """Nobody was asked for a name."""
    anonymous = replace(BRIEF, anonymous=True)
    given(*in_stage("gather", anonymous), *joined(ANA)).when(change()).then_refused(
        "promised", PROMISE, about="authors_shown"
    )


def test_hiding_what_was_shown_breaks_no_promise() -> None:
    """The stricter way is always open."""
    shown = replace(BRIEF, authors_shown=True)
    given(*in_stage("gather", shown), *joined(ANA)).when(change()).then(BriefChanged(BRIEF))


def test_before_anyone_joined_authors_can_be_shown() -> None:
    """There is nobody yet to whom anything was promised."""
    given(PLANNED).when(change(authors_shown=True)).then(
        BriefChanged(replace(BRIEF, authors_shown=True))
    )


def test_a_group_with_somebody_in_it_is_renamed_but_not_removed() -> None:
    """Ana's ballot would be in a group that is nowhere."""
    desk, *rest = GROUPS
    room = given(*in_stage("welcome"), *joined(ANA))
    room.when(change(groups=tuple(rest))).then_refused(
        "group_in_use",
        "Somebody has joined a group that you removed. Rename it instead.",
        about="groups",
    )
    renamed = (replace(desk, name="The desk"), *rest)
    room.when(change(groups=renamed)).then(BriefChanged(replace(BRIEF, groups=renamed)))


def test_the_decision_rule_does_not_change_during_a_vote() -> None:
    """The ballots were cast under the rule that was shown."""
    room = given(*in_stage("ratify"), chosen("m1"), ratify_opened("r1"))
    room.when(change(rule=DecisionRule(support=50))).then_refused(
        "round_open",
        "The decision rule can’t change while a vote is open. Close the vote first.",
        about="rule",
    )
    room.when(change(title="Another title")).then(
        BriefChanged(replace(BRIEF, title="Another title"))
    )


def test_the_decision_rule_stays_once_the_room_was_asked_under_it() -> None:
    """Nobody lowers the bar after a text has failed it."""
    asked = (*in_stage("ratify"), chosen("m1"), ratify_opened("r1"), RoundCancelled("r1", 2))
    given(*asked).when(change(rule=DecisionRule(support=50))).then_refused(
        "rule_in_use",
        "The room has been asked under this decision rule. Leave it as it was stated.",
        about="rule",
    )
