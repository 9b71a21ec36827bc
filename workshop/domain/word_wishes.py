"""Whether a new text does what somebody wished for: the words are gone, and theirs stand there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from .state import Piece

#: What of a wish stands in a text: what was suggested alone, what was named alone, both, neither;
#: out: of a wish that names or suggests one thing only, that is not there. Empty: cannot be told.
Standing = Literal["in", "kept", "both", "neither", "out", ""]

#: Scripts that put no spaces between words: there a word may begin and end anywhere.
_NO_SPACES: Final = re.compile("[\u0e01-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_QUOTES = str.maketrans({"‘": "'", "’": "'", **dict.fromkeys('“”«»"')})


def is_fulfilled(
    before: Iterable[Piece], after: Iterable[Piece], phrase: str, suggestion: str
) -> bool:
    """Given a text and a later one: `phrase` stood in the first, as whole words, and is gone from
    the second, in which `suggestion` stands more often than before.

    Capitals (unless the wish is about them), quotation marks and spaces may differ. Never for a
    wish that only adds words, or only takes them out: then nothing says where.
    """
    old, new = _plain(phrase), _plain(suggestion)
    fold = old.casefold() != new.casefold()
    if fold:
        old, new = old.casefold(), new.casefold()
    if old == new or not all(re.search(r"\w", words) for words in (old, new)):
        return False
    # The longer one first: "help" is not found within the "quick help" that stands for it.
    either = "|".join(re.escape(words) for words in sorted((old, new), key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def found(pieces: Iterable[Piece]) -> list[str]:
        texts = (_plain(piece.text) for piece in pieces)
        return [
            words for text in texts for words in pattern.findall(text.casefold() if fold else text)
        ]

    was, now = found(before), found(after)
    return old in was and old not in now and now.count(new) > was.count(new)


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split())


def standing(pieces: Iterable[Piece], phrase: str, suggestion: str) -> Standing:
    """What of a wish can be seen in a text, whoever put it there, and whatever stood before.

    As whole words; capitals (unless the wish is about them), quotation marks, spaces and signs at
    the ends may differ. static/js/panels/shared/wishes.ts does the same.
    """
    old, new = _bare(phrase), _bare(suggestion)
    text = _plain(" ".join(piece.text for piece in pieces))
    if old.lower() != new.lower():
        old, new, text = old.lower(), new.lower(), text.lower()
    # Signs alone, or no more than another sign: nothing that whole words could tell.
    if old == new or bool(old) < bool(phrase.strip()) or bool(new) < bool(suggestion.strip()):
        return ""
    longer_first = sorted(filter(None, (old, new)), key=len, reverse=True)
    found = set(_found(text, longer_first))
    if not old or not new:
        return ("kept" if old else "in") if found else "out"
    if old in found:
        return "both" if new in found else "kept"
    return "in" if new in found else "neither"


def _found(text: str, words: Sequence[str]) -> Iterator[str]:
    """Those of the words that stand in the text, none of them within another one's place."""
    at = 0
    while at < len(text):
        there = next((each for each in words if _stands_at(text, at, each)), None)
        if there is not None:
            yield there
        at += len(there or " ")


def _stands_at(text: str, at: int, words: str) -> bool:
    end = at + len(words)
    return (
        text.startswith(words, at)
        and not (at and _one_word(text[at - 1], text[at]))
        and not (end < len(text) and _one_word(text[end - 1], text[end]))
    )


def _one_word(before: str, after: str) -> bool:
    """Whether no word ends between two letters that stand side by side."""
    mark = unicodedata.category(after).startswith("M")
    if not mark and _NO_SPACES.match(before) and _NO_SPACES.match(after):
        return False
    return _in_word(before) and _in_word(after)


def _in_word(letter: str) -> bool:
    return letter == "_" or unicodedata.category(letter)[0] in "LMN"


def _bare(words: str) -> str:
    """Without the signs before and behind it."""
    plain = _plain(words)
    letters = [place for place, letter in enumerate(plain) if _in_word(letter)]
    return plain[letters[0] : letters[-1] + 1] if letters else ""
