"""Patches: the smallest JSON Merge Patch (RFC 7396) from one view to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.shelf import BUCKETS, Shelf
from workshop.domain.state import Brief, Idea, Stage, Workshop
from workshop.projections.live_view import ViewMemory, view
from workshop.projections.patch import apply, diff, plain

#: What a view may hold: no null anywhere.
VALUES = st.recursive(
    st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=4)
    ),
    max_leaves=12,
)
VIEWS = st.dictionaries(st.text("abc", max_size=2), VALUES, max_size=5)


@given(VIEWS, VIEWS)
def test_the_patch_makes_the_new_view_of_the_old_one(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    """R5: also after a trip through JSON, and without changing either."""
    before = json.dumps([old, new])
    assert apply(old, json.loads(json.dumps(diff(old, new)))) == new
    assert json.dumps([old, new]) == before


@given(VIEWS)
def test_nothing_new_is_an_empty_patch(made: dict[str, Any]) -> None:
    """Also where everything was built again."""
    assert diff(made, json.loads(json.dumps(made))) == {}


@given(VIEWS, VIEWS)
def test_a_patch_holds_nothing_that_is_as_it_was(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Every entry of it is needed."""

    def needed(patch: Mapping[str, Any], was: Any) -> bool:
        for key, value in patch.items():
            known = was.get(key) if isinstance(was, dict) else None
            if isinstance(value, dict) and isinstance(known, dict):
                if not value or not needed(value, known):
                    return False
            elif value == known and key in was:
                return False
        return True

    assert needed(diff(old, new), old)


@pytest.mark.parametrize(
    ("old", "new", "patch"),
    [
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {}, {"a": None}),
        ({}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1}}, {"a": {"c": None}}),
        ({"a": {"b": 1}}, {"a": {}}, {"a": {"b": None}}),
        ({"a": {"b": 1}}, {"a": [1]}, {"a": [1]}),
        ({"a": [1]}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": [1, 2]}, {"a": [1, 3]}, {"a": [1, 3]}),
        ({"a": True}, {"a": False}, {"a": False}),
    ],
)
def test_what_a_patch_looks_like(old: Any, new: Any, patch: Any) -> None:
    """Maps are merged, lists are replaced, null means gone."""
    assert diff(old, new) == patch
    assert apply(old, patch) == new


def test_tuples_and_shelves_go_out_as_lists_and_maps() -> None:
    """Any JSON encoder takes what comes out."""
    made = plain({"order": ("a", "b"), "cards": Shelf({"a": {"text": "Calm"}})})
    assert made == {"order": ["a", "b"], "cards": {"a": {"text": "Calm"}}}
    assert diff({}, {"cards": Shelf({"a": 1})}) == {"cards": {"a": 1}}


@given(st.dictionaries(st.text(max_size=4), st.integers(0, 2), max_size=40), VIEWS)
def test_shelves_are_compared_as_the_maps_that_they_are(
    entries: dict[str, int], other: dict[str, Any]
) -> None:
    """Bucket by bucket or as a whole: the same patch."""
    old, new = Shelf(entries), Shelf(dict.fromkeys([*other, *list(entries)[::2]], 1))
    assert diff(old, new) == diff(dict(old), dict(new))
    assert apply(dict(old), diff(old, new)) == dict(new)


class Watched(dict[str, Any]):
    """A bucket that counts how often somebody looked through it."""

    looks = 0

    def items(self) -> Any:
        type(self).looks += 1
        return super().items()

    def __iter__(self) -> Iterator[str]:
        type(self).looks += 1
        return super().__iter__()


def watched(shelf: Shelf[Any]) -> Shelf[Any]:
    """The same shelf, whose buckets count looks from now on."""
    made = Shelf.of_buckets(tuple(Watched(bucket) for bucket in shelf.buckets))
    Watched.looks = 0
    return made


def ideas(size: int) -> Shelf[Idea]:
    """So many ideas."""
    return Shelf(
        {f"i{n}": Idea(f"i{n}", n, "gather", "who", f"Idea {n}", "ana") for n in range(size)}
    )


@pytest.mark.parametrize("size", [100, 1_000, 10_000])
def test_one_more_idea_costs_one_bucket_however_many_there_are(size: int) -> None:
    """Building the view and the patch looks through that bucket alone, before and after."""
    gather = Stage("gather", "gather", "Gather", 5, "mission", opened=True, revealed=True)
    memory = ViewMemory()
    state = Workshop(brief=Brief("Mission"), agenda=(gather,), ideas=watched(ideas(size)))
    before = view(state, "participant", memory)
    Watched.looks = 0

    more = state.ideas.put("new", Idea("new", size, "gather", "who", "One more", "ben"))
    after = view(
        Workshop(brief=state.brief, agenda=state.agenda, ideas=more), "participant", memory
    )
    patch = diff(before, after)
    assert list(patch["ideas"]) == ["new"]
    assert Watched.looks == 0, "an unchanged bucket was looked through"
    seen_before, seen_after = before["ideas"], after["ideas"]
    assert isinstance(seen_before, Shelf)
    assert isinstance(seen_after, Shelf)
    same = [a is b for a, b in zip(seen_before.buckets, seen_after.buckets, strict=True)]
    assert same.count(True) == BUCKETS - 1
