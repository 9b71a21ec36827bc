"""The arithmetic behind docs/performance.md."""

from __future__ import annotations

import pytest

from bench import wire
from bench.figures import middle, percentile, rounded, spread, table
from bench.measure import RATES, highest


def test_percentiles_are_values_that_were_measured():
    """p50 of two is the lower, p99 of a hundred the last but one."""
    assert percentile([1.0, 2.0], 0.5) == 1.0
    assert percentile([float(value) for value in range(1, 101)], 0.99) == 99.0
    assert spread([3.0, 1.0, 2.0]) == {"p50": 2.0, "p95": 3.0, "p99": 3.0, "max": 3.0}
    assert spread([]) is None


def test_a_round_without_a_value_counts_as_the_worst():
    """A server that failed once is not helped by leaving the failure out."""
    assert middle([1.0, None, 2.0]) == 2.0
    assert middle([None, None, 2.0]) is None
    assert middle([]) is None


@pytest.mark.parametrize("limit", range(-1, len(RATES)))
@pytest.mark.parametrize("start_at", [0, 8, len(RATES) - 1])
def test_the_highest_rate_is_found_wherever_the_search_begins(limit, start_at):
    """The greatest rate that holds, None where none does, and each tried a few times at most."""
    tried: list[float] = []

    def holds(rate: float) -> bool:
        tried.append(rate)
        return RATES.index(rate) <= limit

    assert highest(holds, start_at) == (RATES[limit] if limit >= 0 else None)
    assert len(tried) <= 20


def test_frames_are_cut_where_they_end():
    """Whole frames of each length, and the beginning of the next one kept."""
    payloads = [b"42a", b"x" * 125, b"x" * 126, b"x" * 70_000]
    long = b"\x81\x7f" + (70_000).to_bytes(8, "big")
    heads = [b"\x81\x03", b"\x81\x7d", b"\x81\x7e\x00\x7e", long]
    stream = b"".join(head + payload for head, payload in zip(heads, payloads, strict=True))
    assert wire.split(stream) == (payloads, b"")
    for cut in (1, 3, 4, 130, 131, 260, len(stream) - 1):
        first, rest = wire.split(stream[:cut])
        second, nothing = wire.split(rest + stream[cut:])
        assert (first + second, nothing) == (payloads, b"")


def test_figures_are_printed_as_people_read_them():
    """Three figures at most, and a dash for what is not known."""
    assert [rounded(value) for value in (1234.5, 12.34, 1.234, None)] == [
        "1,234",
        "12.3",
        "1.23",
        "–",
    ]
    assert table(["", "ms"], [["bare", 1.5]]) == "|  | ms |\n|---|---:|\n| bare | 1.50 |"
