"""Reasons as the first pages print them: some, and where the others stand."""

from __future__ import annotations

from collections.abc import Sequence

from .outline import Block, Bullets, Paragraph, plain
from .report_source import Source
from .said import tn


def listed(source: Source, shown: Sequence[str], more: int, *, short: bool) -> list[Block]:
    """`shown` word for word, then that `more` stand elsewhere.

    short  whether they stand in another document
    """
    blocks: list[Block] = []
    if shown:
        blocks.append(Bullets(tuple(plain(reason) for reason in shown)))
    if more:
        said = (
            tn(
                "{n} more reason stands in the full document.",
                "{n} more reasons stand in the full document.",
                more,
            )
            if short
            else tn(
                "{n} more reason stands under “Dissent and reservations”.",
                "{n} more reasons stand under “Dissent and reservations”.",
                more,
            )
        )
        blocks.append(Paragraph(plain(source.words(said)), "quiet"))
    return blocks
