"""How tests read an outline: as one text, by section, by table."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.projections.outline import (
    Block,
    Bullets,
    Callout,
    Facts,
    Outline,
    Paragraph,
    Quote,
    Section,
    Statement,
    Table,
    everything,
    letters,
)


def lines(blocks: tuple[Block, ...], *, names: bool = True) -> Iterator[str]:
    """Every text in reading order; without the tables that name voters where `names` is false."""
    for block in everything(blocks):
        if isinstance(block, Table):
            if not block.names or names:
                yield block.title
                yield from (column.title for column in block.columns)
                yield from (letters(cell.text) for row in block.rows for cell in row.cells)
                yield block.note
        else:
            yield from _of(block)


def _of(block: Block) -> list[str]:
    if isinstance(block, Section):
        return [block.title]
    if isinstance(block, Paragraph):
        return [letters(block.text)]
    if isinstance(block, Statement):
        return [block.label, *(letters(line.text) for line in block.lines)]
    if isinstance(block, Bullets):
        return [letters(item) for item in block.items]
    if isinstance(block, Quote):
        return [letters(block.text), block.source]
    if isinstance(block, Callout):
        return [block.title, *(letters(line) for line in block.lines)]
    if isinstance(block, Facts):
        return [text for fact in block.rows for text in (fact.name, letters(fact.text))]
    return []


def said(outline: Outline, *, names: bool = True) -> str:
    """Everything that a document says."""
    front = [outline.title, outline.unit, outline.subtitle, outline.foot]
    front += [letters(fact.text) for fact in outline.cover]
    return "\n".join((*front, *lines(outline.sections, names=names)))


def section(outline: Outline, key: str) -> str:
    """What one section says, or "" where there is none."""
    for block in everything(outline.sections):
        if isinstance(block, Section) and block.key == key:
            return "\n".join(lines((block,)))
    return ""


def keys(outline: Outline) -> list[str]:
    """The sections of the first level."""
    return [each.key for each in outline.sections]


def bars(outline: Outline, title: str) -> list[int]:
    """How long the bars of the first table with this title are, in percent."""
    found = (b for b in everything(outline.sections) if isinstance(b, Table) and b.title == title)
    made = next(found)
    place = [column.holds for column in made.columns].index("bar")
    return [row.cells[place].share for row in made.rows]


def table(outline: Outline, title: str, within: str = "") -> list[list[str]]:
    """The rows of the first table with this title (in this section)."""
    inside = not within
    for block in everything(outline.sections):
        if isinstance(block, Section):
            inside = inside or block.key == within
        if isinstance(block, Table) and block.title == title and inside:
            return [[letters(cell.text) for cell in row.cells] for row in block.rows]
    raise AssertionError(f"There is no table {title!r}.")
