"""Secrecy: ballots while a round is open, and nothing of them after its close (method 6)."""

from __future__ import annotations

import logging
import os
import random
import signal
import subprocess
import sys

import pytest
from sqlalchemy import text

from tests.integration.store.postgresql import Cluster
from tests.integration.store.samples import (
    CODEC,
    RoundClosed,
    close_round,
    new_workshop,
    said,
    traces,
    vote,
    write,
)
from workshop.application.ports import Batch, Receipt, Recorded, Writing
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore

CANARY = "canary-of-round-one"


def ballot(reason: str = "", step: str = "agree") -> dict[str, object]:
    """A ballot as gradients of agreement make them."""
    return {"step": step, "reason": reason}


def fill_boxes(store: SqlStore, workshop: str, rounds: list[str]) -> None:
    """Many ballots of changing length in several rounds, many of them replaced: pages split.

    The seed is one with which SQLite, deleting row by row, was seen to leave a ballot behind.
    """
    chance = random.Random(0)
    for _ in range(120):
        round_id = chance.choice(rounds)
        voters = [f"voter-{chance.randrange(300)}" for _ in range(10)]
        vote(
            store,
            workshop,
            round_id,
            {v: ballot(f"canary-of-round-{round_id} " * chance.randrange(1, 12)) for v in voters},
        )


def test_a_ballot_lies_in_the_box_until_it_is_counted(store: SqlStore, workshop: str) -> None:
    """Each voter can read their own; the turnout knows who; the close reads them all."""
    cast = {"anna": ballot("wéll"), "bela": {"scores": {"c1": 5, "c2": 0}}}
    vote(store, workshop, "r1", cast)
    vote(store, workshop, "r2", {"carl": ballot()})
    assert store.ballot(workshop, "r1", "anna") == cast["anna"]
    assert store.ballot(workshop, "r1", "carl") is None
    assert store.voters(workshop, "r1") == {"anna", "bela"}
    assert close_round(store, workshop, "r1") == cast
    assert store.voters(workshop, "r1") == frozenset()
    assert store.voters(workshop, "r2") == {"carl"}


def test_a_voter_can_think_again(store: SqlStore, workshop: str) -> None:
    """The last ballot of a voter counts, and it is the only one."""
    vote(store, workshop, "r1", {"anna": ballot("first")})
    vote(store, workshop, "r1", {"anna": ballot("second")})
    assert close_round(store, workshop, "r1") == {"anna": ballot("second")}


def test_boxes_of_two_workshops_do_not_mix(
    store: SqlStore, directory: Directory, account: str, workshop: str
) -> None:
    """The same round id elsewhere is another box, and survives this one's close."""
    other = directory.workshops.create(account, "Another", 1).id
    vote(store, workshop, "r1", {"anna": ballot("here")})
    vote(store, other, "r1", {"anna": ballot("there")})
    assert close_round(store, workshop, "r1") == {"anna": ballot("here")}
    assert store.ballot(other, "r1", "anna") == ballot("there")


def test_a_ballot_moves_no_version_and_leaves_no_time(store: SqlStore, workshop: str) -> None:
    """The log does not grow, and the table has no column for a time."""
    vote(store, workshop, "r1", {"anna": ballot()})
    assert store.head(workshop).version == 0
    with store.database.reading() as transaction:
        columns = transaction.execute(text("SELECT * FROM ballots")).keys()
    assert list(columns) == ["workshop", "round", "voter", "ballot"]


def test_the_close_is_in_the_log_exactly_when_the_box_is_empty(
    store: SqlStore, workshop: str
) -> None:
    """A close that fails leaves every ballot in the box and nothing in the log."""
    vote(store, workshop, "r1", {"anna": ballot()})

    def work(batch: Batch) -> None:
        batch.write(Writing([RoundClosed("r1", {"ballots": 1})], emptied=["r1"]), 1)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        store.batch(workshop, work)
    assert store.voters(workshop, "r1") == {"anna"}
    assert store.load(workshop) == []
    close_round(store, workshop, "r1")
    assert store.load(workshop) == [Recorded(1, 1_000, RoundClosed("r1", {"ballots": 1}))]


