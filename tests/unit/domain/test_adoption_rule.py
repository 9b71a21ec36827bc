"""Adoption: given a tally and a decision rule, then each criterion reads met, not met, or not
assessed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workshop.domain.adoption_rule import assess
from workshop.domain.state import DecisionRule
from workshop.domain.tally import count

DEFAULT = DecisionRule()


def ratified(**steps_by_group: dict[str, int]) -> dict[str, Any]:
    """The tally of a ratification: for each group ("unsaid" for none) how many took which step."""
    return count(
        "gradients",
        ("text",),
        {},
        [
            (None if group == "unsaid" else group, {"step": step, "reason": ""})
            for group, steps in steps_by_group.items()
            for step, voters in steps.items()
            for _ in range(voters)
        ],
    )


def states(assessed: dict[str, Any]) -> dict[str, str]:
    """Each criterion's state."""
    return {name: criterion["state"] for name, criterion in assessed["criteria"].items()}


def test_everything_is_met() -> None:
    """Eight of twelve voted, all in support."""
    tally = ratified(desk={"wholehearted": 4}, customers={"reservations": 4})
    assessment = assess(DEFAULT, tally, present=12)
    assert assessment.sentence == "The decision rule is met."
    assert assessment.as_dict() == {
        "met": True,
        "outcome": "met",
        "criteria": {
            "turnout": {
                "state": "met",
                "voted": 8,
                "present": 12,
                "percent": 67,
                "required": 67,
                "needed": 8,
            },
            "support": {
                "state": "met",
                "supporters": 8,
                "counted": 8,
                "percent": 100,
                "required": 80,
            },
            "blocks": {"state": "met", "standing": 0, "allowed": 0},
            "group_support": {"state": "met", "required": 60, "lowest": 100, "below": []},
        },
    }


def test_everything_fails_and_each_says_by_how_much() -> None:
    """Eight of thirteen voted; customers are against, and one of them blocks."""
    tally = ratified(desk={"wholehearted": 4}, customers={"disagree": 3, "block": 1})
    assessment = assess(DEFAULT, tally, present=13)
    assert assessment.sentence == "The decision rule is not met."
    assert assessment.as_dict() == {
        "met": False,
        "outcome": "not_met",
        "criteria": {
            "turnout": {
                "state": "not_met",
                "voted": 8,
                "present": 13,
                "percent": 62,
                "required": 67,
                "needed": 9,
            },
            "support": {
                "state": "not_met",
                "supporters": 4,
                "counted": 8,
                "percent": 50,
                "required": 80,
            },
            "blocks": {"state": "not_met", "standing": 1, "allowed": 0},
            "group_support": {"state": "not_met", "required": 60, "lowest": 0, "below": [0]},
        },
    }


def test_two_thirds_are_exactly_two_thirds() -> None:
    """Two of three are less than 67 %, and are two thirds."""
    tally = ratified(desk={"wholehearted": 2})
    assert states(assess(DEFAULT, tally, present=3).as_dict())["turnout"] == "met"
    strict = DecisionRule(turnout=68)
    assert states(assess(strict, tally, present=3).as_dict())["turnout"] == "not_met"


def test_abstaining_is_voting_but_not_supporting() -> None:
    """Four abstain: the turnout counts them, the support does not."""
    tally = ratified(desk={"wholehearted": 4, "abstain": 4})
    assessed = assess(DEFAULT, tally, present=8).as_dict()["criteria"]
    assert (assessed["turnout"]["voted"], assessed["support"]["counted"]) == (8, 4)


def test_a_percentage_that_only_prints_as_eighty_is_not_eighty() -> None:
    """35 of 44 are 79.5 %, which prints as 80 %."""
    tally = ratified(desk={"wholehearted": 35, "discuss": 9})
    assessed = assess(DEFAULT, tally, present=44).as_dict()["criteria"]
    assert (assessed["support"]["percent"], assessed["support"]["state"]) == (80, "not_met")


def test_a_group_that_only_prints_as_sixty_is_not_sixty() -> None:
    """25 of 42 customers are 59.52 %, which prints as 60 %."""
    tally = ratified(desk={"wholehearted": 100}, customers={"wholehearted": 25, "discuss": 17})
    assessed = assess(DEFAULT, tally, present=142).as_dict()["criteria"]
    assert assessed["group_support"] == {
        "state": "not_met",
        "required": 60,
        "lowest": 60,
        "below": [0],
    }


def test_exactly_eighty_and_exactly_sixty_are_enough() -> None:
    """At least means at least."""
    tally = ratified(
        desk={"wholehearted": 9, "discuss": 1}, customers={"minor_point": 3, "discuss": 2}
    )
    assert states(assess(DEFAULT, tally, present=15).as_dict()) == {
        "turnout": "met",
        "support": "met",
        "blocks": "met",
        "group_support": "met",
    }


