"""What a document says and in which order, before anybody decides how it looks.

Word, web page and poster are drawn from the same outline, so they cannot disagree. All texts are
ready to read: translated, and without anything that a reader may not see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Mark = Literal["", "strong", "added", "removed"]
Tone = Literal["", "lead", "quiet", "agreed"]
Size = Literal["large", "display", "normal", "small"]
Holds = Literal["text", "number", "bar"]
Kind = Literal["short", "full"]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one kind; a change of words is marked as added or removed."""

    text: str
    mark: Mark = ""


Text = tuple[Run, ...]


def plain(text: str, mark: Mark = "") -> Text:
    """A text of one run; none for an empty one."""
    return (Run(text, mark),) if text else ()


def letters(text: Text) -> str:
    """What a text says, marks left out; removed words are in it too."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    tone: Tone = ""
    block: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a statement: its vision, its purpose or an objective."""

    role: str
    text: Text


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of the room, set like print. `settled`: they are what the room agreed on.

    large    alone on a page: what could be framed
    display  first among others

    `led_on`: what follows belongs to it, on the same page.
    """

    label: str
    lines: tuple[Line, ...]
    size: Size = "normal"
    settled: bool = False
    led_on: bool = False
    block: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]
    block: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote. `source` says what it is, and a name only where names are shown."""

    text: Text
    source: str = ""
    answer: bool = False
    block: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked."""

    title: str
    lines: tuple[Text, ...] = ()
    tone: Literal["good", "next"] = "next"
    block: Literal["callout"] = "callout"


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Facts:
    rows: tuple[Fact, ...]
    block: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is its share of the width, compared with the other columns."""

    title: str
    holds: Holds = "text"
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A text; in a column of bars a number, with the length of its bar in percent.

    group  its place in the brief, which gives the bar its colour
    """

    text: Text = ()
    share: int = 0
    group: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`about` says in a sentence what it holds, for whoever hears it. No cell is empty."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    about: str = ""
    #: Whether it names people: only the open votes, and what they were told beforehand.
    names: bool = False
    block: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `page`: it begins a new page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    page: bool = False
    block: Literal["section"] = "section"


Block = Paragraph | Statement | Bullets | Quote | Callout | Facts | Table | Section
BLOCKS = (Paragraph, Statement, Bullets, Quote, Callout, Facts, Table, Section)


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document. `cover` are the facts of its title page, `foot` the line on every page."""

    kind: Kind
    language: str
    title: str
    unit: str
    subtitle: str
    day: str
    foot: str
    contents: str
    sections: tuple[Section, ...]
    cover: tuple[Fact, ...] = ()
    #: Milliseconds since 1970, and the day where the reader is (year-month-day).
    made_at: int = 0
    made_day: str = ""
    #: Words that the format itself needs, such as "Page {page} of {pages}".
    phrases: dict[str, str] = field(default_factory=dict)


def everything(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in reading order, those inside sections too."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from everything(block.blocks)