def test_a_ballot_that_came_with_the_close_is_never_stored(store: SqlStore, workshop: str) -> None:
    """Cast and counted in one batch: it goes from the batch into the tally."""
    writing = Writing(
        [RoundClosed("r1", {"ballots": 1})],
        {("r1", "anna"): ballot(CANARY), ("r2", "anna"): ballot()},
        ["r1"],
        [Receipt("anna", "c1", 1)],
    )
    store.batch(workshop, lambda batch: batch.write(writing, 1))
    assert store.voters(workshop, "r1") == frozenset()
    assert store.voters(workshop, "r2") == {"anna"}


def test_after_the_close_no_file_holds_a_ballot(sqlite_url: str) -> None:
    """Main file, write-ahead log, index: first there are traces, replaced ones too, then none."""
    database = Database(sqlite_url)
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    vote(store, workshop, "r1", {"anna": ballot(f"{CANARY} first"), "bela": ballot(CANARY)})
    vote(store, workshop, "r1", {"anna": ballot(f"{CANARY} thought again")})
    assert traces(store, CANARY), "the canary can be found while the round is open"
    close_round(store, workshop, "r1")
    assert traces(store, CANARY) == {}
    assert store.head(workshop).version == 1
    database.close()


def test_nothing_stays_where_rows_were_moved(sqlite_url: str) -> None:
    """With several boxes in one table SQLite leaves copies between rows, though it deletes well."""
    database = Database(sqlite_url)
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    fill_boxes(store, workshop, ["one", "two", "three"])
    before = {
        voter: store.ballot(workshop, "two", voter) for voter in store.voters(workshop, "two")
    }
    assert before, "another round is open meanwhile"
    close_round(store, workshop, "one")
    assert traces(store, "canary-of-round-one") == {}
    assert before == {voter: store.ballot(workshop, "two", voter) for voter in before}
    database.close()


def test_a_reader_delays_the_sweep_to_the_next_change(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """While a backup reads, the log cannot be cut; that is logged and made good."""
    database = Database(sqlite_url)
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    vote(store, workshop, "r1", {"anna": ballot(CANARY)})
    with database.reading() as reader, caplog.at_level(logging.WARNING):
        reader.execute(text("SELECT count(*) FROM ballots")).scalar_one()
        close_round(store, workshop, "r1")
        assert traces(store, CANARY), "the reader still sees the moment before the close"
        write(store, workshop, said(1))
        assert traces(store, CANARY), "it is tried again, and the reader is still there"
    assert ["It is tried again" in record.message for record in caplog.records] == [True]
    write(store, workshop, said(2))
    assert traces(store, CANARY) == {}
    database.close()


KILLED_BEFORE_THE_SWEEP = """
import os, signal, sys
from tests.integration.store.samples import CODEC, close_round
from workshop.store.database import Database
from workshop.store.sql_store import SqlStore
Database._sweep_sqlite = lambda self, patience: os.kill(os.getpid(), signal.SIGKILL)
database = Database(sys.argv[1])
database._unswept.clear()
close_round(SqlStore(database, CODEC), sys.argv[2], "r1")
"""


def test_a_server_killed_before_the_sweep_sweeps_when_it_is_back(sqlite_url: str) -> None:
    """The close is committed, the process dies; the next one cleans up with its first change."""
    database = Database(sqlite_url)
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    vote(store, workshop, "r1", {"anna": ballot(CANARY)})
    child = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_SWEEP, sqlite_url, workshop],
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    assert store.voters(workshop, "r1") == frozenset()
    assert traces(store, CANARY), "the write-ahead log still has the ballot"
    database.close()
    database = Database(sqlite_url)
    store = SqlStore(database, CODEC)
    write(store, workshop, said(1))
    assert traces(store, CANARY) == {}
    database.close()


@pytest.mark.needs("postgresql")
def test_after_the_close_no_table_file_of_postgresql_holds_a_ballot(cluster: Cluster) -> None:
    """Of the tables' files; what its own journal keeps stands in docs/security.md."""
    url = cluster.new_database("with_tables")
    database = Database(url)
    store, workshop = SqlStore(database, CODEC), new_workshop(database)
    fill_boxes(store, workshop, ["one", "two", "three"])

    def found() -> int:
        files = cluster.files_of(url)
        return sum(file.read_bytes().count(b"canary-of-round-one") for file in files)

    assert found() > 0, "the canary can be found while the round is open"
    open_before = len(store.voters(workshop, "two"))
    close_round(store, workshop, "one")
    assert found() == 0
    assert len(store.voters(workshop, "two")) == open_before > 0
    database.close()
