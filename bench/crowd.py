"""A crowd of clients in one loop: joins, sends items, and sees when all have them.

One epoll loop without any framework, because 500 clients at 100 items a second are 50,000 frames a
second. All clients get the same bytes, so a chunk that the neighbour got too is not parsed again.

Beside the clients there are *watchers*, where the target names any: pages of other faces (a
facilitator's, a projector), which are served but neither send nor count.
"""

from __future__ import annotations

import json
import re
import select
import socket
import time
from collections.abc import Callable
from typing import Any

from bench import wire

MARK = re.compile(rb"@(\d+)@")
REMEMBERED = 64  # chunks whose marks are known
LIMIT = 60.0  # seconds after which a phase is given up
WATCHER = -1  # the index of who is not one of the clients


class Item:
    """One item on its way: when it was due, who has it."""

    __slots__ = ("acknowledged", "due", "everywhere", "missing", "seen")

    def __init__(self, due: float, clients: int) -> None:
        self.due = due
        self.seen = bytearray(clients)
        self.missing = clients
        self.everywhere = 0.0
        self.acknowledged = 0.0


class Client:
    """One participant: its connection, and what it waits for (`stage`)."""

    __slots__ = ("index", "rest", "sock", "stage", "token", "unsent")
    sock: socket.socket
    unsent: bytes

    def __init__(self, index: int) -> None:
        self.index = index
        self.rest = b""  # the beginning of what has not arrived entirely
        self.stage = "joining"
        self.token = ""


