"""The messages between browser and server (Socket.IO, default namespace), as shapes.

`static/js/wire.ts` and docs/protocol.md are generated from these.
"""

from __future__ import annotations

from typing import Any, Final, Literal, NotRequired, TypedDict

from workshop.projections.shapes import Live, Mine, TypedPiece, View

ClosedReason = Literal["removed", "deleted", "signed_out", "behind"]


class Auth(TypedDict):
    """Connecting: who this is, and (coming back) the version that the page has."""

    token: str
    version: NotRequired[int]


class Snapshot(TypedDict):
    """Everything that this audience sees; `mine` is empty for all but participants."""

    version: int
    view: View
    mine: Mine
    now: int
    live: Live


# "from" is a word of Python's own, so this shape is spelt as a call.
Patch = TypedDict(
    "Patch",
    {
        "from": int,
        "version": int,
        "view": NotRequired[dict[str, Any]],
        "mine": NotRequired[Mine],
    },
)
Patch.__doc__ = (
    "From one version to another: a JSON Merge Patch of the view; `mine` always comes whole."
)


class Closed(TypedDict):
    """The server ends the connection; the page does not come back by itself."""

    reason: ClosedReason
    message: NotRequired[str]


class Command(TypedDict):
    """What a page asks for; `id` (8 to 64 characters) is made by the page, and made once."""

    id: str
    kind: str
    data: dict[str, Any]


class Stored(TypedDict):
    """The command is stored; the version of the log that holds it."""

    ok: Literal[True]
    version: int


class Refusal(TypedDict):
    """Nothing changed. `code` is for programs, `message` for people, `field` what it is about."""

    ok: Literal[False]
    code: str
    message: str
    field: str | None
    #: Seconds after which the same command may be sent again.
    retry_after: NotRequired[int]


Ack = Stored | Refusal


class Resync(TypedDict):
    """The page has a gap: it asks for what came after its version."""

    version: int


class TypingNow(TypedDict):
    """Somebody edits the final words of a part; no pieces: they stopped."""

    part: str
    pieces: list[TypedPiece]
    base: int


class WritingNow(TypedDict):
    """Somebody began or stopped to write."""

    on: bool


class Shows(TypedDict):
    """A projector has cut what it shows into pages, and shows this one; the first is 0."""

    page: int
    pages: int


class Turn(TypedDict):
    """The facilitator turns the projector's pages: 1 on, -1 back; 0: they turn by themselves."""

    by: int


#: Message -> who sends it, when, under which name.
ABOUT: Final = {
    "Auth": "Browser to server, as `auth` of the connection.",
    "Snapshot": "Server to browser, `snapshot`.",
    "Patch": "Server to browser, `patch`.",
    "Closed": "Server to browser, `closed`.",
    "Command": "Browser to server, `command`; answered with `Stored` or `Refusal`.",
    "Stored": "The answer to whatever was accepted.",
    "Refusal": "The answer to whatever was not.",
    "Resync": "Browser to server, `resync`; answered, and followed by patches or a snapshot.",
    "TypingNow": "Browser to server, `typing`; answered.",
    "WritingNow": "Browser to server, `writing`; answered.",
    "Shows": "Projector to server, `shows`; answered.",
    "Turn": "Facilitator to server, `turn`; answered.",
}
