"""On which page a heading will be, worked out before any program has laid the document out.

A contents list is read before Word updates it, so it needs numbers from the start. Lines are
broken with the widths of the letters of Georgia and Arial, heights are those of the styles, and
what must stay together stays together. The numbers are fields, so that Word puts exact ones in when
it updates them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from pathlib import Path
from typing import Final

from docx.oxml.ns import qn

from .letters import Element
from .styles import GUTTER, TEXT_WIDTH, Look, looks

#: A4 without its margins, in points.
PAGE_HEIGHT: Final = 841.9 - 70.9 - 68.0
#: Above and below the text of a cell, and the line under it.
CELL: Final = 6.5
#: What the edges of a callout add above its first line and below its last.
FRAME: Final = (5.0, 6.0)
_OTHER: Final = {"serif": 0.56, "sans": 0.56}


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


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph, or a row of a table.

    least          how much of it must stand on the page on which it begins
    before, after  space around it; of two that meet, the larger counts
    head           height of the table's head, which a new page repeats above this row
    """

    place: int
    height: float
    least: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    page: bool = False
    head: float = 0.0


def pages(body: list[Element], spare: float = 0.0) -> dict[int, int]:
    """The page on which each element of a body begins, by its place; the first page is 1.

    `spare` points of every page stay empty, for whoever needs to be on the safe side.
    """
    return _laid_out(body, spare)[0]


def last_pages(body: list[Element], spare: float = 0.0) -> dict[int, int]:
    """The page on which each element ends."""
    return _laid_out(body, spare)[1]


def height(body: list[Element]) -> float:
    """How high these elements are on a page without an end, in points."""
    return _together(_all_units(body), 0.0)


def _all_units(body: list[Element]) -> list[_Unit]:
    known = {look.id: look for look in looks().values()}
    units: list[_Unit] = []
    for place, element in enumerate(body):
        units.extend(_units(place, element, known))
        frame = _frame(element, known)
        # A callout is framed once: above its first line, and below its last.
        if frame and (not place or _frame(body[place - 1], known) != frame):
            units[-1] = _taller(units[-1], FRAME[0])
        if frame and (place + 1 == len(body) or _frame(body[place + 1], known) != frame):
            units[-1] = _taller(units[-1], FRAME[1])
    return units


def _frame(element: Element, known: dict[str, Look]) -> str:
    """The colour of the callout that a paragraph belongs to; empty for any other."""
    border = "" if element.tag == qn("w:tbl") else _style(element, known).border
    return border if border in ("amber", "green") else ""


def _taller(unit: _Unit, points: float) -> _Unit:
    return replace(unit, height=unit.height + points, least=unit.least + points)


def _laid_out(body: list[Element], spare: float) -> tuple[dict[int, int], dict[int, int]]:
    room, units = PAGE_HEIGHT - spare, _all_units(body)
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    page, filled, after = 1, 0.0, 0.0
    first = 0
    while first < len(units):
        last = first
        while last + 1 < len(units) and units[last].keep and not units[last + 1].page:
            last += 1
        together = units[first : last + 1]
        needed = _together(together, after) - together[-1].height + together[-1].least
        breaks = units[first].page and first > 0
        if breaks or (filled + needed > room >= needed and filled > 0):
            page, filled, after = page + 1, units[first].head, 0.0
        for unit in together:
            # Where a page began by itself, the space above its first line is dropped.
            above = max(after, unit.before) if filled or unit.page or page == 1 else 0.0
            if filled and filled + above + unit.least > room:
                page, filled, above = page + 1, unit.head, 0.0
            begins.setdefault(unit.place, page)
            filled += above + unit.height
            while filled > room:
                page, filled = page + 1, filled - room + unit.head
            after, ends[unit.place] = unit.after, page
        first = last + 1
    return begins, ends


def _together(units: list[_Unit], after: float) -> float:
    needed = 0.0
    for unit in units:
        needed += max(after, unit.before) + unit.height
        after = unit.after
    return needed


def _units(place: int, element: Element, known: dict[str, Look]) -> Iterator[_Unit]:
    if element.tag != qn("w:tbl"):
        look = _style(element, known)
        yield _Unit(
            place,
            _number(element, look, TEXT_WIDTH) * look.line_height,
            _least(element, look) * look.line_height,
            _space(element, "before", look.before),
            _space(element, "after", look.after),
            _kept(element, look),
            _breaks(element),
        )
        return
    columns = [
        int(column.get(qn("w:w"))) / 20
        for column in element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    ]
    head = 0.0
    for number, row in enumerate(element.iterfind(qn("w:tr"))):
        cells = [cell.find(qn("w:p")) for cell in row.iterfind(qn("w:tc"))]
        height = CELL + max(
            _number(cell, _style(cell, known), wide - GUTTER) * _style(cell, known).line_height
            for cell, wide in zip(cells, columns, strict=True)
        )
        kept = _kept(cells[0], _style(cells[0], known))
        yield _Unit(place, height, height, keep=kept, head=head)
        head = height if number == 0 else head


def _style(paragraph: Element, known: dict[str, Look]) -> Look:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return known[style.get(qn("w:val"))] if style is not None else known["Normal"]


def _breaks(element: Element) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def _kept(paragraph: Element, look: Look) -> bool:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")
    if own is not None:
        return own.get(qn("w:val")) != "0"
    return look.keep in ("next", "both")


def _space(paragraph: Element, side: str, usual: float) -> float:
    """The space before or after: the style's own, unless the paragraph says otherwise."""
    spacing = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    own = None if spacing is None else spacing.get(qn(f"w:{side}"))
    return usual if own is None else int(own) / 20


def _least(paragraph: Element, look: Look) -> int:
    """How many lines must not be parted from the first: never fewer than two on either page."""
    number = _number(paragraph, look, TEXT_WIDTH)
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepLines')}")
    whole = look.keep in ("lines", "both") if own is None else own.get(qn("w:val")) != "0"
    return number if whole or number <= 3 else 2


def _number(paragraph: Element, look: Look, room: float) -> int:
    """How many lines a paragraph takes."""
    text = ""
    for part in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if part.tag == qn("w:tab") and look.tab:
            text = ""  # the name of a fact stands in its indent
        else:
            text += part.text or "" if part.tag == qn("w:t") else "\n" * (part.tag == qn("w:br"))
    return lines(text, look, room - look.left - look.indent - look.right)
