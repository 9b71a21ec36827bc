"""Whether a new text does what somebody wished for: the words are gone, and theirs stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .state import Piece

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
