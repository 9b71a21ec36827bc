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

from .letters import Element, add_run, paragraph
from .styles import style_id
from .tables import table

#: Letters from which a statement, alone on its page, is set smaller.
LONG = 260
VERY_LONG = 1_200
_TONES = {"lead": "Lead", "quiet": "Quiet", "agreed": "Agreed", "": "Normal"}


def block(made: Block, kind: str) -> list[Element]:
    """The paragraphs of a block; `kind` is that of the document. Raises TypeError for a section."""
    if isinstance(made, Paragraph):
        return [_paragraph(made)]
    if isinstance(made, Statement):
        return _statement(made, kind)
    if isinstance(made, Table):
        return table(made)
    if isinstance(made, Quote):
        return _quote(made)
    if isinstance(made, Callout):
        return _callout(made)
    if isinstance(made, Facts):
        last = len(made.rows) - 1
        return [
            *(fact(row.name, row.text, keep_next=n < last) for n, row in enumerate(made.rows)),
            gap(),
        ]
    if isinstance(made, Bullets):
        return [paragraph(style_id("List Bullet"), item) for item in made.items]
    raise TypeError(f"{type(made).__name__} is not a block by itself.")


def gap() -> Element:
    """A little space that no paragraph can give by itself."""
    return paragraph("Gap")


def _paragraph(made: Paragraph) -> Element:
    marks = {run.mark for run in made.text}
    if marks == {"strong"} and not made.tone:
        return paragraph("Subhead", plain(letters(made.text)))
    return paragraph(_TONES[made.tone], made.text)


def _statement(made: Statement, kind: str) -> list[Element]:
    size = _size(made, kind)
    shown = [paragraph(style_id("Statement Label"), plain(made.label))] if made.label else []
    last = len(made.lines) - 1
    for number, line in enumerate(made.lines):
        style = "Objective" if line.role == "objective" else "Statement"
        # A statement stays on one page, unless it is longer than that.
        together = number < last and len(made.lines) < 20
        shown.append(paragraph(style_id(f"{style} {size}".strip()), line.text, keep_next=together))
    return shown


def _size(made: Statement, kind: str) -> str:
    if made.size == "normal":
        return ""
    if made.size == "small":
        return "Small"
    length = sum(len(letters(line.text)) for line in made.lines)
    if length > VERY_LONG:
        return "Small"
    if length > 2 * LONG:
        return ""
    alone = made.size == "large" and kind == "short"
    return "Large" if alone and length <= LONG else "Display"


def _quote(made: Quote) -> list[Element]:
    name = "Quote Answer" if made.answer else "Quote"
    if not made.source:
        return [paragraph(style_id(f"{name} Alone"), made.text)]
    shown = [paragraph(style_id(name), made.text)] if made.text else []
    return [*shown, paragraph(style_id(f"{name} Source"), plain(made.source))]


def _callout(made: Callout) -> list[Element]:
    end = " Good" if made.tone == "good" else ""
    shown = [paragraph(style_id(f"Callout Title{end}"), plain(made.title))]
    shown.extend(paragraph(style_id(f"Callout{end}"), line) for line in made.lines)
    return [*shown, gap()]


def fact(name: str, text: Text, *, keep_next: bool = False) -> Element:
    """A name and what it is, side by side."""
    made = paragraph("Fact", keep_next=keep_next)
    add_run(made, name, style_id("Fact Name"))
    add_run(made, "\t")
    for run in text:
        add_run(made, run.text, "Strong" if run.mark == "strong" else "")
    return made
