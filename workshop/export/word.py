"""An outline as a Word document: `python -m workshop.export.word FILE < outline.json`.

A process of its own, for making a document keeps a thread busy for seconds (facts, 13 and 24).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn

from workshop.projections.outline import Block, Outline, Paragraph, Section, Statement, plain
from workshop.projections.report_source import first_words

from . import outline_json, properties, styles
from .blocks import block, fact
from .contents import Heading, contents, mark
from .fitting import Laid, fitted
from .letters import Element, add_run, paragraph, setting, spaced
from .pages import PAGE_HEIGHT, height, last_pages, pages
from .styles import looks, style_id

DEEPEST: Final = 4
#: Points of a page that stay empty where something must fit on it: fonts that stand in are wider.
SPARE: Final = 30.0
#: From the rule to the words that could be framed: a part of what is free, and at least, at most.
ABOVE_FRAMED: Final = (0.34, 24.0, 150.0)
#: Letters of a title up to which it is set as large as a title page likes.
LONGEST_LARGE_TITLE: Final = 60
#: Letters of a title at the head of a short document, a line with the day.
LONGEST_HEAD: Final = 70
#: From the title to the facts of the title page, at most, in points.
BELOW_TITLE: Final = 200.0
#: Under a table, in points.
UNDER_TABLE: Final = 10.0


def build(outline: Outline) -> Document:
    """The document, ready to be saved."""
    outline = fitted(outline, _laid_out)
    document = docx.Document()
    properties.drop_stock_parts(document, outline)
    styles.apply(document.styles.element, properties.language(outline))
    styles.apply_bullets(document.part.numbering_part.element)
    properties.set_settings(document, outline)
    properties.set_page(document, outline)
    properties.set_properties(document, outline)
    body = document.element.body
    for element in _filled(_made(outline), outline.contents):
        body.insert(len(body) - 1, element)  # the section's properties stay last
    return document


def to_bytes(outline: Outline) -> bytes:
    """The document as a file."""
    out = BytesIO()
    build(outline).save(out)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of a body. `listed`: the contents, of the full document alone."""

    front: list[Element]
    listed: list[Element]
    sections: list[list[Element]]
    headings: list[Heading]

    @property
    def body(self) -> list[Element]:
        return [*self.front, *self.listed, *(each for part in self.sections for each in part)]


def _made(outline: Outline) -> _Made:
    short = outline.kind == "short"
    headings: list[Heading] = []
    front = _head(outline) if short else _cover(outline)
    sections = [
        list(_section(section, 1, headings, first=short and number == 0))
        for number, section in enumerate(outline.sections)
    ]
    if short and outline.sections:
        _lower(outline.sections[0], sections[0], front)
    listed = [] if short else _contents(outline.contents, headings, [0] * len(headings))
    made = _Made(front, listed, sections, headings)
    _air(made.body)
    return made


def _filled(made: _Made, title: str) -> list[Element]:
    """The body, with the page numbers in its contents."""
    if not made.listed:
        return made.body
    laid_out = pages(made.body)
    places = {id(element): place for place, element in enumerate(made.body)}
    numbers = [laid_out[places[id(heading.paragraph)]] for heading in made.headings]
    listed = _contents(title, made.headings, numbers)
    return _Made(made.front, listed, made.sections, made.headings).body


def _contents(title: str, headings: list[Heading], numbers: list[int]) -> list[Element]:
    listed = contents(title, headings, numbers)
    _new_page(listed[0])
    return listed


def _laid_out(outline: Outline) -> Laid:
    """On which pages each section begins and ends, more likely too late than too early."""
    made = _made(outline)
    begins, ends = pages(made.body, SPARE), last_pages(made.body, SPARE)
    found, at = [], len(made.front) + len(made.listed)
    for section in made.sections:
        found.append((begins[at], ends[at + len(section) - 1]))
        at += len(section)
    return found


def _cover(outline: Outline) -> list[Element]:
    """The title page of the full document."""
    style = "Title" if len(outline.title) <= LONGEST_LARGE_TITLE else "Title Long"
    made = [
        paragraph("Eyebrow", plain(outline.unit or "Lodestar")),
        paragraph(style_id(style), plain(outline.title)),
        paragraph("Subtitle", plain(outline.subtitle)),
    ]
    facts = [fact(row.name, row.text) for row in outline.cover]
    free = PAGE_HEIGHT - properties.LOWERED - 2 * SPARE - height([*made, *facts])
    for first in facts[:1]:
        spaced(first, before=min(max(free, 20), BELOW_TITLE))
    return [*made, *facts]


def _head(outline: Outline) -> list[Element]:
    """The top of the short document's first page, which could be framed."""
    line = " · ".join(filter(None, (first_words(outline.title, LONGEST_HEAD), outline.day)))
    unit = paragraph("Eyebrow", plain(outline.unit or "Lodestar"), turns=False)
    return [unit, paragraph("Subtitle", plain(line), turns=False)]


def _lower(section: Section, made: list[Element], front: list[Element]) -> None:
    """Words that could be framed stand where the eye expects them: a little above the middle."""
    share, least, most = ABOVE_FRAMED
    spaced(made[0], before=least)
    if any(isinstance(inner, Statement) and inner.settled for inner in section.blocks):
        free = PAGE_HEIGHT - SPARE - height([*front, *made])
        spaced(made[0], before=min(max(least + share * free, least), most))


def _air(body: list[Element]) -> None:
    """Space under tables: they have none of their own."""
    known = {look.id: look for look in looks().values()}
    for element, following in pairwise(body):
        if element.tag == qn("w:tbl") and following.tag == qn("w:p"):
            style = following.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
            own = following.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
            if own is None and known[style].before < UNDER_TABLE and style != "TableNote":
                spaced(following, before=UNDER_TABLE)


def _section(
    section: Section, level: int, headings: list[Heading], *, first: bool = False
) -> Iterator[Element]:
    level = min(level, DEEPEST)
    heading = paragraph(style_id(f"Heading {level}"), () if first else plain(section.title))
    if first:
        add_run(heading, section.title, style_id("Quiet Heading"))
    elif section.page:
        spaced(_new_page(heading), before=0)
    headings.append(Heading(section.title, level, heading, mark(heading, len(headings) + 1)))
    yield heading
    for place, inner in enumerate(section.blocks):
        made = list(_inner(inner, level, headings))
        if _leads_on(section.blocks[place : place + 2], opening=place == 0):
            setting(made[-1], "keepNext")
        yield from made


def _leads_on(pair: tuple[Block, ...], *, opening: bool) -> bool:
    """Whether a sentence belongs to what comes: a statement, or a section right below a heading."""
    if len(pair) < 2 or not isinstance(pair[0], Paragraph):
        return False
    return isinstance(pair[1], Statement) or (opening and isinstance(pair[1], Section))


def _inner(inner: Block, level: int, headings: list[Heading]) -> Iterator[Element]:
    if isinstance(inner, Section):
        yield from _section(inner, level + 1, headings)
    else:
        yield from block(inner)


def _new_page(element: Element) -> Element:
    setting(element, "pageBreakBefore")
    return element


def main(arguments: list[str]) -> int:
    """Read the outline from standard input and write the document to the file named."""
    outline = outline_json.decode(sys.stdin.buffer.read())
    Path(arguments[0]).write_bytes(to_bytes(outline))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
