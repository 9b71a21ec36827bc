"""What the application needs from the world: a store, a clock, ids. Nothing here knows how.

The store is reached by blocking calls only; the room runs each of them through
`runtime.run_blocking`, one transaction a call (rule 10).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from workshop.domain.events import Event

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a workshop's log: version 0 and an empty digest where nothing was written."""

    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event as the log holds it: `at` in ms since 1970, for people, never for order."""

    version: int
    at: int
    event: Event


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a command was accepted, and the version it led to; without content."""

    participant: str
    command: str
    version: int


@dataclass(slots=True)
class Writing:
    """What one batch adds: events in order, ballots, boxes emptied, receipts."""

    events: list[Event] = field(default_factory=list)
    ballots: dict[tuple[str, str], Mapping[str, object]] = field(default_factory=dict)
    emptied: list[str] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)


class Batch(Protocol):
    """One transaction on one workshop whose head row is locked (rule 4)."""

    head: Head

    def events_after(self, version: int) -> Sequence[Recorded]:
        """What others wrote since `version`, in order."""

    def receipt(self, participant: str, command: str) -> Receipt | None:
        """The receipt of a command that was accepted before, if any."""

    def ballots(self, round_id: str) -> Mapping[str, Mapping[str, object]]:
        """The box of an open round: voter -> ballot as stored."""

    def write(self, writing: Writing, at: int) -> Head:
        """Write everything; the new head. Durable only when the transaction ends."""


class Store(Protocol):
    """Log, ballots and receipts of every workshop. Every method blocks and is one transaction."""

    def batch(self, workshop: str, work: Callable[[Batch], T]) -> T:
        """Lock the workshop's head, run `work`, commit durably (rule 1), answer what it answered.

        Raises KeyError for a workshop that is not there. If `work` raises, nothing is written.
        """

    def head(self, workshop: str) -> Head:
        """The end of the log as of now, without a lock."""

    def load(self, workshop: str, after: int = 0, upto: int | None = None) -> Sequence[Recorded]:
        """The recorded events with after < version <= upto, in order."""

    def ballot(self, workshop: str, round_id: str, voter: str) -> Mapping[str, object] | None:
        """One person's own ballot in an open round, for that person only."""

    def voters(self, workshop: str, round_id: str) -> frozenset[str]:
        """Who has a ballot in the box of an open round: for the turnout, never with a content."""


class Clock(Protocol):
    """Milliseconds since 1970."""

    def now(self) -> int: ...


class Ids(Protocol):
    """New ids that cannot be guessed: 12 characters from a-z2-7, 60 random bits."""

    def new(self) -> str: ...
