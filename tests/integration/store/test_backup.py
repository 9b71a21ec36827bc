"""The whole database as one file: everything comes back, ballots never do."""

from __future__ import annotations

import errno
import os
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.integration.store.samples import CODEC, accept, new_workshop, said, traces, vote, write
from tests.integration.store.test_archive import files_of, zipped
from workshop.commands import backup as backup_word
from workshop.commands import restore as restore_word
from workshop.commands import verify as verify_word
from workshop.server_lock import only_server
from workshop.settings import Settings
from workshop.store.backup import LEFT_OUT, STAYS, TABLES, BadBackup, NotEmpty, backup, restore
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.migrate import upgrade
from workshop.store.sql_store import SqlStore
from workshop.store.tables import ballots, db

CANARY = "canary-ballot"


@pytest.fixture
def full(store: SqlStore, directory: Directory, account: str, workshop: str) -> SqlStore:
    """A database with something in every table, and a vote that is open."""
    directory.links.create("link", 1, 99, account)
    directory.people.add(workshop, "anna", "Anna Ö", "desk", "token-hash", 10)
    directory.documents.add(workshop, "mission.docx", "short", 5, 1, 4_000)
    directory.templates.add(account, "Mine", '{"stages":[]}')
    accept(store, workshop, "anna", "c1", said(1))
    for start in range(0, 1_500, 500):
        write(store, workshop, *(said(number) for number in range(start, start + 500)))
    vote(store, workshop, "r1", {"anna": {"step": "agree", "reason": CANARY}})
    return store


def contents(database: Database) -> dict[str, list[Any]]:
    """Every row of every table that a backup holds, but for which sign-ins count."""
    with database.reading() as transaction:
        return {
            table.name: sorted(
                tuple(row)
                for row in transaction.execute(
                    select(*(each for each in table.columns if each.name != "auth_generation"))
                )
            )
            for table in TABLES
        }


def saved(database: Database) -> bytes:
    """A backup of this database."""
    out = BytesIO()
    backup(database, out)
    return out.getvalue()


def test_every_table_is_in_a_backup_or_left_out_on_purpose() -> None:
    """A new table must be decided about."""
    assert {table.name for table in (*TABLES, *LEFT_OUT, *STAYS)} == set(db.metadata.tables)


def test_everything_comes_back_on_another_database(full: SqlStore, elsewhere: Database) -> None:
    """Also from PostgreSQL to SQLite: accounts, logs, people with their tokens, receipts."""
    before = contents(full.database)
    assert {name: len(rows) for name, rows in before.items()} == {
        "accounts": 1,
        "templates": 1,
        "workshops": 1,
        "participants": 1,
        "events": 1_501,
        "receipts": 1,
        "documents": 1,
    }
    restore(elsewhere, BytesIO(saved(full.database)))
    assert contents(elsewhere) == before
    there = SqlStore(elsewhere, CODEC)
    workshop = before["workshops"][0][0]
    assert accept(there, workshop, "anna", "c1", said(1)) == 1
    assert there.verify(workshop) == full.verify(workshop)


def test_what_came_back_from_sqlite_fits_any_database(
    full: SqlStore, elsewhere: Database, database: Database
) -> None:
    """There and back again, over what is there when that is meant."""
    before = contents(database)
    restore(elsewhere, BytesIO(saved(database)))
    full.batch(before["workshops"][0][0], lambda batch: batch.head)
    restore(database, BytesIO(saved(elsewhere)), replace=True)
    assert contents(database) == before


def test_no_ballot_is_in_a_backup(full: SqlStore, elsewhere: Database) -> None:
    """One lies in the box while it is made; the file has none, and says so; none comes back."""
    with full.database.reading() as transaction:
        assert CANARY in str(transaction.execute(select(ballots)).all())
    made = files_of(saved(full.database))
    assert [name for name, content in made.items() if CANARY.encode() in content] == []
    assert [name for name in made if "ballot" in name or "link" in name] == []
    assert "Ballots of votes that were open" in made["README.txt"].decode()
    restore(elsewhere, BytesIO(saved(full.database)))
    assert traces(SqlStore(elsewhere, CODEC), CANARY) == {}


