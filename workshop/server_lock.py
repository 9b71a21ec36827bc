"""One server a folder: SQLite has one writer, and two servers would not hear each other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Final

FILE: Final = "server.lock"


class AlreadyServed(Exception):
    """Another process serves this folder; the text says which, and what to type."""

    def __init__(self, folder: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(
            f"A server already uses the folder {folder}: {holder or 'one that is starting'}.\n"
            "Go on with that one, or stop it first (Ctrl+C in its window), or start another one"
            " with a folder of its own: WORKSHOP_DATA=/path/to/folder python3 run.py"
        )


@contextmanager
def only_server(folder: Path) -> Iterator[IO[str]]:
    """Hold the folder for this process; the open file takes one line: address and process.

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


@contextmanager
def noted_server(folder: Path) -> Iterator[IO[str] | None]:
    """Hold the folder where nobody does, without insisting: the file for address and process.

    None where another server of this folder has noted itself: several may share PostgreSQL, and
    the address of one of them is as good as another's.
    """
    with ExitStack() as held:
        file: IO[str] | None = None
        with suppress(AlreadyServed):
            file = held.enter_context(only_server(folder))
        yield file


def server_at(folder: Path) -> str | None:
    """The address of the server that serves this folder now; None where none does.

    The lock tells, not the text: what a server wrote that has ended since does not count.
    """
    try:
        with open(folder / FILE, "r+", encoding="utf-8") as file:
            if _try_lock(file):
                return None
            file.seek(0)
            noted = file.read().split()
    except OSError:
        return None
    return noted[0] if noted and noted[0].startswith("http") else None


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
