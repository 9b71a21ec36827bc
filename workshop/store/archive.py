"""One workshop as one portable file, out and in, with its chain of digests.

A zip with `manifest.json`, `events.jsonl` (the log, byte for byte as it was digested),
`participants.jsonl` and a `README.txt` for people. Ballots are never in it, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, replace
from io import BytesIO
from typing import IO, Any

import msgspec
from sqlalchemy import select

from workshop.application.cleaning import clean
from workshop.application.ports import Recorded
from workshop.domain.errors import N_, Conflict, Invalid
from workshop.domain.events import Event
from workshop.domain.evolve import fold
from workshop.store import chain, workshops
from workshop.store.archive_shape import (
    BALLOTS,
    EVENTS,
    FORMAT,
    LATEST,
    MOST_BYTES,
    PARTICIPANTS,
    VERSION,
    WORDS,
    ArchivedWorkshop,
    Manifest,
    Unsound,
    manifest_of,
    not_an_archive,
    person_of,
)
from workshop.store.chain import SCHEME, StoredEvent
from workshop.store.codec import Codec, UnreadableEvent
from workshop.store.database import Database, Transaction
from workshop.store.people import COLUMNS, Person
from workshop.store.sql_store import stored_log
from workshop.store.tables import events, participants
from workshop.store.tables import workshops as workshops_table
from workshop.store.zipped import BadZip, Unzipping, Zipping

#: Which personal fields of an event are withheld from an archive.
Withhold = Callable[[Recorded], Collection[str]]


class Archives:
    """Workshops out of and into a database.

    `check` gets the events of an archive that comes in, and raises where their history does not
    add up.
    """

    def __init__(
        self,
        database: Database,
        codec: Codec | None = None,
        check: Callable[[Iterable[Event]], object] = fold,
    ) -> None:
        self._database = database
        self._codec = codec or Codec.of_catalogue()
        self._check = check

    def export_archive(
        self, workshop: str, *, withhold: Withhold | None = None, names: bool = True
    ) -> bytes:
        """The archive of a workshop.

        Without the personal fields that `withhold` names for each event (the author, where
        authors are hidden), and without the names of people where `names` is false. Raises
        KeyError where there is no such workshop.
        """
        out = BytesIO()
        with self._database.reading() as transaction:
            listing = _listing(transaction, workshop)
            rows = stored_log(transaction, workshop)
            people = _people(transaction, workshop)
        if withhold is not None:
            rows = [chain.without(row, withhold(self._recorded(row))) for row in rows]
        if not names:
            people = [replace(person, name="") for person in people]
        zipping = Zipping(out)
        zipping.lines(EVENTS, (asdict(row) for row in rows))
        zipping.lines(PARTICIPANTS, (asdict(person) for person in people))
        zipping.close(
            {
                "format": FORMAT,
                "archive": VERSION,
                "workshop": {name: listing[name] for name in ArchivedWorkshop.__struct_fields__},
                "log": {
                    "version": listing["version"],
                    "digest": listing["digest"],
                    "scheme": SCHEME,
                },
                "ballots": BALLOTS,
            },
            WORDS,
        )
        return out.getvalue()

    def import_archive(self, file: IO[bytes], account: str) -> str:
        """Bring a workshop in, as one of this account's; its id, which is the one it had.

        It gets its code if that is free, otherwise a new one, and new links for projector and
        outcome. Participants come without tokens: nobody returns as one of them. Raises `Invalid`
        for a file that is no sound archive, and `Conflict` where the workshop is here already.
        """
        try:
            unzipping = Unzipping(file, (EVENTS, PARTICIPANTS), MOST_BYTES)
            manifest = manifest_of(unzipping)
            rows = [msgspec.json.decode(line, type=StoredEvent) for line in unzipping.lines(EVENTS)]
            people = [person_of(manifest, line) for line in unzipping.lines(PARTICIPANTS)]
            if len({person.id for person in people}) < len(people):
                raise Unsound("two participants with one id")
        except (BadZip, msgspec.MsgspecError, Unsound) as problem:
            raise not_an_archive() from problem
        self._examine(manifest, rows)
        return self._store(manifest, rows, people, account)

    def _examine(self, manifest: Manifest, rows: list[StoredEvent]) -> None:
        head = (manifest.log.version, manifest.log.digest)
        if not chain.verify(manifest.workshop.id, rows, head).sound:
            raise Invalid(
                N_(
                    "This archive was changed after it was made, so it is not taken in. Use"
                    " another copy."
                ),
                code="archive_changed",
                field="file",
            )
        try:
            recorded = [self._recorded(row) for row in rows]
        except UnreadableEvent as problem:
            raise Invalid(
                N_(
                    "This archive was made by another version of Lodestar. Use that version, or a"
                    " newer one."
                ),
                code="archive_unreadable",
                field="file",
            ) from problem
        if any(not 0 <= row.at < LATEST for row in rows):
            raise not_an_archive()
        try:
            self._check(each.event for each in recorded)
        except Exception as problem:  # a history from outside can break anything
            raise not_an_archive() from problem

    def _store(
        self, manifest: Manifest, rows: list[StoredEvent], people: list[Person], account: str
    ) -> str:
        came = manifest.workshop
        listing = replace(
            workshops.new_listing(account, clean(came.title, lines=False), came.created_at),
            id=came.id,
            code=came.code,
            status=came.status,
            updated_at=came.updated_at,
            version=manifest.log.version,
            digest=manifest.log.digest,
        )
        with self._database.writing() as transaction:
            if workshops.is_there(transaction, came.id):
                raise Conflict(
                    N_("This workshop is here already. Delete it first to bring in the archive."),
                    code="archive_here",
                    field="file",
                )
            workshops.insert(transaction, listing)
            if rows:
                transaction.execute(events.insert(), [row.columns(came.id) for row in rows])
            if people:
                transaction.execute(
                    participants.insert(), [asdict(each) | {"token_hash": None} for each in people]
                )
        return came.id

    def _recorded(self, row: StoredEvent) -> Recorded:
        event = self._codec.decode(row.kind, row.format, row.public, row.personal)
        return Recorded(row.version, row.at, event)


def _listing(transaction: Transaction, workshop: str) -> dict[str, Any]:
    row = transaction.execute(
        select(workshops_table).where(workshops_table.c.id == workshop)
    ).one_or_none()
    if row is None:
        raise KeyError(workshop)
    return dict(row._mapping)


def _people(transaction: Transaction, workshop: str) -> list[Person]:
    rows = transaction.execute(
        select(*COLUMNS)
        .where(participants.c.workshop == workshop)
        .order_by(participants.c.joined_at, participants.c.id)
    )
    return [Person(*row) for row in rows]
