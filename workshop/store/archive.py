"""One workshop as one portable file, out and in, with its chain of digests.

A zip with `manifest.json`, `events.jsonl` (the log, byte for byte as it was digested),
`participants.jsonl` and a `README.txt` for people. Ballots are never in it, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, replace
from io import BytesIO
from typing import IO, Any, Final

import msgspec
from sqlalchemy import select

from workshop.application.cleaning import clean
from workshop.application.ports import Recorded
from workshop.domain.commands import LONGEST_LINE, LONGEST_NAME
from workshop.domain.errors import N_, Conflict, Invalid
from workshop.store import chain, workshops
from workshop.store.chain import SCHEME, StoredEvent
from workshop.store.codec import Codec, UnreadableEvent
from workshop.store.codes import CODE_ALPHABET, CODE_LENGTH, ID_LENGTH, may_be_key
from workshop.store.database import Database, Transaction
from workshop.store.people import COLUMNS, Person
from workshop.store.sql_store import stored_log
from workshop.store.tables import events, participants
from workshop.store.tables import workshops as workshops_table
from workshop.store.zipped import BadZip, Unzipping, Zipping

FORMAT: Final = "lodestar archive"
VERSION: Final = 1
EVENTS: Final = "events.jsonl"
PARTICIPANTS: Final = "participants.jsonl"
#: Inflated bytes of an archive that are read at most: some hundred times a long workshop.
MOST_BYTES: Final = 256_000_000
LATEST: Final = 2**53

BALLOTS: Final = (
    "Left out. Ballots are kept only while a round is open, and destroyed when it closes; the log"
    " holds the tally of each closed round."
)
WORDS: Final = """\
This file is one workshop, archived by Lodestar.

events.jsonl        what happened, one event a line, each chained to the one before by a digest
participants.jsonl  who took part
manifest.json       what this is, the last digest, and the digests of the other files

Ballots are not in here. They are kept only while a round is open, and destroyed when it closes.
One ballot a device, identity not verified.

A field that is missing from the personal part of an event was withheld or erased; the chain of
digests can be checked all the same.
"""

#: Which personal fields of an event are withheld from an archive.
Withhold = Callable[[Recorded], Collection[str]]


class _Workshop(msgspec.Struct, frozen=True):
    id: str
    code: str
    title: str
    status: str
    created_at: int
    updated_at: int


class _Log(msgspec.Struct, frozen=True):
    version: int
    digest: str


class _Manifest(msgspec.Struct, frozen=True):
    format: str
    archive: int
    workshop: _Workshop
    log: _Log


class Archives:
    """Workshops out of and into a database.

    `check` gets the events of an archive that comes in, and raises where their history does not
    add up: the application passes the fold of its rules.
    """

    def __init__(
        self,
        database: Database,
        codec: Codec | None = None,
        check: Callable[[Iterable[Any]], object] | None = None,
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
                "workshop": {name: listing[name] for name in _Workshop.__struct_fields__},
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
            manifest = _manifest(unzipping)
            rows = [msgspec.json.decode(line, type=StoredEvent) for line in unzipping.lines(EVENTS)]
            people = [_person(manifest, line) for line in unzipping.lines(PARTICIPANTS)]
            if len({person.id for person in people}) < len(people):
                raise _Unsound("two participants with one id")
        except (BadZip, msgspec.MsgspecError, _Unsound) as problem:
            raise _not_an_archive() from problem
        self._examine(manifest, rows)
        return self._store(manifest, rows, people, account)

    def _examine(self, manifest: _Manifest, rows: list[StoredEvent]) -> None:
        head = (manifest.log.version, manifest.log.digest)
        if not chain.verify(manifest.workshop.id, rows, head).sound:
            raise Invalid(
                N_("This archive was changed after it was made, so it is not taken in."),
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
            raise _not_an_archive()
        if self._check is not None:
            try:
                self._check(each.event for each in recorded)
            except Exception as problem:
                raise _not_an_archive() from problem

    def _store(
        self, manifest: _Manifest, rows: list[StoredEvent], people: list[Person], account: str
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


class _Unsound(Exception):
    """Something in an archive that no archive of ours would hold."""


def _not_an_archive() -> Invalid:
    return Invalid(
        N_("This file is not an archive of a workshop. Choose one that Lodestar made."),
        code="not_an_archive",
        field="file",
    )


def _manifest(unzipping: Unzipping) -> _Manifest:
    manifest = msgspec.convert(unzipping.manifest, _Manifest)
    came = manifest.workshop
    sound = (
        (manifest.format, manifest.archive) == (FORMAT, VERSION)
        and len(came.id) <= ID_LENGTH
        and may_be_key(came.id)
        and len(came.code) == CODE_LENGTH
        and set(came.code) <= set(CODE_ALPHABET)
        and came.status in workshops.STATUSES
        and len(came.title) <= LONGEST_LINE
        and 0 <= came.created_at < LATEST
        and 0 <= came.updated_at < LATEST
    )
    if not sound:
        raise _Unsound("the manifest")
    return manifest


def _person(manifest: _Manifest, line: bytes) -> Person:
    person = msgspec.json.decode(line, type=Person)
    sound = (
        may_be_key(person.id)
        and len(person.name) <= LONGEST_NAME
        and len(person.group) <= LONGEST_LINE
        and 0 <= person.joined_at < LATEST
    )
    if not sound:
        raise _Unsound("a participant")
    return replace(
        person,
        workshop=manifest.workshop.id,
        name=clean(person.name, lines=False),
        group=clean(person.group, lines=False),
    )


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
