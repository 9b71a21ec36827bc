"""The table of contents: filled from the start, with links, page numbers, and fields to update.

The whole is a TOC field, so that Word can make it anew; each line in it links to the bookmark of
its heading and ends with a PAGEREF field.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from workshop.projections.outline import Run

from .letters import Element, add_field, add_run, paragraph
from .styles import style_id

#: Headings down to this level stand in the contents.
LEVELS = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body: its text, its level from 1 on, its paragraph, its bookmark."""

    title: str
    level: int
    paragraph: Element
    bookmark: str


def mark(heading: Element, number: int) -> str:
    """Put a bookmark around a heading; its name."""
    name = f"_Toc{number:06d}"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    heading.insert(1, start)  # after the paragraph's properties
    heading.append(end)
    return name


def contents(title: str, headings: list[Heading], pages: list[int]) -> list[Element]:
    """The title and the lines; `pages` are those of the headings, in their order."""
    made = [paragraph(style_id("Contents"), (Run(title),))]
    listed = [pair for pair in zip(headings, pages, strict=True) if pair[0].level <= LEVELS]
    for heading, page in listed:
        line = paragraph(style_id(f"toc {heading.level}"))
        link = SubElement(line, qn("w:hyperlink"))
        link.set(qn("w:anchor"), heading.bookmark)
        link.set(qn("w:history"), "1")
        add_run(link, heading.title + "\t")
        add_field(link, f"PAGEREF {heading.bookmark} \\h", str(page))
        made.append(line)
    if listed:
        _wrap(made[1], made[-1])
    return made


def _wrap(first: Element, last: Element) -> None:
    """Put the TOC field around the lines."""
    begin = OxmlElement("w:p")
    add_field(begin, f'TOC \\o "1-{LEVELS}" \\h \\z \\u', "")
    *opening, _shown, end = begin.findall(qn("w:r"))
    for number, run in enumerate(opening, 1):
        first.insert(number, run)
    last.append(end)
