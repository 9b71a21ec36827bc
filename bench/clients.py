"""The load generator: a crowd in a process of its own, told what to do line by line.

`python -m bench.clients TARGET` reads one JSON command a line and answers each with one line:

- `{"do": "join", "count": n}`: n clients join at once -> seconds to the first, half, all snapshots.
- `{"do": "steady", "rate": r, "seconds": s}`: r items a second, evenly, by all in turn; then waits
  until everybody has them. Times count from when an item was due, so that a generator or server
  that falls behind does not look fast. -> see `steady`.
- `{"do": "sequence", "count": n}`: n items one after the other, each after the acknowledgement of
  the one before -> milliseconds to the acknowledgement.
- `{"do": "paced", "kind": k, "rate": r, "seconds": s}`: items of another kind of the target's,
  which perhaps nobody else is shown; waits for the acknowledgements only -> milliseconds.
- `{"do": "fill", "count": n}`: n items as fast as they are acknowledged, eight at a time.
- `{"do": "leave"}`.
"""

from __future__ import annotations

import json
import select
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.crowd import LIMIT, Crowd, Item
from bench.figures import spread

DRAINED = 30.0  # seconds that the last items may take
WINDOW = 8  # commands under way at once while filling


def join(crowd: Crowd, count: int) -> dict[str, Any]:
    """A storm of `count` clients."""
    moments = crowd.join(count)
    return {
        "joined": len(moments),
        "of": count,
        "half_s": moments[len(moments) // 2] if moments else None,
        "all_s": moments[-1] if len(moments) == count else None,
    }


def steady(crowd: Crowd, rate: float, seconds: float) -> dict[str, Any]:
    """Items at an even rate. Times in ms; `busy` is the generator's own share of its core."""
    count = max(1, round(rate * seconds))
    items: list[Item] = []
    delivered, used, started = crowd.delivered, time.process_time(), time.perf_counter() + 0.01
    late = 0.0
    while len(items) < count:
        due = started + len(items) / rate
        now = time.perf_counter()
        if now < due:
            crowd.turn(due - now)
        else:
            late = max(late, now - due)
            items.append(crowd.send(due))
            crowd.turn(0)
    crowd.run(lambda: False, max(0.0, started + count / rate - time.perf_counter()))
    unfinished = crowd.unfinished
    took, used = time.perf_counter() - started, time.process_time() - used
    ended = time.perf_counter()
    crowd.run(lambda: not crowd.unfinished and not crowd.unacknowledged, DRAINED)
    drained = time.perf_counter() - ended
    complete = [item for item in items if item.everywhere]
    crowd.forget()
    return {
        "rate": rate,
        "sent": count,
        "complete": len(complete),
        "everywhere_ms": spread([1000 * (item.everywhere - item.due) for item in complete]),
        "acknowledged_ms": spread(
            [1000 * (item.acknowledged - item.due) for item in items if item.acknowledged]
        ),
        "delivered": crowd.delivered - delivered,
        "unfinished": unfinished,
        "drained_s": drained,
        "late_ms": 1000 * late,
        "busy": used / took,
    }


def sequence(crowd: Crowd, count: int) -> dict[str, Any]:
    """Items one at a time."""
    times = []
    for _ in range(count):
        item = crowd.send(time.perf_counter())
        if not crowd.run(lambda: not crowd.unacknowledged, LIMIT):
            raise TimeoutError("an item was never acknowledged")
        times.append(1000 * (item.acknowledged - item.due))
    crowd.run(lambda: not crowd.unfinished, LIMIT)
    crowd.forget()
    return {"acknowledged_ms": spread(times)}


def paced(crowd: Crowd, kind: str, rate: float, seconds: float) -> dict[str, Any]:
    """Items at an even rate, followed until they are acknowledged. Times in ms."""
    count = max(1, round(rate * seconds))
    items: list[Item] = []
    started = time.perf_counter()
    while len(items) < count:
        due = started + len(items) / rate
        crowd.run(lambda: False, due - time.perf_counter())
        items.append(crowd.send(due, kind))
    if not crowd.run(lambda: not crowd.unacknowledged, LIMIT):
        raise TimeoutError("an item was never acknowledged")
    crowd.forget()
    times = [1000 * (item.acknowledged - item.due) for item in items]
    return {"sent": count, "acknowledged_ms": spread(times)}


def fill(crowd: Crowd, count: int) -> dict[str, Any]:
    """Items that only have to be there."""
    started = time.perf_counter()
    for _ in range(count):
        if not crowd.run(lambda: crowd.unacknowledged < WINDOW, LIMIT):
            raise TimeoutError("an item was never acknowledged")
        crowd.send(time.perf_counter())
    crowd.run(lambda: not crowd.unacknowledged and not crowd.unfinished, LIMIT)
    crowd.forget()
    return {"seconds": time.perf_counter() - started}


def leave(crowd: Crowd) -> dict[str, Any]:
    """Everybody goes."""
    crowd.leave()
    return {}


def main() -> None:
    """Answer commands until the input ends, and pings all the time."""
    crowd = Crowd(json.loads(sys.argv[1]))
    crowd.poll.register(sys.stdin, select.EPOLLIN)
    phases: dict[str, Callable[..., dict[str, Any]]] = {
        "join": join,
        "steady": steady,
        "sequence": sequence,
        "paced": paced,
        "fill": fill,
        "leave": leave,
    }
    waiting = select.poll()
    waiting.register(sys.stdin, select.POLLIN)
    while True:
        while not waiting.poll(0):
            crowd.turn(1.0)
        line = sys.stdin.readline()
        if not line:
            return
        arguments = json.loads(line)
        crowd.poll.unregister(sys.stdin)
        answer = phases[arguments.pop("do")](crowd, **arguments)
        crowd.poll.register(sys.stdin, select.EPOLLIN)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
