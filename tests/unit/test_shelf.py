"""A shelf: a mapping that never changes, and of which a change touches one small part."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.shelf import BUCKETS, Shelf, bucket_of, changes

ENTRIES = st.dictionaries(st.text(max_size=12), st.integers(), max_size=60)
CHANGES = st.lists(st.tuples(st.text(max_size=3), st.none() | st.integers(0, 3)), max_size=60)


def moved_buckets(old: Shelf[int], new: Shelf[int]) -> int:
    """How many buckets are other objects."""
    return sum(a is not b for a, b in zip(old.buckets, new.buckets, strict=True))


@given(ENTRIES)
def test_a_shelf_holds_what_was_put_on_it(entries: dict[str, int]) -> None:
    """Like a dict with the same entries, whatever the order."""
    shelf = Shelf(entries)
    assert (dict(shelf), len(shelf), shelf == entries) == (entries, len(entries), True)
    assert shelf == Shelf(dict(reversed(entries.items())))


@given(ENTRIES, CHANGES)
def test_putting_and_dropping_work_as_in_a_dict_and_leave_the_old_shelf_alone(
    entries: dict[str, int], steps: list[tuple[str, int | None]]
) -> None:
    """None stands for dropping."""
    first = shelf = Shelf(entries)
    expected = dict(entries)
    for key, value in steps:
        if value is not None:
            shelf, expected = shelf.put(key, value), {**expected, key: value}
        elif key in expected:
            shelf = shelf.drop(key)
            del expected[key]
    assert (dict(shelf), len(shelf), dict(first)) == (expected, len(expected), entries)


def test_dropping_what_is_not_there_says_so() -> None:
    """A silent miss would hide a mistake."""
    with pytest.raises(KeyError):
        Shelf({"a": 1}).drop("b")


@given(ENTRIES, CHANGES)
def test_the_changes_between_two_shelves_make_the_one_of_the_other(
    entries: dict[str, int], steps: list[tuple[str, int | None]]
) -> None:
    """Each once, with what was there before and after."""
    old = new = Shelf({key: [value] for key, value in entries.items()})
    for key, value in steps:
        if value is not None:
            new = new.put(key, [value])
        elif key in new:
            new = new.drop(key)
    made = dict(old)
    found = list(changes(old, new))
    for key, before, after in found:
        assert old.get(key) is before
        assert new.get(key) is after
        if after is None:
            del made[key]
        else:
            made[key] = after
    assert made == dict(new)
    assert len({key for key, _, _ in found}) == len(found)


@pytest.mark.parametrize("size", [100, 1_000, 10_000])
def test_one_change_touches_one_bucket_however_many_entries_there_are(size: int) -> None:
    """So a command costs the same after 10,000 ideas as after 100."""
    shelf = Shelf({f"idea{n}": n for n in range(size)})
    assert moved_buckets(shelf, shelf.put("idea5", -1)) == 1
    assert moved_buckets(shelf, shelf.put("another", 1)) == 1
    assert moved_buckets(shelf, shelf.drop("idea5")) == 1
    assert [key for key, _, _ in changes(shelf, shelf.put("idea5", -1))] == ["idea5"]


def test_ten_thousand_entries_lie_evenly() -> None:
    """No bucket grows to where copying it would be felt."""
    shelf = Shelf({f"{n:012x}": n for n in range(10_000)})
    assert max(len(bucket) for bucket in shelf.buckets) <= 128


def test_a_key_has_its_bucket_in_every_process() -> None:
    """Python's own hash differs between processes; these are fixed for good."""
    assert [bucket_of(key) for key in ("", "idea1", "ψ", "\ud800")] == [0, 98, 108, 40]


def test_a_shelf_of_buckets_is_the_shelf() -> None:
    """For views, which map one bucket after the other."""
    shelf = Shelf({"a": 1, "b": 2})
    again = Shelf.of_buckets(shelf.buckets)
    assert (again == shelf, len(again), len(again.buckets)) == (True, 2, BUCKETS)


def test_a_shelf_is_no_key_and_says_what_it_holds() -> None:
    """It compares by content, so it has no hash."""
    shelf: Mapping[str, int] = Shelf({"a": 1})
    assert repr(shelf) == "Shelf({'a': 1})"
    assert shelf != {"a": 2}
    with pytest.raises(TypeError):
        hash(shelf)
