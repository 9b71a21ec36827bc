"""The archive of a workshop as one JSON document: the same content, for people with programs.

Each event stands there twice: `data`, to be read, and `sealed`, the very texts that the chain of
digests covers (`chain.py` says how), so that whoever has the document can verify it.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import msgspec

from workshop.store.archive_shape import EVENTS, MOST_BYTES, PARTICIPANTS
from workshop.store.zipped import Unzipping

ABOUT: Final = (
    "One workshop, archived by Lodestar. `events` is what happened, one after the other; `data` is"
    " the content of an event, `sealed` are the exact texts that its digest covers, each chained to"
    " the one before. A field that is named in `personal_hash` and missing from `personal` was"
    " withheld or erased; the chain can be verified all the same. Ballots are not in here: they are"
    " kept only while a round is open. One ballot a device, identity not verified."
)
_SEALED: Final = ("public", "personal", "salts", "personal_hash", "digest")


def as_json(archive: bytes) -> bytes:
    """The JSON document of an archive that `Archives.export_archive` made."""
    unzipping = Unzipping(BytesIO(archive), (EVENTS, PARTICIPANTS), MOST_BYTES)
    manifest = {name: part for name, part in unzipping.manifest.items() if name != "files"}
    found = {
        "about": ABOUT,
        **manifest,
        "participants": [msgspec.json.decode(line) for line in unzipping.lines(PARTICIPANTS)],
        "events": [_event(msgspec.json.decode(line)) for line in unzipping.lines(EVENTS)],
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=1)


def _event(row: dict[str, Any]) -> dict[str, Any]:
    data = msgspec.json.decode(row["public"]) | msgspec.json.decode(row["personal"] or "{}")
    return {
        "version": row["version"],
        "at": row["at"],
        "kind": row["kind"],
        "format": row["format"],
        "data": data,
        "sealed": {name: row[name] for name in _SEALED},
    }
