"""How large the words of the room are set, and how a document keeps to its pages.

The result stands on one page, as large as it looks well there; in the full document together with
who agreed, where both have room. The short document has two pages:
where long reasons, obstacles or other candidates would make a third one, they are shortened, and
the document says so. The words that the room agreed on, or works on, are never shortened; where
they alone take more than a page, what is said about them follows on the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
CUTS: Final = ((600, 12), (400, 9), (280, 7), (190, 5), (130, 4), (90, 3), (70, 2))


def fitted(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    """The outline with definite sizes of its result, and short enough for its kind."""
    if not outline.sections:
        return outline
    made = _sized(outline, laid_out)
    return _shortened(made, laid_out) if outline.kind == "short" else made


def _sized(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    """With the largest size of its statements that leaves the result on one page."""
    statements = [b for b in outline.sections[0].blocks if isinstance(b, Statement)]
    settled = any(statement.size == "large" for statement in statements)
    length = sum(len(letters(line.text)) for each in statements for line in each.lines)
    first = 0 if settled and outline.kind == "short" else 1
    while first < 3 and length > MOST_LETTERS[SIZES[first]]:
        first += 1
    if outline.kind == "full":
        return _in_full(outline, first, laid_out)
    for size in SIZES[first:]:
        made = _with_size(outline, size)
        if _on_one_page(made.sections[0], made, laid_out):
            return made
    # The words fill more than a page: nothing is gained by leaving the rest of it empty.
    made = _with_size(outline, "small")
    return replace(made, sections=tuple(replace(each, page=False) for each in made.sections))


def _in_full(outline: Outline, first: int, laid_out: Callable[[Outline], Laid]) -> Outline:
    """With the result and who agreed on one page, or else each on one of its own."""
    for size in SIZES[first : first + 2]:
        made = _with_size(outline, size)
        if _on_one_page(made.sections[0], made, laid_out):
            return made
    for size in SIZES[first:]:
        made = _with_size(outline, size)
        result, *rest = made.sections
        words = tuple(block for block in result.blocks if not isinstance(block, Section))
        if _on_one_page(replace(result, blocks=words), made, laid_out):
            break
    else:
        return made  # the words fill more than a page: what is said about them follows at once
    parted = list(result.blocks)
    for place, block in enumerate(parted):
        if isinstance(block, Section):
            parted[place] = replace(block, page=True)
            break
    return replace(made, sections=(replace(result, blocks=tuple(parted)), *rest))


def _on_one_page(section: Section, made: Outline, laid_out: Callable[[Outline], Laid]) -> bool:
    begins, ends = laid_out(replace(made, sections=(section,)))[0]
    return begins == ends


def _with_size(outline: Outline, size: Size) -> Outline:
    """The statements that lead the document; those in sections of their own stay as they are."""
    first, *rest = outline.sections
    blocks = tuple(
        replace(block, size=size) if isinstance(block, Statement) else block
        for block in first.blocks
    )
    return replace(outline, sections=(replace(first, blocks=blocks), *rest))


def _section(section: Section, change: Callable[[Block], Block]) -> Section:
    return replace(
        section,
        blocks=tuple(
            _section(block, change) if isinstance(block, Section) else change(block)
            for block in section.blocks
        ),
    )


def _shortened(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    """With as little cut, and as large, as two pages hold."""
    if _fits(outline, laid_out):
        return outline
    made = outline
    for offered in _with_less(outline):
        made = _as_cut(offered, laid_out)
        if _fits(made, laid_out):
            break
    return made


def _with_less(outline: Outline) -> Iterator[Outline]:
    """As it is, and without what was said with reservations: the full document has it whole."""
    yield outline
    first, *rest = outline.sections
    bare = tuple(_without(section) for section in rest)
    if bare != tuple(rest):
        *front, last = bare
        said = _ending_in(last, outline.phrases.get("reserved", ""))
        yield replace(outline, sections=(first, *front, said))
        yield replace(outline, sections=(first, *bare))  # not a line is left for saying so


def _without(section: Section) -> Section:
    blocks = tuple(
        _without(block) if isinstance(block, Section) else block
        for block in section.blocks
        if not (isinstance(block, Section) and block.key.startswith("reserved-"))
    )
    return replace(section, blocks=blocks)


def _ending_in(section: Section, sentence: str) -> Section:
    """With this sentence at the end of its last paragraph: a line of its own may be too much."""
    *front, last = section.blocks
    if isinstance(last, Section):
        last = _ending_in(last, sentence)
    elif isinstance(last, Paragraph):
        last = replace(last, text=(*last.text, Run(f" {sentence}")))
    return replace(section, blocks=(*front, last))


def _as_cut(outline: Outline, laid_out: Callable[[Outline], Laid]) -> Outline:
    if _fits(outline, laid_out):
        return outline
    made = outline
    parted = any(section.page for section in outline.sections[1:])
    for most, items in CUTS:
        made = _cut(outline, _Cut(most, items))
        if _fits(made, laid_out):
            return made
        smaller = _with_size(made, "small")
        if not parted and _fits(smaller, laid_out):
            return smaller
    return made if parted else _with_size(made, "small")


def _fits(outline: Outline, laid_out: Callable[[Outline], Laid]) -> bool:
    return laid_out(outline)[-1][1] <= SHORT_PAGES


def _cut(outline: Outline, cut: _Cut) -> Outline:
    first, *rest = outline.sections
    sections = (_section(first, cut.callout), *(_section(each, cut) for each in rest))
    if sections == outline.sections:
        return outline
    *front, last = sections
    said = Paragraph(plain(outline.phrases.get("shortened", "")), "quiet")
    return replace(outline, sections=(*front, replace(last, blocks=(*last.blocks, said))))


@dataclass(frozen=True, slots=True)
class _Cut:
    """Shortens a block: texts to so many letters, lists to so many items."""

    most: int
    items: int

    def __call__(self, block: Block) -> Block:
        if isinstance(block, Statement) and block.size == "small":
            return replace(block, lines=self._lines(block.lines))
        if isinstance(block, Bullets):
            return replace(block, items=self._some(block.items))
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
        texts = self._some(tuple(line.text for line in lines))
        return tuple(Line(line.role, text) for line, text in zip(lines, texts, strict=False))

    def _some(self, texts: tuple[Text, ...]) -> tuple[Text, ...]:
        """The first ones; where there are more, the last one that is shown goes on with dots."""
        shown = [self._text(text) for text in texts[: self.items]]
        if len(texts) > self.items and not letters(shown[-1]).endswith("…"):
            shown[-1] = (*shown[-1], Run(" …"))
        return tuple(shown)

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
