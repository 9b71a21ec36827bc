"""One suite for every database: a test that takes `store` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.store.postgresql import Cluster, running_cluster
from tests.integration.store.samples import CODEC
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.migrate import upgrade
from workshop.store.sql_store import SqlStore

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL with the tables in its first template."""
    with running_cluster() as running:
        url = running.new_database()
        database = Database(url)
        upgrade(database)
        database.close()
        running.execute("ALTER DATABASE test_0 RENAME TO with_tables")
        yield running


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Database]:
    """An empty database of another server."""
    database = Database(_sqlite(tmp_path / "elsewhere.sqlite3"))
    upgrade(database)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", POSTGRESQL])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database with tables."""
    if request.param == "sqlite":
        yield _sqlite(tmp_path / "lodestar.sqlite3")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    made = cluster.new_database("with_tables")
    yield made
    cluster.drop_database(made)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a new SQLite database with tables."""
    return _sqlite(tmp_path / "only.sqlite3")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A new database, on each engine."""
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> SqlStore:
    """A store of the sample events."""
    return SqlStore(database, CODEC)


@pytest.fixture
def directory(database: Database) -> Directory:
    """The directory beside the store."""
    return Directory(database)


@pytest.fixture
def account(directory: Directory) -> str:
    """A facilitator's id."""
    return directory.accounts.create("Ada", "ada@example.org", "hash", 1).id


@pytest.fixture
def workshop(directory: Directory, account: str) -> str:
    """The id of a workshop without history."""
    return directory.workshops.create(account, "Service desk", 1).id


def _sqlite(file: Path) -> str:
    url = f"sqlite:///{file}"
    database = Database(url)
    upgrade(database)
    database.close()
    return url
