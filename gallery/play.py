"""A workshop under way: people join, write and vote in it, and its facilitator leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gallery.house import House
from workshop.application.access import facilitator_id
from workshop.application.planning import Plan
from workshop.domain.commands import FACILITATOR, PARTICIPANT, Actor, Command
from workshop.domain.running import OpenStage
from workshop.domain.state import Brief, Stage, Workshop
from workshop.domain.voting import CastBallot, CloseRound, OpenRound
from workshop.rehearsal.socket import Seat
from workshop.store.accounts import Account
from workshop.store.workshops import Listing

#: What a person writes for a ballot, by their place in the room.
Voting = Callable[[int], Mapping[str, Any] | None]


@dataclass(slots=True)
class Person:
    """Somebody in the room; with a `seat`, connected to it."""

    id: str
    name: str
    group: str
    token: str
    seat: Seat | None = None


@dataclass(slots=True)
class Play:
    """One workshop, and everything that a stage set may do in it."""

    house: House
    account: Account
    listing: Listing
    people: list[Person] = field(default_factory=list)

    @classmethod
    def begin(
        cls,
        house: House,
        brief: Brief,
        agenda: tuple[Stage, ...],
        reserve: int = 0,
        account: Account | None = None,
    ) -> Play:
        """A new workshop with this brief and agenda, of the house's facilitator unless said."""
        account = account or house.account
        listing = house.services.create_workshop(account.id, Plan(brief, agenda, reserve))
        return cls(house, account, listing)

    @property
    def state(self) -> Workshop:
        return self.house.services.room(self.listing.id).state

    def lead(self, *commands: Command) -> None:
        """The facilitator does this."""
        actor = Actor(facilitator_id(self.account.id), FACILITATOR)
        for command in commands:
            self._submit(actor, command)

    def by(self, person: Person | int, *commands: Command) -> None:
        """A participant does this; a number counts round the room."""
        who = self.people[person % len(self.people)] if isinstance(person, int) else person
        for command in commands:
            self._submit(Actor(who.id, PARTICIPANT), command)

    def _submit(self, actor: Actor, command: Command) -> None:
        services = self.house.services
        services.room(self.listing.id).submit(actor, services.ids.new(), command)

    def pass_time(self, minutes: float) -> None:
        """Let so many minutes pass."""
        self.house.clock.advance(60 * minutes)

    def join(self, people: Iterable[tuple[str, str]], *, seated: bool = True) -> list[Person]:
        """These people, (name, group) each, come in; `seated` ones are connected, and stay."""
        joined = []
        for name, group in people:
            entered = self.house.services.join(self.listing.id, name, group)
            person = Person(entered.participant, name, group, entered.token)
            self.people.append(person)
            joined.append(person)
            self.pass_time(0.05)
        if seated:
            self.seat(joined)
        return joined

    def seat(self, people: Iterable[Person]) -> None:
        """Connect them: they are present from now on."""
        for person in people:
            if person.seat is None:
                person.seat = self.house.seat(person.token)
        for person in people:
            assert person.seat is not None
            if not person.seat.wait():
                raise RuntimeError(f"{person.name} got no answer from the server.")

    def stage(self, kind: str) -> Stage:
        """The first stage of this kind."""
        return next(stage for stage in self.state.agenda if stage.kind == kind)

    def open(self, kind: str) -> Stage:
        """Move to the first stage of this kind."""
        stage = self.stage(kind)
        self.lead(OpenStage(stage.id))
        return self.stage(kind)

    def open_round(self, kind: str, **settings: Any) -> str:
        """Open the vote of a stage; the id of its round."""
        self.lead(OpenRound(self.stage(kind).id, **settings))
        assert self.state.open_round is not None
        return self.state.open_round.id

    def vote(self, round_id: str, voting: Voting) -> None:
        """Everybody votes, but for those for whom `voting` has None."""
        for place, person in enumerate(self.people):
            ballot = voting(place)
            if ballot is not None:
                self.by(person, CastBallot(round_id, ballot))
                self.pass_time(0.03)

    def close_round(self) -> None:
        """Close the vote that is open."""
        assert self.state.open_round is not None
        self.lead(CloseRound(self.state.open_round.id))

    def desk(self) -> Seat:
        """A connection of the facilitator's."""
        account = self.account
        token = self.house.services.access.facilitator_token(
            self.listing.id, account.id, account.auth_generation
        )
        return self.house.seat(token)
