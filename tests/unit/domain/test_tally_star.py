"""Score and automatic run-off: who wins, and when the room is asked instead."""

from __future__ import annotations

import random
from typing import Any

import pytest
import starvote
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop.domain.star import ranking
from workshop.domain.tally import count


def result(*ballots: dict[str, int]) -> dict[str, Any]:
    """How a round over these ballots ends: what the tally says of run-off, winner and tie."""
    tally = count("score", tuple(ballots[0]), {}, [(None, {"scores": b}) for b in ballots])
    ending = ("runoff", "winner", "tied", "tied_for_runoff")
    return {key: tally[key] for key in ending if key in tally}


def test_the_text_that_more_people_prefer_wins_the_run_off() -> None:
    """Fast has more points; two of three like calm better. Near is no finalist."""
    assert result(
        {"calm": 3, "fast": 2, "near": 0},
        {"calm": 3, "fast": 2, "near": 1},
        {"calm": 0, "fast": 5, "near": 2},
    ) == {
        "runoff": {"finalists": ["fast", "calm"], "prefer": [1, 2], "equal": 0},
        "winner": "calm",
    }


def test_people_who_like_both_finalists_alike_are_counted_as_such() -> None:
    """They are in neither camp."""
    assert result({"calm": 4, "fast": 4}, {"calm": 5, "fast": 3}) == {
        "runoff": {"finalists": ["calm", "fast"], "prefer": [1, 0], "equal": 1},
        "winner": "calm",
    }


def test_a_level_run_off_is_a_tie_though_one_text_has_more_points() -> None:
    """Official STAR would give it to calm by its points; here the room decides."""
    assert result({"calm": 5, "fast": 0}, {"calm": 3, "fast": 4}) == {
        "runoff": {"finalists": ["calm", "fast"], "prefer": [1, 1], "equal": 0},
        "tied": ["calm", "fast"],
    }


def test_two_level_leaders_are_the_finalists() -> None:
    """A tie in points for both places leaves no doubt who the two are."""
    assert result(
        {"calm": 5, "fast": 4, "near": 0},
        {"calm": 4, "fast": 3, "near": 0},
        {"calm": 0, "fast": 2, "near": 1},
    ) == {
        "runoff": {"finalists": ["calm", "fast"], "prefer": [2, 1], "equal": 0},
        "winner": "calm",
    }


def test_three_level_leaders_are_a_tie() -> None:
    """Three for two places: no run-off is made up."""
    assert result(
        {"calm": 5, "fast": 3, "near": 1, "ours": 0},
        {"calm": 1, "fast": 3, "near": 5, "ours": 0},
    ) == {"tied": ["calm", "fast", "near"], "tied_for_runoff": ["calm", "fast", "near"]}


def test_a_tie_for_the_second_place_that_matters_is_a_tie() -> None:
    """Fast would beat calm in a run-off and near would not: who is in it decides who wins."""
    assert result(
        {"calm": 3, "fast": 4, "near": 0},
        {"calm": 3, "fast": 4, "near": 4},
        {"calm": 5, "fast": 0, "near": 4},
    ) == {"tied": ["calm", "fast", "near"], "tied_for_runoff": ["fast", "near"]}


def test_a_tie_for_the_second_place_that_changes_nothing_leaves_the_winner() -> None:
    """Calm beats fast and near alike, whoever of them gets the place."""
    assert result(
        {"calm": 5, "fast": 4, "near": 0},
        {"calm": 5, "fast": 0, "near": 4},
    ) == {"winner": "calm", "tied_for_runoff": ["fast", "near"]}


def test_a_leader_who_is_only_level_with_one_of_the_second_has_not_won() -> None:
    """Calm beats near and is level with fast."""
    assert result(
        {"calm": 5, "fast": 0, "near": 2},
        {"calm": 3, "fast": 4, "near": 2},
    ) == {"tied": ["calm", "fast", "near"], "tied_for_runoff": ["fast", "near"]}


def test_the_only_text_wins_without_a_run_off() -> None:
    """There is nothing to compare it with."""
    assert result({"calm": 2}, {"calm": 0}) == {"winner": "calm"}


@pytest.mark.parametrize("ballots", [(), ({"abstain": True},)], ids=["nobody", "abstained"])
def test_the_only_text_wins_nothing_where_nobody_scored(ballots: tuple[Any, ...]) -> None:
    """Neither the projector nor the record says that the room chose it."""
    tally = count("score", ("calm",), {}, [(None, ballot) for ballot in ballots])
    assert ("winner" in tally, tally["tied"]) == (False, ["calm"])


@pytest.mark.parametrize("texts", [("calm", "fast"), ("calm", "fast", "near")])
def test_zeros_for_everything_are_a_tie_of_everything(texts: tuple[str, ...]) -> None:
    """Nobody wins by the order on the ballot."""
    assert result(dict.fromkeys(texts, 0))["tied"] == list(texts)


def test_the_pairwise_table_counts_who_prefers_what() -> None:
    """Equal scores are in neither field."""
    ballots = [{"a": 5, "b": 3, "c": 3}, {"a": 1, "b": 2, "c": 0}]
    tally = count("score", ("a", "b", "c"), {}, [(None, {"scores": b}) for b in ballots])
    assert tally["pairwise"] == {
        "a": {"b": 1, "c": 2},
        "b": {"a": 1, "c": 1},
        "c": {"a": 0, "b": 0},
    }


def test_level_options_keep_the_order_of_the_round() -> None:
    """The ranking adds no opinion of its own."""
    assert ranking({"z": 2, "a": 2, "m": 3, "b": 0}) == (["m", "z", "a", "b"], [["z", "a"]])


TEXTS = ("a", "b", "c", "d")
elections = st.lists(
    st.fixed_dictionaries({text: st.integers(0, 5) for text in TEXTS}), min_size=1, max_size=9
)
dice = st.randoms(use_true_random=False)


def official(ballots: list[dict[str, int]], lot: random.Random) -> str:
    """The winner by the Coalition's rules as another program applies them; ties by lot at last."""

    def draw(options: object, tie: list[str], desired: int, exception: Exception) -> list[str]:
        return lot.sample(sorted(tie), desired)

    (winner,) = starvote.star_voting(ballots, tiebreaker=draw)
    assert isinstance(winner, str)
    return winner


@given(elections, dice)
def test_a_winner_named_here_is_the_winner_of_official_star(
    ballots: list[dict[str, int]], lot: random.Random
) -> None:
    """Whatever the lot says: nobody is named who might have lost."""
    named = result(*ballots)
    assume("winner" in named)
    assert official(ballots, lot) == named["winner"]


@given(elections, dice)
def test_the_winner_of_official_star_is_among_those_tied_here(
    ballots: list[dict[str, int]], lot: random.Random
) -> None:
    """A tie leaves out nobody who could have won."""
    named = result(*ballots)
    assume("tied" in named)
    assert official(ballots, lot) in named["tied"]


@given(elections)
def test_without_ties_a_winner_is_named(ballots: list[dict[str, int]]) -> None:
    """And it is the one that the other program finds with its tie rules switched off."""
    totals = {text: sum(ballot[text] for ballot in ballots) for text in TEXTS}
    assume(len(set(totals.values())) == len(TEXTS))
    first, second = sorted(TEXTS, key=lambda text: -totals[text])[:2]
    lead = sum((b[first] > b[second]) - (b[first] < b[second]) for b in ballots)
    assume(lead != 0)
    named = result(*ballots)
    assert starvote.star_voting(ballots, tiebreaker=None) == [named["winner"]]
    assert named["winner"] == (first if lead > 0 else second)
