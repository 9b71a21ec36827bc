"""What the application relies on of the log: order, durability, one effect a command."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from tests.integration.store.samples import (
    CODEC,
    BallotCast,
    Drafted,
    Part,
    RoundOpened,
    accept,
    said,
    write,
)
from workshop.application.ports import Batch, Head, Receipt, Recorded, Writing
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore


def test_what_was_written_comes_back_in_order(store: SqlStore, workshop: str) -> None:
    """Versions count from 1; nested parts, mappings and any letters survive."""
    drafted = Drafted(
        "d1", "anna", Part("m", "", ("a", "b")), (Part("p", "ß\n\u2028"),), {"z": "1"}, {"a": -1}
    )
    write(store, workshop, said(1), drafted, at=5)
    head = write(store, workshop, RoundOpened("r1"), at=4)
    assert store.load(workshop) == [
        Recorded(1, 5, said(1)),
        Recorded(2, 5, drafted),
        Recorded(3, 4, RoundOpened("r1")),
    ]
    assert head.version == 3
    assert store.head(workshop) == head


def test_a_part_of_the_log_can_be_loaded(store: SqlStore, workshop: str) -> None:
    """After one version, up to another; nothing where there is nothing."""
    write(store, workshop, *(said(number) for number in range(1, 6)))
    assert [each.version for each in store.load(workshop, after=2)] == [3, 4, 5]
    assert [each.version for each in store.load(workshop, after=1, upto=3)] == [2, 3]
    assert store.load(workshop, after=5) == []


def test_a_new_workshop_has_no_history(store: SqlStore, workshop: str) -> None:
    """Version 0 and an empty digest, as the port says."""
    assert store.head(workshop) == Head(0, "")
    assert store.load(workshop) == []


def test_a_workshop_that_is_not_there_is_named(store: SqlStore) -> None:
    """KeyError for a batch and for a head; the work is not begun."""
    with pytest.raises(KeyError, match="nobody"):
        store.batch("nobody", lambda batch: pytest.fail("the work began"))
    with pytest.raises(KeyError, match="nobody"):
        store.head("nobody")


def test_refused_work_writes_nothing(store: SqlStore, workshop: str) -> None:
    """An exception undoes events, ballots and receipts of the same batch, and goes on."""
    write(store, workshop, said(1))
    before = store.head(workshop)

    def work(batch: Batch) -> None:
        writing = Writing(
            [said(2)], {("r1", "anna"): {"scores": {}}}, [], [Receipt("anna", "c1", 2)]
        )
        batch.write(writing, 1)
        raise LookupError("refused")

    with pytest.raises(LookupError, match="refused"):
        store.batch(workshop, work)
    assert store.head(workshop) == before
    assert store.voters(workshop, "r1") == frozenset()
    assert store.batch(workshop, lambda batch: batch.receipt("anna", "c1")) is None
    assert write(store, workshop, said(2)).version == 2


def test_a_batch_sees_what_others_wrote(store: SqlStore, workshop: str) -> None:
    """The head is the one under the lock, and what is missing is caught up in the batch."""
    write(store, workshop, said(1), said(2))

    def work(batch: Batch) -> tuple[int, list[Recorded]]:
        return batch.head.version, list(batch.events_after(1))

    assert store.batch(workshop, work) == (2, [Recorded(2, 1_000, said(2))])


def test_a_batch_can_write_more_than_once(store: SqlStore, workshop: str) -> None:
    """Each writing goes on where the one before ended."""

    def work(batch: Batch) -> list[int]:
        return [batch.write(Writing([said(number)]), 1).version for number in (1, 2)]

    assert store.batch(workshop, work) == [1, 2]
    assert store.verify(workshop).sound


def test_two_writers_leave_no_gap(url: str, store: SqlStore, workshop: str) -> None:
    """Rule 4: two processes write at once; every version is there once, the chain is one."""
    other = SqlStore(url, CODEC)

    def many(through: SqlStore, author: str) -> list[int]:
        return [write(through, workshop, said(n, author)).version for n in range(40)]

    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(many, through, f"{name}{number}")
            for name, through in (("a", store), ("b", other))
            for number in range(2)
        ]
        versions = sorted(version for job in jobs for version in job.result())
    assert versions == list(range(1, 161))
    assert [each.version for each in store.load(workshop)] == versions
    assert store.verify(workshop).sound
    other.close()


def test_a_repeated_command_has_one_effect(store: SqlStore, workshop: str) -> None:
    """Rule 2: the repeat gets the same acceptance, and nothing is written."""
    first = accept(store, workshop, "anna", "c1", said(1))
    write(store, workshop, said(2))
    assert accept(store, workshop, "anna", "c1", said(1)) == first == 1
    assert store.head(workshop).version == 2


def test_command_ids_are_a_participants_own(store: SqlStore, workshop: str) -> None:
    """The same id from somebody else is another command."""
    assert accept(store, workshop, "anna", "c1", said(1)) == 1
    assert accept(store, workshop, "bela", "c1", said(2)) == 2


def test_a_ballot_never_reaches_the_log(store: SqlStore, workshop: str) -> None:
    """Writing it as an event is a mistake of the program, and undoes the batch."""
    with pytest.raises(ValueError, match="ballot box"):
        write(store, workshop, said(1), BallotCast("r1", "anna"))
    assert store.head(workshop).version == 0


def test_workshops_do_not_mix(
    store: SqlStore, directory: Directory, account: str, workshop: str
) -> None:
    """Each has its own versions, chain and receipts."""
    other = directory.workshops.create(account, "Another", 1).id
    accept(store, workshop, "anna", "c1", said(1))
    assert accept(store, other, "anna", "c1", said(7)) == 1
    assert store.load(other) == [Recorded(1, 1_000, said(7))]
    assert store.head(other).digest != store.head(workshop).digest


def test_a_commit_is_durable_and_a_deletion_thorough(store: SqlStore) -> None:
    """Rule 1: read from the connection that batches write on."""
    if store.database.sqlite:
        assert store.pragmas() == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 10_000,
            "secure_delete": 1,
        }
    else:
        settings = {"synchronous_commit": "on", "fsync": "on", "lock_timeout": "10s"}
        assert store.pragmas() == settings


def test_every_connection_has_the_settings(database: Database) -> None:
    """Not only the first: several are open at the same time here."""
    with database.reading(), database.reading() as second:
        name = "PRAGMA synchronous" if database.sqlite else "SHOW synchronous_commit"
        value = second.execute(text(name)).scalar_one()
    assert value == (2 if database.sqlite else "on")


def test_a_reading_transaction_sees_one_moment(
    store: SqlStore, database: Database, workshop: str
) -> None:
    """What is written meanwhile does not show up half-way."""
    write(store, workshop, said(1))
    count = text("SELECT count(*) FROM events")
    with database.reading() as transaction:
        before = transaction.execute(count).scalar_one()
        write(store, workshop, said(2))
        assert transaction.execute(count).scalar_one() == before == 1


@pytest.mark.parametrize("number", [5_000])
def test_a_long_log_loads_at_once(store: SqlStore, workshop: str, number: int) -> None:
    """5,000 events come back whole, written in batches of 100."""
    events = [said(each) for each in range(number)]
    for start in range(0, number, 100):
        write(store, workshop, *events[start : start + 100])
    assert [each.event for each in store.load(workshop)] == events
    assert store.verify(workshop).events == number
