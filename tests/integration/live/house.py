"""A server, its facilitator, and guests who have both a page and a socket; raw lines to it."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from simple_websocket import Client

from tests.people import PATIENCE, Facilitator, Led, Person, Visitor
from tests.server import Server, running
from workshop.rehearsal.socket import GONE

PIECES = [
    {"role": "purpose", "text": "To keep every colleague working"},
    {"role": "objective", "text": "listening first"},
]


class House:
    """A running server, and the facilitator who signed up there."""

    def __init__(self, server: Server, data: Path) -> None:
        self.server = server
        self.data = data
        self.facilitator = Facilitator(server.url, server.sign_in_url)
        self._rooms: list[Running] = []

    @property
    def url(self) -> str:
        return self.server.url

    def assert_nothing_failed(self) -> None:
        """No handler of a page, of a call or of a command ended in a traceback."""
        said = "\n".join(self.server.lines)
        assert "Traceback" not in said, said
        assert "failed" not in said, said

    def running(self, stage: str = "", **fields: Any) -> Running:
        """A workshop that is under way, at its first stage of this kind."""
        self._rooms.append(Running(self.facilitator.create(**fields), stage))
        return self._rooms[-1]

    def planned(self, **fields: Any) -> Running:
        """A workshop that has not begun."""
        self._rooms.append(Running(self.facilitator.create(**fields), begun=False))
        return self._rooms[-1]

    def empty(self) -> None:
        """Everybody goes home."""
        for room in self._rooms:
            for person in room.everybody():
                person.close()
        self._rooms.clear()


@contextmanager
def open_house(data: Path) -> Iterator[House]:
    """A house for the time of a `with` block. Whatever was done there, no handler failed."""
    with running(data) as server:
        house = House(server, data)
        yield house
        house.assert_nothing_failed()


class Guest(Person):
    """Somebody who joined through the page: with its cookie, and a socket."""

    def __init__(self, led: Led, name: str, group: str = "g1") -> None:
        self.pages = Visitor(led.base)
        page = self.pages.post(f"/j/{led.code}", {"name": name, "group": group})
        boot = page.boot
        super().__init__(led.base, boot["token"], boot["participant"])


class Running:
    """A workshop under way: the facilitator's desk, the projector, and whoever comes."""

    def __init__(self, led: Led, stage: str = "", *, begun: bool = True) -> None:
        self.led = led
        self.desk = led.desk()
        self.screen = led.screen()
        self.guests: list[Guest] = []
        if begun:
            self.desk.do("start_workshop")
        if stage:
            self.go(stage)

    @property
    def code(self) -> str:
        return self.led.code

    def come(self, name: str, group: str = "g1") -> Guest:
        """Somebody joins."""
        guest = Guest(self.led, name, group)
        self.guests.append(guest)
        return guest

    def go(self, kind: str) -> str:
        """Move on to the first stage of this kind; its id."""
        stage = self.desk.stage(kind)
        self.desk.do("open_stage", stage=stage)
        return stage

    def everybody(self) -> list[Person]:
        return [self.desk, self.screen, *self.guests]

    def settle(self) -> int:
        """Wait until everybody has everything that was done before; the version then."""
        opened = self.desk.view["door_open"]
        self.desk.do("close_door" if opened else "open_door")
        version = self.desk.do("open_door" if opened else "close_door")["version"]
        for person in self.everybody():
            person.until(lambda who=person: who.version >= version, f"version {version}")
        return int(version)

    def idea(self, author: Person, text: str, prompt: int = 0) -> str:
        """The author writes an idea; its id."""
        stage = author.stage("gather")
        asked = author.view["agenda"][stage]["prompts"]
        key = sorted(asked, key=lambda each: asked[each]["order"])[prompt]
        author.do("add_idea", stage=stage, prompt=key, text=text)
        return newest(author.mine["ideas"])

    def candidate(self, author: Person, purpose: str, cites: Iterable[str] = ()) -> str:
        """The author proposes a mission; its id."""
        pieces = [{"role": "purpose", "text": purpose}, PIECES[1]]
        author.do("propose_candidate", part="mission", pieces=pieces, cites=list(cites))
        return str(author.mine["candidates"][-1])

    def comment(self, author: Person, candidate: str, text: str, parent: str = "") -> str:
        """The author comments on a candidate, or answers; the comment's id."""
        author.do("add_comment", candidate=candidate, text=text, parent=parent)
        return str(author.mine["comments"][-1])

    def open_round(self, **data: Any) -> str:
        """Open a round in the current stage; its id."""
        self.desk.do("open_round", stage=self.desk.view["current"], **data)
        return newest(self.desk.view["rounds"])

    def close_round(self, round_id: str) -> None:
        self.desk.do("close_round", round=round_id)

    def final(self, candidate: str) -> None:
        """The room goes on with this candidate."""
        self.desk.do(
            "choose_winner", candidate=candidate, how="decision", reason="the room said so"
        )


