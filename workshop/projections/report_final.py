"""The final words, how they came about, and what was said against them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workshop.domain.state import FinalVersion, FinalWords, WordRequest
from workshop.domain.word_wishes import Standing, standing

from .outline import Block, Cell, Column, Paragraph, Quote, Row, Section, Statement, Table, plain
from .report_source import Source, key_to_marks, part_name
from .report_verdict import by_step, objections, reasons
from .said import Said, t
from .word_changes import changed_lines, lines


def dissent(source: Source) -> Section | None:
    """What was objected in each round on final words, and the reservations; without names."""
    say = source.words
    blocks: list[Block] = []
    for number, round_ in enumerate(source.state.rounds, 1):
        if round_.rule != "gradients" or not round_.tally:
            continue
        rest = reasons(source, round_, low=False)
        made = objections(source, round_)
        if rest:
            made.append(Paragraph(plain(say(t("Said with support, or with an abstention:")))))
            made.extend(by_step(rest))
        title = t(
            "{part}, version {version} (round {number})",
            part=part_name(round_.part),
            version=round_.option_versions.get(round_.part, 1),
            number=number,
        )
        blocks.append(Section(f"dissent-{number}", say(title), tuple(made)))
    if not blocks:
        return None
    intro = Paragraph(
        plain(say(t("Reasons stand here as they were written, without names."))), "quiet"
    )
    return Section("dissent", say(t("Dissent and reservations")), (intro, *blocks))


def final_words(source: Source) -> Section | None:
    """How the winner became the room's text: its versions, and the words people asked to change."""
    parts = [source.state.finals[part] for part in source.parts() if part in source.state.finals]
    blocks: list[Block] = []
    for final in parts:
        made = _final(source, final)
        title = source.words(part_name(final.part))
        blocks += made if len(parts) == 1 else [Section(f"final-{final.part}", title, tuple(made))]
    if not blocks:
        return None
    key = key_to_marks(source, blocks)
    return Section("final", source.words(t("The final words")), (*key, *blocks))


_HOWS = {
    "vote": t("It began as {candidate}, chosen by vote."),
    "tie": t("It began as {candidate}, chosen after a tie."),
    "runner_up": t("It began as {candidate}, the runner-up."),
    "decision": t("It began as {candidate}, chosen by a recorded decision."),
}


def _final(source: Source, final: FinalWords) -> list[Block]:
    say = source.words
    how = _HOWS.get(final.how, _HOWS["decision"])
    blocks: list[Block] = [
        Paragraph(plain(say(t(how.text, candidate=source.candidate(final.candidate)))))
    ]
    if final.reason:
        blocks.append(Quote(plain(final.reason), say(t("The reason given"))))
    before: FinalVersion | None = None
    for version in final.versions:
        blocks.append(_final_version(source, final, before, version))
        before = version
    if final.requests:
        blocks.append(_requests(source, final))
    return blocks


def _final_version(
    source: Source, final: FinalWords, before: FinalVersion | None, version: FinalVersion
) -> Block:
    say = source.words
    from_candidate = before is None or before.candidate != version.candidate
    change: Said = (
        t("the words of {candidate}", candidate=source.candidate(version.candidate))
        if from_candidate
        else t("reworded")
    )
    label = t(
        "Version {number}, {time}: {change}",
        number=version.number,
        time=source.words.clock(version.at),
        change=change,
    )
    adoption = final.adoption
    if adoption is not None and adoption.version == version.number:
        label = t("{version}; adopted", version=label)
    if before is None or from_candidate:
        return Statement(say(label), lines(version.pieces), "small")
    return Statement(say(label), changed_lines(before.pieces, version.pieces), "small")


#: Settled says that somebody dealt with a wish; this says what can be seen.
_STANDS: Final[Mapping[Standing, Said]] = {
    "in": t("in the text"),
    "kept": t("the text kept its words"),
    "both": t("both are in the text"),
    "neither": t("neither is in the text"),
    "out": t("not in the text"),
}


def _stands(source: Source, final: FinalWords, request: WordRequest) -> str:
    found = standing(final.current.pieces, request.phrase, request.suggestion)
    return source.words(_STANDS[found]) if found else "–"


def _requests(source: Source, final: FinalWords) -> Table:
    say = source.words
    return Table(
        title=say(t("Words that people asked to change")),
        columns=(
            Column(say(t("As it stood")), weight=4),
            Column(say(t("What should stand there")), weight=4),
            Column(say(t("Settled")), weight=2),
            Column(say(t("In the text now")), weight=3),
        ),
        rows=tuple(
            Row(
                (
                    Cell(plain(request.phrase or "–")),
                    Cell(plain(request.suggestion or say(t("(take it out)")))),
                    Cell(plain(say(t("yes") if request.settled else t("no")))),
                    Cell(plain(_stands(source, final, request))),
                )
            )
            for request in sorted(final.requests, key=lambda request: request.order)
        ),
        about=say(
            t(
                "Each change of words that somebody sent while the text was written, and what of"
                " it stands in the text now."
            )
        ),
    )
