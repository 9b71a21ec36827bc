"""The connections to the database, and what a transaction is on SQLite and on PostgreSQL.

Made for threads of the operating system that come and go (`runtime.run_blocking`): a connection
that is free is taken, otherwise one is opened; nobody waits for a connection, and no lock of
Python is held. SQLAlchemy's own pools lose wake-ups between such threads.

Transactions are begun and ended in so many words, because pysqlite and psycopg2 would each begin
them at moments of their own choosing.
"""

from __future__ import annotations

import logging
import os
from _queue import Empty, SimpleQueue
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, CursorResult, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.sql import Executable

#: How long a transaction waits for one that holds the lock, in milliseconds.
PATIENCE: Final = 10_000
#: How long the sweep after a close waits for readers, in milliseconds.
SWEEP_PATIENCE: Final = 500
#: Free connections kept; more than this many at a time are closed after use.
MOST_IDLE: Final = 16

SQLITE_SETTINGS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={PATIENCE}",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)
POSTGRESQL_SETTINGS: Final = (
    "SET synchronous_commit = on",
    f"SET lock_timeout = {PATIENCE}",
    "SET idle_in_transaction_session_timeout = 60000",
)

log = logging.getLogger(__name__)


class Transaction:
    """One transaction that runs: `execute` statements in it.

    `destroys` is for who runs it to set, where something must leave the disk as well: after the
    commit it is swept (`Database.sweep`), on PostgreSQL the ballots only.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.destroys = False

    @property
    def sqlite(self) -> bool:
        """Whether this is SQLite: for the few things that differ."""
        return self.connection.dialect.name == "sqlite"

    def execute(
        self,
        statement: Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> CursorResult[*tuple[Any, ...]]:
        """Run one statement; a sequence of parameters runs it for each."""
        return self.connection.execute(statement, parameters)


class Database:
    """A database by its address: `sqlite:////path/to/file` or `postgresql://user@host/name`.

    Opening it makes the file of SQLite if there is none (for its owner only) and connects once,
    so a wrong address shows at once: raises ValueError for an address that cannot serve, and
    sqlalchemy.exc.OperationalError where nothing answers.
    """

    def __init__(self, url: str) -> None:
        self.url = database_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite:
            _make_file(Path(str(self.url.database)))
        self.engine = make_engine(self.url)
        self._idle: deque[Connection] = deque()
        self._debts = count(1)
        # A process that died between a close and its sweep left something to sweep.
        self._unswept: set[int] = {0}
        # A queue of C, because it waits like a lock of the operating system in every mode: what
        # `threading` offers is for green threads once the process is patched.
        self._turns: SimpleQueue[bool] = SimpleQueue()
        self._turns.put(True)
        self._give(self.engine.connect())

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that may write; on SQLite it holds the one write lock from its beginning.

        Committed durably when the block ends, undone when it raises.
        """
        with self._turn():
            transaction = Transaction(self._begin("BEGIN IMMEDIATE" if self.sqlite else "BEGIN"))
            with self._ending(transaction, "COMMIT"):
                yield transaction
            if transaction.destroys:
                self._unswept.add(next(self._debts))
                if not self.sweep(SWEEP_PATIENCE):
                    log.warning(
                        "What was destroyed could not be swept from the disk yet; another"
                        " connection may be reading. It is tried again after every change."
                    )
            elif self._unswept:
                self.sweep()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that only reads, all of it at one moment of the database's history."""
        begin = "BEGIN" if self.sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        transaction = Transaction(self._begin(begin))
        with self._ending(transaction, "COMMIT"):
            yield transaction

    def settings(self) -> dict[str, str | int]:
        """What makes a commit durable and a deletion thorough, read from a connection in use."""
        names = (
            ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
            if self.sqlite
            else ("synchronous_commit", "fsync", "lock_timeout")
        )
        word = "PRAGMA" if self.sqlite else "SHOW"
        with self.writing() as transaction:
            return {
                name: transaction.connection.exec_driver_sql(f"{word} {name}").scalar_one()
                for name in names
            }

    def sweep(self, patience: int = 1) -> bool:
        """Leave nothing behind of what was destroyed and committed; whether that worked.

        SQLite: everything moves from the write-ahead log into the file and the log is cut to
        nothing. PostgreSQL: the table of ballots is written anew. Either waits `patience`
        milliseconds for others; what failed is tried again after each transaction that writes.
        """
        due = set(self._unswept)
        try:
            if self.sqlite:
                swept = self._sweep_sqlite(patience)
            else:
                swept = self._sweep_postgresql(patience)
        except DBAPIError as problem:
            # What was committed stays committed, so this must not look like a failure to write.
            log.warning("Sweeping the disk failed: %s", problem.orig)
            return False
        if swept:
            self._unswept -= due
        return swept

    def close(self) -> None:
        """Close the connections that are free; those in use close when they are given back."""
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One writer after the other on SQLite, in the order of coming.

        SQLite would do without, but who finds its lock taken sleeps for up to 100 ms and then
        tries again: with several rooms some waited for half a second.
        """
        if not self.sqlite:
            yield
            return
        try:
            turn = self._turns.get(timeout=PATIENCE / 1000)
        except Empty as problem:
            raise TimeoutError("Another transaction of this process does not end.") from problem
        try:
            yield
        finally:
            self._turns.put(turn)

    def _begin(self, statement: str) -> Connection:
        connection = self._take()
        try:
            connection.exec_driver_sql(statement)
        except DBAPIError as problem:
            connection.close()
            if not problem.connection_invalidated:
                raise
            # The database was restarted, so the other free connections are dead as well.
            self.close()
            connection = self.engine.connect()
            connection.exec_driver_sql(statement)
        return connection

    @contextmanager
    def _ending(self, transaction: Transaction, end: str) -> Iterator[None]:
        connection = transaction.connection
        try:
            yield
            connection.exec_driver_sql(end)
        except BaseException:
            self._undo(connection)
            raise
        self._give(connection)

    def _undo(self, connection: Connection) -> None:
        try:
            connection.exec_driver_sql("ROLLBACK")
        except SQLAlchemyError:
            # The connection is gone or in no state to go on; closing it undoes as well, and the
            # caller gets the exception that led here.
            connection.invalidate()
            connection.close()
        else:
            self._give(connection)

    def _take(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self.engine.connect()

    def _give(self, connection: Connection) -> None:
        if len(self._idle) < MOST_IDLE:
            self._idle.append(connection)
        else:
            connection.close()

    def _sweep_sqlite(self, patience: int) -> bool:
        connection = self._take()
        try:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
            connection.exec_driver_sql(f"PRAGMA busy_timeout={PATIENCE}")
        except BaseException:
            connection.close()
            raise
        self._give(connection)
        return not busy

    def _sweep_postgresql(self, patience: int) -> bool:
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"SET lock_timeout = {patience}")
            connection.exec_driver_sql("VACUUM (FULL) ballots")
        return True


def database_url(text: str) -> URL:
    """The address with the driver that the product uses; raises ValueError for another kind."""
    url = make_url(text.replace("postgres://", "postgresql://", 1))
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg2")
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return url.set(drivername="sqlite+pysqlite")
    raise ValueError("The database must be a file of SQLite or a PostgreSQL database.")


def make_engine(url: URL) -> Engine:
    """An engine without a pool, whose connections have the settings that the product needs."""
    sqlite = url.get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,  # an error that is logged must not quote a ballot
        connect_args={"check_same_thread": False} if sqlite else {"connect_timeout": 10},
    )
    prepare(engine)
    return engine


def prepare(engine: Engine) -> None:
    """Give every new connection of this engine its settings."""
    settings = SQLITE_SETTINGS if engine.dialect.name == "sqlite" else POSTGRESQL_SETTINGS

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for setting in settings:
            cursor.execute(setting)
        cursor.close()


def _make_file(path: Path) -> None:
    """SQLite gives its journals the mode of the file, so nobody else reads those either."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
