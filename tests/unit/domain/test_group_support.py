"""Small groups are protected: what is shown of groups, and what cannot be worked out from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.group_support import (
    NOT_ASSESSED,
    WHY,
    GroupsShown,
    Why,
    is_split,
    percent,
    shown_groups,
)

NOTHING: tuple[str, ...] = ()


def test_groups_of_three_and_more_are_shown_by_themselves() -> None:
    """In alphabetical order, whatever the order of the ballots."""
    shown = shown_groups({"it": 3, "desk": 8, "customers": 4}, 0)
    assert shown == GroupsShown(("customers", "desk", "it"), (), "shown")
    assert shown.cells == (("customers",), ("desk",), ("it",))


def test_small_groups_are_pooled() -> None:
    """Two from partners and one from IT are shown together."""
    shown = shown_groups({"desk": 8, "partners": 2, "it": 1}, 0)
    assert shown == GroupsShown(("desk",), ("it", "partners"), "shown")
    assert shown.cells == (("desk",), ("it", "partners"))


@pytest.mark.parametrize("unsaid", [0, 3])
def test_where_all_groups_are_small_none_is_shown_and_it_says_why(unsaid: int) -> None:
    """Two and two: their pool says no more than the total, under a long name."""
    shown = shown_groups({"desk": 2, "customers": 2}, unsaid)
    assert shown == GroupsShown((), (), "all_small")
    assert shown.sentence == WHY["all_small"]


@pytest.mark.parametrize("why", sorted(set(WHY) - {"shown"}))
def test_the_rule_says_why_groups_are_not_assessed_whatever_the_reason(why: Why) -> None:
    """One sentence for each reason for which groups are left out."""
    assert NOT_ASSESSED[why].startswith("Support in each group is not assessed: ")


@pytest.mark.parametrize("lone", [1, 2])
def test_one_small_group_is_never_a_pool_of_its_own(lone: int) -> None:
    """Ivo from IT sits among nine others: the whole breakdown is left out."""
    shown = shown_groups({"desk": 5, "customers": 4, "it": lone}, 0)
    assert shown == GroupsShown((), (), "pool_too_small")
    assert shown.sentence == WHY["pool_too_small"]


def test_a_small_pool_is_not_hidden_among_people_without_a_group() -> None:
    """It could not be worked out, but common ground would speak for IT and leave IT out."""
    assert shown_groups({"desk": 5, "it": 2}, 6) == GroupsShown((), (), "pool_too_small")


def test_a_pool_of_two_single_voters_is_too_small() -> None:
    """One and one are two."""
    shown = shown_groups({"desk": 5, "it": 1, "partners": 1}, 0)
    assert shown == GroupsShown((), (), "pool_too_small")


@pytest.mark.parametrize("unsaid", [1, 2])
def test_one_or_two_people_without_a_group_would_be_found_by_subtraction(unsaid: int) -> None:
    """The total less desk and customers is how Olga voted."""
    shown = shown_groups({"desk": 5, "customers": 4}, unsaid)
    assert shown == GroupsShown((), (), "subtraction")
    assert shown.sentence == WHY["subtraction"]


def test_three_people_without_a_group_hide_one_another() -> None:
    """Their sum can be worked out, and tells of no one."""
    assert shown_groups({"desk": 5}, 3) == GroupsShown(("desk",), (), "shown")


def test_one_group_alone_is_the_total_and_may_be_shown() -> None:
    """It says nothing that the total does not say."""
    assert shown_groups({"desk": 3}, 0) == GroupsShown(("desk",), (), "shown")


def test_nobody_chose_a_group() -> None:
    """There is nothing to break down."""
    assert shown_groups({}, 7) == GroupsShown((), (), "no_groups")
    assert shown_groups({"desk": 0}, 7) == GroupsShown((), (), "no_groups")


def test_nobody_voted() -> None:
    """Or everybody abstained, which comes to the same."""
    assert shown_groups({}, 0) == GroupsShown((), (), "no_ballots")
    assert shown_groups({"desk": 0}, 0, abstained_by_group={"desk": 5}) == GroupsShown(
        (), (), "no_ballots"
    )


def test_a_group_that_is_absent_is_nowhere() -> None:
    """A group without any ballot is no member of the pool."""
    shown = shown_groups({"desk": 5, "it": 2, "partners": 1, "customers": 0}, 0)
    assert shown == GroupsShown(("desk",), ("it", "partners"), "shown")


def test_the_only_voter_of_a_group_abstains_and_nobody_can_tell() -> None:
    """Had Ivo voted, the breakdown would be left out for the same reason."""
    abstaining = shown_groups({"desk": 5}, 0, abstained_by_group={"it": 1})
    voting = shown_groups({"desk": 5, "it": 1}, 0)
    assert abstaining == voting == GroupsShown((), (), "pool_too_small")


def test_a_member_of_the_pool_abstains_and_nobody_can_tell() -> None:
    """The pool keeps the name of the group whose only voter abstained."""
    abstaining = shown_groups({"desk": 5, "it": 2, "board": 2}, 0, abstained_by_group={"lab": 1})
    assert abstaining == GroupsShown(("desk",), ("board", "it", "lab"), "shown")


def test_the_only_voter_without_a_group_abstains_and_nobody_can_tell() -> None:
    """Had Olga voted, the breakdown would be left out for the same reason."""
    abstaining = shown_groups({"desk": 5}, 0, abstained_without_group=1)
    assert abstaining == shown_groups({"desk": 5}, 1) == GroupsShown((), (), "subtraction")


def test_a_group_with_abstentions_counts_only_the_ballots_that_count() -> None:
    """Four voted and two of them abstained: two are too few."""
    shown = shown_groups({"desk": 5, "it": 2}, 0, abstained_by_group={"it": 2})
    assert shown == GroupsShown((), (), "pool_too_small")


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(1, 2, 50), (1, 8, 13), (1, 3, 33), (2, 3, 67), (0, 4, 0), (4, 4, 100)],
)
def test_halves_are_rounded_up(part: int, whole: int, printed: int) -> None:
    """12.5 % prints as 13 %."""
    assert percent(part, whole) == printed


def test_customers_and_desk_are_split() -> None:
    """The first of the level groups is named."""
    assert is_split([80, 30, 80, 30]) == (0, 1)
    assert is_split([35, 75]) == (1, 0)


def test_less_than_forty_points_is_no_split() -> None:
    """Nor is a single group, nor none."""
    assert is_split([80, 41]) is None
    assert is_split([80, 40]) == (0, 1)
    assert is_split([80]) is None
    assert is_split([]) is None


def rank(rows: Sequence[Sequence[int]]) -> int:
    """The rank of a matrix, by exact elimination."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [
            [a - b * row[column] / pivot[column] for a, b in zip(row, pivot, strict=True)]
            if place >= found
            else row
            for place, row in enumerate(left)
        ]
        left.insert(found, pivot)
        found += 1
    return found


