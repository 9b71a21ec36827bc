"""What a command costs when much was written before it: `python -m bench.growth`.

For each kind of item: a fresh server, twenty clients and the pages of facilitator and projector,
and 100, 1,000, then 10,000 items that others wrote. Then the clients write, eight items a second,
so that each command is decided, stored, seen, compared, encoded and sent by itself. The figure is
the server's processor time by command, from the bytes that arrive to the bytes that leave; what it
uses while nothing happens is taken off.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

from bench.figures import rounded
from bench.programs import Clients, Disturbance, Server

LENGTHS = (100, 1_000, 10_000)
KINDS = ("comments", "revealed ideas", "hidden ideas")
CLIENTS = 20
RATE = 8.0  # a second: further apart than changes are gathered
SECONDS = 10.0
QUIET = 3.0  # seconds in which nothing happens


@dataclass(frozen=True)
class Growth:
    """CPU milliseconds of a command of one kind, after each of LENGTHS."""

    server: str
    kind: str
    by_length: dict[int, float]
    acknowledged_p50: dict[int, float]
    disturbed: float


def growth(name: str, kind: str, lengths: tuple[int, ...] = LENGTHS) -> Growth:
    """One kind of item, on a server of its own."""
    costs: dict[int, float] = {}
    acknowledged: dict[int, float] = {}
    disturbed = 0.0
    with Server(name) as server, Clients(server.target) as crowd:
        for length in lengths:
            server.fill(length, kind)
            crowd.do("join", count=CLIENTS)  # new people: nobody is near the limit of own items
            crowd.do("paced", kind=kind, rate=RATE, seconds=2)
            quiet = _idle(server)
            disturbance, cpu, started = Disturbance(server), server.cpu_seconds(), time.monotonic()
            found = crowd.do("paced", kind=kind, rate=RATE, seconds=SECONDS)
            used = server.cpu_seconds() - cpu - quiet * (time.monotonic() - started)
            costs[length] = 1000 * used / found["sent"]
            acknowledged[length] = found["acknowledged_ms"]["p50"]
            disturbed = max(disturbed, disturbance.share())
            crowd.do("leave")
    return Growth(name, kind, costs, acknowledged, disturbed)


def _idle(server: Server) -> float:
    """CPU seconds a second while nobody does anything."""
    before = server.cpu_seconds()
    time.sleep(QUIET)
    return (server.cpu_seconds() - before) / QUIET


def main() -> None:
    """A line a kind."""
    for kind in sys.argv[1:] or KINDS:
        found = growth("Lodestar", kind)
        costs = [rounded(cost) for cost in found.by_length.values()]
        times = [rounded(ms) for ms in found.acknowledged_p50.values()]
        ratio = found.by_length[LENGTHS[-1]] / found.by_length[LENGTHS[0]]
        print(
            f"{kind}: {' '.join(costs)} CPU ms, {ratio:.2f} times; acknowledged p50"
            f" {' '.join(times)} ms; waited {100 * found.disturbed:.0f} %",
            flush=True,
        )


if __name__ == "__main__":
    main()
