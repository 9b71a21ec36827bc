"""Rule 9 (R9): text is cleaned once, at the door, without harm to any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.application.cleaning import MOST_MARKS, clean

#: Any text that a program can send, lone surrogates and controls too.
ANYTHING = st.text(st.characters(codec=None), max_size=60)
NASTY = st.text(
    st.sampled_from("a é\u0301\u0327\u200d\u200b\ufe0f\n\r\t\u202e\u2066\u0000\ud800\u3164ก้\ufeff"),
    max_size=40,
)
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.one_of(ANYTHING, NASTY), st.booleans())
@example("\n\u0301b", False)
@example("a" + "\u0327" * 9 + "\u0301", True)
def test_cleaning_twice_changes_nothing(text: str, lines: bool) -> None:
    """What was cleaned is clean (R9)."""
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(st.one_of(ANYTHING, NASTY), st.booleans())
def test_what_is_clean_can_be_stored_and_shown_anywhere(text: str, lines: bool) -> None:
    """No control, lone surrogate or direction control is left, and it is NFC (R9)."""
    cleaned = clean(text, lines=lines)
    kinds = {unicodedata.category(letter) for letter in cleaned.replace("\n", "")}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(cleaned) & set(BIDI)
    assert ("\n" in cleaned) <= lines
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🚒 and 👨‍👩‍👧‍👦",  # families and firefighters are held together by joiners
        "❤️‍🔥 👁️‍🗨️ 1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # England's flag
        "مَرْحَبًا بِكُمْ",
        "שָׁלוֹם בְּרֵאשִׁית",
        "ที่นี่ น้ำ",
        "བསྒྲུབས་ ཧཱུྃ",
        "क्‍ष क्ष",
        "नमस्ते দুনিয়া",
        "Đường Việt Nam",
    ],
)
def test_every_script_keeps_its_marks(text: str) -> None:
    """Emoji, Arabic, Hebrew, Thai, Tibetan, Devanagari and Vietnamese come through whole (R9)."""
    assert clean(text, lines=False) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("between", ["", "\u200d", "\u200c\u200d"])
def test_piled_up_marks_are_capped_whatever_joins_them(between: str) -> None:
    """A letter keeps at most six marks; joiners between them are no way around (R9)."""
    cleaned = clean("q" + (between + "\u0317") * 40, lines=True)
    assert cleaned.count("\u0317") == MOST_MARKS


@pytest.mark.parametrize(
    "text", ["\u200b", "\u200d\u2060", " \u3164 ", "\u2800", "\u0301", "\n \t"]
)
def test_what_nobody_can_see_is_empty(text: str) -> None:
    """A name of invisible characters is no name (R9)."""
    assert clean(text, lines=False) == ""


def test_an_emoji_newer_than_the_server_is_not_lost() -> None:
    """A character that this Python does not know yet may be visible all the same."""
    assert clean("\U0001faff", lines=False) == "\U0001faff"


def test_line_breaks_of_every_system_become_one_kind() -> None:
    """In a text they stay, at most one empty line in a row; in a line they are spaces."""
    text = "one\r\ntwo\rthree\u2028four\n\n\n\nfive  \n six"
    assert clean(text, lines=True) == "one\ntwo\nthree\nfour\n\nfive\n six"
    assert clean(text, lines=False) == "one two three four five six"
