"""Telling people what set-up is doing, how long it takes, and what to type when it fails.

On stderr: what a command answers stands alone on stdout, for whoever passes it on.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

#: Lines of a failed program's own words that are shown.
LAST_LINES: Final = 12


class Problem(Exception):
    """Set-up cannot go on. `what` is missing or failed; `remedy` is what to type or do."""

    def __init__(self, what: str, remedy: str, said: str = "") -> None:
        super().__init__(what, remedy, said)
        self.what = what
        self.remedy = remedy
        self.said = said

    def __str__(self) -> str:
        parts = [self.what]
        if self.said:
            parts += ["", *("    " + line for line in self.said.splitlines()), ""]
        return "\n".join([*parts, self.remedy])


def say(text: str, end: str = "\n") -> None:
    """Say what is being done."""
    print(text, end=end, file=sys.stderr, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Announce a step, show on a terminal how long it has been running, and how long it took."""
    started = time.monotonic()
    over = threading.Event()

    def count() -> None:
        while not over.wait(1):
            say(f"\r  {what} ... {time.monotonic() - started:.0f} s", end="")

    say(f"  {what} ...", end="")
    counter = threading.Thread(target=count, daemon=True)
    if sys.stderr.isatty():
        counter.start()
    outcome = "stopped after"
    try:
        yield
        outcome = "done in"
    finally:
        over.set()
        if counter.ident:
            counter.join()
            say(f"\r  {what} ...", end="")
        say(f" {outcome} {time.monotonic() - started:.1f} s")


def run(
    command: Sequence[str | Path],
    *,
    folder: Path,
    failed: str,
    remedy: str,
    environ: Mapping[str, str] | None = None,
) -> str:
    """Run a program to its end and give what it printed.

    Raises `Problem` with its last words where it cannot be started or fails.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as problem:
        raise Problem(failed, remedy, str(problem)) from problem
    if done.returncode != 0:
        lines = [line.rstrip() for line in done.stdout.splitlines() if line.strip()]
        raise Problem(failed, remedy, "\n".join(lines[-LAST_LINES:]))
    return done.stdout
