"""A simulated person's line: one that goes while it is being used ends quietly."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from simple_websocket import ConnectionClosed
from wsproto.utilities import LocalProtocolError

from workshop.rehearsal import socket as rehearsal

CLOSED = OSError(9, "Bad file descriptor")


class GoingLine:
    """Lets the greeting through, then asks for a pong that can no longer be sent."""

    def __init__(self, gone: Exception) -> None:
        self._gone = gone
        self._greeted = False
        self._asked = False

    def send(self, text: str) -> None:
        if self._greeted:
            raise self._gone
        self._greeted = True

    def receive(self) -> str:
        if self._asked:
            raise ConnectionClosed(1000)
        self._asked = True
        return "2"

    def close(self) -> None:
        raise self._gone


@pytest.mark.parametrize(
    "gone",
    [ConnectionClosed(1000), LocalProtocolError("closed"), CLOSED],
    ids=["noticed", "said goodbye", "closed below it"],
)
def test_a_pong_into_a_line_that_is_going_disturbs_nobody(
    monkeypatch: pytest.MonkeyPatch, gone: Exception
) -> None:
    """Given a line that goes, when the server pings and the person leaves, no thread fails."""
    failed: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    line = GoingLine(gone)
    monkeypatch.setattr(rehearsal, "Client", lambda _: line)

    others = set(threading.enumerate())
    seat = rehearsal.Seat("http://localhost", "token")
    for thread in set(threading.enumerate()) - others:
        thread.join(5)

    assert seat.closed
    assert seat.command("1", "raise_hand", {})["code"] == "not_answered"
    seat.close()
    assert not failed
