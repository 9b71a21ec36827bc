"""Measure the servers side by side and write the figures down.

`python -m bench.run [--servers ...] [--clients 200 500] [--rounds 3] [--seconds 20]
[--repeats 2] [--minutes 60] [--write docs/performance.md] [--json FILE]`

Every round measures all servers, one after the other, in turning order, so that a machine that
becomes slower is unfair to none; then what a command costs as a room grows. First load and replay
are measured once. Printed is the median of the rounds. What was measured while other programs kept
the server waiting for more than a fifth of the time that it wanted to run is measured again,
`--repeats` times at most, and the least disturbed is taken. The whole is bounded: after `--minutes`
nothing is repeated and no further round begins.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench import replay
from bench.figures import middle, rounded
from bench.first_load import first_load
from bench.growth import KINDS, Growth, growth
from bench.measure import FIRST, RATES, Round, measure
from bench.programs import SERVERS, Server
from bench.report import OURS, Found, report, write

DISTURBED = 0.20
T = TypeVar("T", Round, Growth)


def main() -> None:
    """The command line."""
    options = _options()
    deadline = time.monotonic() + 60 * options.minutes
    found = Found()
    for turn in range(options.rounds):
        if turn and time.monotonic() > deadline:
            print(f"{options.minutes:g} minutes are over.", file=sys.stderr)
            break
        names = options.servers if turn % 2 == 0 else options.servers[::-1]
        for clients in options.clients:
            for name in names:
                found.rounds.append(_side(found, name, clients, options, deadline))
                _keep(found, options.json)
        if OURS in options.servers:
            found.growths += [_grown(kind, options, deadline) for kind in KINDS]
            _keep(found, options.json)
    if OURS in options.servers:
        with Server(OURS) as server:
            found.load = first_load(server.target)
        found.replays = [replay.measure(events) for events in replay.LENGTHS]
    text = report(found, options.servers)
    print(text)
    _keep(found, options.json)
    if options.write:
        write(options.write, text)


def _keep(found: Found, path: Path | None) -> None:
    if path is not None:
        path.write_text(json.dumps(found.as_json(), indent=1))


def _side(
    found: Found, name: str, clients: int, options: argparse.Namespace, deadline: float
) -> Round:
    earlier = [r.highest_rate for r in found.rounds if (r.server, r.clients) == (name, clients)]
    known = middle(earlier)
    start_at = FIRST if known is None else RATES.index(known)
    one = _undisturbed(
        lambda: measure(name, clients, options.seconds, start_at), options.repeats, deadline
    )
    _say(
        f"{name}, {clients} clients: all have it {rounded(one.everywhere_p50)} / "
        f"{rounded(one.everywhere_p99)} ms, {rounded(one.highest_rate)} items/s, "
        f"waited {100 * one.disturbed:.0f} %"
    )
    return one


def _grown(kind: str, options: argparse.Namespace, deadline: float) -> Growth:
    one = _undisturbed(lambda: growth(OURS, kind), options.repeats, deadline)
    costs = " ".join(rounded(cost) for cost in one.by_length.values())
    _say(f"{kind}: {costs} CPU ms a command, waited {100 * one.disturbed:.0f} %")
    return one


def _undisturbed(measured: Callable[[], T], repeats: int, deadline: float) -> T:
    """The least disturbed of some attempts; one that broke off is one that found nothing."""
    found: list[T] = []
    for attempt in range(repeats + 1):
        try:
            found.append(measured())
        except (ChildProcessError, TimeoutError) as problem:
            _say(f"broke off: {problem}")
            if attempt == repeats and not found:
                raise
            continue
        if found[-1].disturbed <= DISTURBED or time.monotonic() > deadline:
            break
    return min(found, key=lambda one: one.disturbed)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the servers side by side.")
    parser.add_argument("--servers", nargs="+", choices=SERVERS, default=list(SERVERS))
    parser.add_argument("--clients", nargs="+", type=int, default=[200, 500])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
