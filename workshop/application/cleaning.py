"""Text is cleaned once, at the door (rule 9); afterwards it is displayed as text, never as HTML."""

from __future__ import annotations

import re
import unicodedata

#: Controls of the writing direction: they can make a text read as what it is not.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
#: Controls, lone surrogates, noncharacters, the byte order mark. Joiners stay: scripts and emoji
#: need them. Line breaks are handled before.
_UNWANTED = re.compile(
    f"[\u0000-\u0008\u000b-\u001f\u007f-\u009f{_BIDI}\ufeff\ufdd0-\ufdef\ufff9-\uffff"
    "\ud800-\udfff]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]"
)
_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\u000b\u000c]")
_MANY_BREAKS = re.compile(r"\n{3,}")
_MANY_SPACES = re.compile(r"[ \t\u00a0]{2,}")
#: What is a letter to Unicode, and blank to the eye: fillers of Hangul, the empty Braille cell.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: Kinds of characters that show nothing by themselves: spaces, joiners, marks on a letter.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
#: Combining marks on one letter: scripts need up to five, "Zalgo" text has dozens.
MOST_MARKS = 6


def clean(text: str, *, lines: bool) -> str:
    """The same words without what could harm a screen, a document or a reader.

    NFC; line breaks as \\n, at most one empty line in a row, or (`lines` false) as spaces; no
    control characters, lone surrogates or direction controls; piled-up marks capped; no space at
    either end; empty where nothing in it can be seen. Cleaning twice changes nothing.
    """
    text = _BREAKS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _cap_marks(text)
    if lines:
        text = "\n".join(line.rstrip() for line in text.replace("\t", " ").split("\n"))
        text = _MANY_BREAKS.sub("\n\n", text)
    else:
        text = _MANY_SPACES.sub(" ", text.replace("\n", " ").replace("\t", " "))
    text = text.strip()
    return text if any(map(_can_be_seen, text)) else ""


def _can_be_seen(letter: str) -> bool:
    """Not a space, a joiner or another mark without a width or a letter of its own."""
    return letter not in _BLANK and unicodedata.category(letter) not in _UNSEEN


def _cap_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for letter in text:
        kind = unicodedata.category(letter)
        if kind in ("Mn", "Me"):
            marks += 1
            if marks > MOST_MARKS:
                continue
        elif kind != "Cf":  # a joiner begins no new letter, so the pile goes on
            marks = 0
        kept.append(letter)
    return "".join(kept)
