"""The measurements still run, on a room too small to say anything about speed."""

from __future__ import annotations

import pytest

from bench.first_load import first_load
from bench.growth import KINDS
from bench.programs import SERVERS, Clients, Server
from bench.report import OURS


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
            "max",
            "p50",
            "p95",
            "p99",
        ]
        assert (server.cpu_seconds() > 0, server.memory() > 1_000_000) == (True, True)


def test_a_room_is_filled_past_the_sockets_and_written_in_over_them():
    """Each kind of item can be brought to a number, and its commands are acknowledged."""
    with Server(OURS) as server, Clients(server.target) as crowd:
        for kind in KINDS:
            assert server.fill(30, kind) > 0
        crowd.do("join", count=3)
        for kind in KINDS:
            assert crowd.do("paced", kind=kind, rate=50, seconds=0.2)["sent"] == 10


def test_a_phone_takes_part_after_five_requests_and_120_kilobytes():
    """From the page behind the QR code to the live page, fonts apart; rooms join all at once."""
    with Server(OURS) as server:
        load = first_load(server.target)
    assert [answer.what for answer in load.answers] == ["page", "file", "form", "page", "file"]
    assert load.kilobytes <= 120
    assert len(load.fonts) == 2
