"""A real server, started as people start it: `run.py` in a process of its own.

The mode is that of WORKSHOP_ASYNC, if set, so that the whole suite can run in each.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.settings import ROOT

#: Seconds that a start may take on a machine that runs other tests too.
PATIENCE = 60
LAST_LINE = "To stop it: Ctrl+C"


class Server:
    """A running server: where it is, and what it has printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._ready.wait(PATIENCE)
        self.sign_in_url = self._printed(r"For you, the facilitator: +(\S+)")
        self.participants_url = self._printed(r"For participants: +(\S+)")
        self.url = re.sub(r"(https?://[^/]+).*", r"\1", self.sign_in_url)

    def kill(self) -> None:
        """End it as a power cut would (SIGKILL)."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """End it politely (SIGTERM); the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if self.lines[-1] == LAST_LINE:
                self._ready.set()
        self._ready.set()  # it ended; what it said tells why

    def _printed(self, pattern: str) -> str:
        said = "\n".join(self.lines)
        match = re.search(pattern, said)
        if match is None:
            self.kill()
            raise AssertionError(f"The server did not start:\n{said}")
        return match[1]


def launch(data: Path, *arguments: str, **environ: str) -> subprocess.Popen[str]:
    """Start `run.py` on this data folder without waiting; what it says is in one stream."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WORKSHOP_") or name == "WORKSHOP_ASYNC"
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "run.py"), *arguments],
        env={**inherited, "WORKSHOP_DATA": str(data), **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def start(data: Path, *arguments: str, port: int = 0, **environ: str) -> Server:
    """A server on this machine alone, on any free port unless one is given. End it yourself."""
    return Server(
        launch(data, "--local", "--no-browser", "--port", str(port), *arguments, **environ)
    )


@contextmanager
def running(data: Path, *arguments: str, port: int = 0, **environ: str) -> Iterator[Server]:
    """A server for the time of a `with` block."""
    server = start(data, *arguments, port=port, **environ)
    try:
        yield server
    finally:
        server.kill()
