"""The store: logs, ballots and receipts in a database, behind the port of the application."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Row, bindparam, select, update

from workshop.application.ports import Batch, Head, Receipt, Recorded, Writing
from workshop.store import ballot_box, chain
from workshop.store.chain import StoredEvent, Verdict
from workshop.store.codec import Codec
from workshop.store.database import Database, Transaction
from workshop.store.tables import events, receipts, workshops

T = TypeVar("T")

STORED = [events.c[name] for name in StoredEvent.__dataclass_fields__]

# What every batch runs, built once.
_HEAD: Final = select(workshops.c.version, workshops.c.digest).where(
    workshops.c.id == bindparam("this")
)
# SQLite holds its one write lock already. PostgreSQL locks the row, but lets others point to it:
# somebody joining does not wait for the room.
_LOCKED_HEAD: Final = _HEAD.with_for_update(key_share=True)
_MOVE_HEAD: Final = (
    update(workshops)
    .where(workshops.c.id == bindparam("this"))
    .values(
        version=bindparam("to_version"), digest=bindparam("to_digest"), updated_at=bindparam("at")
    )
)
_RECEIPT: Final = select(receipts.c.version).where(
    receipts.c.workshop == bindparam("this"),
    receipts.c.participant == bindparam("who"),
    receipts.c.command == bindparam("what"),
)
_APPEND: Final = events.insert()
_NOTE: Final = receipts.insert()
_IN_RANGE: Final = (
    events.c.workshop == bindparam("this"),
    events.c.version > bindparam("after"),
    events.c.version <= bindparam("upto"),
)
_READ: Final = select(*STORED[:6]).where(*_IN_RANGE).order_by(events.c.version)
_READ_STORED: Final = select(*STORED).where(*_IN_RANGE).order_by(events.c.version)
_LAST: Final = 2**31 - 1


class SqlStore:
    """`ports.Store` on SQLite or PostgreSQL. Every method blocks, and is one transaction.

    Made from an address or a `Database`; with the product's own events unless a codec is given.
    """

    def __init__(self, database: Database | str, codec: Codec | None = None) -> None:
        self.database = Database(database) if isinstance(database, str) else database
        self.codec = codec or Codec.of_catalogue()

    def batch(self, workshop: str, work: Callable[[Batch], T]) -> T:
        """Lock the workshop's head, run `work`, commit durably, answer what it answered.

        Raises KeyError for a workshop that is not there. If `work` raises, nothing is written.
        """
        with self.database.writing() as transaction:
            return work(SqlBatch(transaction, workshop, self.codec))

    def head(self, workshop: str) -> Head:
        """The end of the log as of now; raises KeyError for a workshop that is not there."""
        with self.database.reading() as transaction:
            return _head(transaction, workshop)

    def load(self, workshop: str, after: int = 0, upto: int | None = None) -> Sequence[Recorded]:
        """The recorded events with after < version <= upto, in order."""
        with self.database.reading() as transaction:
            rows = _rows(transaction, workshop, after, upto)
        return _recorded(rows, self.codec)

    def stored(self, workshop: str) -> list[StoredEvent]:
        """The whole log as it is stored."""
        with self.database.reading() as transaction:
            return stored_log(transaction, workshop)

    def ballot(self, workshop: str, round_id: str, voter: str) -> Mapping[str, object] | None:
        """One person's own ballot in an open round, for that person only."""
        with self.database.reading() as transaction:
            return ballot_box.own(transaction, workshop, round_id, voter)

    def voters(self, workshop: str, round_id: str) -> frozenset[str]:
        """Who has a ballot in the box of an open round: for the turnout, never with a content."""
        with self.database.reading() as transaction:
            return ballot_box.voters(transaction, workshop, round_id)

    def verify(self, workshop: str) -> Verdict:
        """Check the chain of a workshop's log; raises KeyError for one that is not there."""
        with self.database.reading() as transaction:
            head = _head(transaction, workshop)
            rows = stored_log(transaction, workshop)
        return chain.verify(workshop, rows, (head.version, head.digest))

    def erase_personal(
        self, workshop: str, version: int, names: Collection[str] | None = None
    ) -> None:
        """Erase these personal fields of one event (all where None); the chain still verifies.

        Raises KeyError where there is no such event. Rooms that hold the workshop in memory must
        load it anew.
        """
        with self.database.writing() as transaction:
            found = stored_log(transaction, workshop, version - 1, version)
            if not found:
                raise KeyError((workshop, version))
            row = chain.without(found[0], names)
            transaction.execute(
                update(events)
                .where(events.c.workshop == workshop, events.c.version == version)
                .values(personal=row.personal, salts=row.salts)
            )
            transaction.destroys = transaction.sqlite

    def pragmas(self) -> dict[str, str | int]:
        """The settings of the connection that batches write on, such as SQLite's `synchronous`."""
        return self.database.settings()

    def close(self) -> None:
        """Close the connections that are free."""
        self.database.close()


