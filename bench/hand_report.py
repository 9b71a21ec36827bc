"""What a run of bench/hand.py found, as the text between its marks of docs/performance.md."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import rounded, table
from bench.programs import CORES

BEGIN, END = "<!-- figures: bench/hand.py -->", "<!-- end of hand figures -->"


@dataclass(frozen=True)
class Budget:
    """One thing that is measured: its name in a run's findings, what it is called, its limit."""

    name: str
    what: str
    limit: float
    unit: str
    decimals: int = 0


BUDGETS = (
    Budget("join usable", "join page: its field can be typed into", 2_000, "ms"),
    Budget("join largest", "join page: largest paint", 2_500, "ms"),
    Budget("form usable", "from the join form to the workshop, ready to write", 2_000, "ms"),
    Budget("form largest", "the same: largest paint", 2_500, "ms"),
    Budget("page usable", "workshop, cold: the live question can be answered", 2_000, "ms"),
    Budget("page largest", "workshop, cold: largest paint", 2_500, "ms"),
    Budget("join shift", "layout shift, join page", 0.02, "", 3),
    Budget("form shift", "layout shift, from the form to the workshop", 0.02, "", 3),
    Budget(
        "page shift",
        "layout shift, workshop: load, fonts, 20 ideas of others, reveal of 200",
        0.02,
        "",
        3,
    ),
    Budget("slowest tap", "slowest of all taps with 200 items on the page", 200, "ms"),
    Budget("wall gap", "projector, 60 ideas a second: longest time without a frame", 250, "ms"),
    Budget("wall missing", "the same: ideas not on the wall at the end", 0, "ideas"),
    Budget("wall grown", "the same: memory for each idea", 20, "kB", 1),
    Budget("past gap", "projector, 60 patches a second: longest time without a frame", 250, "ms"),
    Budget("past missing", "the same: ideas not on the wall at the end", 0, "ideas"),
)


@dataclass
class Hand:
    """The findings of all runs: values by name, and the taps by theirs."""

    figures: dict[str, list[float]] = field(default_factory=dict)
    taps: dict[str, list[float]] = field(default_factory=dict)
    #: Programs that wanted to run at the end of each run (load average of a minute).
    loads: list[float] = field(default_factory=list)

    def add(self, figures: Mapping[str, float], taps: Mapping[str, float]) -> None:
        """One run more."""
        for name, value in figures.items():
            self.figures.setdefault(name, []).append(value)
        for name, value in taps.items():
            self.taps.setdefault(name, []).append(value)

    def met(self) -> bool:
        """Whether the median of everything that was measured keeps within its budget."""
        return all(
            statistics.median(self.figures[budget.name]) <= budget.limit
            for budget in BUDGETS
            if budget.name in self.figures
        )


def report(hand: Hand) -> str:
    """The tables in Markdown."""
    rows = [
        _row(budget, hand.figures[budget.name]) for budget in BUDGETS if budget.name in hand.figures
    ]
    runs = max((len(values) for values in hand.figures.values()), default=0)
    parts = [
        "### In the hand",
        table(["", "budget", "median", "lowest to highest", ""], rows),
        f"Medians of {runs} runs, each on a fresh server with an empty cache.{_load(hand)}",
    ]
    if hand.taps:
        slowest = sorted(hand.taps.items(), key=lambda tap: -statistics.median(tap[1]))
        parts += [
            "From a tap (or a letter) to the picture that shows its effect; at most 200 ms:",
            table(
                ["", "median, ms", "lowest to highest"],
                [[name, f"{statistics.median(ms):.0f}", _spread(ms, 0)] for name, ms in slowest],
            ),
        ]
    return "\n\n".join(parts)


def _row(budget: Budget, values: Sequence[float]) -> list[str]:
    median = statistics.median(values)
    limit = f"{budget.limit:g}" if budget.limit < 1_000 else rounded(budget.limit)
    return [
        budget.what,
        f"{limit} {budget.unit}".strip(),
        f"{median:,.{budget.decimals}f} {budget.unit}".strip(),
        _spread(values, budget.decimals),
        "kept" if median <= budget.limit else "**not kept**",
    ]


def _load(hand: Hand) -> str:
    """What one has to know to believe times of a shared machine."""
    if not hand.loads:
        return ""
    return (
        f" Between {min(hand.loads):.0f} and {max(hand.loads):.0f} programs wanted to run on the"
        f" {len(CORES)} cores, the measured ones among them."
    )


def _spread(values: Iterable[float], decimals: int) -> str:
    ordered = sorted(values)
    return f"{ordered[0]:,.{decimals}f} to {ordered[-1]:,.{decimals}f}"


def write(path: Path, text: str) -> None:
    """Put the figures into a document, between their two marks. Raises ValueError without marks."""
    whole = path.read_text("utf-8")
    if BEGIN not in whole or END not in whole:
        raise ValueError(f"{path} has no place for these figures.")
    before, _, rest = whole.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")
