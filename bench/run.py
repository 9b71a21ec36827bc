"""Measure the servers side by side and write the figures down.

`python -m bench.run [--servers ...] [--clients 200 500] [--rounds 3] [--seconds 20]
[--repeats 2] [--write docs/performance.md] [--json FILE]`

Every round measures all servers, one after the other, in turning order, so that a machine that
becomes slower is unfair to none. Printed is the median of the rounds. A round in which the server
waited for its core for more than a fifth of the time that it wanted to run is repeated, `--repeats`
times at most, and the least disturbed is taken. The whole is bounded: with the defaults some ten
minutes for two servers, and `--minutes` ends it in any case.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import platform
import sys
import time
from pathlib import Path

from bench.figures import middle, rounded, table
from bench.measure import FIRST, RATES, Round, measure
from bench.programs import CORES, SERVERS

DISTURBED = 0.20
BEGIN, END = "<!-- figures: bench/run.py -->", "<!-- end of figures -->"
COLUMNS = {
    "everywhere_p50": "all have it p50, ms", "everywhere_p99": "p99, ms",
    "acknowledged_p50": "acknowledged p50, ms", "acknowledged_p99": "p99, ms",
    "cpu_per_thousand": "CPU ms per 1,000 deliveries", "highest_rate": "highest rate, items/s",
    "join_s": "join storm, s", "join_cpu_s": "its CPU, s", "memory_kb": "memory a client, kB",
}


def main() -> None:
    """The command line."""
    options = _options()
    deadline = time.monotonic() + 60 * options.minutes
    found: list[Round] = []
    for turn in range(options.rounds):
        names = options.servers if turn % 2 == 0 else options.servers[::-1]
        for clients in options.clients:
            for name in names:
                if time.monotonic() > deadline:
                    sys.exit(f"Not finished within {options.minutes} minutes.")
                found.append(_undisturbed(name, clients, options, found))
    text = report(found, options.servers)
    print(text)
    if options.json:
        rounds = [dataclasses.asdict(one) for one in found]
        options.json.write_text(json.dumps(rounds, indent=1))
    if options.write:
        write(options.write, text)


def report(found: list[Round], names: list[str]) -> str:
    """The medians as a Markdown table, with what one has to know to believe them."""
    rows = []
    for clients in sorted({one.clients for one in found}):
        for name in names:
            rounds = [one for one in found if (one.server, one.clients) == (name, clients)]
            values = [middle(getattr(one, column) for one in rounds) for column in COLUMNS]
            rows.append([f"{name}, {clients} clients", *values])
    worst = max(one.disturbed for one in found)
    counted = len(found) // len(rows)
    notes = [
        f"Median of {counted} round{'s' * (counted != 1)} in turning order; Python "
        f"{platform.python_version()}, {platform.machine()}, {len(CORES)} cores: one for the "
        "server, another for the clients. While latency and cost were measured, a server waited "
        f"for its core for at most {100 * worst:.0f} % of the time that it wanted to run.",
    ]
    if any(one.limited_by_generator for one in found):
        notes.append("Where the highest rate was found, the load generator was near its own limit.")
    return "\n\n".join([table(["", *COLUMNS.values()], rows), " ".join(notes)])


def write(path: Path, text: str) -> None:
    """Put the figures into a document, between its two marks."""
    before, _, rest = path.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


def _undisturbed(
    name: str, clients: int, options: argparse.Namespace, found: list[Round]
) -> Round:
    earlier = [one.highest_rate for one in found if (one.server, one.clients) == (name, clients)]
    known = middle(earlier)
    start_at = FIRST if known is None else RATES.index(known)
    attempts: list[Round] = []
    while len(attempts) <= options.repeats:
        attempts.append(measure(name, clients, options.seconds, start_at))
        latest = attempts[-1]
        print(
            f"{name}, {clients} clients: all have it {rounded(latest.everywhere_p50)} / "
            f"{rounded(latest.everywhere_p99)} ms, {rounded(latest.highest_rate)} items/s, "
            f"waited {100 * latest.disturbed:.0f} %", file=sys.stderr, flush=True,
        )
        if latest.disturbed <= DISTURBED:
            break
    return min(attempts, key=lambda one: one.disturbed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the servers side by side.")
    parser.add_argument("--servers", nargs="+", choices=SERVERS, default=list(SERVERS))
    parser.add_argument("--clients", nargs="+", type=int, default=[200, 500])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=45.0)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