def can_be_worked_out(cast: Mapping[str, int], shown: GroupsShown) -> list[tuple[str, ...]]:
    """Every set of voters' groups ("" for those who did not say) whose sum follows from what is
    printed, adding and subtracting as one likes: its row is a combination of the printed rows."""
    names = [name for name in sorted(cast) if cast[name]]
    printed = [[1] * len(names)]
    printed += [[int(name in cell) for name in names] for cell in shown.cells]
    known = rank(printed)
    return [
        chosen
        for size in range(1, len(names) + 1)
        for chosen in combinations(names, size)
        if rank([*printed, [int(name in chosen) for name in names]]) == known
    ]


numbers = st.integers(0, 6)
rooms = st.dictionaries(st.sampled_from(["board", "customers", "desk", "it", "lab"]), numbers)


@given(rooms, rooms, numbers, numbers)
def test_no_ballot_and_no_pair_of_ballots_can_be_worked_out(
    counted: dict[str, int], abstained: dict[str, int], unsaid: int, unsaid_abstained: int
) -> None:
    """Neither those that count nor, for who knows who voted, whether one or two abstained."""
    shown = shown_groups(
        counted,
        unsaid,
        abstained_by_group=abstained,
        abstained_without_group=unsaid_abstained,
    )
    votes = {**counted, "": unsaid}
    cast = {
        name: votes.get(name, 0) + {**abstained, "": unsaid_abstained}.get(name, 0)
        for name in {*votes, *abstained}
    }
    for chosen in can_be_worked_out(cast, shown):
        known_votes = sum(votes.get(name, 0) for name in chosen)
        known_cast = sum(cast[name] for name in chosen)
        # The total itself is printed always, of a room of two as well.
        everybody = known_cast == sum(cast.values())
        assert everybody or known_votes >= 3, (chosen, shown)


@given(rooms, numbers)
def test_a_breakdown_speaks_for_every_group_that_voted(
    counted: dict[str, int], unsaid: int
) -> None:
    """Common ground never leaves a group out: all are shown, alone or pooled, or none is."""
    shown = shown_groups(counted, unsaid)
    voted = sorted(group for group, ballots in counted.items() if ballots)
    assert sorted(shown.alone + shown.pooled) == (voted if shown.why == "shown" else [])


def test_the_attack_itself_works() -> None:
    """Given a breakdown that hides a lone voter badly, the reader finds the lone voter."""
    badly = GroupsShown(("desk",), NOTHING, "shown")
    assert can_be_worked_out({"desk": 5, "it": 1, "": 0}, badly) == [
        ("desk",),
        ("it",),
        ("desk", "it"),
    ]
