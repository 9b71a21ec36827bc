"""The chain of digests through a log (rule 11), and the check of it.

The digest of an event covers the digest before it, the workshop, the version, the time, the name
and format, the exact bytes of the public part, and the hashes of the personal fields. Each
personal field has a hash of its own, salted with 16 random bytes: so a text can be shown while its
author is withheld, a person forgotten while the passage stands, or all of it erased, and the chain
still verifies. With the salt gone, nobody can find out by trying what a field said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from workshop.store.codec import Encoded, text_of

#: Names the way of digesting; a different way would get a different name.
SCHEME: Final = "lodestar log 1"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One row of a log: texts byte for byte.

    personal       JSON object of the personal fields that are here; None where none is
    salts          JSON object, field -> salt in hex, of the same fields; None where none is
    personal_hash  JSON object, field -> hash in hex, of every personal field ever; "" for none
    """

    version: int
    at: int
    kind: str
    format: int
    public: str
    personal: str | None
    salts: str | None
    personal_hash: str
    digest: str

    def columns(self, workshop: str) -> dict[str, Any]:
        """The row of the table, in this workshop's log."""
        return {"workshop": workshop} | {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a log contradicts its chain, and how."""

    version: int
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. `withheld` counts events of which a personal field is not here."""

    events: int
    digest: str
    withheld: int
    fault: Fault | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing was changed, left out or put in."""
        return self.fault is None


def seal(
    before: str, workshop: str, version: int, at: int, event: Encoded, salt: Callable[[], str]
) -> StoredEvent:
    """The row of a new event, chained to the digest `before`; `salt` gives 16 new bytes in hex."""
    salts = {name: salt() for name in event.personal}
    hashes = {name: _field_hash(salts[name], text) for name, text in event.personal.items()}
    row = StoredEvent(
        version=version,
        at=at,
        kind=event.kind,
        format=event.format,
        public=event.public,
        personal=_object(event.personal),
        salts=text_of(salts) if salts else None,
        personal_hash=text_of(hashes) if hashes else "",
        digest="",
    )
    return replace(row, digest=digest_of(before, workshop, row))


def without(row: StoredEvent, names: Collection[str] | None = None) -> StoredEvent:
    """The row with these personal fields gone (all where None), their salts with them."""
    if row.personal is None or row.salts is None:
        return row
    gone = set(_raw(row.personal)) if names is None else names
    kept = {name: text for name, text in _raw(row.personal).items() if name not in gone}
    salts = {name: text for name, text in _raw(row.salts).items() if name not in gone}
    return replace(row, personal=_object(kept), salts=_object(salts))


def digest_of(before: str, workshop: str, row: StoredEvent) -> str:
    """The digest of a row in hex, from what it holds. Each part goes in behind its length."""
    parts = (
        SCHEME,
        before,
        workshop,
        str(row.version),
        str(row.at),
        row.kind,
        str(row.format),
        row.public,
        row.personal_hash,
    )
    encoded = [part.encode() for part in parts]
    return hashlib.sha256(
        b"".join(len(data).to_bytes(8, "big") + data for data in encoded)
    ).hexdigest()


def verify(
    workshop: str, rows: Iterable[StoredEvent], head: tuple[int, str] | None = None
) -> Verdict:
    """Check rows from version 1 on, in order; stops at the first fault.

    `head` is the version and digest that the log should end with, if that is known.
    """
    digest, version, withheld = "", 0, 0
    for row in rows:
        fault = _fault_of(row, version + 1, digest, workshop)
        if fault is not None:
            return Verdict(version, digest, withheld, Fault(row.version, fault))
        digest, version = row.digest, row.version
        withheld += _is_withheld(row)
    if head is not None and head != (version, digest):
        what = f"the log should end with version {head[0]} and ends with {version}"
        if head[0] == version:
            what = "the last digest is not the one that was noted"
        return Verdict(version, digest, withheld, Fault(max(head[0], version), what))
    return Verdict(version, digest, withheld)


def _fault_of(row: StoredEvent, due: int, before: str, workshop: str) -> str | None:
    if row.version != due:
        return f"version {due} should stand here"
    if row.digest != digest_of(before, workshop, row):
        return "the digest does not fit what is stored"
    try:
        hashes = msgspec.json.decode(row.personal_hash or "{}", type=dict[str, str])
        personal, salts = _raw(row.personal or "{}"), _raw(row.salts or "{}")
        if personal.keys() != salts.keys() or not personal.keys() <= hashes.keys():
            return "the personal part has other fields than were noted"
        for name, text in personal.items():
            salt = msgspec.json.decode(salts[name], type=str)
            if hashes[name] != _field_hash(salt, text):
                return f"the personal field {name!r} was changed"
    except (msgspec.MsgspecError, ValueError):
        return "the personal part cannot be read"
    return None


def _is_withheld(row: StoredEvent) -> bool:
    if not row.personal_hash:
        return False
    return row.personal is None or len(_raw(row.personal)) < len(_raw(row.personal_hash))


def _field_hash(salt: str, text: str) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def _raw(text: str) -> dict[str, str]:
    """The fields of a JSON object, each as the very text that stands there."""
    found = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    return {name: bytes(raw).decode() for name, raw in found.items()}


def _object(parts: Mapping[str, str]) -> str | None:
    """A JSON object of these texts, its names sorted; None for nothing."""
    if not parts:
        return None
    return "{" + ",".join(f"{text_of(name)}:{parts[name]}" for name in sorted(parts)) + "}"
