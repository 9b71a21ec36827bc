"""The live workshops of this process: each room with its broadcast and its present moment."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop import runtime
from workshop.application.ports import Clock, Ids, Store
from workshop.application.room import Change, Room
from workshop.application.rooms import Rooms
from workshop.domain.errors import N_, NotFound

from .broadcast import Broadcast, Sender
from .now import Now

#: Every process looks for news by itself so often: a lost hint costs a second, never an event.
LOOK_SECONDS = 1.0

log = logging.getLogger(__name__)


def gone() -> NotFound:
    """What is said of a workshop that was deleted."""
    return NotFound(N_("This workshop is no longer there. Ask its facilitator."), code="deleted")


@dataclass(frozen=True, slots=True)
class LiveWorkshop:
    """One workshop as its viewers know it."""

    room: Room
    broadcast: Broadcast
    now: Now


class LiveWorkshops:
    """Answers the live workshop, opened on demand. `on_change` hears of every change in any."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        sender: Sender,
        names: Callable[[str], Mapping[str, str]],
        code: Callable[[str], str],
        on_change: Callable[[LiveWorkshop, Change], None],
        on_gone: Callable[[LiveWorkshop], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._sender = sender
        self._names = names
        self._code = code
        self._on_change = on_change
        self._on_gone = on_gone
        self._live: dict[str, LiveWorkshop] = {}
        self._rooms = Rooms(store, clock, ids, self._present, self._opened)

    def get(self, workshop: str) -> LiveWorkshop:
        """Raises NotFound (`deleted`) for a workshop that is not there."""
        try:
            while True:
                room = self._rooms.get(workshop)
                live = self._live.get(workshop)
                if live is not None and live.room is room:
                    return live
                # Closed or deleted between the two: the next look tells which.
        except KeyError:
            raise gone() from None

    def known(self, workshop: str) -> LiveWorkshop | None:
        """The live workshop if it is open in this process."""
        return self._live.get(workshop)

    def forget(self, workshop: str) -> None:
        """A workshop was deleted: tell its viewers, and close it."""
        self._rooms.forget(workshop)
        live = self._live.pop(workshop, None)
        if live is not None:
            self._on_gone(live)

    def look(self) -> None:
        """Take in what other processes wrote, and close what nobody uses."""
        for room in self._rooms.open_rooms():
            try:
                room.catch_up()
            except KeyError:
                self.forget(room.workshop)
            except Exception:
                # One that can't be read, or a database that is away, must not stop the others.
                log.exception("Could not look for news of workshop %s.", room.workshop)
            else:
                self._look_for_what_moves_no_version(room)
        self._rooms.close_idle(self._is_watched, self._closed)

    def _look_for_what_moves_no_version(self, room: Room) -> None:
        """Ballots that another process took, a code that it replaced: only the store knows."""
        live = self._live.get(room.workshop)
        if live is None:
            return
        if room.state.open_round is not None:
            live.now.stale()
        try:
            live.now.look_for_code()
        except Exception:
            log.exception("Could not look for the code of workshop %s.", room.workshop)

    def look_for_ever(self) -> None:
        """`look`, once a second, for as long as the process lives."""
        while True:
            runtime.sleep(LOOK_SECONDS)
            try:
                self.look()
            except Exception:
                # Whatever it was must not end the looking.
                log.exception("Could not look for news.")

    def _opened(self, room: Room) -> None:
        broadcast = Broadcast(room, self._sender, self._store.ballot, self._clock.now)
        now = Now(
            broadcast,
            self._sender,
            self._store.voters,
            self._names,
            self._code,
            self._clock.now,
        )
        live = LiveWorkshop(room, broadcast, now)
        room.on_change(lambda change: self._on_change(live, change))
        self._live[room.workshop] = live

    def _closed(self, workshop: str) -> None:
        self._live.pop(workshop, None)

    def _present(self, workshop: str) -> int:
        """How many are here; with those who have voted and left, while a vote is open."""
        live = self._live.get(workshop)
        if live is None:
            return 0
        if live.room.state.open_round is None:
            return len(live.broadcast.presence.here())
        return len(live.now.taking_part())

    def _is_watched(self, workshop: str) -> bool:
        live = self._live.get(workshop)
        return live is not None and bool(live.broadcast.presence.viewers)
