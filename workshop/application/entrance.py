"""Joining a workshop: a name for the table, a token for the device, an event for the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workshop import runtime
from workshop.domain.commands import LONGEST_NAME, PARTICIPANT, Actor
from workshop.domain.errors import N_, Invalid, Refused
from workshop.domain.participants import Join, check_join

from .access import is_token, new_token, token_hash
from .cleaning import clean
from .ports import Clock, Ids
from .room import Room


class Somebody(Protocol):
    """A row of the participants' table."""

    @property
    def workshop(self) -> str: ...

    @property
    def id(self) -> str: ...


class People(Protocol):
    """The participants' table; blocks."""

    def add(
        self, workshop: str, participant: str, name: str, group: str, token_hash: str, at: int
    ) -> Somebody:
        """A new row, or the row that this token has already. Raises KeyError where the workshop is
        gone."""

    def erase(self, workshop: str, participant: str) -> None:
        """Take somebody out of the table who never entered."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who has joined, and the token that their device keeps."""

    participant: str
    token: str
    version: int


def join(
    room: Room, people: People, clock: Clock, ids: Ids, name: str, group: str, arrival: str = ""
) -> Entered:
    """Let somebody in. The name stands in the table, never in the log; it may be left out, but
    where everybody sees it beside what was written.

    `arrival` is a token (`access.new_token`) that the join form carries: sent twice, by a second
    press before the first answer, it is one person. It becomes the token of their device.
    Raises Invalid for a name or a group that can't be used, NotNow where the door is closed.
    """
    name = clean(name, lines=False)
    if len(name) > LONGEST_NAME:
        raise Invalid(
            N_("That name is too long. Shorten it to {most} characters."),
            field="name",
            code="too_long",
            most=LONGEST_NAME,
        )
    brief = room.state.brief
    if brief.anonymous:
        name = ""
    elif not name and brief.authors_shown:
        raise Invalid(N_("Say what people call you."), field="name")
    command = Join(group)
    check_join(room.state, command)
    token = arrival if is_token(arrival) else new_token()
    person = _seat(room, people, clock, ids, token, name, group)
    if person.workshop != room.workshop:
        # Not a form that we made: this arrival let somebody into another workshop.
        token = new_token()
        person = _seat(room, people, clock, ids, token, name, group)
    try:
        version = room.submit(Actor(person.id, PARTICIPANT), f"join-{person.id}", command)
    except Refused:
        # The door was closed, or the group taken away, since the check above.
        runtime.run_blocking(people.erase, room.workshop, person.id)
        raise
    return Entered(person.id, token, version)


def _seat(
    room: Room, people: People, clock: Clock, ids: Ids, token: str, name: str, group: str
) -> Somebody:
    return runtime.run_blocking(
        people.add, room.workshop, ids.new(), name, group, token_hash(token), clock.now()
    )
