"""Word differences: nothing is lost of either text, and phrases stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.state import Piece
from workshop.projections.outline import Run
from workshop.projections.word_changes import changed, changed_lines

TEXTS = st.text(st.sampled_from("ab c,.\n'éж中ก็🧑‍"), max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_change(before: str, after: str) -> None:
    """Unmarked and removed spell the old words, unmarked and added the new ones."""
    runs = changed(before, after)
    if before == after:
        assert "".join(run.text for run in runs) == after
        return
    assert "".join(r.text for r in runs if r.mark != "added") == before.strip()
    assert "".join(r.text for r in runs if r.mark != "removed") == after.strip()


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("the same", "the same", [("", "the same")]),
        ("one two", "one new two", [("", "one "), ("added", "new "), ("", "two")]),
        ("one old two", "one two", [("", "one "), ("removed", "old "), ("", "two")]),
        (
            "help every colleague today",
            "help all of them today",
            [
                ("", "help "),
                ("removed", "every colleague"),
                ("added", "all of them"),
                ("", " today"),
            ],
        ),
        ("帮助同事", "帮助每位同事", [("", "帮助"), ("added", "每位"), ("", "同事")]),
    ],
)
def test_changes_are_whole_phrases(before: str, after: str, runs: list[tuple[str, str]]) -> None:
    """Not "every", "of", "colleague" and "them" in turns."""
    assert [(run.mark, run.text) for run in changed(before, after)] == runs


def test_a_long_text_is_compared_too() -> None:
    """5,000 letters with one word changed in the middle."""
    words = ["steady"] * 700
    after = [*words[:350], "brave", *words[351:]]
    marks = [(r.mark, r.text) for r in changed(" ".join(words), " ".join(after)) if r.mark]
    assert marks == [("removed", "steady"), ("added", "brave")]


def test_objectives_are_compared_by_what_they_are_and_not_by_their_place() -> None:
    """One is taken out, the next one is not the same with other words."""
    before = (Piece("a", "purpose", 1, "Help"), Piece("b", "objective", 1, "listen"))
    after = (before[0], Piece("c", "objective", 1, "learn"))
    assert [(line.role, line.text) for line in changed_lines(before, after)] == [
        ("purpose", (Run("Help"),)),
        ("objective", (Run("learn", "added"),)),
        ("objective", (Run("listen", "removed"),)),
    ]
