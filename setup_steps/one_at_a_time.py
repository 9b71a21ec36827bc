"""Two starts in one folder at the same time: the second waits until the first has set up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from setup_steps.say import say

FILE: Final = ".setup.lock"


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the right to change this folder's packages and front end."""
    if sys.platform == "win32":
        yield  # no flock; two first starts at once are unlikely on a desktop
        return
    import fcntl

    with open(root / FILE, "w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("  Another set-up is at work in this folder; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
