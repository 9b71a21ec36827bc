"""Counting a round: given ballots, then this tally, in the words of the record."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.ballots import STEPS, check_ballot
from workshop.domain.tally import count

Cast = tuple[str | None, dict[str, Any]]

ABSTAIN = {"abstain": True}


def dots(group: str | None, **given: int) -> Cast:
    """One ballot of dots."""
    return group, {"dots": given}


def scores(group: str | None, *given: int) -> Cast:
    """One ballot of scores for the options a, b, c ..."""
    return group, {"scores": dict(zip("abcdef", given, strict=False))}


def step(group: str | None, key: str, reason: str = "") -> Cast:
    """One ballot of gradients."""
    return group, {"step": key, "reason": reason}


def test_the_tally_of_a_dot_vote() -> None:
    """Four of the desk and three customers; Ana abstains."""
    ballots = [
        dots("desk", calm=2, fast=2, near=1),
        dots("desk", calm=2),
        dots("desk", calm=1),
        dots("customers", fast=2),
        dots("customers", fast=1, near=2),
        dots("customers", near=2),
        ("desk", ABSTAIN),
    ]
    assert count("dots", ("calm", "fast", "near", "ours"), {}, ballots) == {
        "rule": "dots",
        "ballots": 7,
        "abstentions": 1,
        "groups": {
            "why": "shown",
            "shown": [
                {"members": ["customers"], "ballots": 3},
                {"members": ["desk"], "ballots": 3},
            ],
        },
        "options": {
            "calm": {
                "total": 5,
                "voters": 3,
                "support": 50,
                "support_of": [3, 6],
                "support_by_group": [0, 100],
                "support_of_by_group": [[0, 3], [3, 3]],
                "common_ground": 0,
                "split": [1, 0],
            },
            "fast": {
                "total": 5,
                "voters": 3,
                "support": 50,
                "support_of": [3, 6],
                "support_by_group": [67, 33],
                "support_of_by_group": [[2, 3], [1, 3]],
                "common_ground": 33,
            },
            "near": {
                "total": 5,
                "voters": 3,
                "support": 50,
                "support_of": [3, 6],
                "support_by_group": [67, 33],
                "support_of_by_group": [[2, 3], [1, 3]],
                "common_ground": 33,
            },
            "ours": {
                "total": 0,
                "voters": 0,
                "support": 0,
                "support_of": [0, 6],
                "support_by_group": [0, 0],
                "support_of_by_group": [[0, 3], [0, 3]],
                "common_ground": 0,
            },
        },
        "order": ["calm", "fast", "near", "ours"],
        "ties": [["calm", "fast", "near"]],
    }


def test_items_come_by_their_dots_and_every_tie_is_named() -> None:
    """Two pairs that are level, in the order of the round."""
    ballots = [dots(None, b=2, d=2), dots(None, a=1, c=1), dots(None, e=1, b=1, d=1)]
    tally = count("dots", ("a", "b", "c", "d", "e", "f"), {}, ballots)
    assert tally["order"] == ["b", "d", "a", "c", "e", "f"]
    assert tally["ties"] == [["b", "d"], ["a", "c", "e"]]


def test_the_tally_of_a_score_vote() -> None:
    """Two texts; b has more points, but more voters prefer a."""
    ballots = [scores(None, 5, 4), scores(None, 5, 4), scores(None, 0, 5)]
    assert count("score", ("a", "b"), {}, ballots) == {
        "rule": "score",
        "ballots": 3,
        "abstentions": 0,
        "groups": {"why": "no_groups", "shown": []},
        "options": {
            "a": {
                "total": 10,
                "spread": [1, 0, 0, 0, 0, 2],
                "support": 67,
                "support_of": [2, 3],
                "support_by_group": [],
                "support_of_by_group": [],
            },
            "b": {
                "total": 13,
                "spread": [0, 0, 0, 0, 2, 1],
                "support": 100,
                "support_of": [3, 3],
                "support_by_group": [],
                "support_of_by_group": [],
            },
        },
        "order": ["b", "a"],
        "ties": [],
        "pairwise": {"a": {"b": 2}, "b": {"a": 1}},
        "runoff": {"finalists": ["b", "a"], "prefer": [1, 2], "equal": 0},
        "winner": "a",
    }


def test_three_points_are_support_and_two_are_not() -> None:
    """The bar of the method."""
    tally = count("score", ("a",), {}, [scores(None, n) for n in range(6)])
    assert tally["options"]["a"]["support_of"] == [3, 6]


def test_the_tally_of_a_ratification() -> None:
    """The whole distribution, blocks and reasons, and never a mean."""
    ballots = [
        step("desk", "wholehearted"),
        step("desk", "reservations", "Who is we?"),
        step("desk", "block", "It promises nights."),
        step("customers", "minor_point"),
        step("customers", "abstain"),
        step("customers", "discuss"),
        step("it", "disagree", "Too long."),
    ]
    support = {
        "support": 50,
        "support_of": [3, 6],
        "support_by_group": [67, 33],
        "support_of_by_group": [[2, 3], [1, 3]],
        "common_ground": 33,
    }
    assert count("gradients", ("text",), {}, ballots) == {
        "rule": "gradients",
        "ballots": 7,
        "abstentions": 1,
        "groups": {
            "why": "shown",
            "shown": [
                {"members": ["desk"], "ballots": 3},
                {"members": ["customers", "it"], "ballots": 3},
            ],
        },
        "options": {"text": support},
        **support,
        "steps": {
            "wholehearted": 1,
            "minor_point": 1,
            "reservations": 1,
            "abstain": 1,
            "discuss": 1,
            "dislike_support": 0,
            "disagree": 1,
            "block": 1,
        },
        "steps_by_group": [
            {
                "wholehearted": 1,
                "minor_point": 0,
                "reservations": 1,
                "discuss": 0,
                "dislike_support": 0,
                "disagree": 0,
                "block": 1,
            },
            {
                "wholehearted": 0,
                "minor_point": 1,
                "reservations": 0,
                "discuss": 1,
                "dislike_support": 0,
                "disagree": 1,
                "block": 0,
            },
        ],
        "blocks": 1,
        "reasons": [
            {"step": "reservations", "reason": "Who is we?"},
            {"step": "disagree", "reason": "Too long."},
            {"step": "block", "reason": "It promises nights."},
        ],
    }


def test_reasons_come_by_step_and_then_by_the_alphabet() -> None:
    """So their order says nothing of who wrote first."""
    ballots = [
        step(None, "block", "b"),
        step(None, "discuss", "z"),
        step(None, "discuss", "a"),
        step(None, "block", ""),
    ]
    assert count("gradients", ("text",), {}, ballots)["reasons"] == [
        {"step": "discuss", "reason": "a"},
        {"step": "discuss", "reason": "z"},
        {"step": "block", "reason": "b"},
    ]


@pytest.mark.parametrize("options", [(), ("a", "b")])
def test_a_ratification_is_about_one_text(options: tuple[str, ...]) -> None:
    """Anything else is a mistake of the program."""
    with pytest.raises(ValueError, match="exactly one text"):
        count("gradients", options, {}, [])


def test_there_is_no_other_rule() -> None:
    """A rule that cannot be counted is a mistake of the program."""
    with pytest.raises(ValueError, match="no counting rule 'coin'"):
        count("coin", ("a",), {}, [])


def test_a_lone_voter_of_a_group_is_nowhere_in_the_tally() -> None:
    """Ivo alone is from IT: neither his group nor any share of a group is printed."""
    ballots = [step("desk", "wholehearted")] * 5 + [step("IVO'S-GROUP", "block")]
    tally = count("gradients", ("text",), {}, ballots)
    assert "IVO'S-GROUP" not in json.dumps(tally)
    assert tally["groups"] == {"shown": [], "why": "pool_too_small"}
    assert tally["steps_by_group"] == []
    assert tally["options"] == {
        "text": {
            "support": 83,
            "support_of": [5, 6],
            "support_by_group": [],
            "support_of_by_group": [],
        }
    }


@pytest.mark.parametrize("abstention", [ABSTAIN, {"dots": {"a": 1}}])
def test_the_only_voter_of_a_group_abstains_and_the_groups_do_not_tell(
    abstention: dict[str, Any],
) -> None:
    """Whether Ivo voted or abstained, the breakdown is left out."""
    ballots = [dots("desk", a=1)] * 5 + [("it", abstention)]
    tally = count("dots", ("a",), {}, ballots)
    assert tally["groups"] == {"shown": [], "why": "pool_too_small"}


def test_where_everybody_abstained_there_is_no_percentage() -> None:
    """Zero of zero is not zero percent."""
    tally = count("gradients", ("text",), {}, [step("desk", "abstain")] * 4)
    assert tally["groups"] == {"shown": [], "why": "no_ballots"}
    assert tally["options"] == {
        "text": {"support_of": [0, 0], "support_by_group": [], "support_of_by_group": []}
    }
    assert (tally["ballots"], tally["abstentions"], tally["steps"]["abstain"]) == (4, 4, 4)


def test_a_round_without_a_ballot_can_be_closed() -> None:
    """Nobody voted: the tally says so, and all are level."""
    tally = count("dots", ("a", "b"), {}, [])
    assert (tally["ballots"], tally["order"], tally["ties"]) == (0, ["a", "b"], [["a", "b"]])
    assert count("score", ("a", "b"), {}, [])["tied"] == ["a", "b"]


OPTIONS = {"dots": ("a", "b", "c"), "score": ("a", "b", "c"), "gradients": ("a",)}


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, tuple[str, ...], list[Cast]]:
    """A rule, its options and canonical ballots of people with and without a group."""
    rule = draw(st.sampled_from(sorted(OPTIONS)))
    options = OPTIONS[rule]
    few = st.integers(0, 1)
    vote: dict[str, st.SearchStrategy[dict[str, Any]]] = {
        "dots": st.fixed_dictionaries({"dots": st.dictionaries(st.sampled_from(options), few)}),
        "score": st.fixed_dictionaries(
            {"scores": st.dictionaries(st.sampled_from(options), st.integers(0, 5))}
        ),
        "gradients": st.fixed_dictionaries(
            {"step": st.sampled_from(STEPS), "reason": st.sampled_from(["", "x", "y"])}
        ),
    }
    sent = st.just(ABSTAIN) | vote[rule]
    group = st.sampled_from([None, "desk", "customers", "it"])
    ballots = draw(st.lists(st.tuples(group, sent), max_size=14))
    return rule, options, [(g, check_ballot(rule, options, {}, ballot)) for g, ballot in ballots]


def leaves(value: object) -> Iterator[object]:
    """Everything in a JSON value that is not a container."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


