"""From a room's changes to its viewers: one channel an audience, patches between its views.

The first change goes out at once, what follows is gathered for up to 100 ms: a quiet room is
instant, a busy one costs ten frames a second, whatever the number of commands.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import msgspec

from workshop import runtime
from workshop.application.room import Change, Room
from workshop.domain.commands import PARTICIPANT
from workshop.domain.state import Workshop
from workshop.projections.live_view import ViewMemory, mine, touched, view
from workshop.projections.patch import diff
from workshop.projections.shapes import Audience, Mine, View

from .presence import Presence, Viewer
from .protocol import KEPT_PATCHES, encode, raw

#: Changes are gathered for so long after the one that went out at once.
GATHER_SECONDS = 0.1
#: Above so many patches a snapshot is shorter.
MOST_PATCHES_SENT = 64


class Sender(Protocol):
    """Sends one event to many sockets (`fanout.Fanout`)."""

    def send(
        self, sids: Iterable[str], event: str, payload: Mapping[str, Any] | str | bytes
    ) -> None: ...


@dataclass(slots=True)
class Kept:
    """A patch of the view as it was sent."""

    start: int
    version: int
    view: msgspec.Raw


@dataclass(slots=True)
class Channel:
    """One audience of one workshop: its view as last sent, and the patches that led there."""

    audience: Audience
    memory: ViewMemory = field(default_factory=ViewMemory)
    view: View | None = None
    version: int = -1
    viewers: dict[str, Viewer] = field(default_factory=dict)
    kept: deque[Kept] = field(default_factory=lambda: deque(maxlen=KEPT_PATCHES))
    _whole: tuple[int, msgspec.Raw] | None = None

    def move(self, state: Workshop, version: int) -> Kept | None:
        """Move to a version; the patch from the one before, None where nothing moved."""
        if version == self.version:
            return None
        new = view(state, self.audience, self.memory)
        kept = None
        if self.view is not None:
            patch = diff(cast("Mapping[str, Any]", self.view), cast("Mapping[str, Any]", new))
            kept = Kept(self.version, version, raw(patch))
            self.kept.append(kept)
        self.view, self.version = new, version
        return kept

    def whole(self) -> msgspec.Raw:
        """The view as JSON, made once a version: a room that joins at once asks 500 times."""
        if self._whole is None or self._whole[0] != self.version:
            self._whole = (self.version, raw(self.view))
        return self._whole[1]

    def since(self, version: int) -> list[Kept] | None:
        """The patches that lead from `version` to now; None if that is not to be had."""
        if version == self.version:
            return []
        found = [kept for kept in self.kept if kept.start >= version]
        if not found or found[0].start != version or len(found) > MOST_PATCHES_SENT:
            return None
        return found


class Broadcast:
    """Everything that the viewers of one workshop are told about its history."""

    def __init__(
        self,
        room: Room,
        sender: Sender,
        stored_ballot: Callable[[str, str, str], Mapping[str, Any] | None],
        now: Callable[[], int],
    ) -> None:
        self.room = room
        self.presence = Presence()
        self._sender = sender
        self._stored_ballot = stored_ballot
        self._now = now
        self._channels: dict[str, Channel] = {}
        self._sent: Workshop = room.state
        self._changes: deque[Change] = deque()
        #: Own ballots of people who are here, of the open round only: (round, voter) -> ballot.
        self._ballots: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._scheduled = False
        self._last = 0.0
        self._lock = runtime.Lock()
        room.on_change(self._heard)

    def welcome(
        self,
        viewer: Viewer,
        version: int | None,
        moment: Callable[[str], AbstractContextManager[Mapping[str, Any]]],
    ) -> None:
        """Bring a viewer up to date, and from now on with the others.

        `version`: what the viewer has; the patches since are sent, or a snapshot. `moment`: what
        is not history, held as it was last sent to the others. Looks for the viewer's own ballot
        in the store, so it waits.
        """
        if version is not None and version > self.room.version:
            # They come from another process, which is further: what they have, their own words
            # that were stored a moment ago perhaps, would be gone from their page for a while.
            self.room.catch_up()
        self._load_ballot(viewer)
        with self._lock, moment(viewer.who.role) as live:
            self._flush()
            channel = self._channel(viewer.who.role)
            own = self._mine(viewer, self._sent)
            patches = None if version is None else channel.since(version)
            if patches is None:
                self._send_snapshot(viewer, channel, own, live)
            else:
                for kept in patches:
                    self._send_patch((viewer.sid,), kept.start, kept.version, kept.view, None)
                self._send_patch((viewer.sid,), channel.version, channel.version, None, own)
                self._sender.send((viewer.sid,), "live", encode({**live, "now": self._now()}))
            channel.viewers[viewer.sid] = viewer
            came = viewer.who.id not in self.presence.here()
            self.presence.add(viewer)
            if came:
                self._tell_queue(viewer.who.id)

    def leave(self, sid: str) -> Viewer | None:
        """Forget a connection."""
        with self._lock:
            viewer = self.presence.remove(sid)
            if viewer is not None:
                self._channels[viewer.who.role].viewers.pop(sid, None)
                if viewer.who.id not in self.presence.here():
                    self._tell_queue(viewer.who.id)
            return viewer

    def _tell_queue(self, who: str) -> None:
        """Their place to those who wait behind somebody who came or left with a hand raised."""
        hands = self._sent.hands
        channel = self._channels.get(PARTICIPANT)
        if channel is None or who not in hands:
            return
        behind = set(hands[hands.index(who) + 1 :])
        for viewer in [each for each in channel.viewers.values() if each.who.id in behind]:
            own = self._mine(viewer, self._sent)
            self._send_patch((viewer.sid,), channel.version, channel.version, None, own)

    def _load_ballot(self, viewer: Viewer) -> None:
        round_ = self.room.state.open_round
        if round_ is None or viewer.who.role != PARTICIPANT:
            return
        key = (round_.id, viewer.who.id)
        known = self._ballots.get(key)
        # Asked each time: another process may have taken a later one than is known here.
        ballot = runtime.run_blocking(self._stored_ballot, self.room.workshop, *key)
        if ballot is not None and self._ballots.get(key) is known:
            self._ballots[key] = ballot

    def _mine(self, viewer: Viewer, state: Workshop) -> Mine | None:
        """Their own part at the state that the view shows: the room may have moved on since."""
        if viewer.who.role != PARTICIPANT:
            return None
        round_ = state.open_round
        own = self._ballots.get((round_.id, viewer.who.id)) if round_ is not None else None
        ballots = {round_.id: own} if round_ is not None and own is not None else {}
        return mine(state, viewer.who.id, ballots, self.presence.here())

    def _heard(self, change: Change) -> None:
        self._changes.append(change)
        if self._scheduled:
            return
        self._scheduled = True
        runtime.spawn(self._tick)

    def _tick(self) -> None:
        wait = self._last + GATHER_SECONDS - self._now() / 1000
        if wait > 0:
            runtime.sleep(min(wait, GATHER_SECONDS))
        self._scheduled = False
        self._last = self._now() / 1000
        with self._lock:
            self._flush()

    def _flush(self) -> None:
        """Send every channel what is new in its view, and people what is new in their own part."""
        state, version = self.room.state, self.room.version
        news = self._news(state) & self.presence.here()
        for channel in self._channels.values():
            kept = channel.move(state, version)
            own: list[Viewer] = []
            if channel.audience == PARTICIPANT and news:
                own = [viewer for viewer in channel.viewers.values() if viewer.who.id in news]
            start, patch = (kept.start, kept.view) if kept else (version, None)
            for viewer in own:
                self._send_patch((viewer.sid,), start, version, patch, self._mine(viewer, state))
            if kept is not None:
                others = channel.viewers.keys() - {viewer.sid for viewer in own}
                self._send_patch(others, start, version, patch, None)

    def _news(self, state: Workshop) -> set[str]:
        """Whose own part may have changed since the last time."""
        news = touched(self._sent, state) if self._sent is not state else set()
        self._sent = state
        while self._changes:
            change = self._changes.popleft()
            news |= change.senders
            self._ballots.update(change.ballots)
        round_ = state.open_round
        open_id = round_.id if round_ is not None else ""
        over = {voter for box, voter in self._ballots if box != open_id}
        if over:
            # What was cast in a round that has closed is kept nowhere, on voters' pages neither.
            news |= over
            self._ballots = {key: own for key, own in self._ballots.items() if key[0] == open_id}
        return news

    def _channel(self, role: str) -> Channel:
        channel = self._channels.get(role)
        if channel is None:
            channel = self._channels[role] = Channel(cast("Audience", role))
            channel.move(self.room.state, self.room.version)
        return channel

    def _send_snapshot(
        self, viewer: Viewer, channel: Channel, own: Mine | None, live: Mapping[str, Any]
    ) -> None:
        message = {
            "version": channel.version,
            "view": channel.whole(),
            "mine": own or {},
            "now": self._now(),
            "live": live,
        }
        self._sender.send((viewer.sid,), "snapshot", encode(message))

    def _send_patch(
        self,
        sids: Iterable[str],
        start: int,
        version: int,
        view_patch: msgspec.Raw | None,
        own: Mine | None,
    ) -> None:
        message: dict[str, Any] = {"from": start, "version": version}
        if view_patch is not None:
            message["view"] = view_patch
        if own is not None:
            message["mine"] = own
        self._sender.send(sids, "patch", encode(message))
