"""The tables and connections themselves: migrations, restarts, kills, green threads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy.exc import DBAPIError

from tests.integration.store.postgresql import Cluster
from tests.integration.store.samples import CODEC, new_workshop, said, write
from workshop.store.database import MOST_IDLE, Database, database_url
from workshop.store.migrate import NewerDatabase, attach, migrate, upgrade
from workshop.store.sql_store import SqlStore
from workshop.store.tables import AccountRow, db


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    """Nothing is left that Alembic would still change."""
    with database.reading() as transaction:
        context = MigrationContext.configure(
            transaction.connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, db.metadata) == []


def test_an_upgrade_of_an_upgraded_database_changes_nothing(store: SqlStore, workshop: str) -> None:
    """Every start does it."""
    write(store, workshop, said(1))
    upgrade(store.database)
    assert store.verify(workshop).events == 1


def test_several_processes_upgrade_at_once(tmp_path: Path) -> None:
    """One does it, the others find it done."""
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    databases = [Database(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, databases))
    assert new_workshop(databases[0])
    for database in databases:
        database.close()


@pytest.mark.needs("postgresql")
def test_several_processes_upgrade_postgresql_at_once(cluster: Cluster) -> None:
    """Behind a lock of its own, for there PostgreSQL would let both begin."""
    url = cluster.new_database()
    databases = [Database(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, databases))
    assert new_workshop(databases[0])
    for database in databases:
        database.close()


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    """It says so, and changes nothing."""
    with database.writing() as transaction:
        transaction.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabase, match="newer version of Lodestar"):
        upgrade(database)


def test_the_application_has_the_same_database(url: str) -> None:
    """Flask-SQLAlchemy's models, on connections with the same settings."""
    app = Flask("test")
    attach(app, url)
    migrate(app)
    with app.app_context():
        db.session.add(
            AccountRow(id="a", name="Ada", email="a@b.c", password_hash="h", created_at=1)
        )
        db.session.commit()
        assert [row.auth_generation for row in db.session.scalars(db.select(AccountRow))] == [0]
        if db.engine.dialect.name == "sqlite":
            connection = db.session.connection()
            assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:////tmp/x.db", "sqlite+pysqlite:////tmp/x.db"),
        ("postgres://u:p@h/d", "postgresql+psycopg2://u:p@h/d"),
        ("postgresql://u@h/d", "postgresql+psycopg2://u@h/d"),
        ("postgresql+psycopg2://u@h/d", "postgresql+psycopg2://u@h/d"),
    ],
)
def test_addresses_get_the_driver_that_is_meant(given: str, meant: str) -> None:
    """SQLAlchemy alone would take another driver for PostgreSQL."""
    assert database_url(given).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://u@h/d"])
def test_a_database_that_cannot_serve_is_refused(url: str) -> None:
    """In memory each connection would have its own."""
    with pytest.raises(ValueError, match="file of SQLite or a PostgreSQL"):
        Database(url)


def test_nobody_else_can_read_the_files(sqlite_url: str) -> None:
    """Main file and write-ahead log, whatever the umask."""
    before = os.umask(0)
    try:
        path = Path(sqlite_url.removeprefix("sqlite:///")).with_name("private.sqlite3")
        database = Database(f"sqlite:///{path}")
        upgrade(database)
    finally:
        os.umask(before)
    files = sorted(path.parent.glob("private.sqlite3*"))
    assert [file.name for file in files] == [
        "private.sqlite3",
        "private.sqlite3-shm",
        "private.sqlite3-wal",
    ]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    database.close()


def test_more_threads_than_kept_connections(database: Database) -> None:
    """Everybody gets one; afterwards only some are kept."""
    together = threading.Barrier(MOST_IDLE + 4, timeout=30)

    def look(_: int) -> int:
        with database.reading() as transaction:
            together.wait()
            return int(transaction.connection.exec_driver_sql("SELECT 1").scalar_one())

    with ThreadPoolExecutor(MOST_IDLE + 4) as pool:
        assert sum(pool.map(look, range(MOST_IDLE + 4))) == MOST_IDLE + 4
    assert len(database._idle) == MOST_IDLE


def test_a_wrong_statement_spoils_no_connection(store: SqlStore, workshop: str) -> None:
    """The transaction is undone, and the next one works."""
    with pytest.raises(DBAPIError), store.database.writing() as transaction:
        transaction.connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")
    assert write(store, workshop, said(1)).version == 1


@pytest.mark.needs("postgresql")
def test_a_database_that_was_restarted_is_found_again(cluster: Cluster) -> None:
    """All connections broke; the next transaction just works, nothing acknowledged is missing."""
    database = Database(cluster.new_database("with_tables"))
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    write(store, workshop, said(1))
    cluster.restart()
    assert write(store, workshop, said(2)).version == 2
    assert store.verify(workshop).sound
    database.close()


KILLED = """
import sys
from tests.integration.store.samples import CODEC, accept, said
from workshop.store.sql_store import SqlStore
store = SqlStore(sys.argv[1], CODEC)
number = 0
while True:
    number += 1
    accept(store, sys.argv[2], "anna", f"{sys.argv[3]}-{number}", said(number))
    print(number, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(url: str, store: SqlStore, workshop: str) -> None:
    """Rule 1: killed in the middle of writing, three times; nothing is missing, nothing double."""
    acknowledged = 0
    for run in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", KILLED, url, workshop, str(run)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.getcwd()},
        )
        assert writer.stdout is not None
        for _ in range(30):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        acknowledged += 30 + len([line for line in writer.stdout if line.endswith(b"\n")])
        writer.wait()
        writer.stdout.close()
    verdict = store.verify(workshop)
    assert verdict.sound
    # At most the last command of each run was stored without its acknowledgement being read.
    assert acknowledged <= verdict.events <= acknowledged + 3


GREEN = """
import json, sys, time
from workshop import runtime
runtime.patch("eventlet")
from tests.integration.store.samples import CODEC, close_round, said, vote, write
from workshop.store.sql_store import SqlStore
store = SqlStore(sys.argv[1], CODEC)
workshop = sys.argv[2]

def many(name):
    for number in range(10):
        runtime.run_blocking(write, store, workshop, said(number, name))
    runtime.run_blocking(vote, store, workshop, f"r-{name}", {name: {"reason": ""}})
    runtime.run_blocking(close_round, store, workshop, f"r-{name}")

longest, going = 0.0, True
def watch():
    global longest
    while going:
        before = time.monotonic()
        runtime.sleep(0.005)
        longest = max(longest, time.monotonic() - before)
watching = runtime.spawn(watch)
tasks = [runtime.spawn(many, f"p{number}") for number in range(20)]
done = [task.wait(60) for task in tasks]
going = False
watching.wait(5)
verdict = runtime.run_blocking(store.verify, workshop)
print(json.dumps([all(done), verdict.sound, verdict.events, longest < 2]))
"""


def test_green_threads_share_the_store(url: str, workshop: str) -> None:
    """Twenty at once through `run_blocking` under eventlet: all done, and nobody was held up."""
    child = subprocess.run(
        [sys.executable, "-c", GREEN, url, workshop],
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        capture_output=True,
        check=True,
        timeout=100,
    )
    assert json.loads(child.stdout) == [True, True, 220, True]