def test_a_restore_overwrites_only_when_that_is_meant(full: SqlStore, elsewhere: Database) -> None:
    """Otherwise it says what is there, and changes nothing."""
    file = saved(full.database)
    new_workshop(elsewhere)
    before = contents(elsewhere)
    with pytest.raises(NotEmpty) as refused:
        restore(elsewhere, BytesIO(file))
    assert (refused.value.accounts, refused.value.workshops) == (1, 1)
    assert contents(elsewhere) == before
    restore(elsewhere, BytesIO(file), replace=True)
    assert contents(elsewhere) == contents(full.database)


@pytest.mark.parametrize("there_still", [True, False], ids=["database-kept", "database-lost"])
def test_a_restore_brings_no_sign_in_back(
    full: SqlStore, elsewhere: Database, account: str, there_still: bool
) -> None:
    """A laptop was lost, and two new passwords ended its sign-in; the backup is older than that."""
    accounts = Directory(full.database).accounts
    of_the_laptop = accounts.sign_out_everywhere(account).auth_generation
    file = saved(full.database)
    later = accounts.change_password(account, "hash-2").auth_generation
    later = accounts.change_password(account, "hash-3").auth_generation
    place = full.database if there_still else elsewhere
    restore(place, BytesIO(file), replace=there_still)
    found = Directory(place).accounts.find(account)
    assert found is not None
    assert found.auth_generation > later > of_the_laptop


def test_ballots_that_are_replaced_leave_no_trace(full: SqlStore, sqlite_url: str) -> None:
    """A restore over a database with an open vote destroys the box like a close does."""
    database = Database(sqlite_url)
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    vote(store, workshop, "r1", {"anna": {"reason": CANARY}})
    assert traces(store, CANARY)
    restore(database, BytesIO(saved(full.database)), replace=True)
    assert traces(store, CANARY) == {}
    database.close()


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("events.jsonl", b"Idea 7", b"Idea 8", "not what the manifest says"),
        ("manifest.json", b"lodestar backup", b"lodestar archive", "not that of a backup"),
        ("manifest.json", b'"schema": "', b'"schema": "9', "tables of version 9"),
    ],
)
def test_a_broken_backup_changes_nothing(
    full: SqlStore, elsewhere: Database, name: str, old: bytes, new: bytes, says: str
) -> None:
    """All or nothing: what is there stays."""
    files = files_of(saved(full.database))
    files[name] = files[name].replace(old, new, 1)
    new_workshop(elsewhere)
    before = contents(elsewhere)
    with pytest.raises(BadBackup, match=says):
        restore(elsewhere, zipped(files), replace=True)
    assert contents(elsewhere) == before


def test_a_changed_record_is_not_restored(full: SqlStore, elsewhere: Database) -> None:
    """A text changed in the database before the backup: the chain says where."""
    with full.database.writing() as transaction:
        transaction.connection.exec_driver_sql("UPDATE events SET at = 7 WHERE version = 5")
    with pytest.raises(BadBackup, match="at version 5"):
        restore(elsewhere, BytesIO(saved(full.database)))
    assert contents(elsewhere)["accounts"] == []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a server whose data folder is the test's."""
    found = Settings.from_env({"WORKSHOP_DATA": str(tmp_path / "here")})
    found.make_folders()
    return found


@pytest.fixture
def served(settings: Settings) -> Iterator[Database]:
    """The database of these settings, with a workshop of three events."""
    database = Database(settings.database_url)
    upgrade(database)
    write(SqlStore(database, CODEC), new_workshop(database), said(1), said(2), said(3))
    yield database
    database.close()


