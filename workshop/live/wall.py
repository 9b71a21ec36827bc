"""The pages of a projector: into how many it cuts what it shows, and at which it stands.

They turn by themselves until the facilitator turns one; from then on they stand, until the
facilitator lets go or the next stage begins. It is not history, and lives with the connections.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.errors import N_, Invalid

#: More than any text needs; a number that only a page gone wrong would send.
MOST_PAGES = 999


@dataclass(frozen=True, slots=True)
class Shown:
    """What one projector shows: page 0 is the first."""

    page: int = 0
    pages: int = 1


@dataclass(slots=True)
class Wall:
    """The page that the facilitator turned to; None: pages turn by themselves."""

    _page: int | None = None
    _stage: str = ""

    def turn(self, by: int, shown: Shown, stage: str) -> None:
        """So many pages on from what stands there; 0: they turn by themselves again."""
        self._stage = stage
        at = self.page(stage) if by else None
        self._page = ((shown.page if at is None else at) + by) % shown.pages if by else None

    def page(self, stage: str) -> int | None:
        """Where pages stand in this stage; what was turned to in another is forgotten."""
        if stage != self._stage:
            self._page = None
        return self._page


def read_shown(message: object) -> Shown:
    """Raises Invalid for anything that is not a projector's page of so many."""
    page, pages = _field(message, "page"), _field(message, "pages")
    if not 0 <= page < pages <= MOST_PAGES:
        raise _malformed()
    return Shown(page, pages)


def read_turn(message: object) -> int:
    """By how many pages: one back, one on, or 0. Raises Invalid for anything else."""
    by = _field(message, "by")
    if by not in (-1, 0, 1):
        raise _malformed()
    return by


def _field(message: object, name: str) -> int:
    value = message.get(name) if isinstance(message, dict) else None
    if type(value) is not int:
        raise _malformed()
    return value


def _malformed() -> Invalid:
    return Invalid(
        N_("This could not be read, and nothing was changed. Load the page again."),
        code="malformed",
    )
