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
from workshop.projections.said import APART, TOGETHER_AGAIN

from .languages import FIRST_TOLD, spoken

Element = Any

#: What XML 1.0 cannot hold, lone surrogates among it, and controls of the writing direction.
_UNFIT: Final = re.compile(
    "[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f\u061c\u200e\u200f"
    "\u202a-\u202e\u2066-\u2069\ufeff]"
)
_RTL: Final = ("R", "AL")
#: A number after words that are read from right to left would be drawn before them, apart from what
#: follows it ("14 · ... March 2026"), but for this mark, which is not seen.
_LEFT_TO_RIGHT: Final = "\u200e"
_NUMBER_FIRST: Final = re.compile(r"\W*(?=\d)")
THIN_SPACE: Final = "\u2009"
#: Letters of a paragraph that may stay together with the next, and with itself.
LONGEST_KEPT: Final = 1_000
#: Letters of prose that stays together: some four lines. LibreOffice leaves a heading alone at the
#: foot of a page where the two lines of a paragraph of three fit, and no part of it may stay.
LONGEST_PROSE: Final = 360
_PROSE: Final = frozenset({"Normal", "Lead", "Quiet", "ListBullet"})
#: Below this letter nothing is read from right to left.
_FIRST_RTL: Final = "\u0590"
#: The properties that a paragraph may have beside its style, as the schema orders them.
_ORDER: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "tabs", "bidi", "spacing",
)  # fmt: skip
#: Mark of a run -> its character style.
_STYLES: Final = {"strong": "Strong", "added": "Added", "removed": "Removed"}


def fit(text: str) -> str:
    """The text without what a document cannot hold; line breaks stay."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def reads_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left.

    A name that was set apart in a sentence of ours does not turn it, unless it is all there is.
    """
    if max(text, default="") < _FIRST_RTL:
        return False
    depth, inner = 0, None
    for letter in text:
        depth += {APART: 1, TOGETHER_AGAIN: -1}.get(letter, 0)
        direction = unicodedata.bidirectional(letter)
        if direction in (*_RTL, "L"):
            if depth <= 0:
                return direction != "L"
            inner = inner or direction
    return inner in _RTL


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


def paragraph(
    style: str, text: Text = (), *, keep_next: bool = False, turns: bool = True
) -> Element:
    """A paragraph in a style, with its runs.

    It goes the way of its first letter, unless it is a line of ours around a text of theirs: then
    it goes the document's way, and does not turn.
    """
    made = OxmlElement("w:p")
    SubElement(SubElement(made, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
    whole = "".join(run.text for run in text)
    if len(whole) > LONGEST_KEPT:
        # What fills a page or more must break, or the page before it stays empty.
        setting(made, "keepNext", val="0")
        setting(made, "keepLines", val="0")
    else:
        if keep_next:
            setting(made, "keepNext")
        if len(whole) > LONGEST_PROSE and style in _PROSE:
            setting(made, "keepLines", val="0")
    turn(made, leftwards=turns and reads_leftwards(whole))
    before = Run("")
    for run in text:
        if (before.mark, run.mark) == ("removed", "added") and not before.text[-1:].isspace():
            add_run(made, THIN_SPACE)  # else the old word and the new one look like one
        add_run(made, run.text, _STYLES.get(run.mark, ""), whole)
        before = run
    return made


def turn(made: Element, *, leftwards: bool) -> None:
    """Let a paragraph go from right to left, or not."""
    if leftwards:
        setting(made, "bidi")
    elif (found := made.find(f"{qn('w:pPr')}/{qn('w:bidi')}")) is not None:
        made.find(qn("w:pPr")).remove(found)


def setting(made: Element, name: str, **values: str) -> Element:
    """A property of one paragraph, beside its style; each at the place that the schema asks for."""
    properties = made.find(qn("w:pPr"))
    found = properties.find(qn(f"w:{name}"))
    if found is None:
        found = OxmlElement(f"w:{name}")
        place = _ORDER.index(name)
        later = [each for each in properties if _ORDER.index(_name(each)) > place]
        properties.insert(properties.index(later[0]) if later else len(properties), found)
    for key, value in values.items():
        found.set(qn(f"w:{key}"), value)
    return found


def spaced(made: Element, **points: float) -> Element:
    """The paragraph with this space `before` or `after` it, instead of its style's."""
    setting(made, "spacing", **{side: str(round(20 * space)) for side, space in points.items()})
    return made


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def add_run(into: Element, text: str, style: str = "", around: str = "") -> None:
    """Put a text at the end of a paragraph; a line break stays a line break.

    `around` is the text of the whole paragraph, which may tell the language better.
    """
    leftwards = False
    for letters, rtl in stretches(fit(text)):
        if leftwards and (begins := _NUMBER_FIRST.match(letters)):
            letters = f"{begins[0]}{_LEFT_TO_RIGHT}{letters[begins.end() :]}"
        leftwards = rtl
        run = SubElement(into, qn("w:r"))
        if style or rtl or max(letters, default="") >= FIRST_TOLD:
            _describe(run, letters, style, around, rtl=rtl)
        for number, line in enumerate(letters.split("\n")):
            if number:
                SubElement(run, qn("w:br"))
            if line:
                _add_text(run, line)


def _describe(run: Element, text: str, style: str, around: str, *, rtl: bool) -> None:
    """The style, the direction and the language of a run, in the order that the schema asks for."""
    known = spoken(text, around)
    if not (style or rtl or known.lang):
        return
    properties = SubElement(run, qn("w:rPr"))
    if style:
        SubElement(properties, qn("w:rStyle")).set(qn("w:val"), style)
    if known.east_asian_font:
        SubElement(properties, qn("w:rFonts")).set(qn("w:eastAsia"), known.east_asian_font)
    if rtl:
        SubElement(properties, qn("w:rtl"))
    if known.lang:
        language = SubElement(properties, qn("w:lang"))
        for attribute, name in known.lang:
            language.set(qn(f"w:{attribute}"), name)


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
