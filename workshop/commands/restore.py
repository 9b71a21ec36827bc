"""`run.py restore FILE`: everything back from a backup, all of it or nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.commands.opened import opened
from workshop.server_lock import AlreadyServed, only_server
from workshop.settings import Settings
from workshop.store.backup import BadBackup, NotEmpty, restore


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Fill the database from the file; 1, and nothing changed, where that is not possible."""
    path = Path(args.file).expanduser()
    try:
        with path.open("rb") as file, _alone(settings), opened(settings) as database:
            filled = restore(database, file, replace=args.force)
    except OSError as problem:
        print(f"{path} cannot be read ({problem.strerror}). Name another.", file=sys.stderr)
        return 1
    except AlreadyServed as problem:
        server = f" ({problem.holder})" if problem.holder else ""
        print(
            f"The server is running{server}. Stop it (Ctrl+C in its window), then restore.",
            file=sys.stderr,
        )
        return 1
    except NotEmpty as there:
        print(
            f"There is something here already (accounts {there.accounts}, workshops"
            f" {there.workshops}). A restore replaces all of it. If you mean that, keep a copy"
            " and type:\n"
            f"  python3 run.py backup before-restore.zip\n"
            f"  python3 run.py restore --force {path}",
            file=sys.stderr,
        )
        return 1
    except BadBackup as problem:
        print(problem, file=sys.stderr)
        return 1
    print(
        f"Restored from {path}: accounts {filled['accounts']}, workshops {filled['workshops']},"
        f" events {filled['events']}.\n"
        "Every workshop's record is as it was written. Sign in again with your password."
    )
    return 0


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Only while no server uses the same files; raises `AlreadyServed`.

    PostgreSQL may be used from other machines, which nobody here can see: the transaction makes
    the restore all or nothing there too, and docs/security.md says to stop the servers first.
    """
    if settings.sqlite_file is None:
        yield
        return
    with only_server(settings.lock_dir):
        yield
