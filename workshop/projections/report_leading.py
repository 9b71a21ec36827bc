"""The candidates that lead, where a part is not agreed yet."""

from __future__ import annotations

from workshop.domain.state import Candidate

from .report_source import Source, percent
from .said import t, tn

#: Candidates shown in all.
MOST_LEADING = 3
#: Beside a text that the room works on.
MOST_OTHERS = 2


def leading(source: Source, part: str, without: str = "") -> list[tuple[Candidate, str]]:
    """The candidates that still stand, the best of the latest vote first, and how they did."""
    state, most = source.state, MOST_OTHERS if without else MOST_LEADING
    standing = [
        known
        for known in source.candidates(part)
        if not known.withdrawn and not known.aside and known.id != without and known.pieces
    ]
    for round_ in reversed(state.rounds):
        if round_.status == "closed" and (round_.over, round_.part) == ("candidates", part):
            order = round_.tally["order"]
            options = round_.tally["options"]
            standing.sort(
                key=lambda known: order.index(known.id) if known.id in order else len(order)
            )
            notes = {
                option: _note(source, round_.rule, options[option])
                for option in order
                if round_.tally["ballots"] > round_.tally["abstentions"]
            }
            return [(known, notes.get(known.id, "")) for known in standing[:most]]
    return [(known, "") for known in standing[:most]]


def _note(source: Source, rule: str, option: dict[str, int]) -> str:
    total = option["total"]
    points = (
        tn("{n} dot", "{n} dots", total) if rule == "dots" else tn("{n} point", "{n} points", total)
    )
    return source.words(
        t("{points}, {share} support", points=points, share=percent(option.get("support")))
    )
