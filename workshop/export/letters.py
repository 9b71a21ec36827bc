"""Runs and paragraphs of WordprocessingML, made of any text that people may have written.

Made as XML directly: python-docx takes some 2 s for 3,000 paragraphs. Letters that XML cannot hold
are left out here once more (they are cleaned at the door already), and each stretch that is read
from right to left is marked as such, with its paragraph where it begins so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from workshop.projections.outline import Run, Text

Element = Any

#: What XML 1.0 cannot hold, lone surrogates among it, and controls of the writing direction.
_UNFIT: Final = re.compile(
    "[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f\u061c\u200e\u200f"
    "\u202a-\u202e\u2066-\u2069\ufeff]"
)
_RTL: Final = ("R", "AL")
THIN_SPACE: Final = "\u2009"
#: Letters of a paragraph that may stay together with the next, and with itself.
LONGEST_KEPT: Final = 1_000
#: Below this letter nothing is read from right to left.
_FIRST_RTL: Final = "\u0590"
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
#: Mark of a run -> its character style.
_STYLES: Final = {"strong": "Strong", "added": "Added", "removed": "Removed"}


def fit(text: str) -> str:
    """The text without what a document cannot hold; line breaks stay."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def reads_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left."""
    if max(text, default="") < _FIRST_RTL:
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in (*_RTL, "L"):
            return direction != "L"
    return False


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """(letters, read from right to left?) in their order; spaces between two stay with both alike.

    What has no direction goes with what is around it where that agrees, else from left to right.
    """
    if max(text, default="") < _FIRST_RTL:
        yield text, False
        return
    taken, waiting, rtl = "", "", False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction not in (*_RTL, "L"):
            waiting += letter
            continue
        if (direction != "L") == rtl:
            taken += waiting + letter
        else:
            if not rtl:
                taken += waiting
            if taken:
                yield taken, rtl
            taken = (waiting if rtl else "") + letter
            rtl = not rtl
        waiting = ""
    if taken + waiting:
        yield taken + waiting, rtl


def paragraph(style: str, text: Text = (), *, keep_next: bool = False) -> Element:
    """A paragraph in a style, with its runs."""
    made = OxmlElement("w:p")
    properties = SubElement(made, qn("w:pPr"))
    SubElement(properties, qn("w:pStyle")).set(qn("w:val"), style)
    whole = "".join(run.text for run in text)
    if len(whole) > LONGEST_KEPT:
        # What fills a page or more must break, or the page before it stays empty.
        SubElement(properties, qn("w:keepNext")).set(qn("w:val"), "0")
        SubElement(properties, qn("w:keepLines")).set(qn("w:val"), "0")
    elif keep_next:
        SubElement(properties, qn("w:keepNext"))
    if reads_leftwards(whole):
        SubElement(properties, qn("w:bidi"))
    before = Run("")
    for run in text:
        if (before.mark, run.mark) == ("removed", "added") and not before.text[-1:].isspace():
            add_run(made, THIN_SPACE)  # else the old word and the new one look like one
        add_run(made, run.text, _STYLES.get(run.mark, ""))
        before = run
    return made


def add_run(into: Element, text: str, style: str = "") -> None:
    """Put a text at the end of a paragraph; a line break stays a line break."""
    for letters, rtl in stretches(fit(text)):
        run = SubElement(into, qn("w:r"))
        if style or rtl:
            properties = SubElement(run, qn("w:rPr"))
            if style:
                SubElement(properties, qn("w:rStyle")).set(qn("w:val"), style)
            if rtl:
                SubElement(properties, qn("w:rtl"))
                language = "he-IL" if _HEBREW.search(letters) else "ar-SA"
                SubElement(properties, qn("w:lang")).set(qn("w:bidi"), language)
        for number, line in enumerate(letters.split("\n")):
            if number:
                SubElement(run, qn("w:br"))
            if line:
                _add_text(run, line)


def _add_text(run: Element, line: str) -> None:
    for number, part in enumerate(line.split("\t")):
        if number:
            SubElement(run, qn("w:tab"))
        if part:
            text = SubElement(run, qn("w:t"))
            text.text = part
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def add_field(into: Element, code: str, shown: str, style: str = "") -> None:
    """Put a field at the end of a paragraph, such as PAGE, with what it shows until updated."""
    parts = (("begin", ""), ("", code), ("separate", ""), ("text", shown), ("end", ""))
    for kind, content in parts:
        run = SubElement(into, qn("w:r"))
        if style:
            SubElement(SubElement(run, qn("w:rPr")), qn("w:rStyle")).set(qn("w:val"), style)
        if kind == "text":
            _add_text(run, content)
        elif content:
            instruction = SubElement(run, qn("w:instrText"))
            instruction.text = f" {content} "
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            SubElement(run, qn("w:fldChar")).set(qn("w:fldCharType"), kind)
