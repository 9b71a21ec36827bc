"""`run.py backup FILE`: everything kept in the database, in one file; also while it is in use."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import IO

from workshop.commands.opened import opened
from workshop.settings import Settings
from workshop.store.backup import backup


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Write the backup, readable by its owner only; 1 where it cannot be written."""
    path = Path(args.file).expanduser()
    try:
        out = _private(path)
    except FileExistsError:
        print(f"{path} is there already. Name a file that is not.", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"{path} cannot be written ({problem.strerror}). Name another.", file=sys.stderr)
        return 1
    try:
        with out, opened(settings) as database:
            written = backup(database, out)
            out.flush()
            os.fsync(out.fileno())
    except BaseException as problem:
        path.unlink()  # half a backup is worse than none
        if not isinstance(problem, OSError):
            raise
        print(
            f"{path} could not be written to its end ({problem.strerror}), so it is not there."
            " Make room, or name another place.",
            file=sys.stderr,
        )
        return 1
    print(
        f"Backup written to {path}: {_of(written['accounts'], 'account')},"
        f" {_of(written['workshops'], 'workshop')}, {_of(written['events'], 'event')}.\n"
        "Ballots of open votes are not in it: they are destroyed when their round closes.\n"
        f"The documents are not in it either: they are in {settings.exports_dir}.\n"
        f"To bring it back: python3 run.py restore {path}"
    )
    return 0


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b")


def _of(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