def newest(entries: dict[str, Any]) -> str:
    """The key of the entry that was made last."""
    return max(entries, key=lambda key: entries[key]["order"])


def messages(person: Person, start: int = 0) -> list[tuple[str, Any]]:
    """The events that somebody was sent, from frame `start` on."""
    found = [json.loads(text[2:]) for text in person.frames[start:] if text.startswith("42")]
    return [(event, data[0] if data else {}) for event, *data in found]


def live(person: Person) -> dict[str, Any]:
    """What is not history, as this person's page has it now."""
    from workshop.projections.patch import apply

    state: dict[str, Any] = {}
    for event, data in messages(person):
        state = data["live"] if event == "snapshot" else state
        state = apply(state, data) if event == "live" else state
    return state


def places(value: Any, canary: str, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where in a JSON value a key or a text is exactly the canary."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == canary:
                yield (*path, "<key>")
            yield from places(inner, canary, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner, canary, path)
    elif value == canary:
        yield path


def keys(value: Any) -> Iterator[str]:
    """Every key anywhere in a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


class Line:
    """A bare WebSocket to the server, for what no decent page would send."""

    def __init__(self, base: str, auth: object = None, *, enter: bool = True) -> None:
        address = f"ws://{urlsplit(base).netloc}/socket.io/?EIO=4&transport=websocket"
        self._socket = Client(address)
        self._numbers = itertools.count(1)
        self.frames: list[str] = []
        self.closed = False
        if enter:
            self.send("40" if auth is None else "40" + json.dumps(auth))

    def send(self, frame: str | bytes) -> None:
        """Send one frame as it is."""
        try:
            self._socket.send(frame)
        except GONE:
            self.closed = True

    def await_frame(self, start: str) -> str:
        """The next frame that begins so; "" where the line ended before it came."""
        end = time.monotonic() + PATIENCE
        while not self.closed:
            assert time.monotonic() < end, f"no frame {start!r} came: {self.frames}"
            try:
                frame = self._socket.receive(timeout=0.2)
            except GONE:
                self.closed = True
                break
            if frame is None:
                continue
            self.frames.append(str(frame))
            if frame == "2":
                self.send("3")
            elif str(frame).startswith(start):
                return str(frame)
        return ""

    def refusal(self) -> Any:
        """Why the server did not let this line in."""
        frame = self.await_frame("44")
        return json.loads(frame[2:])["data"] if frame else None

    def ask(self, event: str, *data: object) -> Any:
        """Send an event; its answer."""
        number = next(self._numbers)
        self.send(f"42{number}{json.dumps([event, *data])}")
        frame = self.await_frame(f"43{number}[")
        assert frame, f"{event} was not answered, and the line ended"
        return json.loads(frame[2 + len(str(number)) :])[0]

    def close(self) -> None:
        self.closed = True
        try:
            self._socket.close()
        except GONE:
            return
