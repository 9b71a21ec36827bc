"""Who is here now. Never in the log: it lives and dies with the connections of this process."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from workshop.application.access import Identity
from workshop.domain.commands import PARTICIPANT, SCREEN

from .wall import Shown, Wall


@dataclass(slots=True)
class Viewer:
    """One connection: a person may have several (two tabs, two devices)."""

    sid: str
    who: Identity
    writing: bool = False
    shown: Shown = field(default_factory=Shown)


@dataclass(slots=True)
class Presence:
    """The viewers of one workshop."""

    viewers: dict[str, Viewer] = field(default_factory=dict)
    wall: Wall = field(default_factory=Wall)
    _people: Counter[str] = field(default_factory=Counter)

    def add(self, viewer: Viewer) -> None:
        """Somebody is here; a connection that is counted already is not counted again."""
        if viewer.sid in self.viewers:
            return
        self.viewers[viewer.sid] = viewer
        if viewer.who.role == PARTICIPANT:
            self._people[viewer.who.id] += 1

    def remove(self, sid: str) -> Viewer | None:
        viewer = self.viewers.pop(sid, None)
        if viewer is not None and viewer.who.role == PARTICIPANT:
            self._people[viewer.who.id] -= 1
            if not self._people[viewer.who.id]:
                del self._people[viewer.who.id]
        return viewer

    def here(self) -> frozenset[str]:
        """The participants who are connected."""
        return frozenset(self._people)

    def writing(self) -> int:
        """How many participants are writing at this moment."""
        return len({v.who.id for v in self.viewers.values() if v.writing})

    def screens(self) -> int:
        """How many projector pages are open."""
        return sum(viewer.who.role == SCREEN for viewer in self.viewers.values())

    def shown(self) -> Shown:
        """What the projector with the most pages shows."""
        seen = (viewer.shown for viewer in self.viewers.values() if viewer.who.role == SCREEN)
        return max(seen, key=lambda each: each.pages, default=Shown())
