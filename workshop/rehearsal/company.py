"""The simulated people of this server's rehearsals: started, counted, sent home."""

from __future__ import annotations

import atexit
import subprocess
import sys
from collections.abc import Sequence

from workshop.domain.errors import N_, NotNow
from workshop.settings import ROOT

MOST_PEOPLE = 200
#: Rehearsals at a time on one server: each is a process with its own connections.
MOST_REHEARSALS = 6


class Company:
    """One process of simulated people a workshop."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        atexit.register(self.close)

    def start(
        self,
        workshop: str,
        url: str,
        code: str,
        groups: Sequence[str],
        people: int,
        pace: float = 1.0,
    ) -> None:
        """Bring people of all groups in; those who are there already leave first."""
        self.stop(workshop)
        self._running[workshop] = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "workshop.rehearsal",
                url,
                code,
                str(min(people, MOST_PEOPLE)),
                "--pace",
                str(pace),
                *(f"--group={group}" for group in groups),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
        )

    def check_room(self) -> None:
        """Raises NotNow where as many rehearsals run as one server can take."""
        self._running = {key: each for key, each in self._running.items() if each.poll() is None}
        if len(self._running) >= MOST_REHEARSALS:
            raise NotNow(
                N_("Several rehearsals are running already. Delete one, then try again."),
                code="too_many",
            )

    def is_running(self, workshop: str) -> bool:
        process = self._running.get(workshop)
        return process is not None and process.poll() is None

    def stop(self, workshop: str) -> None:
        """Send a workshop's simulated people home."""
        process = self._running.pop(workshop, None)
        if process is not None:
            _end(process)

    def close(self) -> None:
        """Send everybody home: the server stops."""
        for workshop in list(self._running):
            self.stop(workshop)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
