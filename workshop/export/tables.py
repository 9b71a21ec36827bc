"""Tables of a document: a title, a head that every page repeats, rows that no page breaks.

A bar is two tabs before its number, the first as long as its share and filled with colour: it is
drawn by the program that shows the document, prints sharply, and is nothing to read out, for its
number stands in the same cell.
"""

from __future__ import annotations

from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from workshop.projections.outline import Cell, Column, Row, Run, Table, Text, letters

from .letters import Element, add_run, fit, paragraph, setting
from .pages import width as wide_as
from .styles import COLOURS, GROUPS, GUTTER, ROOM, TEXT_WIDTH, looks, style_id

#: A table of so few rows stays on one page; of a longer one, no page gets a single row.
FEW_ROWS: Final = 13
#: Between a bar and its number, in points.
BESIDE_BAR: Final = 8.0


def table(made: Table) -> list[Element]:
    """The title, the table and its note."""
    parts = [paragraph(style_id("Table Title"), (Run(made.title),))] if made.title else []
    parts.append(_grid(made))
    if made.note:
        parts.append(paragraph(style_id("Table Note"), (Run(made.note),)))
    return parts


def widths(columns: tuple[Column, ...]) -> list[float]:
    """The widths of the columns in points."""
    whole = sum(column.weight for column in columns)
    return [TEXT_WIDTH * column.weight / whole for column in columns]


def _grid(made: Table) -> Element:
    grid = OxmlElement("w:tbl")
    properties = SubElement(grid, qn("w:tblPr"))
    SubElement(properties, qn("w:tblStyle")).set(qn("w:val"), "Calm")
    _width(SubElement(properties, qn("w:tblW")), TEXT_WIDTH)
    SubElement(properties, qn("w:tblLayout")).set(qn("w:type"), "fixed")
    look = SubElement(properties, qn("w:tblLook"))
    for name in ("firstRow", "firstColumn", "noVBand"):
        look.set(qn(f"w:{name}"), "1")
    if made.title:
        SubElement(properties, qn("w:tblCaption")).set(qn("w:val"), fit(made.title))
    if made.about:
        SubElement(properties, qn("w:tblDescription")).set(qn("w:val"), fit(made.about))
    wide = widths(made.columns)
    columns = SubElement(grid, qn("w:tblGrid"))
    for width in wide:
        SubElement(columns, qn("w:gridCol")).set(qn("w:w"), str(round(20 * width)))
    grid.append(_head(made.columns, wide))
    beside = [_beside(made.rows, place) for place in range(len(made.columns))]
    for number, row in enumerate(made.rows, 1):
        held = _held(number, len(made.rows), noted=bool(made.note))
        grid.append(_row(row, made.columns, wide, beside, keep_next=held))
    return grid


def _held(number: int, rows: int, *, noted: bool) -> bool:
    """Whether a row stays on the page of what follows it."""
    if number == rows:
        return noted
    return rows <= FEW_ROWS or number in (1, rows - 1)


def _beside(rows: tuple[Row, ...], place: int) -> float:
    """The room for the widest number beside the bars of a column."""
    look = looks()["Table Bar"]
    texts = [letters(row.cells[place].text) for row in rows]
    return max(
        (wide_as(text, look.font, look.size, bold=True) for text in texts if text), default=0.0
    )


def _head(columns: tuple[Column, ...], wide: list[float]) -> Element:
    row = _empty_row(head=True)
    for column, width in zip(columns, wide, strict=True):
        style = "Table Head Number" if column.holds == "number" else "Table Head"
        row.append(_cell(paragraph(style_id(style), (Run(column.title),)), width))
    return row


def _row(
    row: Row,
    columns: tuple[Column, ...],
    wide: list[float],
    beside: list[float],
    *,
    keep_next: bool,
) -> Element:
    made = _empty_row(head=False)
    for cell, column, width, room in zip(row.cells, columns, wide, beside, strict=True):
        text = _strong(cell.text) if row.strong else cell.text
        if column.holds == "bar":
            content = _bar(cell, text, width - GUTTER, room, keep_next=keep_next)
        else:
            style = "Table Number" if column.holds == "number" else "Table Text"
            content = paragraph(style_id(style), text, keep_next=keep_next)
        made.append(_cell(content, width))
    return made


def _strong(text: Text) -> Text:
    return tuple(Run(run.text, run.mark or "strong") for run in text)


def _empty_row(*, head: bool) -> Element:
    row = OxmlElement("w:tr")
    properties = SubElement(row, qn("w:trPr"))
    SubElement(properties, qn("w:cantSplit"))
    if head:
        SubElement(properties, qn("w:tblHeader"))
    return row


def _cell(content: Element, width: float) -> Element:
    cell = OxmlElement("w:tc")
    _width(SubElement(SubElement(cell, qn("w:tcPr")), qn("w:tcW")), width)
    cell.append(content)
    return cell


def _width(element: Element, points: float) -> None:
    element.set(qn("w:w"), str(round(20 * points)))
    element.set(qn("w:type"), "dxa")


def _bar(cell: Cell, text: Text, width: float, room: float, *, keep_next: bool) -> Element:
    """A bar of `cell.share` percent in the colour of its group, and its number at the right."""
    made = paragraph(style_id("Table Bar"), keep_next=keep_next)
    share = min(max(cell.share, 0), 100)
    track = width - room - BESIDE_BAR
    end = max(track * share / 100, 1.5 if share else 0)
    tabs = setting(made, "tabs")
    colour = GROUPS[cell.group % len(GROUPS)] if cell.group >= 0 else ROOM
    for at, fill in ((end, colour), (track, COLOURS["line"])):
        if at <= 0 or (fill != colour and at - end < 0.5):
            continue
        _stop(tabs, at, "left")
        run = SubElement(made, qn("w:r"))
        properties = SubElement(run, qn("w:rPr"))
        SubElement(properties, qn("w:rStyle")).set(qn("w:val"), "Bar")
        shade = SubElement(properties, qn("w:shd"))
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), fill)
        SubElement(run, qn("w:tab"))
    _stop(tabs, width, "right")
    add_run(made, "\t")
    for run in text:
        add_run(made, run.text, "Strong" if run.mark == "strong" else "")
    return made


def _stop(tabs: Element, at: float, kind: str) -> None:
    stop = SubElement(tabs, qn("w:tab"))
    stop.set(qn("w:val"), kind)
    stop.set(qn("w:pos"), str(round(20 * at)))
