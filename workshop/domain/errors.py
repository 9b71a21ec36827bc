"""The refusals: what the rules answer when a command cannot be done.

    Refused                 stable code, a sentence that says what to do, the field it is about
    ├── Invalid             a field's value cannot be used           (HTTP 400)
    ├── NotAllowed          this role may not do that                (HTTP 403)
    ├── NotFound            there is no such thing here              (HTTP 404)
    ├── NotNow              right thing, wrong moment                (HTTP 409)
    └── Conflict            somebody else was faster                 (HTTP 409)

A refusal changes nothing. `code` is for programs and never changes its meaning; `message` is for
people, in plain English, marked with `N_` so that the edge can translate it.
"""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802 - the name that Babel's extraction knows
    """Mark a sentence for the catalogue without translating it here: the domain knows no locale."""
    return text


class Refused(Exception):
    """A command cannot be done.

    `values` fill the named places ("{most}") of the sentence, after it was translated.
    `retry_after`, in seconds, says that the same may succeed later; 0 that it will not by itself.
    """

    status: ClassVar[int] = 400
    default_code: ClassVar[str] = "refused"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        field: str | None = None,
        retry_after: int = 0,
        **values: object,
    ) -> None:
        self.template = message
        self.values = values
        self.code = code or self.default_code
        self.field = field
        self.retry_after = retry_after
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The sentence in English, its places filled."""
        return self.template.format(**self.values) if self.values else self.template


class Invalid(Refused):
    """A field's value cannot be used."""

    status = 400
    default_code = "invalid"


class NotAllowed(Refused):
    """This role may not do that."""

    status = 403
    default_code = "not_allowed"


class NotFound(Refused):
    """There is no such thing in this workshop."""

    status = 404
    default_code = "not_found"


class NotNow(Refused):
    """The right thing at the wrong moment: stage, round or room are not in that state."""

    status = 409
    default_code = "not_now"


class Conflict(Refused):
    """Somebody else was faster: what the command was based on has changed."""

    status = 409
    default_code = "conflict"
