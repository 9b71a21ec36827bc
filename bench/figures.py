"""From many measured values to the few that are printed."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the sorted `values` that at least `share` of them do not exceed."""
    position = max(0, -(-len(values) * share // 1) - 1)
    return values[int(position)]


def spread(values: Iterable[float]) -> dict[str, float] | None:
    """p50, p95, p99 and the greatest; None without values."""
    ordered = sorted(values)
    if not ordered:
        return None
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: percentile(ordered, share) for name, share in shares.items()}


def middle(values: Iterable[float | None]) -> float | None:
    """The median of the rounds; a round without a value counts as the worst, so as infinite."""
    known = [float("inf") if value is None else value for value in values]
    if not known:
        return None
    median = statistics.median_low(sorted(known))
    return None if median == float("inf") else median


def rounded(value: float | None) -> str:
    """Three figures at most, as people read them."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}"


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table, numbers to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    lines += [
        "| " + " | ".join(c if isinstance(c, str) else rounded(c) for c in row) + " |"
        for row in rows
    ]
    return "\n".join(lines)
