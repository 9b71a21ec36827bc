"""The real server in this process, with a clock that the stage sets move on.

Whoever builds a stage set reaches the services directly, which takes milliseconds where clicking
takes minutes; pages and sockets come over HTTP as everybody else's do.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from workshop import runtime
from workshop.app import create_app
from workshop.rehearsal.socket import Seat
from workshop.services import Services
from workshop.settings import Settings
from workshop.store.accounts import Account

#: What people would type, so that pictures show an address as rooms know it; the camera's
#: Chromium is told where that really is.
ADDRESS: Final = "192.168.1.20:5000"
#: Every stage set begins at this moment, so that pictures of two days compare.
BEGINNING: Final = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)
PATIENCE: Final = 30.0
FACILITATOR: Final = "Ada Lovelace"
EMAIL: Final = "ada@example.org"


class StageClock:
    """Runs as any clock does, from a moment of its own, and can be moved on."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Back to the beginning."""
        self._start = int(BEGINNING.timestamp() * 1000)
        self._since = time.monotonic()

    def now(self) -> int:
        return self._start + round((time.monotonic() - self._since) * 1000)

    def advance(self, seconds: float) -> None:
        """Let so much time have passed."""
        self._start += round(seconds * 1000)


class House:
    """A running server: where it listens, what it works with, and its facilitator."""

    def __init__(self, app: Any, clock: StageClock, port: int) -> None:
        self.services: Services = app.extensions["lodestar"]
        self.clock = clock
        self.port = port
        #: Where programs of this machine find it; browsers use http://ADDRESS.
        self.loopback = f"http://127.0.0.1:{port}"
        self.account = self.new_account(FACILITATOR, EMAIL)
        self._seats: list[Seat] = []

    def new_account(self, name: str, email: str) -> Account:
        """A facilitator who signs in by links alone."""
        return self.services.directory.accounts.create(name, email, "", self.clock.now())

    def sign_in_path(self, account: Account) -> str:
        """The path of a link that signs this account in, once."""
        return self.services.new_link(account.id)

    def sign_out(self, account: Account) -> None:
        """End all sign-ins of this account, as a new password does."""
        self.services.directory.accounts.sign_out_everywhere(account.id)
        self.services.gateway.end_signed_out()

    def seat(self, token: str) -> Seat:
        """A connection of whoever has this token."""
        seat = Seat(self.loopback, token)
        self._seats.append(seat)
        return seat

    def empty(self) -> None:
        """Everybody leaves."""
        for seat in self._seats:
            seat.close()
        self._seats.clear()


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """A server on this folder for the time of a `with` block; it ends with the process."""
    settings = Settings.from_env({"WORKSHOP_ASYNC": "threading", "WORKSHOP_PUBLIC_URL": _PUBLIC})
    settings = settings.in_folder(folder).at("127.0.0.1", 0)
    settings.make_folders()
    listener = runtime.listen(settings.host, 0)
    port = listener.getsockname()[1]
    clock = StageClock()
    app = create_app(settings.at(settings.host, port), clock=clock)
    answers = threading.Event()
    threading.Thread(
        target=lambda: runtime.serve(
            app, settings.host, port, lambda _host, _port: answers.set(), listener=listener
        ),
        name="house",
        daemon=True,
    ).start()
    if not answers.wait(PATIENCE):
        raise RuntimeError("The server of the pictures did not start.")
    house = House(app, clock, port)
    try:
        yield house
    finally:
        house.empty()


_PUBLIC: Final = f"http://{ADDRESS}"