class SqlBatch:
    """`ports.Batch`: one transaction that holds the lock on one workshop's head."""

    def __init__(self, transaction: Transaction, workshop: str, codec: Codec) -> None:
        self._transaction = transaction
        self._workshop = workshop
        self._codec = codec
        self.head = _head(transaction, workshop, lock=True)

    def events_after(self, version: int) -> Sequence[Recorded]:
        """What others wrote since `version`, in order."""
        if version >= self.head.version:
            return ()
        return _recorded(_rows(self._transaction, self._workshop, version, None), self._codec)

    def receipt(self, participant: str, command: str) -> Receipt | None:
        """The receipt of a command that was accepted before, if any."""
        version = self._transaction.execute(
            _RECEIPT, {"this": self._workshop, "who": participant, "what": command}
        ).scalar_one_or_none()
        return None if version is None else Receipt(participant, command, version)

    def ballots(self, round_id: str) -> Mapping[str, Mapping[str, object]]:
        """The box of an open round: voter -> ballot as stored."""
        return ballot_box.read(self._transaction, self._workshop, round_id)

    def write(self, writing: Writing, at: int) -> Head:
        """Write everything; the new head. Durable only when the transaction ends.

        A ballot in a box that the same writing empties was counted and is never stored. Raises
        ValueError for an event that does not belong in the log.
        """
        if writing.events:
            self._append(writing, at)
        gone = frozenset(writing.emptied)
        kept = {key: ballot for key, ballot in writing.ballots.items() if key[0] not in gone}
        ballot_box.put(self._transaction, self._workshop, kept)
        ballot_box.empty(self._transaction, self._workshop, writing.emptied)
        if writing.receipts:
            self._transaction.execute(
                _NOTE,
                [
                    {
                        "workshop": self._workshop,
                        "participant": receipt.participant,
                        "command": receipt.command,
                        "version": receipt.version,
                    }
                    for receipt in writing.receipts
                ],
            )
        return self.head

    def _append(self, writing: Writing, at: int) -> None:
        version, digest = self.head.version, self.head.digest
        rows = []
        for event in writing.events:
            version += 1
            encoded = self._codec.encode(event)
            row = chain.seal(digest, self._workshop, version, at, encoded, _salt)
            digest = row.digest
            rows.append(row.columns(self._workshop))
        self._transaction.execute(_APPEND, rows)
        self._transaction.execute(
            _MOVE_HEAD,
            {"this": self._workshop, "to_version": version, "to_digest": digest, "at": at},
        )
        self.head = Head(version, digest)


def stored_log(
    transaction: Transaction, workshop: str, after: int = 0, upto: int | None = None
) -> list[StoredEvent]:
    """The log of a workshop as it is stored, in order, or the part with after < version <= upto."""
    rows = transaction.execute(_READ_STORED, _range(workshop, after, upto))
    return [StoredEvent(*row) for row in rows]


def _head(transaction: Transaction, workshop: str, lock: bool = False) -> Head:
    row = transaction.execute(_LOCKED_HEAD if lock else _HEAD, {"this": workshop}).one_or_none()
    if row is None:
        raise KeyError(workshop)
    return Head(row.version, row.digest)


def _rows(
    transaction: Transaction, workshop: str, after: int, upto: int | None
) -> Sequence[Row[*tuple[Any, ...]]]:
    return transaction.execute(_READ, _range(workshop, after, upto)).all()


def _range(workshop: str, after: int, upto: int | None) -> dict[str, object]:
    return {"this": workshop, "after": after, "upto": _LAST if upto is None else upto}


def _recorded(rows: Iterable[Row[*tuple[Any, ...]]], codec: Codec) -> list[Recorded]:
    decode = codec.decode
    return [
        Recorded(version, at, decode(kind, form, public, personal))
        for version, at, kind, form, public, personal in rows
    ]


def _salt() -> str:
    return secrets.token_hex(16)
