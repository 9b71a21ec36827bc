"""The results of all rounds as CSV: a row for each round and option, with what groups show.

The names of the columns are for programs and are not translated; texts are what everybody in the
room could see.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from workshop.domain.ballots import HIGHEST_SCORE, STEPS
from workshop.domain.state import Piece, Round, Workshop
from workshop.projections.report_source import Record, Source, Words
from workshop.projections.said import together

#: With one of these a cell would begin a formula (CWE-1236).
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_MARK: Final = b"\xef\xbb\xbf"

ROUND: Final = (
    "round",
    "stage",
    "purpose",
    "part",
    "rule",
    "secrecy",
    "status",
    "opened_at",
    "closed_at",
    "present",
    "ballots",
    "abstentions",
)
OPTION: Final = (
    "option",
    "version",
    "text",
    "place",
    "winner",
    "total",
    "supporters",
    "counted",
    "support_percent",
    "common_ground_percent",
)
SPREAD: Final = tuple(f"points_{n}" for n in range(HIGHEST_SCORE + 1))
STEP: Final = tuple(f"step_{step}" for step in STEPS)

Cell = str | int


def results(state: Workshop, words: Words | None = None) -> bytes:
    """UTF-8 with a byte order mark, by which spreadsheets recognise it.

    A round that is open stands there without any number, one that was cancelled without a result.
    """
    source = Source(state, {}, Record(), words or Words())
    cells = _cells(state)
    shown = [f"support_percent: {source.members(cell)}" for cell in cells]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(_safe([*ROUND, *OPTION, *shown, "groups", *SPREAD, *STEP]))
    for number, round_ in enumerate(state.rounds, start=1):
        for option in round_.options if round_.tally else ("",):
            row = [*_round(source, number, round_), *_option(source, round_, option, cells)]
            table.writerow(_safe(row))
    return _MARK + out.getvalue().encode("utf-8")


def _cells(state: Workshop) -> list[tuple[str, ...]]:
    """Every group and pool that some round shows."""
    found = {
        tuple(cell["members"])
        for round_ in state.rounds
        for cell in round_.tally.get("groups", {}).get("shown", ())
    }
    return sorted(found, key=lambda cell: (len(cell), cell))


def _round(source: Source, number: int, round_: Round) -> list[Cell]:
    stage = source.state.stage(round_.stage)
    closed = round_.status != "open"
    return [
        number,
        stage.title if stage else "",
        round_.purpose,
        round_.part,
        round_.rule,
        round_.secrecy,
        round_.status,
        _moment(round_.opened_at),
        _moment(round_.closed_at),
        round_.present if closed else "",
        round_.tally.get("ballots", ""),
        round_.tally.get("abstentions", ""),
    ]


def _option(source: Source, round_: Round, option: str, cells: list[tuple[str, ...]]) -> list[Cell]:
    tally: Mapping[str, Any] = round_.tally
    if not option:
        return [""] * (len(OPTION) + len(cells) + 1 + len(SPREAD) + len(STEP))
    figures: Mapping[str, Any] = tally["options"][option]
    supporters, counted = figures["support_of"]
    by_cell = {
        tuple(cell["members"]): share
        for cell, share in zip(tally["groups"]["shown"], figures["support_by_group"], strict=True)
    }
    spread, steps = figures.get("spread", ()), tally.get("steps", {})
    return [
        "" if round_.over == "ideas" else source.option(round_, option),
        round_.option_versions.get(option, ""),
        _text(source, round_, option),
        _place(tally, option),
        "yes" if tally.get("winner") == option else "",
        figures.get("total", ""),
        supporters,
        counted,
        figures.get("support", ""),
        figures.get("common_ground", ""),
        *(by_cell.get(cell, "") for cell in cells),
        tally["groups"]["why"],
        *(spread or [""] * len(SPREAD)),
        *(steps.get(step, "") for step in STEPS),
    ]


def _place(tally: Mapping[str, Any], option: str) -> Cell:
    """By the total: options that share a place have the same number, as in a race."""
    order = tally.get("order", ())
    level = next((tied for tied in tally.get("ties", ()) if option in tied), (option,))
    return min(order.index(each) for each in level) + 1 if option in order else ""


def _text(source: Source, round_: Round, option: str) -> str:
    """What the option said when it was voted on."""
    if round_.over == "ideas":
        return source.option(round_, option)
    number = round_.option_versions.get(option, 0)
    versions: Mapping[int, tuple[Piece, ...]] = {}
    if round_.over == "final" and option in source.state.finals:
        versions = {v.number: v.pieces for v in source.state.finals[option].versions}
    elif option in source.state.candidates:
        versions = {v.number: v.pieces for v in source.state.candidates[option].versions}
    return " · ".join(piece.text for piece in versions.get(number, ()))


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds") if at else ""


def _safe(row: list[Cell]) -> list[Cell]:
    """The row as a spreadsheet shows it, never as a formula that it runs; words without the marks
    that sentences have for the eye."""
    plain = [together(cell) if isinstance(cell, str) else cell for cell in row]
    return [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
        for cell in plain
    ]
