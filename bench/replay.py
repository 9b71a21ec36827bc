"""How long a replay takes to be made: `python -m bench.replay [EVENTS ...]`.

For each length of log, in milliseconds: folding it with the participants' view and the patches, the
JSON, its compression; then its bytes. What the browser does with it is measured where the browser
is (tests/browser).
"""

from __future__ import annotations

import gzip
import itertools
import sys
import time

from bench.long_log import long_log
from workshop.live.protocol import encode
from workshop.projections.said import sentence
from workshop.projections.timeline import on_the_wire, timeline

LENGTHS = (500, 5_000, 20_000)


def measure(events: int) -> dict[str, float]:
    """One log, made and packed once."""
    log = long_log(events)
    moments = [time.process_time()]
    made = timeline(log)
    moments.append(time.process_time())
    text = encode(on_the_wire(made, sentence, {}))
    moments.append(time.process_time())
    packed = gzip.compress(text, 5)
    moments.append(time.process_time())
    made_ms, json_ms, packed_ms = (
        1000 * (after - before) for before, after in itertools.pairwise(moments)
    )
    return {
        "events": events,
        "timeline_ms": made_ms,
        "json_ms": json_ms,
        "gzip_ms": packed_ms,
        "kilobytes": len(text) / 1000,
        "packed_kb": len(packed) / 1000,
    }


def main() -> None:
    """A line a length."""
    for events in [int(word) for word in sys.argv[1:]] or LENGTHS:
        figures = measure(events)
        print("  ".join(f"{name} {figure:,.0f}" for name, figure in figures.items()))


if __name__ == "__main__":
    main()
