"""On which page a heading will be, worked out before any program has laid the document out.

A contents list is read before Word updates it, so it needs numbers from the start. Lines are
broken with the widths of the letters of Georgia and Calibri, heights are those of the styles, and
what must stay together stays together. The numbers are fields, so that Word puts exact ones in when
it updates them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from math import ceil
from pathlib import Path
from typing import Final

from docx.oxml.ns import qn

from .letters import Element
from .styles import TEXT_WIDTH, Look, looks

#: A4 without its margins, in points.
PAGE_HEIGHT: Final = 841.9 - 70.9 - 68.0
#: Height of a line of each font, in font sizes.
LINE: Final = {"serif": 1.136, "sans": 1.22}
#: Above and below the text of a cell, and the line under it.
CELL: Final = 6.5
_OTHER: Final = {"serif": 0.56, "sans": 0.53}


@cache
def _widths() -> dict[str, list[int]]:
    return tomllib.loads(Path(__file__).with_name("widths.toml").read_text("utf-8"))


def width(text: str, font: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is on one line, in points."""
    known = _widths()[f"{font}-bold" if bold else font]
    return size * sum(
        known[ord(letter) - 32] / 1000 if " " <= letter <= "~" else _unknown(letter, font)
        for letter in text
    )


def _unknown(letter: str, font: str) -> float:
    return 1.0 if letter >= "\u2e80" else _OTHER[font]


def lines(text: str, look: Look, room: float) -> int:
    """How many lines a text takes in this width, in points."""
    return sum(_lines(line, look, room) for line in text.split("\n"))


def _lines(text: str, look: Look, room: float) -> int:
    number, filled = 1, 0.0
    space = width(" ", look.font, look.size, bold=look.bold)
    for word in text.split():
        wide = width(word, look.font, look.size, bold=look.bold)
        if filled and filled + space + wide > room:
            number, filled = number + 1, 0.0
        filled += wide + (space if filled else 0)
        if filled > room:  # a word longer than the line, or a script without spaces
            more = ceil(round(filled / room, 6)) - 1
            number += more
            filled -= more * room
    return number


def pages(body: list[Element]) -> dict[int, int]:
    """The page of every element of a body by its place, the first page being 1."""
    known = {look.id: look for look in looks().values()}
    heights = [_height(element, known) for element in body]
    page, left = 1, PAGE_HEIGHT
    found: dict[int, int] = {}
    place = 0
    while place < len(body):
        end = place
        while end + 1 < len(body) and _kept(body[end], known) and not _breaks(body[end + 1]):
            end += 1
        together = sum(heights[place : end + 1])
        if (_breaks(body[place]) and place) or (left < together <= PAGE_HEIGHT):
            page, left = page + 1, PAGE_HEIGHT
        for at in range(place, end + 1):
            rest = heights[at]
            found[at] = page
            while rest > left:
                rest -= left
                page, left = page + 1, PAGE_HEIGHT
            left -= rest
        place = end + 1
    return found


def _style(paragraph: Element, known: dict[str, Look]) -> Look:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return known[style.get(qn("w:val"))] if style is not None else known["Normal"]


def _breaks(element: Element) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def _kept(element: Element, known: dict[str, Look]) -> bool:
    if element.tag != qn("w:p"):
        return False
    if element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None:
        return True
    return _style(element, known).keep in ("next", "both")


def _height(element: Element, known: dict[str, Look]) -> float:
    if element.tag != qn("w:tbl"):
        look = _style(element, known)
        return look.before + look.after + _text_height(element, look, TEXT_WIDTH)
    columns = [
        int(column.get(qn("w:w"))) / 20
        for column in element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    ]
    return sum(
        max(
            _text_height(cell.find(qn("w:p")), _style(cell.find(qn("w:p")), known), wide - 8)
            for cell, wide in zip(row.iterfind(qn("w:tc")), columns, strict=True)
        )
        + CELL
        for row in element.iterfind(qn("w:tr"))
    )


def _text_height(paragraph: Element, look: Look, room: float) -> float:
    spacing = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    extra = int(spacing.get(qn("w:before"), 0)) / 20 if spacing is not None else 0.0
    text = "".join(
        "\n" if part.tag == qn("w:br") else (part.text or "")
        for part in paragraph.iter(qn("w:t"), qn("w:br"))
    )
    number = lines(text, look, room - look.left - look.indent)
    return extra + number * look.size * LINE[look.font] * look.line
