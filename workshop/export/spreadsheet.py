"""The results of all rounds as CSV: one row a round and option, with what was shown of groups."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.state import Round, Workshop

#: What a spreadsheet would take for a formula if a cell began with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "round",
    "purpose",
    "part",
    "rule",
    "secrecy",
    "status",
    "present",
    "ballots",
    "abstentions",
    "option",
    "text",
    "total",
    "support_percent",
    "supporters",
    "counted",
    "common_ground_percent",
    "winner",
)


def results(state: Workshop, translate: Callable[[str], str] = lambda text: text) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need to recognise it.

    Only rounds that have closed have a result; a cancelled one stands there without.
    """
    groups = {group.id: group.name for group in state.brief.groups}
    cells = sorted(
        {
            tuple(cell["members"])
            for round_ in state.rounds
            for cell in round_.tally.get("groups", {}).get("shown", ())
        }
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    shown = [" + ".join(groups.get(member, member) for member in cell) for cell in cells]
    writer.writerow(
        [
            *COLUMNS,
            *(_safe(translate("support in {group}, percent").format(group=name)) for name in shown),
        ]
    )
    for number, round_ in enumerate(state.rounds, start=1):
        if round_.status == "open":
            continue  # nobody sees a count before the close
        for option in round_.options if round_.tally else ("",):
            writer.writerow(_row(state, number, round_, option, cells))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _row(
    state: Workshop, number: int, round_: Round, option: str, cells: list[tuple[str, ...]]
) -> list[str | int]:
    tally = round_.tally
    found: Mapping[str, Any] = tally.get("options", {}).get(option, {})
    supporters, counted = found.get("support_of", ("", ""))
    by_cell = dict(
        zip(
            (tuple(cell["members"]) for cell in tally.get("groups", {}).get("shown", ())),
            found.get("support_by_group", ()),
            strict=False,
        )
    )
    return [
        number,
        round_.purpose,
        round_.part,
        round_.rule,
        round_.secrecy,
        round_.status,
        round_.present,
        tally.get("ballots", ""),
        tally.get("abstentions", ""),
        option,
        _safe(_text(state, round_, option)),
        found.get("total", ""),
        found.get("support", ""),
        supporters,
        counted,
        found.get("common_ground", ""),
        "yes" if option and tally.get("winner") == option else "",
        *(by_cell.get(cell, "") for cell in cells),
    ]


def _text(state: Workshop, round_: Round, option: str) -> str:
    """What the option said when it was voted on."""
    if not option:
        return ""
    if round_.over == "ideas":
        idea = state.ideas.get(option)
        return idea.text if idea is not None else ""
    number = round_.option_versions.get(option, 0)
    if round_.over == "final":
        final = state.finals.get(option)
        finals = final.versions if final is not None else ()
        pieces = next((v.pieces for v in finals if v.number == number), ())
    else:
        candidate = state.candidates.get(option)
        versions = candidate.versions if candidate is not None else ()
        pieces = next((v.pieces for v in versions if v.number == number), ())
    return " · ".join(piece.text for piece in pieces)


def _safe(text: str) -> str:
    """The text as a spreadsheet shows it, never as a formula that it runs (CWE-1236)."""
    return f"'{text}" if text.startswith(_FORMULA) else text
