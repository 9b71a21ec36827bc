"""One round of measurements of one server with one number of clients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.programs import Clients, Disturbance, Server

BEFORE = 100  # items that are there when everybody joins
STEADY = 5.0  # items a second while latency and cost are measured
STEP = 1.2
RATES = [5 * STEP**step for step in range(36)]
FIRST = 8  # where the search for the highest rate begins, the first time
STRIDE = 4
PROBE = 5.0  # seconds
SLOW = 250.0  # ms, p95 of the time until everybody has an item
CHANCES = 2  # that a rate gets while nothing else disturbs
TRIES = 4  # and that it gets at all
CALM = 0.05  # a try is disturbed where the server waited for more than this share of its time


@dataclass
class Round:
    """What one round found. Times in ms unless the name says otherwise."""

    server: str
    clients: int
    everywhere_p50: float | None = None
    everywhere_p99: float | None = None
    acknowledged_p50: float | None = None
    acknowledged_p99: float | None = None
    cpu_per_thousand: float | None = None
    join_s: float | None = None
    join_cpu_s: float | None = None
    memory_kb: float | None = None
    highest_rate: float | None = None
    limited_by_generator: bool = False
    disturbed: float = 0.0
    probes: list[dict[str, Any]] = field(default_factory=list)


def measure(name: str, clients: int, seconds: float, start_at: int = FIRST) -> Round:
    """Start server and clients, and go through everything once."""
    found = Round(name, clients)
    with Server(name) as server, Clients(server.target) as crowd:
        crowd.do("join", count=4)
        crowd.do("fill", count=BEFORE)
        crowd.do("leave")
        _storm(found, server, crowd)
        _steady(found, server, crowd, seconds)
        found.highest_rate = highest(lambda rate: _holds(found, server, crowd, rate), start_at)
    return found


def highest(holds: Callable[[float], bool], start_at: int) -> float | None:
    """The greatest of RATES that holds; what is below one that holds is taken to hold as well."""
    low, high, step = -1, len(RATES), start_at
    while high - low > 1:
        if holds(RATES[step]):
            low = step
            step = min(step + STRIDE, high - 1) if high == len(RATES) else (low + high) // 2
        else:
            high = step
            step = max(step - STRIDE, 0) if low < 0 else (low + high) // 2
    return RATES[low] if low >= 0 else None


def _storm(found: Round, server: Server, crowd: Clients) -> None:
    memory, cpu = server.memory(), server.cpu_seconds()
    storm = crowd.do("join", count=found.clients)
    found.join_s = storm["all_s"]
    found.join_cpu_s = server.cpu_seconds() - cpu
    found.memory_kb = (server.memory() - memory) / 1024 / found.clients
    if storm["joined"] < storm["of"]:
        raise TimeoutError(f"{found.server}: only {storm['joined']} of {storm['of']} joined")


def _steady(found: Round, server: Server, crowd: Clients, seconds: float) -> None:
    crowd.do("steady", rate=STEADY, seconds=2)  # until everything is warm
    disturbance, cpu = Disturbance(server), server.cpu_seconds()
    calm = crowd.do("steady", rate=STEADY, seconds=seconds)
    found.cpu_per_thousand = (server.cpu_seconds() - cpu) * 1e6 / calm["delivered"]
    found.disturbed = disturbance.share()
    if calm["complete"] < calm["sent"]:
        raise TimeoutError(f"{found.server}: {calm}")
    found.everywhere_p50, found.everywhere_p99 = _p50_p99(calm["everywhere_ms"])
    found.acknowledged_p50, found.acknowledged_p99 = _p50_p99(calm["acknowledged_ms"])


def _p50_p99(spread: dict[str, float]) -> tuple[float, float]:
    return spread["p50"], spread["p99"]


def _holds(found: Round, server: Server, crowd: Clients, rate: float) -> bool:
    """Whether the server keeps up with this rate.

    A rate that failed gets a second chance, or more where other programs had the core meanwhile:
    any disturbance makes one fail, and none makes one hold.
    """
    failed = 0
    for _ in range(TRIES):
        probe = _probe(found, server, crowd, rate)
        if probe["held"]:
            return True
        failed += probe["disturbed"] <= CALM
        if failed == CHANCES:
            break
    return False


def _probe(found: Round, server: Server, crowd: Clients, rate: float) -> dict[str, Any]:
    disturbance = Disturbance(server)
    probe = crowd.do("steady", rate=rate, seconds=PROBE)
    held = (
        probe["complete"] == probe["sent"]
        and probe["everywhere_ms"]["p95"] < SLOW
        and probe["unfinished"] <= max(2.0, rate * SLOW / 1000)
    )
    # A generator without time to spare measures itself.
    found.limited_by_generator |= not held and probe["busy"] > 0.85
    probe |= {"held": held, "disturbed": disturbance.share()}
    found.probes.append(probe)
    if probe["complete"] < probe["sent"]:
        raise TimeoutError(f"{found.server} did not recover from {rate:.0f} items/s: {probe}")
    return probe
