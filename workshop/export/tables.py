"""Tables of a document: a title, a head that every page repeats, rows that no page breaks.

A bar is a paragraph whose letters are two tabs, the first as long as its share and filled with
colour: it is drawn by the program that shows the document, prints sharply, and is nothing to read
out, for its number stands beside it.
"""

from __future__ import annotations

from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from workshop.projections.outline import Cell, Column, Row, Run, Table, Text

from .letters import Element, fit, paragraph
from .styles import COLOURS, GROUPS, GUTTER, ROOM, TEXT_WIDTH, style_id

#: A table of so few rows stays on one page.
FEW_ROWS: Final = 9


def table(made: Table) -> list[Element]:
    """The title, the table and its note."""
    parts = [paragraph(style_id("Table Title"), (Run(made.title),))] if made.title else []
    parts.append(_grid(made))
    if made.note:
        return [*parts, paragraph(style_id("Table Note"), (Run(made.note),))]
    return [*parts, paragraph("Gap")]


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
    together = len(made.rows) <= FEW_ROWS
    for number, row in enumerate(made.rows, 1):
        held = together and number < len(made.rows)
        grid.append(_row(row, made.columns, wide, keep_next=held))
    return grid


def _head(columns: tuple[Column, ...], wide: list[float]) -> Element:
    row = _empty_row(head=True)
    for column, width in zip(columns, wide, strict=True):
        style = "Table Head Number" if column.holds == "number" else "Table Head"
        row.append(_cell(paragraph(style_id(style), (Run(column.title),)), width))
    return row


def _row(row: Row, columns: tuple[Column, ...], wide: list[float], *, keep_next: bool) -> Element:
    made = _empty_row(head=False)
    for cell, column, width in zip(row.cells, columns, wide, strict=True):
        if column.holds == "bar":
            content = _bar(cell, width - GUTTER, keep_next=keep_next)
        else:
            style = "Table Number" if column.holds == "number" else "Table Text"
            text = _strong(cell.text) if row.strong else cell.text
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


def _bar(cell: Cell, width: float, *, keep_next: bool) -> Element:
    """A bar of `cell.share` percent of the width, in the colour of its group."""
    made = paragraph(style_id("Table Bar"), keep_next=keep_next)
    share = min(max(cell.share, 0), 100)
    end = max(width * share / 100, 1.5 if share else 0)
    properties = made.find(qn("w:pPr"))
    tabs = OxmlElement("w:tabs")
    colour = GROUPS[cell.group % len(GROUPS)] if cell.group >= 0 else ROOM
    for at, fill in ((end, colour), (width, COLOURS["line"])):
        if at <= 0 or (fill != colour and at - end < 0.5):
            continue
        stop = SubElement(tabs, qn("w:tab"))
        stop.set(qn("w:val"), "left")
        stop.set(qn("w:pos"), str(round(20 * at)))
        run = SubElement(made, qn("w:r"))
        shade = SubElement(SubElement(run, qn("w:rPr")), qn("w:shd"))
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), fill)
        SubElement(run, qn("w:tab"))
    properties.append(tabs)
    return made
