"""The programs of a measurement: a server on one core, the load generator on another.

A server to be measured is a Python module that, started with a pipe as its input, prints one line
of JSON once it serves, and ends when its input does. The line is the *target*: `port` on this
machine, `join` (the path to post `{name, group}` to), `group` if it wants one, `kind` and `data` of
a command that adds an item (its `text` is filled in). Where it has them, also: `watchers`, tokens
of pages that are connected but send nothing; `kinds`, further kinds of items with their data, which
then can be filled in past the sockets (`Server.fill`); and `pages`, the paths of the page on which
one joins and of the live page.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import psutil

ROOT = Path(__file__).parents[1]
SERVERS = {
    "bare": ["bench.bare_server"],
    "bare + fan-out": ["bench.bare_server", "--fanout"],
    "Lodestar": ["bench.lodestar_driver"],
}
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, CLIENT_CORE = CORES[0], CORES[-1]


class Program:
    """A Python module of ours in a process of its own, spoken to by lines of JSON."""

    def __init__(self, arguments: list[str], core: int) -> None:
        def settle() -> None:
            os.sched_setaffinity(0, {core})
            # Above whatever else runs here, where that is allowed; the same for every server.
            with contextlib.suppress(OSError):
                Path("/proc/self/autogroup").write_text("-20")

        self._name = arguments[0]
        self._popen = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", *arguments],
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=settle,
            start_new_session=True,
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._input, self._output = self._popen.stdin, self._popen.stdout
        self.process = psutil.Process(self._popen.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._input.close()
        try:
            self._popen.wait(10)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        self._output.close()

    def say(self, message: dict[str, Any]) -> None:
        """One line to it."""
        self._input.write(json.dumps(message) + "\n")
        self._input.flush()

    def hear(self) -> dict[str, Any]:
        """One line from it. Raises ChildProcessError if it ended instead."""
        line = self._output.readline()
        if not line:
            raise ChildProcessError(f"{self._name} ended before it answered")
        answer: dict[str, Any] = json.loads(line)
        return answer


class Server(Program):
    """One of SERVERS, serving."""

    def __init__(self, name: str) -> None:
        super().__init__(SERVERS[name], SERVER_CORE)
        self.target = self.hear()

    def fill(self, count: int, kind: str) -> float:
        """Bring the room to `count` items of this kind, past the sockets; the seconds it took."""
        self.say({"fill": count, "kind": kind})
        seconds: float = self.hear()["seconds"]
        return seconds

    def cpu_seconds(self) -> float:
        """What it and its children have used so far."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(sum(one.cpu_times()[:2]) for one in family)

    def memory(self) -> int:
        """Its resident bytes, with its children's."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(one.memory_info().rss for one in family)


class Clients(Program):
    """bench/clients.py, pointed at a target."""

    def __init__(self, target: dict[str, Any]) -> None:
        super().__init__(["bench.clients", json.dumps(target)], CLIENT_CORE)

    def do(self, phase: str, **arguments: Any) -> dict[str, Any]:
        """Carry out one phase."""
        self.say({"do": phase, **arguments})
        return self.hear()


class Disturbance:
    """How much of the time that a server wanted to run others kept it waiting for its core.

    On a shared machine this decides whether a figure means anything. The main thread's waiting
    counts, less what the server's own other threads ran meanwhile (storage), since it may have
    waited for those. Source: the kernel's /proc/PID/task/TID/schedstat (nanoseconds run,
    nanoseconds waited); 0 where there is none.
    """

    def __init__(self, server: Server) -> None:
        self._main = str(server.process.pid)
        self._tasks = Path(f"/proc/{self._main}/task")
        self._before = self._look()

    def _look(self) -> tuple[int, int, int]:
        main = waited = others = 0
        for task in self._tasks.glob("*/schedstat"):
            with contextlib.suppress(FileNotFoundError):  # a thread that ended meanwhile
                values = task.read_text().split()
                if task.parent.name == self._main:
                    main, waited = int(values[0]), int(values[1])
                else:
                    others += int(values[0])
        return main, waited, others

    def share(self) -> float:
        """Between 0 and 1."""
        now = self._look()
        main, waited, others = (after - b for after, b in zip(now, self._before, strict=True))
        kept_waiting = max(0, waited - others)
        return kept_waiting / (main + kept_waiting) if main + kept_waiting else 0.0
