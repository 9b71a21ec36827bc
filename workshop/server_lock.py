"""One server a folder: SQLite has one writer, and two servers would not hear each other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

FILE: Final = "server.lock"


class AlreadyServed(Exception):
    """Another process serves this folder; `holder` is what it wrote about itself, or empty."""

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(folder, holder)
        self.folder = folder
        self.holder = holder


@contextmanager
def only_server(folder: Path) -> Iterator[IO[str]]:
    """Hold the folder for this process; the open file takes a line about who that is.

    The operating system lets go of it when the process ends, however it ends. Raises
    `AlreadyServed`.
    """
    with open(folder / FILE, "a+", encoding="utf-8") as file:
        if not _try_lock(file):
            file.seek(0)
            raise AlreadyServed(folder, file.read().strip())
        file.seek(0)
        file.truncate()
        yield file


def _try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            # A byte far behind the text, so that the text can still be read by others.
            os.lseek(file.fileno(), 1_000_000, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