def test_a_pool_of_small_groups_must_stand_behind_the_text_as_well() -> None:
    """IT and partners are shown together, and together they are against."""
    tally = ratified(desk={"wholehearted": 20}, it={"discuss": 2}, partners={"wholehearted": 1})
    assessed = assess(DEFAULT, tally, present=23).as_dict()
    assert states(assessed)["group_support"] == "not_met"
    assert assessed["criteria"]["group_support"]["below"] == [1]
    assert assessed["outcome"] == "not_met"


def test_where_groups_cannot_be_shown_they_read_not_assessed() -> None:
    """Ivo alone is from IT. The rest of the rule carries the text, and the outcome says so."""
    tally = ratified(desk={"wholehearted": 5}, it={"wholehearted": 1})
    assessment = assess(DEFAULT, tally, present=6)
    assessed = assessment.as_dict()
    assert assessed["criteria"]["group_support"] == {
        "state": "not_assessed",
        "required": 60,
        "why": "pool_too_small",
    }
    assert (assessed["met"], assessed["outcome"]) == (True, "met_without_groups")
    assert assessment.sentence == "The decision rule is met as far as it could be assessed."


def test_where_all_groups_are_small_their_pool_is_no_group_to_assess() -> None:
    """Two and two: what the pool says, the whole room has said already."""
    tally = ratified(desk={"wholehearted": 2}, it={"wholehearted": 2})
    assessment = assess(DEFAULT, tally, present=4)
    assert assessment.as_dict()["criteria"]["group_support"] == {
        "state": "not_assessed",
        "required": 60,
        "why": "all_small",
    }
    assert assessment.outcome == "met_without_groups"


def test_what_is_not_assessed_saves_nothing() -> None:
    """A block stands, whether groups can be shown or not."""
    tally = ratified(desk={"wholehearted": 9}, it={"block": 1})
    assessed = assess(DEFAULT, tally, present=10).as_dict()
    assert states(assessed) == {
        "turnout": "met",
        "support": "met",
        "blocks": "not_met",
        "group_support": "not_assessed",
    }
    assert (assessed["met"], assessed["outcome"]) == (False, "not_met")


def test_nothing_is_adopted_by_abstentions_alone() -> None:
    """All twelve abstain: nobody is against, and nobody stands behind it."""
    assessed = assess(DEFAULT, ratified(desk={"abstain": 12}), present=12).as_dict()
    assert states(assessed) == {
        "turnout": "met",
        "support": "not_met",
        "blocks": "met",
        "group_support": "not_assessed",
    }
    assert assessed["criteria"]["support"] == {
        "state": "not_met",
        "supporters": 0,
        "counted": 0,
        "required": 80,
    }


@pytest.mark.parametrize("present", [0, 5])
def test_nothing_is_adopted_where_nobody_voted(present: int) -> None:
    """Also in an empty room, where nobody of nobody would be enough."""
    assessed = assess(DEFAULT, ratified(), present=present).as_dict()
    assert states(assessed)["turnout"] == "not_met"
    assert assessed["met"] is False


def test_nothing_is_adopted_without_a_ballot_even_if_the_rule_asks_for_nothing() -> None:
    """The loosest rule still needs somebody who stands behind the text."""
    loosest = DecisionRule(turnout=0, support=0, group_support=0, blocks=99)
    assessed = assess(loosest, ratified(), present=4).as_dict()
    assert states(assessed) == {"support": "not_met", "blocks": "met"}


def test_more_ballots_than_heads_are_a_full_room() -> None:
    """Two left after voting: the head count is eight, the ballots are ten."""
    tally = ratified(desk={"wholehearted": 10})
    turnout = assess(DEFAULT, tally, present=8).as_dict()["criteria"]["turnout"]
    assert (turnout["voted"], turnout["present"], turnout["percent"]) == (10, 10, 100)


def test_a_rule_without_group_support_does_not_speak_of_groups() -> None:
    """What the rule does not ask for is neither met nor unassessed."""
    tally = ratified(desk={"wholehearted": 5}, it={"wholehearted": 1})
    assessed = assess(DecisionRule(group_support=0), tally, present=6).as_dict()
    assert states(assessed) == {"turnout": "met", "support": "met", "blocks": "met"}
    assert assessed["outcome"] == "met"


def test_a_room_may_live_with_one_block() -> None:
    """If its rule said so from the start."""
    tally = ratified(desk={"wholehearted": 9, "block": 1})
    assert assess(DecisionRule(blocks=1), tally, present=10).outcome == "met"
    assert assess(DecisionRule(blocks=0), tally, present=10).outcome == "not_met"


def test_adoption_is_about_one_text() -> None:
    """A vote among several texts adopts none of them."""
    tally = count("score", ("a", "b"), {}, [])
    with pytest.raises(ValueError, match="exactly one text"):
        assess(DEFAULT, tally, present=3)


def test_an_assessment_goes_into_the_record_as_it_is() -> None:
    """Plain JSON, without nulls."""
    assessed = assess(DEFAULT, ratified(desk={"wholehearted": 2}), present=3).as_dict()
    assert json.loads(json.dumps(assessed)) == assessed
    assert "null" not in json.dumps(assessed)
