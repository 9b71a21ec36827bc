"""A small Socket.IO client for simulated people: real sockets, the product's own wire.

Engine.IO 4 and Socket.IO 5 as text frames over one WebSocket: "0" opens, "2" pings, "40" connects,
"42" is an event, "43" an acknowledgement. Nothing else is needed here.
"""

from __future__ import annotations

import itertools
import json
import threading
from typing import Any
from urllib.parse import urlsplit

from simple_websocket import Client, ConnectionClosed
from wsproto.utilities import LocalProtocolError

from workshop.projections.patch import apply

#: Seconds to wait for an answer before the person gives up and goes on.
ANSWER_SECONDS = 10.0

#: What sending raises once the line is going: whether the library has noticed, its reading thread
#: has just closed the socket, or the protocol has said goodbye, is a matter of moments.
GONE = (ConnectionClosed, LocalProtocolError, OSError)


class Seat:
    """One person's connection, and the view that it has been sent."""

    def __init__(self, base: str, token: str) -> None:
        self.view: dict[str, Any] = {}
        self.mine: dict[str, Any] = {}
        self.version = -1
        self.closed = False
        parts = urlsplit(base)
        scheme = "wss" if parts.scheme == "https" else "ws"
        self._socket = Client(f"{scheme}://{parts.netloc}/socket.io/?EIO=4&transport=websocket")
        self._ids = itertools.count(1)
        self._sending = threading.Lock()
        self._answers: dict[int, tuple[threading.Event, list[Any]]] = {}
        self._ready = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()
        # Without waiting for "0": if it came together with the handshake, the library hands it
        # over only with the next frame.
        self._send("40" + json.dumps({"token": token}))

    def wait(self, seconds: float = ANSWER_SECONDS) -> bool:
        """Wait for the first snapshot; whether it came."""
        return self._ready.wait(seconds)

    def command(self, command_id: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
        """Send a command; its acknowledgement, or a refusal where none came in time."""
        number = next(self._ids)
        answered = threading.Event()
        answer: list[Any] = []
        self._answers[number] = (answered, answer)
        message = ["command", {"id": command_id, "kind": kind, "data": data}]
        self._send(f"42{number}{json.dumps(message)}")
        if not self.closed:
            answered.wait(ANSWER_SECONDS)
        self._answers.pop(number, None)
        if not answer:
            return {
                "ok": False,
                "code": "not_answered",
                "message": "No answer came.",
                "field": None,
            }
        found: dict[str, Any] = answer[0]
        return found

    def tell(self, event: str, data: dict[str, Any]) -> None:
        """Send what needs no answer."""
        self._send("42" + json.dumps([event, data]))

    def close(self) -> None:
        """Leave."""
        self.closed = True
        try:
            with self._sending:
                self._socket.close()
        except GONE:
            return

    def _send(self, text: str) -> None:
        try:
            with self._sending:  # pongs are sent by the thread that listens
                self._socket.send(text)
        except GONE:
            self.closed = True

    def _listen(self) -> None:
        try:
            while not self.closed:
                self._hear(str(self._socket.receive()))
        except ConnectionClosed:
            self.closed = True
        finally:
            for answered, _ in list(self._answers.values()):
                answered.set()  # nobody waits for an answer that can't come

    def _hear(self, text: str) -> None:
        if text == "2":
            self._send("3")
        elif text.startswith("42"):
            event, *data = json.loads(text[2:])
            self._event(event, data[0] if data else {})
        elif text.startswith("43"):
            number, _, payload = text[2:].partition("[")
            waiting = self._answers.get(int(number))
            if waiting is not None:
                waiting[1].extend(json.loads("[" + payload))
                waiting[0].set()
        elif text.startswith(("44", "41", "1")):
            self.closed = True

    def _event(self, event: str, data: dict[str, Any]) -> None:
        if event == "snapshot":
            self.view, self.mine, self.version = data["view"], data["mine"], data["version"]
            self._ready.set()
        elif event == "patch":
            if "view" in data:
                self.view = apply(self.view, data["view"])
            self.mine = data.get("mine", self.mine)
            self.version = data["version"]
        elif event == "closed":
            self.closed = True