def test_the_words_back_up_and_restore(
    settings: Settings, served: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`backup` while it is in use, `restore` into another folder; each says what it did."""
    file = tmp_path / "today.zip"
    assert backup_word.run(settings, Namespace(file=str(file))) == 0
    said_of_backup = capsys.readouterr().out
    assert "1 account, 1 workshop, 3 events" in said_of_backup
    assert "Ballots of open votes are not in it" in said_of_backup
    assert file.stat().st_mode & 0o777 == 0o600

    other = Settings.from_env({"WORKSHOP_DATA": str(tmp_path / "other")})
    other.make_folders()
    assert restore_word.run(other, Namespace(file=str(file), force=False)) == 0
    assert "accounts 1, workshops 1, events 3" in capsys.readouterr().out
    restored = Database(other.database_url)
    assert contents(restored) == contents(served)
    restored.close()


def test_the_words_say_what_to_type(
    settings: Settings, served: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is there, one that is not, no backup at all, a database that is not empty."""
    file = tmp_path / "today.zip"
    backup_word.run(settings, Namespace(file=str(file)))
    before = contents(served)
    capsys.readouterr()

    assert backup_word.run(settings, Namespace(file=str(file))) == 1
    assert "is there already" in capsys.readouterr().err
    assert restore_word.run(settings, Namespace(file=str(file), force=False)) == 1
    assert f"restore --force {file}" in capsys.readouterr().err
    assert restore_word.run(settings, Namespace(file=str(tmp_path / "no.zip"), force=False)) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert restore_word.run(settings, Namespace(file=__file__, force=True)) == 1
    assert "not a whole backup" in capsys.readouterr().err
    with only_server(settings.data_dir) as mark:
        print("http://localhost:5000/ (process 1)", file=mark, flush=True)
        assert restore_word.run(settings, Namespace(file=str(file), force=True)) == 1
    assert "The server is running" in capsys.readouterr().err
    assert contents(served) == before


def test_a_backup_that_fails_leaves_no_half_file(settings: Settings, tmp_path: Path) -> None:
    """Half a backup would be taken for a whole one."""
    file = tmp_path / "today.zip"
    nowhere = replace(settings, database_url="postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(Exception, match="does not answer"):
        backup_word.run(nowhere, Namespace(file=str(file)))
    assert not file.exists()


def test_the_word_verify_tells_sound_from_changed(
    settings: Settings, served: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code and sentence, for a code as people type it."""
    workshop = contents(served)["workshops"][0]
    code = f"{workshop[2][:4]}-{workshop[2][4:]}".lower()
    assert verify_word.run(settings, Namespace(code=code)) == 0
    out = capsys.readouterr().out
    assert "is as it was written (events 3)" in out
    assert workshop[-1] in out.replace(" ", "")
    SqlStore(served, CODEC).erase_personal(workshop[0], 1)
    assert verify_word.run(settings, Namespace(code=code)) == 0
    assert "Of 1 of them something personal was erased" in capsys.readouterr().out
    with served.writing() as transaction:
        transaction.connection.exec_driver_sql("UPDATE events SET at = 7 WHERE version = 2")
    assert verify_word.run(settings, Namespace(code=code)) == 1
    assert "was changed after it was written: at version 2" in capsys.readouterr().err
    assert verify_word.run(settings, Namespace(code="AAAAAAAA")) == 1
    assert "no workshop with the code" in capsys.readouterr().err


def test_a_disk_that_is_full_is_told_and_leaves_no_half_backup(
    settings: Settings,
    served: Database,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file that was begun is gone, and what to do is said."""

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(backup_word, "backup", full)
    file = tmp_path / "today.zip"
    assert backup_word.run(settings, Namespace(file=str(file))) == 1
    assert "No space left on device" in (said := capsys.readouterr().err)
    assert said.rstrip().endswith("Make room, or name another place.")
    assert not file.exists()
