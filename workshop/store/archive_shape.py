"""What stands in the archive of a workshop, and what is accepted of one that comes in."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from workshop.application.cleaning import clean
from workshop.domain.commands import LONGEST_LINE, LONGEST_NAME
from workshop.domain.errors import N_, Invalid
from workshop.store.codes import CODE_ALPHABET, CODE_LENGTH, ID_LENGTH, may_be_key
from workshop.store.people import Person
from workshop.store.workshops import STATUSES
from workshop.store.zipped import Unzipping

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


class ArchivedWorkshop(msgspec.Struct, frozen=True):
    """The workshop as the directory knew it, without its keys."""

    id: str
    code: str
    title: str
    status: str
    created_at: int
    updated_at: int


class ArchivedLog(msgspec.Struct, frozen=True):
    """The end of the log."""

    version: int
    digest: str


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.json` says, as far as an import needs it."""

    format: str
    archive: int
    workshop: ArchivedWorkshop
    log: ArchivedLog


class Unsound(Exception):
    """Something in an archive that no archive of ours would hold."""


def not_an_archive() -> Invalid:
    """What people are told of a file that is something else, or broken."""
    return Invalid(
        N_("This file is not an archive of a workshop. Choose one that Lodestar made."),
        code="not_an_archive",
        field="file",
    )


def manifest_of(unzipping: Unzipping) -> Manifest:
    """The manifest, checked; raises `Unsound` or msgspec.ValidationError."""
    manifest = msgspec.convert(unzipping.manifest, Manifest)
    came = manifest.workshop
    sound = (
        (manifest.format, manifest.archive) == (FORMAT, VERSION)
        and len(came.id) <= ID_LENGTH
        and may_be_key(came.id)
        and len(came.code) == CODE_LENGTH
        and set(came.code) <= set(CODE_ALPHABET)
        and came.status in STATUSES
        and len(came.title) <= LONGEST_LINE
        and 0 <= came.created_at < LATEST
        and 0 <= came.updated_at < LATEST
    )
    if not sound:
        raise Unsound("the manifest")
    return manifest


def person_of(manifest: Manifest, line: bytes) -> Person:
    """A participant, checked and cleaned; raises `Unsound` or msgspec.DecodeError."""
    person = msgspec.json.decode(line, type=Person)
    sound = (
        may_be_key(person.id)
        and len(person.name) <= LONGEST_NAME
        and len(person.group) <= LONGEST_LINE
        and 0 <= person.joined_at < LATEST
    )
    if not sound:
        raise Unsound("a participant")
    return replace(
        person,
        workshop=manifest.workshop.id,
        name=clean(person.name, lines=False),
        group=clean(person.group, lines=False),
    )
