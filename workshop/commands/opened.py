"""The database of the settings, for the words of `run.py` that need no server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from workshop.settings import Settings, WrongSetting
from workshop.store.database import Database
from workshop.store.migrate import NewerDatabase, upgrade


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database with its tables up to date; closed at the end.

    Raises `WrongSetting` where it does not answer or belongs to a newer version.
    """
    try:
        database = Database(settings.database_url)
    except OperationalError as problem:
        raise WrongSetting(
            f"The database does not answer: {problem.orig}\nStart it, or name another:"
            " WORKSHOP_DATABASE_URL=postgresql://user@host/name python3 run.py"
        ) from problem
    try:
        upgrade(database)
        yield database
    except NewerDatabase as problem:
        raise WrongSetting(str(problem)) from problem
    finally:
        database.close()
