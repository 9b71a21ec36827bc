"""Each block of an outline as paragraphs and tables of a document."""

from __future__ import annotations

from workshop.projections.outline import (
    Block,
    Bullets,
    Callout,
    Facts,
    Paragraph,
    Quote,
    Statement,
    Table,
    Text,
    letters,
    plain,
)

from .fitting import LED
from .letters import Element, add_run, paragraph, reads_leftwards, setting, spaced, turn
from .styles import line_at_right, style_id
from .tables import table

#: Under a list of facts and a callout, in points.
AFTER = 12
#: A list of so few items and letters stays on one page.
FEW_ITEMS, FEW_LETTERS = 6, 700
_SIZES = {"large": "Large", "display": "Display", "normal": "", "small": "Small"}
_TONES = {"lead": "Lead", "quiet": "Quiet", "agreed": "Agreed", "": "Normal"}


def block(made: Block) -> list[Element]:
    """The paragraphs of a block. Raises TypeError for a section."""
    if isinstance(made, Paragraph):
        return [_paragraph(made)]
    if isinstance(made, Statement):
        return _statement(made)
    if isinstance(made, Table):
        return table(made)
    if isinstance(made, Quote):
        return _quote(made)
    if isinstance(made, Callout):
        return _callout(made)
    if isinstance(made, Facts):
        last = len(made.rows) - 1
        rows = [fact(row.name, row.text, keep_next=n < last) for n, row in enumerate(made.rows)]
        return _with_space(rows)
    if isinstance(made, Bullets):
        return _with_space(_bullets(made))
    raise TypeError(f"{type(made).__name__} is not a block by itself.")


def _bullets(made: Bullets) -> list[Element]:
    """Of a short list, no page gets a part."""
    last = len(made.items) - 1
    short = last < FEW_ITEMS and sum(len(letters(item)) for item in made.items) < FEW_LETTERS
    style = style_id("List Bullet")
    return [
        paragraph(style, item, keep_next=short and n < last) for n, item in enumerate(made.items)
    ]


def _with_space(rows: list[Element]) -> list[Element]:
    """The rows of one block, with a little space under the last."""
    if rows:
        spaced(rows[-1], after=AFTER)
    return rows


def _paragraph(made: Paragraph) -> Element:
    marks = {run.mark for run in made.text}
    if marks == {"strong"} and not made.tone:
        return paragraph("Subhead", plain(letters(made.text)))
    announces = letters(made.text).endswith(":")
    return paragraph(_TONES[made.tone], made.text, keep_next=announces)


def _statement(made: Statement) -> list[Element]:
    size = _SIZES[made.size]
    led = " Led" if made.size in LED else ""
    named = paragraph(style_id(f"Statement Label{led}"), plain(made.label))
    shown = [named] if made.label else []
    last = len(made.lines) - 1
    for number, line in enumerate(made.lines):
        style = "Objective" if line.role == "objective" else "Statement"
        # A statement stays on one page, unless it is longer than that.
        together = (number < last or made.led_on) and len(made.lines) < 20
        shown.append(paragraph(style_id(f"{style} {size}".strip()), line.text, keep_next=together))
    return shown


def _quote(made: Quote) -> list[Element]:
    """What is read from right to left has its line at the right, and who said it below it there."""
    name = "Quote Answer" if made.answer else "Quote"
    if not made.source:
        shown = [paragraph(style_id(f"{name} Alone"), made.text)]
    else:
        shown = [paragraph(style_id(name), made.text)] if made.text else []
        shown.append(paragraph(style_id(f"{name} Source"), plain(made.source)))
    leftwards = reads_leftwards(letters(made.text) or made.source)
    for each in shown:
        turn(each, leftwards=leftwards)
        if leftwards:
            setting(each, "pBdr").extend(line_at_right())
    return shown


def _callout(made: Callout) -> list[Element]:
    end, last = " Good" if made.tone == "good" else "", len(made.lines) - 1
    title = paragraph(style_id(f"Callout Title{end}"), plain(made.title))
    lines = [
        paragraph(style_id(f"Callout{end}"), line, keep_next=n < last)
        for n, line in enumerate(made.lines)
    ]
    if not lines:
        setting(title, "keepNext", val="0")
    return _with_space([title, *lines])


def fact(name: str, text: Text, *, keep_next: bool = False) -> Element:
    """A name and what it is, side by side."""
    made = paragraph("Fact", keep_next=keep_next)
    add_run(made, name, style_id("Fact Name"))
    add_run(made, "\t")
    for run in text:
        add_run(made, run.text, "Strong" if run.mark == "strong" else "")
    return made
