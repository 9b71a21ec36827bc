"""What an archive leaves out where authors are hidden (docs/decisions/0008)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from workshop.application.ports import Recorded

#: The fields of events that say who, as far as they are personal parts of the log.
SAYS_WHO: Final = frozenset({"author", "participant"})


def who(recorded: Recorded) -> Collection[str]:
    """The personal fields of an event that say who wrote something, raised a hand, or was done."""
    return recorded.event.personal & SAYS_WHO
