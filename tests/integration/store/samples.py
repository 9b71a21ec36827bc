"""Small events for tests of the store, and logs made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from workshop.application.ports import Batch, Head, Receipt, Writing
from workshop.domain.commands import Id, Text
from workshop.domain.events import Event
from workshop.store.codec import Codec
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore


@dataclass(frozen=True, slots=True)
class Part:
    id: Id
    text: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said(Event):
    kind: ClassVar[str] = "said"
    personal: ClassVar[frozenset[str]] = frozenset({"author", "text"})
    id: Id
    author: Id
    text: Text


@dataclass(frozen=True, slots=True)
class Drafted(Event):
    kind: ClassVar[str] = "drafted"
    personal: ClassVar[frozenset[str]] = frozenset({"author", "parts", "main", "notes"})
    id: Id
    author: Id
    main: Part
    parts: tuple[Part, ...]
    notes: Mapping[str, str]
    counts: Mapping[str, int] = field(default_factory=dict)
    pair: tuple[int, bool] = (0, False)


@dataclass(frozen=True, slots=True)
class RoundOpened(Event):
    kind: ClassVar[str] = "round_opened"
    round: Id


@dataclass(frozen=True, slots=True)
class RoundClosed(Event):
    kind: ClassVar[str] = "round_closed"
    round: Id
    tally: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BallotCast(Event):
    kind: ClassVar[str] = "ballot_cast"
    boxed: ClassVar[bool] = True
    round: Id
    voter: Id


EVENTS = (Said, Drafted, RoundOpened, RoundClosed, BallotCast)
CODEC = Codec(EVENTS)


def said(number: int, author: str = "anna", text: str = "") -> Said:
    """The `number`th thing somebody said."""
    return Said(f"s{number}", author, text or f"Idea {number}: ünïcode “quoted” \\ 🌟")


def write(store: SqlStore, workshop: str, *events: Event, at: int = 1_000) -> Head:
    """Append these events in one batch."""
    return store.batch(workshop, lambda batch: batch.write(Writing(events=list(events)), at))


def accept(store: SqlStore, workshop: str, participant: str, command: str, event: Event) -> int:
    """What a room does with a command: a repeat is answered from its receipt."""

    def work(batch: Batch) -> int:
        known = batch.receipt(participant, command)
        if known is not None:
            return known.version
        version = batch.head.version + 1
        batch.write(Writing([event], receipts=[Receipt(participant, command, version)]), 1_000)
        return version

    return store.batch(workshop, work)


def vote(
    store: SqlStore, workshop: str, round_id: str, ballots: Mapping[str, Mapping[str, object]]
) -> None:
    """Put these ballots into the box: voter -> ballot."""
    writing = Writing(ballots={(round_id, voter): ballot for voter, ballot in ballots.items()})
    store.batch(workshop, lambda batch: batch.write(writing, 1_000))


def close_round(store: SqlStore, workshop: str, round_id: str) -> dict[str, Mapping[str, object]]:
    """Count and empty the box in one transaction; the ballots that were counted."""

    def work(batch: Batch) -> dict[str, Mapping[str, object]]:
        counted = dict(batch.ballots(round_id))
        closed = RoundClosed(round_id, {"ballots": len(counted)})
        batch.write(Writing([closed], emptied=[round_id]), 1_000)
        return counted

    return store.batch(workshop, work)


def new_workshop(database: Database) -> str:
    """A workshop in a database of a test's own."""
    directory = Directory(database)
    account = directory.accounts.create("Ada", "ada@example.org", "hash", 1)
    return directory.workshops.create(account.id, "Service desk", 1).id


def traces(store: SqlStore, canary: str) -> dict[str, int]:
    """How often the canary stands in each file of a SQLite database; files without it left out."""
    path = Path(str(store.database.url.database))
    files = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))]
    found = {file.name: file.read_bytes().count(canary.encode()) for file in files if file.exists()}
    return {name: count for name, count in found.items() if count}
