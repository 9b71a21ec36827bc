"""What docs/performance.md says about speed in the hand is what was measured."""

from __future__ import annotations

import pytest

from bench.hand_report import BEGIN, END, Hand, report, write


def hand(*usable: float) -> Hand:
    """One run for each time until a page could be used."""
    found = Hand()
    for value in usable:
        found.add({"page usable": value, "page shift": 0.004}, {"a dot": value / 10, "a tab": 16})
    return found


def test_the_median_counts_and_the_spread_is_told():
    """One slow run of five breaks no budget, and is not hidden either."""
    one = hand(1_900, 1_500, 9_000, 1_600, 2_000)
    row = next(line for line in report(one).splitlines() if "can be answered" in line)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:] == ["2,000 ms", "1,900 ms", "1,500 to 9,000", "kept"]
    assert one.met()


def test_what_is_over_its_budget_is_said():
    """In the table and by the exit code."""
    one = hand(2_001)
    assert "**not kept**" in report(one)
    assert not one.met()


def test_the_slowest_tap_stands_first():
    """All of them are told."""
    lines = report(hand(400)).splitlines()
    taps = [line for line in lines if line.startswith("| a ")]
    assert taps == ["| a dot | 40 | 40 to 40 |", "| a tab | 16 | 16 to 16 |"]


def test_the_figures_stand_between_their_own_marks(tmp_path):
    """Those of the server are left alone; a page without the marks is refused."""
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    write(page, "new")
    assert page.read_text() == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    page.write_text("nothing")
    with pytest.raises(ValueError, match="no place"):
        write(page, "new")