class Crowd:
    """`target` says where and how to join, and what an item is (see bench/servers.py)."""

    def __init__(self, target: dict[str, Any]) -> None:
        self._target = target
        self._poll = select.epoll()
        self._by_fd: dict[int, Client] = {}
        self._clients: list[Client] = []
        self._known: dict[bytes, list[int]] = {}
        self._items: dict[int, Item] = {}
        self._waiting: dict[int, Item] = {}  # for their acknowledgement
        self._number = 0
        self._ready: list[float] = []
        self.delivered = 0

    @property
    def poll(self) -> select.epoll:
        """For a caller that also waits for something else."""
        return self._poll

    def join(self, count: int) -> list[float]:
        """`count` clients join at once; the seconds until each had its snapshot, sorted."""
        for token in self._target.get("watchers", ()):
            watcher = Client(WATCHER)
            watcher.token, watcher.stage = token, "upgrading"
            self._open(watcher, wire.upgrade(self._target["port"]))
        watching = len(self._target.get("watchers", ()))
        self._ready = []
        self.run(lambda: len(self._ready) == watching, LIMIT)
        self._ready = []
        started = time.perf_counter()
        for index in range(count):
            body = {"name": f"Person {index}", "group": self._target.get("group")}
            request = wire.post(self._target["join"], self._target["port"], body)
            self._open(Client(index), request)
        self.run(lambda: len(self._ready) == count, LIMIT)
        self._clients.sort(key=lambda client: client.index)
        return [moment - started for moment in self._ready]

    def leave(self) -> None:
        """All hang up."""
        for client in self._by_fd.values():
            client.sock.close()
        self._by_fd, self._clients = {}, []
        self._items, self._waiting = {}, {}

    def send(self, due: float, kind: str = "") -> Item:
        """The next client sends an item that was due at `due` (of time.perf_counter).

        `kind` is one of the target's further kinds; without it, the kind that is measured.
        """
        wanted = self._target["kinds"][kind] if kind else self._target
        self._number += 1
        number = self._number
        item = Item(due, len(self._clients))
        self._items[number] = self._waiting[number] = item
        text = f"@{number}@ We answer every request within one working day, in plain words."
        message = {
            "id": f"bench-{number:06}",
            "kind": wanted["kind"],
            "data": {**wanted["data"], "text": text},
        }
        sender = self._clients[number * 7919 % len(self._clients)]
        self._say(sender, wire.command(number, message))
        return item

    def forget(self) -> None:
        """Stop following the items sent so far."""
        self._items, self._waiting = {}, {}

    @property
    def unfinished(self) -> int:
        """How many items some client does not have yet."""
        return len(self._items)

    @property
    def unacknowledged(self) -> int:
        """How many items wait for their acknowledgement."""
        return len(self._waiting)

    def run(self, finished: Callable[[], bool], seconds: float) -> bool:
        """Let things happen until `finished()`, or for `seconds`; whether it was finished."""
        end = time.perf_counter() + seconds
        while not finished():
            left = end - time.perf_counter()
            if left <= 0:
                return False
            self.turn(left)
        return True

    def turn(self, seconds: float) -> None:
        """Wait for up to `seconds` for something to read, and read it."""
        for descriptor, event in self._poll.poll(max(0.0, seconds), 1024):
            client = self._by_fd.get(descriptor)
            if client is None:
                continue
            if event & select.EPOLLOUT:
                self._poll.modify(descriptor, select.EPOLLIN)
                client.sock.sendall(client.unsent)
            else:
                self._read(client)

    def _open(self, client: Client, request: bytes) -> None:
        client.sock, client.unsent = socket.socket(), request
        client.sock.setblocking(False)
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.sock.connect_ex(("127.0.0.1", self._target["port"]))
        self._by_fd[client.sock.fileno()] = client
        self._poll.register(client.sock, select.EPOLLOUT)

    def _say(self, client: Client, text: str) -> None:
        client.sock.sendall(wire.frame(text))

    def _read(self, client: Client) -> None:
        data = client.sock.recv(262_144)
        if client.stage == "joining":
            self._read_join(client, data)
            return
        if not data:
            raise ConnectionError(f"the server hung up on client {client.index} ({client.stage})")
        if client.rest:
            data = client.rest + data
            client.rest = b""
        if client.stage == "upgrading":
            head, found, data = data.partition(b"\r\n\r\n")
            if not found:
                client.rest = head
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                raise ConnectionError(head.decode(errors="replace"))
            client.stage = "opening"
        marks = self._known.get(data)
        if marks is None:
            marks = self._parse(client, data)
        if marks and client.index != WATCHER:
            self._note(client.index, marks)

    def _read_join(self, client: Client, data: bytes) -> None:
        client.rest += data
        if data:
            return
        del self._by_fd[client.sock.fileno()]
        client.sock.close()
        head, _, body = client.rest.partition(b"\r\n\r\n")
        if b" 20" not in head.split(b"\r\n")[0]:
            raise ConnectionError(client.rest.decode(errors="replace"))
        client.token, client.rest, client.stage = json.loads(body)["token"], b"", "upgrading"
        self._open(client, wire.upgrade(self._target["port"]))

    def _parse(self, client: Client, data: bytes) -> list[int]:
        payloads, client.rest = wire.split(data)
        marks: list[int] = []
        same_for_all = not client.rest
        for payload in payloads:
            if payload.startswith(wire.EVENT):
                if client.stage == "ready" and client.index != WATCHER:
                    marks += map(int, MARK.findall(payload))
                elif payload.startswith(b'42["snapshot"'):
                    client.stage = "ready"
                    if client.index != WATCHER:
                        self._clients.append(client)
                    self._ready.append(time.perf_counter())
                    same_for_all = False
                continue
            same_for_all = False
            if payload.startswith(wire.ACKNOWLEDGEMENT):
                self._acknowledge(payload)
            elif payload == wire.PING:
                self._say(client, wire.PONG)
            elif payload.startswith(wire.OPENED):
                self._say(client, wire.connect(client.token))
            elif payload[:2] == b"44":
                raise ConnectionError(payload.decode())
        if same_for_all and marks:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[data] = marks
        return marks

    def _acknowledge(self, payload: bytes) -> None:
        number, _, answer = payload[2:].partition(b"[")
        if not json.loads(b"[" + answer)[0]["ok"]:
            raise ValueError(f"the server refused an item: {payload.decode()}")
        item = self._waiting.pop(int(number), None)
        if item is not None:
            item.acknowledged = time.perf_counter()

    def _note(self, index: int, marks: list[int]) -> None:
        for number in marks:
            item = self._items.get(number)
            if item is not None and not item.seen[index]:
                item.seen[index] = 1
                item.missing -= 1
                self.delivered += 1
                if not item.missing:
                    item.everywhere = time.perf_counter()
                    del self._items[number]
