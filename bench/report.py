"""What a run found, as the text between the marks of docs/performance.md."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import middle, rounded, table
from bench.first_load import FirstLoad
from bench.growth import LENGTHS, Growth
from bench.measure import Round
from bench.programs import CORES

BEGIN, END = "<!-- figures: bench/run.py -->", "<!-- end of figures -->"
OURS, YARDSTICK = "Lodestar", "bare"
COLUMNS = {
    "everywhere_p50": "all have it p50, ms",
    "everywhere_p99": "p99, ms",
    "acknowledged_p50": "acknowledged p50, ms",
    "acknowledged_p99": "p99, ms",
    "cpu_per_thousand": "CPU ms per 1,000 deliveries",
    "highest_rate": "highest rate, items/s",
    "join_s": "join storm, s",
    "join_cpu_s": "its CPU, s",
    "memory_kb": "memory a client, kB",
}
REPLAY = {
    "events": "events",
    "timeline_ms": "timeline made, CPU ms",
    "json_ms": "as JSON, CPU ms",
    "gzip_ms": "compressed, CPU ms",
    "kilobytes": "kB",
    "packed_kb": "kB compressed",
}


@dataclass
class Found:
    """Everything that a run measured; what was not measured is empty."""

    rounds: list[Round] = field(default_factory=list)
    growths: list[Growth] = field(default_factory=list)
    load: FirstLoad | None = None
    replays: list[dict[str, float]] = field(default_factory=list)

    def median(self, server: str, clients: int, column: str) -> float | None:
        """The middle of all rounds."""
        return middle(
            getattr(one, column)
            for one in self.rounds
            if (one.server, one.clients) == (server, clients)
        )

    def cost(self, kind: str, length: int) -> float | None:
        """CPU milliseconds of a command, the middle of all rounds."""
        return middle(one.by_length[length] for one in self.growths if one.kind == kind)

    def as_json(self) -> dict[str, Any]:
        """Every single figure, to look into afterwards."""
        load = self.load and [
            (each.what, each.path, each.received) for each in [*self.load.answers, *self.load.fonts]
        ]
        return {
            "rounds": [asdict(one) for one in self.rounds],
            "growths": [asdict(one) for one in self.growths],
            "first_load": load,
            "replays": self.replays,
        }


@dataclass(frozen=True)
class Expectation:
    """One thing that was asked for, and what came of it."""

    what: str
    found: float | None
    limit: float
    at_least: bool = False
    unit: str = "times"

    @property
    def met(self) -> bool:
        if self.found is None:
            return False
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    @property
    def row(self) -> list[str]:
        expected = f"at {'least' if self.at_least else 'most'} {self.limit:g} {self.unit}"
        result = f"{rounded(self.found)} {self.unit}"
        return [self.what, expected, result, "met" if self.met else "**not met**"]


def report(found: Found, servers: Iterable[str]) -> str:
    """The tables in Markdown, with what one has to know to believe them."""
    parts = []
    expected = expectations(found)
    if expected:
        parts += [
            "### Expected and found",
            _aligned(["", "expected", "found", ""], [one.row for one in expected]),
        ]
    if found.rounds:
        parts += ["### Side by side", _side_by_side(found, list(servers)), _notes(found)]
    if found.growths:
        parts += ["### The cost of a command", _growth(found), _growth_notes(found)]
    if found.load is not None:
        parts += ["### First load", _first_load(found.load)]
    if found.replays:
        rows = [
            [f"{one['events']:,.0f}", *(one[name] for name in list(REPLAY)[1:])]
            for one in found.replays
        ]
        parts += ["### Opening a replay", table(list(REPLAY.values()), rows)]
    return "\n\n".join(parts)


def expectations(found: Found) -> list[Expectation]:
    """What was asked of the product, as far as this run can tell."""
    rows = []
    for clients in sorted({one.clients for one in found.rounds}):
        names = {one.server for one in found.rounds if one.clients == clients}
        if not {OURS, YARDSTICK} <= names:
            continue

        def times(column: str, clients: int = clients) -> float | None:
            ours = found.median(OURS, clients, column)
            bare = found.median(YARDSTICK, clients, column)
            return ours / bare if ours and bare else None

        room = f"with {clients} clients, beside the bare server"
        rows += [
            Expectation(f"all have it, p50, {room}", times("everywhere_p50"), 1.2),
            Expectation(f"highest rate, {room}", times("highest_rate"), 2.0, at_least=True),
        ]
    for kind in dict.fromkeys(one.kind for one in found.growths):
        few, many = found.cost(kind, LENGTHS[0]), found.cost(kind, LENGTHS[-1])
        what = f"a command after {LENGTHS[-1]:,} {kind}, beside one after {LENGTHS[0]}"
        rows.append(Expectation(what, many / few if few and many else None, 1.5))
    if found.load is not None:
        rows += [
            Expectation("first load, requests", found.load.requests, 5, unit="requests"),
            Expectation("first load, without fonts", found.load.kilobytes, 120, unit="kB"),
        ]
    rows += [
        Expectation(
            "replay of 5,000 events, ready to send",
            (one["timeline_ms"] + one["json_ms"] + one["gzip_ms"]) / 1000,
            2.0,
            unit="s",
        )
        for one in found.replays
        if one["events"] == 5_000
    ]
    return rows


def _side_by_side(found: Found, servers: list[str]) -> str:
    rows = [
        [
            f"{name}, {clients} clients",
            *(found.median(name, clients, column) for column in COLUMNS),
        ]
        for clients in sorted({one.clients for one in found.rounds})
        for name in servers
    ]
    return table(["", *COLUMNS.values()], rows)


def _notes(found: Found) -> str:
    counts = {
        sum((one.server, one.clients) == key for one in found.rounds)
        for key in {(one.server, one.clients) for one in found.rounds}
    }
    fewest, most = min(counts), max(counts)
    rounds = f"{most} round{'s' * (most != 1)}"
    if fewest != most:
        rounds = f"{fewest} or {rounds}"
    worst = max(one.disturbed for one in found.rounds)
    text = (
        f"Median of {rounds} in turning order; Python {platform.python_version()}, "
        f"{platform.machine()}, {len(CORES)} cores: one for the server, another for the clients. "
        "While latency and cost were measured, other programs kept a server waiting for its core "
        f"for at most {100 * worst:.0f} % of the time that it wanted to run."
    )
    if any(one.limited_by_generator for one in found.rounds):
        text += " Where the highest rate was found, the load generator was near its own limit."
    return text


def _growth(found: Found) -> str:
    lengths = sorted({length for one in found.growths for length in one.by_length})
    rows = [
        [kind, *(found.cost(kind, length) for length in lengths)]
        for kind in dict.fromkeys(one.kind for one in found.growths)
    ]
    return table(["CPU ms a command, after …", *(f"{length:,}" for length in lengths)], rows)


def _growth_notes(found: Found) -> str:
    acknowledged = [
        middle(one.acknowledged_p50[length] for one in found.growths)
        for length in sorted({length for one in found.growths for length in one.by_length})
    ]
    worst = max(one.disturbed for one in found.growths)
    return (
        f"Acknowledged after {', '.join(rounded(ms) for ms in acknowledged)} ms (p50). Waited for"
        f" its core for at most {100 * worst:.0f} % of the time that it wanted to run."
    )


def _first_load(load: FirstLoad) -> str:
    rows: list[list[Any]] = [
        [_named(answer.what, answer.path), answer.received / 1000] for answer in load.answers
    ]
    rows.append([f"**{load.requests} requests**", load.kilobytes])
    rows.append([f"and {len(load.fonts)} fonts, when the text is there", load.font_kilobytes])
    return table(["", "kB, heads included"], rows)


def _named(what: str, path: str) -> str:
    if what == "file":
        name = path.rpartition("/")[2]
        return f"`{name.partition('-')[0]}{Path(name).suffix}`"
    pages = {"/j": "join page", "/w": "live page"}
    page = pages.get(path[:2], path)
    return f"answer to the form of the {page}" if what == "form" else page


def _aligned(head: list[str], rows: list[list[str]]) -> str:
    return table(head, rows).replace("---:", "---")


def write(path: Path, text: str) -> None:
    """Put the figures into a document, between its two marks."""
    before, _, rest = path.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")
