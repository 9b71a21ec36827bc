"""A server whose clock a walk moves on: ten minutes of a stage, an hour's sleep, a year.

It runs in this process, so that the clock can be reached. Pages hear the server's time with every
message and need no clock of their own moved, except where their own timers are what is tried.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.integration.live.house import House
from workshop import runtime
from workshop.app import create_app
from workshop.services import Services
from workshop.settings import Settings

PATIENCE = 30.0


class Clock:
    """The machine's, and as much later as was asked for."""

    def __init__(self) -> None:
        self._later = 0

    def now(self) -> int:
        return time.time_ns() // 1_000_000 + self._later

    def advance(self, *, days: float = 0, minutes: float = 0) -> None:
        """Let so much time have passed."""
        self._later += round((days * 24 * 60 + minutes) * 60_000)


@dataclass
class Clocked:
    """What a `House` needs of a server, and its clock."""

    url: str
    sign_in_url: str
    clock: Clock
    lines: list[str] = field(default_factory=list)


@contextmanager
def clocked_house(folder: Path) -> Iterator[tuple[House, Clock]]:
    """A house with its clock for the time of a `with` block; the server ends with the process."""
    settings = Settings.from_env({"WORKSHOP_ASYNC": "threading"}).in_folder(folder)
    settings.make_folders()
    listener = runtime.listen("127.0.0.1", 0)
    here = settings.at("127.0.0.1", listener.getsockname()[1])
    clock = Clock()
    app = create_app(here, clock=clock)
    answers = threading.Event()
    threading.Thread(
        target=lambda: runtime.serve(
            app, here.host, here.port, lambda _host, _port: answers.set(), listener=listener
        ),
        name="clocked",
        daemon=True,
    ).start()
    assert answers.wait(PATIENCE), "the server did not start"
    services: Services = app.extensions["lodestar"]
    url = f"http://{here.host}:{here.port}"
    server = Clocked(url, f"{url}{services.sign_in_link()}", clock)
    house = House(server, folder)  # type: ignore[arg-type]
    try:
        yield house, clock
    finally:
        # Each socket has a thread on either side, and this process would not end before them.
        house.empty()
