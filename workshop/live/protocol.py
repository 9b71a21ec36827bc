"""The shapes on the wire, and how an answer is made: design section 4, rule 8."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from workshop.application.door import read
from workshop.domain.candidates import PieceText
from workshop.domain.commands import Word
from workshop.domain.errors import N_, Invalid, Refused

#: A frame above this closes the connection (Engine.IO); the longest command is far below.
LARGEST_FRAME = 64_000
#: The patches that an audience keeps for those who come back.
KEPT_PATCHES = 256

Translate = Callable[[Refused], str]
#: 8 to 64 printable characters of ASCII.
COMMAND_ID = re.compile(r"[!-~]{8,64}")


@dataclass(frozen=True, slots=True)
class Sent:
    """A command as sent: the id that its client made, its kind, its data."""

    id: str
    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TypingSent:
    """The final words as they are being typed; no pieces: stopped."""

    part: Word
    base: int
    pieces: tuple[PieceText, ...] = ()


def read_sent(message: object) -> Sent:
    """Raises Invalid for anything that is not a command."""
    if not isinstance(message, dict) or set(message) != {"id", "kind", "data"}:
        raise _malformed()
    command_id, kind, data = message["id"], message["kind"], message["data"]
    # It is stored as it is: one that a database refuses would take the others' commands with it.
    if not isinstance(command_id, str) or COMMAND_ID.fullmatch(command_id) is None:
        raise _malformed("id")
    if not isinstance(kind, str) or not isinstance(data, dict):
        raise _malformed()
    return Sent(command_id, kind, data)


def read_typing(message: object) -> TypingSent:
    """Raises Invalid for anything that is not somebody typing."""
    if not isinstance(message, dict):
        raise _malformed()
    return read(TypingSent, message)


def accepted(version: int) -> dict[str, Any]:
    return {"ok": True, "version": version}


def refused(error: Refused, translate: Translate) -> dict[str, Any]:
    """The one shape of a refusal, on the socket and over HTTP alike."""
    answer: dict[str, Any] = {
        "ok": False,
        "code": error.code,
        "message": translate(error),
        "field": error.field,
    }
    if error.retry_after:
        answer["retry_after"] = error.retry_after
    return answer


def encode(message: Mapping[str, Any]) -> bytes:
    """JSON text of a message; parts that are JSON already come as `msgspec.Raw`."""
    return _encoder.encode(message)


def raw(value: Any) -> msgspec.Raw:
    """A part encoded once, to stand in many messages."""
    return msgspec.Raw(_encoder.encode(value))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no shape on the wire")


_encoder = msgspec.json.Encoder(enc_hook=_plain)


def _malformed(field: str | None = None) -> Invalid:
    return Invalid(
        N_("This could not be read, and nothing was changed. Load the page again."),
        code="malformed",
        field=field,
    )