@given(rounds(), st.randoms(use_true_random=False))
def test_a_tally_does_not_depend_on_who_came_first(
    voted: tuple[str, tuple[str, ...], list[Cast]], dice: random.Random
) -> None:
    """The same ballots in another order give the same bytes."""
    rule, options, ballots = voted
    first = count(rule, options, {}, ballots)
    shuffled = list(ballots)
    dice.shuffle(shuffled)
    assert json.dumps(count(rule, options, {}, shuffled)) == json.dumps(first)


@given(rounds())
def test_a_tally_is_json_without_nulls(voted: tuple[str, tuple[str, ...], list[Cast]]) -> None:
    """It comes back from the log as it went in, and views carry no null."""
    rule, options, ballots = voted
    tally = count(rule, options, {}, ballots)
    assert json.loads(json.dumps(tally)) == tally
    assert {type(leaf) for leaf in leaves(tally)} <= {int, str}


@given(rounds())
def test_the_figures_of_a_tally_agree(voted: tuple[str, tuple[str, ...], list[Cast]]) -> None:
    """Groups are parts of the whole, and percentages come from the pairs beside them."""
    rule, options, ballots = voted
    tally = count(rule, options, {}, ballots)
    counted = tally["ballots"] - tally["abstentions"]
    cells = [cell["ballots"] for cell in tally["groups"]["shown"]]
    assert sum(cells) <= counted
    assert all(cell >= 3 for cell in cells)
    assert list(tally["options"]) == list(options)
    for figures in tally["options"].values():
        pairs = figures["support_of_by_group"]
        assert [whole for _, whole in pairs] == cells
        assert figures["support_of"][1] == counted
        assert sum(part for part, _ in pairs) <= figures["support_of"][0]
        assert figures["support_by_group"] == [
            int(100 * part / whole + 0.5) for part, whole in pairs
        ]
        assert figures.get("common_ground", 101) == min(figures["support_by_group"], default=101)
        assert ("support" in figures) == (counted > 0)
    if rule == "gradients":
        assert sum(tally["steps"].values()) == tally["ballots"]
        assert [sum(steps.values()) for steps in tally["steps_by_group"]] == cells
    if rule == "score":
        assert {sum(figures["spread"]) for figures in tally["options"].values()} == {counted}
        assert ("winner" in tally) != ("tied" in tally)
