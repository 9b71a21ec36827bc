"""A wish for other words is fulfilled by a text in which they stand, and the old ones no longer."""

from __future__ import annotations

import pytest

from tests.unit.domain.scenario import START, given, retyped, reworded, settled_on
from workshop.domain.final_words import (
    OfferVersion,
    RequestSettled,
    SettleRequest,
    VersionOffered,
    WordRequested,
)
from workshop.domain.state import Piece
from workshop.domain.word_wishes import is_fulfilled, standing

ROOM = settled_on("Help whoever rises")
WISH = WordRequested("w1", "mission", "rises", "comes", "ben")


def offered(purpose: str, version: int = 2) -> VersionOffered:
    """A text with another purpose was offered."""
    return VersionOffered("mission", reworded(purpose, version), START, "fay")


SETTLED = RequestSettled("mission", "w1", settled=True)


def test_typing_what_was_asked_for_settles_it_as_the_version_is_offered() -> None:
    """The record must not say no beside a text that holds it."""
    given(*ROOM, WISH).when(OfferVersion("mission", 1, retyped("Help whoever comes"))).then(
        offered("Help whoever comes"), SETTLED
    )


def test_it_is_settled_by_a_later_version_too() -> None:
    """The words went first, and what should stand there came with the next version."""
    room = given(*ROOM, WISH, offered("Help whoever stands"))
    room.when(OfferVersion("mission", 2, retyped("Help whoever comes"))).then(
        offered("Help whoever comes", 3), SETTLED
    )


@pytest.mark.parametrize(
    "purpose",
    ["Help whoever goes", "Help whoever rises or comes", "Help whoever becomes"],
    ids=["other words", "both stand there", "within a word"],
)
def test_other_words_settle_nothing(purpose: str) -> None:
    """It stays open, and is decided by hand."""
    given(*ROOM, WISH).when(OfferVersion("mission", 1, retyped(purpose))).then(offered(purpose))


def test_one_that_was_opened_again_stays_open() -> None:
    """Fay did so although the words stand there."""
    room = given(*ROOM, WISH, offered("Help whoever comes"), SETTLED)
    again = room.when(SettleRequest("mission", "w1", settled=False))
    again.when(OfferVersion("mission", 2, retyped("Help whoever comes by"))).then(
        offered("Help whoever comes by", 3)
    )


@pytest.mark.parametrize(
    ("before", "after", "phrase", "suggestion", "done"),
    [
        ("The river rises daily.", "The river comes daily.", "rises", "comes", True),
        ("The river rises daily.", "The river COMES daily.", "Rises", "Comes", True),
        ("Help people", "Quick help people", "help", "quick help", True),
        ("Use clear, plain words", "Use plain words", "clear, plain words", "plain words", True),
        ("Our it team", "Our IT team", "it", "IT", True),
        ("We don’t wait", "We never wait", "don't", "never", True),
        ("The river rises and rises", "The river rises and comes", "rises", "comes", False),
        ("The river rises", "The river becomes", "rises", "comes", False),
        ("The river rises and comes", "The river comes", "rises", "comes", False),
        ("The river flows", "The river comes", "rises", "comes", False),
        ("The river rises", "The river", "rises", "", False),
        ("The river", "The river comes", "", "comes", False),
        ("One, two", "One; two", ",", ";", False),
    ],
)
def test_when_a_text_does_what_was_asked_for(
    before: str, after: str, phrase: str, suggestion: str, done: bool
) -> None:
    """As in static/js/panels/facilitator/word_wishes.test.ts."""
    texts = [(Piece("p", "purpose", 1, text),) for text in (before, after)]
    assert is_fulfilled(*texts, phrase, suggestion) is done


@pytest.mark.parametrize(
    ("text", "phrase", "suggestion", "found"),
    [
        ("We help everyone.", "everybody", "everyone", "in"),
        ("We help Everyone.", "everybody", "everyone.", "in"),
        ("We help everybody.", "everybody", "everyone", "kept"),
        ("Everybody helps everyone", "everybody", "everyone", "both"),
        ("We help people", "everybody", "everyone", "neither"),
        ("The river becomes", "rises", "comes", "neither"),
        ("Quick help people", "help", "quick help", "in"),
        ("Quick help, and help", "help", "quick help", "both"),
        ("Use clear, plain  words", "clear, plain words", "plain words", "kept"),
        ("Our it team", "it", "IT", "kept"),
        ("Our IT team", "it", "IT", "in"),
        ("We don’t wait", "don't", "never", "kept"),
        ("The river rises", "rises", "", "kept"),
        ("The river arises", "rises", "", "out"),
        ("The river comes", "", "comes", "in"),
        ("The river", "", "comes", "out"),
        ("我们一个电话就够", "一个电话", "两个电话", "kept"),
        ("सबसे पहले", "पहल", "", "out"),
        ("One; two", ",", ";", ""),
        ("One; two", "two", "two.", ""),
        ("", "two", "three", "neither"),
        ("One", "", "", ""),
    ],
)
def test_what_of_a_wish_stands_in_a_text(
    text: str, phrase: str, suggestion: str, found: str
) -> None:
    """Whatever it was settled with; as in static/js/panels/shared/wishes.test.ts."""
    pieces = [Piece("p", "purpose", 1, text)]
    assert standing(pieces, phrase, suggestion) == found


def test_words_that_run_from_one_piece_into_the_next_stand_there_too() -> None:
    """As people copy them from the page."""
    pieces = [Piece("a", "purpose", 1, "Help, through"), Piece("b", "objective", 1, "listening")]
    assert standing(pieces, "through listening", "by listening") == "kept"
