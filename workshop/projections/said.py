"""A sentence that is put together here and translated at the edge.

`t` and `tn` mark a text for the catalogue, as they do in the browser, and keep what fills its
places apart from it; a value may be a sentence itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

#: Letters of scripts that are written from right to left (Hebrew, Arabic and their neighbours).
_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: First strong isolate, and its end: what stands between turns nothing around it.
APART, TOGETHER_AGAIN = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Said:
    """A text with named places ("{number}"); `many` is its plural, chosen by `n`."""

    text: str
    many: str = ""
    n: int = 0
    values: Mapping[str, str | int | Said] = field(default_factory=dict)


def t(text: str, /, **values: str | int | Said) -> Said:
    """A sentence."""
    return Said(text, values=values)


def tn(one: str, many: str, n: int, /, **values: str | int | Said) -> Said:
    """A sentence about one or many; the place `{n}` is filled by itself."""
    return Said(one, many, n, values)


def apart(value: str) -> str:
    """A name as it stands in a sentence: one in Arabic must not pull the number behind it to its
    other side (static/js/core/i18n.ts does the same)."""
    return f"{APART}{value}{TOGETHER_AGAIN}" if _FROM_THE_RIGHT.search(value) else value


def together(text: str) -> str:
    """The text without the marks of `apart`, for machines and for Word, which has its own."""
    return text.replace(APART, "").replace(TOGETHER_AGAIN, "")


def _filled(value: str | int) -> str | int:
    return apart(value) if isinstance(value, str) else value


def sentence(
    said: Said,
    one: Callable[[str], str] = lambda text: text,
    counted: Callable[[str, str, int], str] = lambda one, many, n: one if n == 1 else many,
) -> str:
    """The words, through `one` and `counted` (gettext and ngettext); English without them."""
    text = counted(said.text, said.many, said.n) if said.many else one(said.text)
    values = {
        name: sentence(value, one, counted) if isinstance(value, Said) else _filled(value)
        for name, value in said.values.items()
    }
    # A sentence about no number may have a place of that name as well.
    return text.format(**{"n": said.n, **values})
