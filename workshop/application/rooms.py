"""The rooms open in this process: loaded on demand, closed when nobody uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workshop import runtime

from .ports import Clock, Ids, Store
from .room import Room

#: After so long without use a room is closed; the log has everything.
IDLE_MS = 10 * 60_000


@dataclass(slots=True)
class _Place:
    used: int
    room: Room | None = None
    ready: Any = field(default_factory=runtime.Event)
    failure: Exception | None = None


class Rooms:
    """Answers the room of a workshop, the same one to everybody in this process."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        present: Callable[[str], int] = lambda _workshop: 0,
        on_open: Callable[[Room], None] = lambda _room: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._present = present
        self._on_open = on_open
        self._places: dict[str, _Place] = {}
        self._lock = runtime.Lock()

    def get(self, workshop: str) -> Room:
        """The room, loaded if need be. Raises KeyError for a workshop that is not there."""
        with self._lock:
            place = self._places.get(workshop)
            first = place is None
            if place is None:
                place = self._places[workshop] = _Place(self._clock.now())
        if first:
            self._load(workshop, place)
        else:
            place.ready.wait()
        if place.failure is not None:
            raise place.failure
        if place.room is None:
            return self.get(workshop)  # forgotten while it was loading: the next look tells
        place.used = self._clock.now()
        return place.room

    def _load(self, workshop: str, place: _Place) -> None:
        room = Room(workshop, self._store, self._clock, self._ids, lambda: self._present(workshop))
        try:
            room.load()
            with self._lock:
                if self._places.get(workshop) is place:
                    self._on_open(room)
                    place.room = room
        except Exception as failure:  # noqa: BLE001 - raised again to everybody who waits
            with self._lock:
                if self._places.get(workshop) is place:
                    del self._places[workshop]
            place.failure = failure
        finally:
            place.ready.set()

    def open_rooms(self) -> list[Room]:
        """The rooms that are loaded now."""
        return [place.room for place in list(self._places.values()) if place.room is not None]

    def close_idle(
        self, busy: Callable[[str], bool], on_close: Callable[[str], None] = lambda _workshop: None
    ) -> list[str]:
        """Close the rooms that nobody used for a while and that are not `busy`; which they were.

        `on_close` is told of each before anybody can open it anew.
        """
        before = self._clock.now() - IDLE_MS
        with self._lock:
            idle = [
                workshop
                for workshop, place in self._places.items()
                if place.room is not None and place.used < before and not busy(workshop)
            ]
            for workshop in idle:
                on_close(workshop)
                del self._places[workshop]
        return idle

    def forget(self, workshop: str) -> None:
        """Close a room at once: its workshop was deleted."""
        with self._lock:
            self._places.pop(workshop, None)
