"""A sentence that is put together here and translated at the edge.

`t` and `tn` mark a text for the catalogue, as they do in the browser, and keep what fills its
places apart from it; a value may be a sentence itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


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


def sentence(
    said: Said,
    one: Callable[[str], str] = lambda text: text,
    counted: Callable[[str, str, int], str] = lambda one, many, n: one if n == 1 else many,
) -> str:
    """The words, through `one` and `counted` (gettext and ngettext); English without them."""
    text = counted(said.text, said.many, said.n) if said.many else one(said.text)
    values = {
        name: sentence(value, one, counted) if isinstance(value, Said) else value
        for name, value in said.values.items()
    }
    # A sentence about no number may have a place of that name as well.
    return text.format(**{"n": said.n, **values})
