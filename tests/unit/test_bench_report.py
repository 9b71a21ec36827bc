"""What docs/performance.md says about a run is what the run found."""

from __future__ import annotations

from bench.first_load import Answer, FirstLoad
from bench.growth import Growth
from bench.measure import Round
from bench.report import BEGIN, END, Found, expectations, report, write


def rounds(server: str, p50: float, rate: float | None) -> list[Round]:
    """Two rounds of one server with 200 clients."""
    one = Round(server, 200, everywhere_p50=p50, highest_rate=rate)
    return [one, one]


def growth(cost: float) -> Growth:
    """A command that costs 2 ms after 100 items, and `cost` after 10,000."""
    return Growth("Lodestar", "comments", {100: 2.0, 10_000: cost}, {100: 5.0, 10_000: 6.0}, 0.0)


def test_what_was_expected_stands_beside_what_was_found():
    """The server beside the yardstick, growth, first load, replay: met at the limit itself."""
    found = Found(
        rounds=[*rounds("bare", 10.0, 100.0), *rounds("Lodestar", 12.0, 200.0)],
        growths=[growth(3.0)],
        load=FirstLoad([Answer("page", "/j/X", 200, {}, b"", 120_000)]),
        replays=[{"events": 5_000, "timeline_ms": 1_900.0, "json_ms": 60.0, "gzip_ms": 40.0}],
    )
    assert [(one.found, one.limit, one.met) for one in expectations(found)] == [
        (1.2, 1.2, True),
        (2.0, 2.0, True),
        (1.5, 1.5, True),
        (1, 5, True),
        (120.0, 120, True),
        (2.0, 2.0, True),
    ]


def test_what_failed_or_was_never_found_is_not_met():
    """A server that held no rate, and a command that became dearer."""
    found = Found(
        rounds=[*rounds("bare", 10.0, 100.0), *rounds("Lodestar", 13.0, None)],
        growths=[growth(3.1)],
    )
    assert [one.met for one in expectations(found)] == [False, False, False]


def test_a_run_without_the_yardstick_is_compared_with_nothing():
    """Only a part was measured: its figures, and no verdict."""
    found = Found(rounds=rounds("bare", 10.0, 100.0))
    assert expectations(found) == []
    assert report(found, ["bare"]).startswith("### Side by side\n")


def test_figures_are_put_between_the_marks_and_nothing_else_is_touched(tmp_path):
    """Again and again."""
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    write(page, "new")
    write(page, "newer")
    assert page.read_text() == f"before\n{BEGIN}\nnewer\n{END}\nafter\n"
