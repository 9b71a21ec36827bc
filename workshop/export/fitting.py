"""How large the words of the room are set, and how a document keeps to its pages.

The result stands on one page, as large as it looks well there. The short document has two pages:
where long reasons, obstacles or other candidates would make a third one, they are shortened, and
the document says so. The words that the room agreed on, or works on, are never shortened; where
they alone take more than a page, what is said about them follows on the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from workshop.projections.outline import (
    Block,
    Bullets,
    Callout,
    Fact,
    Facts,
    Line,
    Outline,
    Paragraph,
    Quote,
    Run,
    Section,
    Size,
    Statement,
    Text,
    everything,
    letters,
    plain,
)

#: For each section the page on which it begins and the one on which it ends.
Laid = list[tuple[int, int]]

SHORT_PAGES: Final = 2
#: The sizes of statements that lead a document, before it is known how large they can be.
LED: Final = ("large", "display")
SIZES: Final[tuple[Size, ...]] = ("large", "display", "normal", "small")
#: Letters of all statements of a result together, up to which this size looks well.
MOST_LETTERS: Final = {"large": 260, "display": 520, "normal": 1_200}
#: What each text of a short document may have when there is too much: letters, then lines or items.
CUTS: Final = ((600, 12), (400, 9), (280, 7), (190, 5), (130, 4), (90, 3))


def fitted(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    """The outline with definite sizes of its result, and short enough for its kind."""
    if not outline.sections:
        return outline
    made = _sized(outline, laid_out)
    return _shortened(made, laid_out) if outline.kind == "short" else made


def _sized(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    """With the largest size of its statements that leaves the result on one page."""
    statements = [
        block
        for block in everything(outline.sections[:1])
        if isinstance(block, Statement) and block.size in LED
    ]
    settled = any(statement.size == "large" for statement in statements)
    length = sum(len(letters(line.text)) for each in statements for line in each.lines)
    first = 0 if settled and outline.kind == "short" else 1
    while first < 3 and length > MOST_LETTERS[SIZES[first]]:
        first += 1
    for size in SIZES[first:]:
        made = _with_size(outline, size)
        begins, ends = laid_out(replace(made, sections=made.sections[:1]))[0]
        if begins == ends:
            return made
    if outline.kind == "short":
        # The words fill more than a page: nothing is gained by leaving the rest of it empty.
        made = _with_size(outline, "small")
        return replace(made, sections=tuple(replace(each, page=False) for each in made.sections))
    return _with_size(outline, SIZES[first])


def _with_size(outline: Outline, size: Size) -> Outline:
    first, *rest = outline.sections
    return replace(
        outline, sections=(_section(first, lambda block: _sized_block(block, size)), *rest)
    )


def _sized_block(block: Block, size: Size) -> Block:
    if isinstance(block, Statement) and block.size in LED:
        return replace(block, size=size)
    return block


def _section(section: Section, change: Callable[[Block], Block]) -> Section:
    return replace(
        section,
        blocks=tuple(
            _section(block, change) if isinstance(block, Section) else change(block)
            for block in section.blocks
        ),
    )


def _shortened(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    made = outline
    for most, items in CUTS:
        if laid_out(made)[-1][1] <= SHORT_PAGES:
            break
        cut = _Cut(most, items)
        first, *rest = outline.sections
        sections = (_section(first, cut.callout), *(_section(each, cut) for each in rest))
        if sections != outline.sections:
            *front, last = sections
            said = Paragraph(plain(outline.phrases.get("shortened", "")), "quiet")
            last = replace(last, blocks=(*last.blocks, said))
            made = replace(outline, sections=(*front, last))
    return made


@dataclass(frozen=True, slots=True)
class _Cut:
    """Shortens a block: texts to so many letters, lists to so many items."""

    most: int
    items: int

    def __call__(self, block: Block) -> Block:
        if isinstance(block, Statement) and block.size == "small":
            return replace(block, lines=self._lines(block.lines))
        if isinstance(block, Bullets):
            return replace(block, items=tuple(self._text(item) for item in block.items))
        if isinstance(block, Quote):
            return replace(block, text=self._text(block.text))
        if isinstance(block, Facts):
            rows = tuple(Fact(row.name, self._text(row.text)) for row in block.rows)
            return replace(block, rows=rows)
        return self.callout(block)

    def callout(self, block: Block) -> Block:
        """Beside the words of the room, which stay whole."""
        if isinstance(block, Callout):
            return replace(block, lines=tuple(self._text(line) for line in block.lines))
        return block

    def _lines(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        shown = tuple(Line(line.role, self._text(line.text)) for line in lines[: self.items])
        if len(lines) > self.items:
            shown = (*shown[:-1], Line(shown[-1].role, plain("…")))
        return shown

    def _text(self, text: Text) -> Text:
        made: list[Run] = []
        left = self.most
        for run in text:
            if len(run.text) > left:
                made.append(Run(_first_words(run.text, left) + "…", run.mark))
                break
            made.append(run)
            left -= len(run.text)
        return tuple(made)


def _first_words(text: str, most: int) -> str:
    """The beginning, cut at a word's end where one is near."""
    start = text[:most]
    space = start.rfind(" ")
    return (start[:space] if space > most // 2 else start).rstrip(" ,;:")
