"""evolve(state, event) -> state, and fold() over a history. An unknown event raises KeyError."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from .catalogue import TOPICS
from .events import Event
from .state import Workshop

_EVOLUTIONS: dict[type[Event], Callable[[Workshop, Any], Workshop]] = {
    kind: evolution for topic in TOPICS for kind, evolution in topic.EVOLVE.items()
}


def evolve(state: Workshop, event: Event) -> Workshop:
    """The workshop after one more event."""
    return _EVOLUTIONS[type(event)](state, event)


def fold(events: Iterable[Event], start: Workshop | None = None) -> Workshop:
    """The workshop after a whole history."""
    return reduce(evolve, events, start if start is not None else Workshop())
