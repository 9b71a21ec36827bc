"""Joining a workshop: a name for the table, a token for the device, an event for the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workshop import runtime
from workshop.domain.commands import LONGEST_NAME, PARTICIPANT, Actor
from workshop.domain.errors import N_, Invalid
from workshop.domain.participants import Join, check_join

from .access import new_token, token_hash
from .cleaning import clean
from .ports import Clock, Ids
from .room import Room


class People(Protocol):
    """The participants' table; blocks."""

    def add(
        self, workshop: str, participant: str, name: str, group: str, token_hash: str, at: int
    ) -> object: ...


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who has joined, and the token that their device keeps."""

    participant: str
    token: str
    version: int


def join(room: Room, people: People, clock: Clock, ids: Ids, name: str, group: str) -> Entered:
    """Let somebody in. The name stands in the table, never in the log.

    Raises Invalid for a name or a group that can't be used, NotNow where the door is closed.
    """
    name = clean(name, lines=False)
    if len(name) > LONGEST_NAME:
        raise Invalid(
            N_("That name is too long: {most} letters at most."),
            field="name",
            code="too_long",
            most=LONGEST_NAME,
        )
    if not name and not room.state.brief.anonymous:
        raise Invalid(N_("Say what people call you."), field="name")
    if room.state.brief.anonymous:
        name = ""
    command = Join(group)
    check_join(room.state, command)
    participant, token = ids.new(), new_token()
    runtime.run_blocking(
        people.add, room.workshop, participant, name, group, token_hash(token), clock.now()
    )
    version = room.submit(Actor(participant, PARTICIPANT), ids.new(), command)
    return Entered(participant, token, version)
