"""An outline as a Word document: `python -m workshop.export.word FILE < outline.json`.

A process of its own, for making a document keeps a thread busy for seconds (facts, 13 and 24).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from workshop.projections.outline import Block, Outline, Section, Statement, plain

from . import outline_json, properties, styles
from .blocks import block, fact
from .contents import Heading, contents, mark
from .letters import Element, add_run, paragraph
from .pages import pages
from .styles import style_id

DEEPEST = 4


def build(outline: Outline) -> Document:
    """The document, ready to be saved."""
    document = docx.Document()
    properties.drop_stock_parts(document)
    styles.apply(document.styles.element, properties.language(outline))
    styles.apply_bullets(document.part.numbering_part.element)
    properties.set_settings(document, outline)
    properties.set_page(document, outline)
    properties.set_properties(document, outline)
    body = document.element.body
    for element in _body(outline):
        body.insert(len(body) - 1, element)  # the section's properties stay last
    return document


def to_bytes(outline: Outline) -> bytes:
    """The document as a file."""
    out = BytesIO()
    build(outline).save(out)
    return out.getvalue()


def _body(outline: Outline) -> list[Element]:
    headings: list[Heading] = []
    front = _cover(outline) if outline.kind == "full" else _head(outline)
    text: list[Element] = []
    for number, section in enumerate(outline.sections):
        first = number == 0 and outline.kind == "short"
        text.extend(_section(section, 1, headings, outline.kind, first=first))
    if outline.kind == "short":
        return [*front, *text]
    # The contents take a page of their own, so their length moves nothing.
    filler = _new_page(paragraph(style_id("Contents")))
    laid_out = pages([*front, filler, *text])
    places = {id(element): place for place, element in enumerate([*front, filler, *text])}
    numbers = [laid_out[places[id(heading.paragraph)]] for heading in headings]
    listed = contents(outline.contents, headings, numbers)
    _new_page(listed[0])
    return [*front, *listed, *text]


def _cover(outline: Outline) -> list[Element]:
    """The title page of the full document."""
    made = [_lowered(paragraph("Rule"), 150)]
    made.append(paragraph("Eyebrow", plain(outline.unit or "Lodestar")))
    made.append(paragraph("Title", plain(outline.title)))
    made.append(paragraph("Subtitle", plain(outline.subtitle)))
    made.append(_lowered(paragraph(style_id("Gap")), 190))
    made.extend(fact(row.name, row.text) for row in outline.cover)
    return made


def _head(outline: Outline) -> list[Element]:
    """The top of the short document's first page, which could be framed."""
    line = " · ".join(filter(None, (outline.title, outline.day)))
    made = [paragraph("Rule")]
    made.append(paragraph("Eyebrow", plain(outline.unit or "Lodestar")))
    made.append(paragraph("Subtitle", plain(line)))
    return made


def _section(
    section: Section, level: int, headings: list[Heading], kind: str, *, first: bool = False
) -> Iterator[Element]:
    level = min(level, DEEPEST)
    heading = paragraph(style_id(f"Heading {level}"), () if first else plain(section.title))
    if first:
        framed = any(isinstance(inner, Statement) and inner.settled for inner in section.blocks)
        add_run(heading, section.title, style_id("Quiet Heading"))
        _lowered(heading, 96 if framed else 24)
    elif section.page:
        _lowered(_new_page(heading), 0)
    headings.append(Heading(section.title, level, heading, mark(heading, len(headings) + 1)))
    yield heading
    for inner in section.blocks:
        yield from _inner(inner, level, headings, kind)


def _inner(inner: Block, level: int, headings: list[Heading], kind: str) -> Iterator[Element]:
    if isinstance(inner, Section):
        yield from _section(inner, level + 1, headings, kind)
    else:
        yield from block(inner, kind)


def _new_page(element: Element) -> Element:
    properties = element.find(qn("w:pPr"))
    properties.insert(1, OxmlElement("w:pageBreakBefore"))
    return element


def _lowered(element: Element, points: float) -> Element:
    """With so much space above it."""
    properties = element.find(qn("w:pPr"))
    spacing = SubElement(properties, qn("w:spacing"))
    spacing.set(qn("w:before"), str(round(20 * points)))
    return element


def main(arguments: list[str]) -> int:
    """Read the outline from standard input and write the document to the file named."""
    outline = outline_json.decode(sys.stdin.buffer.read())
    Path(arguments[0]).write_bytes(to_bytes(outline))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
