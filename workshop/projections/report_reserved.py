"""What was said by those who support the words with reservations, on the first pages.

The ballot promises that a reason is printed; whoever reads the first pages alone should meet it.
"""

from __future__ import annotations

from typing import Final

from workshop.domain.ballots import LOW_END
from workshop.domain.state import Round

from .outline import Block, Section
from .report_reasons import listed
from .report_source import Source
from .said import t

#: Reasons of one answer that the short document prints, and the first page of the full one of
#: reservations: what was objected comes first. The rest is counted.
MOST_REASONS: Final = 6


def reserved(source: Source, round_: Round, *, short: bool) -> list[Block]:
    """The reasons given with reservations, without names; nothing where none was given.

    short  whether the other reasons stand in another document
    """
    given = round_.tally.get("reasons", ())
    reasons = [each["reason"] for each in given if each["step"] == "reservations"]
    if not reasons:
        return []
    objected = sum(each["step"] in LOW_END for each in given)
    shown = reasons[: max(0, MOST_REASONS - objected)]
    blocks = listed(source, shown, len(reasons) - len(shown), short=short)
    title = source.words(t("What was said with reservations"))
    return [Section(f"reserved-{round_.part}", title, tuple(blocks))]
