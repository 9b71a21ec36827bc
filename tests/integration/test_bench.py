"""The measurements still run, on a room too small to say anything about speed."""

from __future__ import annotations

import pytest

from bench.programs import SERVERS, Clients, Server


@pytest.mark.parametrize("name", SERVERS)
def test_a_crowd_joins_sends_and_sees_all_it_sent(name):
    """Every item reaches every client once, and every item is acknowledged."""
    with Server(name) as server, Clients(server.target) as crowd:
        crowd.do("join", count=2)
        crowd.do("fill", count=10)
        crowd.do("leave")
        assert crowd.do("join", count=5)["joined"] == 5
        calm = crowd.do("steady", rate=20, seconds=0.5)
        assert (calm["sent"], calm["complete"], calm["delivered"]) == (10, 10, 50)
        assert sorted(crowd.do("sequence", count=3)["acknowledged_ms"]) == [
            "max", "p50", "p95", "p99",
        ]
        assert (server.cpu_seconds() > 0, server.memory() > 1_000_000) == (True, True)
