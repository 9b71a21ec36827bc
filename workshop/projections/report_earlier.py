"""What was objected before the answer that counts: in earlier rounds on the same words, or others.

Whoever reads the first pages alone must not take "nobody objected" for the whole of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from workshop.domain import stage_kinds
from workshop.domain.ballots import GRADIENTS, LOW_END
from workshop.domain.state import Round

from .outline import Block, Paragraph, plain
from .report_reasons import listed
from .report_source import BOUND, Source
from .report_verdict import reasons
from .said import Said, t

#: Of an earlier answer the first pages print so many reasons, or of more the first alone.
FEW_REASONS = 2


def objected_before(source: Source, part: str, deciding: Round | None) -> list[Round]:
    """The rounds before the one that decides in which somebody stood at the low end, the latest
    first; all of them where none decides."""
    found: list[Round] = []
    for round_ in source.state.rounds:
        if deciding is not None and round_.id == deciding.id:
            break
        if (round_.purpose, round_.part) == (stage_kinds.RATIFY, part) and _low(round_):
            found.append(round_)
    return found[::-1]


def earlier(
    source: Source, rounds: list[Round], deciding: Round | None, *, short: bool
) -> list[Block]:
    """What was objected in earlier rounds, a line for each, with the reasons given in the latest.

    short  whether the other reasons stand in another document
    """
    say = source.words
    blocks: list[Block] = []
    for round_ in rounds:
        part = round_.part
        steps = [
            f"{source.say(step.label)}{BOUND}{number}"
            for step in GRADIENTS
            if (number := _low(round_).get(step.key, 0))
        ]
        version = round_.option_versions.get(part, 1)
        same = deciding is not None and deciding.option_versions.get(part, 1) == version
        line: Said = (
            t("An earlier answer, on the same version, had objections: {steps}.")
            if same
            else t("An earlier answer, on version {number}, had objections: {steps}.")
        )
        said = t(line.text, number=version, steps=say.listed(steps))
        blocks.append(Paragraph(plain(say(said), "strong")))
        if len(blocks) == 1:
            blocks.extend(_reasons(source, round_, short=short))
    return blocks


def _reasons(source: Source, round_: Round, *, short: bool) -> list[Block]:
    """Those at the lowest step first, and where the others stand."""
    given = reasons(source, round_, low=True)
    order = [source.say(step.label) for step in reversed(GRADIENTS)]
    given.sort(key=lambda known: order.index(known[0]))
    shown = given if len(given) <= FEW_REASONS else given[:1]
    words = [reason for _, reason in shown]
    return listed(source, words, len(given) - len(shown), short=short)


def _low(round_: Round) -> Mapping[str, int]:
    steps = round_.tally.get("steps", {}) if round_.tally else {}
    return {step: number for step, number in steps.items() if step in LOW_END and number}
