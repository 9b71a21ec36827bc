"""What is not history and so not in the log: who is here, names, turnout, who is typing.

One object an audience, sent as merge patches: whole to whoever connects, then what changed, at
most four times a second (ten while the final words are typed).
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from workshop import runtime
from workshop.domain.commands import FACILITATOR, PARTICIPANT, SCREEN
from workshop.domain.final_words import has_pen
from workshop.domain.state import Workshop
from workshop.projections.names import numbered
from workshop.projections.patch import diff

from .broadcast import Broadcast, Sender
from .protocol import TypingSent, encode

EVERY_SECONDS = 0.25
TYPING_SECONDS = 0.1
#: After a look at the store that failed, the next.
AGAIN_SECONDS = 2.0
AUDIENCES = (FACILITATOR, PARTICIPANT, SCREEN)

log = logging.getLogger(__name__)


class Now:
    """The present moment of one workshop."""

    def __init__(
        self,
        broadcast: Broadcast,
        sender: Sender,
        voters: Callable[[str, str], frozenset[str]],
        names: Callable[[str], Mapping[str, str]],
        code: Callable[[str], str],
        now: Callable[[], int],
    ) -> None:
        self._broadcast = broadcast
        self._sender = sender
        self._read_voters = voters
        self._read_names = names
        self._read_code = code
        self._now = now
        self._typing: dict[str, dict[str, Any]] = {}
        self._typists: dict[str, str] = {}
        self._names: Mapping[str, str] = {}
        self._called: Mapping[str, str] = {}
        self._code = ""
        self._voters: tuple[str, frozenset[str]] = ("", frozenset())
        self._sent: dict[str, dict[str, Any]] = {audience: {} for audience in AUDIENCES}
        self._scheduled = False
        self._last = 0.0
        self._turn = runtime.Lock()
        self._sending = runtime.Lock()
        broadcast.room.on_change(lambda _change: self._changed())

    @contextmanager
    def held(self, role: str) -> Iterator[dict[str, Any]]:
        """Everything as it was last sent, for somebody who connects; the rest follows soon.

        Until it is let go nothing newer is sent: who is not among the viewers yet would miss it.
        """
        with self._sending:
            yield dict(self._sent[role])

    def type(self, sid: str, typed: TypingSent) -> None:
        """Somebody types the final words; no pieces: they stopped. Whoever stops takes away what
        they typed themselves, never what another page has typed since. What the facilitator sends
        who has just named a scribe belongs to the pen, until the scribe types."""
        pen = self._has_pen(typed.part, sid)
        if typed.pieces and (pen or not self._typists.get(typed.part)):
            pieces = [
                {"id": piece.id, "role": piece.role, "version": 0, "text": piece.text}
                for piece in typed.pieces
            ]
            self._typing[typed.part] = {"pieces": pieces, "base": typed.base}
            self._typists[typed.part] = sid
            self._pass_on()
        elif typed.pieces:
            return
        elif self._typists.get(typed.part) == sid:
            del self._typing[typed.part], self._typists[typed.part]
        self.stale(TYPING_SECONDS)

    def rotated(self, code: str) -> None:
        """The workshop has another code: whatever page shows it has it at once."""
        self._code = code
        self.stale()

    def look_for_code(self) -> None:
        """Another process may have replaced the code, and told nobody. Waits for the store."""
        if not self._code:
            return  # nobody has been told any
        code = runtime.run_blocking(self._read_code, self._broadcast.room.workshop)
        if code and code != self._code:
            self.rotated(code)

    def left(self, sid: str) -> None:
        """A connection ended: what it was typing is no longer being typed."""
        for part in [part for part, typist in self._typists.items() if typist == sid]:
            del self._typing[part], self._typists[part]
        self.stale()

    def _changed(self) -> None:
        self._pass_on()
        self.stale()

    def _pass_on(self) -> None:
        """What was typed and is not offered yet goes with the pen, when that changes hands: it is
        nobody's page's any more, until the one who has the pen now types on."""
        for part, typist in list(self._typists.items()):
            if typist and not self._has_pen(part, typist):
                self._typists[part] = ""
                self._typing[part] = {**self._typing[part], "handed": True}

    def _has_pen(self, part: str, sid: str) -> bool:
        viewer = self._broadcast.presence.viewers.get(sid)
        state = self._broadcast.room.state
        return viewer is None or has_pen(state, part, viewer.who.id, viewer.who.role)

    def stale(self, every: float = EVERY_SECONDS) -> None:
        """Something of the moment changed: tell everybody soon."""
        if self._scheduled:
            return
        self._scheduled = True
        runtime.spawn(self._tick, every)

    def _tick(self, every: float) -> None:
        wait = self._last + every - self._now() / 1000
        if wait > 0:
            runtime.sleep(min(wait, every))
        # One after the other: a slow look at the store must not end after a later one.
        with self._turn:
            self._last = self._now() / 1000
            self._scheduled = False
            try:
                self._read()
            except Exception:
                # What is known is told all the same, and the rest soon.
                log.exception("Could not read what the moment is.")
                self.stale(AGAIN_SECONDS)
            with self._sending:
                self._send()

    def taking_part(self) -> frozenset[str]:
        """Of whom "7 of 12" speaks: who is here, and who has voted or written in it and left."""
        state, here = self._broadcast.room.state, self._broadcast.presence.here()
        round_ = state.open_round
        if round_ is not None:
            return here | self._have_voted(round_.id)
        stage = state.current
        if not state.wrote_counts.get(stage) and not state.done_counts.get(stage):
            return here
        return here | {
            person.id
            for person in state.participants.values()
            if not person.removed and (stage in person.wrote or stage in person.done)
        }

    def _have_voted(self, round_: str) -> frozenset[str]:
        return self._voters[1] if self._voters[0] == round_ else frozenset()

    def _send(self) -> None:
        taking_part = self.taking_part()
        for audience in AUDIENCES:
            current = self._seen_by(audience, taking_part)
            patch = diff(self._sent[audience], current)
            self._sent[audience] = current
            if patch:
                sids = [
                    viewer.sid
                    for viewer in list(self._broadcast.presence.viewers.values())
                    if viewer.who.role == audience
                ]
                self._sender.send(sids, "live", encode({**patch, "now": self._now()}))

    def _read(self) -> None:
        """Ask the store for what has to be asked."""
        room = self._broadcast.room
        round_ = room.state.open_round
        if round_ is not None:
            voters = runtime.run_blocking(self._read_voters, room.workshop, round_.id)
            people = room.state.participants
            # Who was removed may have a ballot in the box, which the close does not count.
            counted = (person for person in voters & people.keys() if not people[person].removed)
            self._voters = (round_.id, frozenset(counted))
        if not self._code:
            # Pages may be older than the code, and than this server.
            code = runtime.run_blocking(self._read_code, room.workshop)
            self._code = self._code or code
        if any(person not in self._names for person in room.state.participants):
            self._names = runtime.run_blocking(self._read_names, room.workshop)
            self._called = numbered(self._names)
        for part in list(self._typing):
            if self._offered(room.state, part):
                del self._typing[part]
                self._typists.pop(part, None)

    def _offered(self, state: Workshop, part: str) -> bool:
        """What was typed has become a version since, so that it is history now."""
        final = state.finals.get(part)
        return final is None or final.current.number != self._typing[part]["base"]

    def _seen_by(self, audience: str, taking_part: frozenset[str]) -> dict[str, Any]:
        state, presence = self._broadcast.room.state, self._broadcast.presence
        here = presence.here()
        led = audience == FACILITATOR
        seen: dict[str, Any] = {
            "present": len(here),
            "taking_part": len(taking_part),
            "writing": presence.writing(),
            "typing": {part: dict(typed) for part, typed in self._typing.items()},
        }
        round_ = state.open_round
        if round_ is not None:
            voters = self._have_voted(round_.id)
            turnout: dict[str, Any] = {"round": round_.id, "cast": len(voters)}
            if led:
                turnout["groups"] = self._by_group(state, voters)
                turnout["of_groups"] = self._by_group(state, taking_part)
            seen["turnout"] = turnout
        if self._code:
            seen["code"] = self._code
        page = presence.wall.page(state.current)
        if audience == SCREEN and page is not None:
            seen["turned"] = page
        if led:
            seen["groups"] = self._by_group(state, here)
            seen["here"] = dict.fromkeys(sorted(here), True)
            seen["screens"] = presence.screens()
            shown = presence.shown()
            if shown.pages > 1:
                held = presence.wall.page(state.current) is not None
                seen["wall"] = {"page": shown.page, "pages": shown.pages, "held": held}
        if not state.brief.anonymous:
            # Where authors are hidden, an open vote still names those who took part in it.
            all_shown = led or state.brief.authors_shown
            named: set[str] = set(state.participants) if all_shown else set()
            named.update(voter for closed in state.rounds for voter in closed.named_ballots)
            if all_shown or named:
                seen["names"] = {person: self._called.get(person, "") for person in sorted(named)}
        elif led:
            # Nobody has a name here, but the facilitator tells the rows of the list apart.
            seen["numbers"] = {person: n for n, person in enumerate(self._names, start=1)}
        return seen

    @staticmethod
    def _by_group(state: Workshop, people: frozenset[str]) -> dict[str, int]:
        return dict(
            Counter(
                state.participants[person].group for person in people & state.participants.keys()
            )
        )
