"""A workshop that runs by the rules alone: no server, no database, no clock but its own.

Sample documents are made from such workshops, and many tests are: a history of an hour takes
milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workshop.domain import voting
from workshop.domain.candidates import PieceText
from workshop.domain.commands import FACILITATOR, PARTICIPANT, Actor, Command, Context
from workshop.domain.decide import decide
from workshop.domain.events import Event
from workshop.domain.evolve import evolve
from workshop.domain.participants import Join
from workshop.domain.running import OpenStage
from workshop.domain.state import Stage, Workshop
from workshop.domain.voting import BallotCast
from workshop.projections.report_source import Record

#: 14 March 2026, 10:00 UTC.
START: Final = 1_773_482_400_000
MINUTE: Final = 60_000
LEADER: Final = Actor("facilitator-ada", FACILITATOR)
LEADER_NAME: Final = "Ada Byron"
CODE: Final = "K7MPWX3D"


@dataclass
class Room:
    """A workshop that runs; `pace` is the time from one command to the next, in milliseconds."""

    state: Workshop = field(default_factory=Workshop)
    log: list[Event] = field(default_factory=list)
    boxes: dict[str, dict[str, Mapping[str, object]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    now: int = START
    pace: int = MINUTE // 4

    def ask(self, command: Command, by: Actor = LEADER) -> str:
        """Do this; the id that it may have made."""
        self.asked += 1
        self.now += self.pace
        fresh = f"new{self.asked}"
        context = Context(by, self.now, fresh, len(self.names), self.boxes)
        for event in decide(self.state, command, context):
            if isinstance(event, BallotCast):
                self.boxes.setdefault(event.round, {})[event.voter] = event.ballot
            else:
                self.log.append(event)
            self.state = evolve(self.state, event)
        return fresh

    def pass_time(self, minutes: float) -> None:
        """Let so many minutes pass."""
        self.now += round(minutes * MINUTE)

    def find(self, kind: str, part: str = "mission") -> Stage:
        """The first stage of this kind, for this part."""
        return next(s for s in self.state.agenda if s.kind == kind and s.part in ("", part))

    def stage(self, kind: str, part: str = "mission") -> str:
        """Its id."""
        return self.find(kind, part).id

    def move(self, kind: str, part: str = "mission") -> str:
        """Move there; the id of the stage."""
        stage = self.stage(kind, part)
        self.ask(OpenStage(stage))
        return stage

    def join(self, names: Sequence[str], groups: Sequence[str]) -> list[Actor]:
        """These people come in."""
        people = []
        for name, group in zip(names, groups, strict=True):
            actor = Actor(f"person-{name.lower()}", PARTICIPANT)
            self.ask(Join(group), actor)
            self.names[actor.id] = name
            people.append(actor)
        return people

    def vote(self, kind: str, ballots: Mapping[Actor, Mapping[str, object]], **how: object) -> str:
        """Open, cast, close."""
        return self.vote_in(self.stage(kind), ballots, **how)

    def vote_in(
        self, stage: str, ballots: Mapping[Actor, Mapping[str, object]], **how: object
    ) -> str:
        """The same in the stage of this id."""
        round_ = self.ask(voting.OpenRound(stage, **how))  # type: ignore[arg-type]
        for who, ballot in ballots.items():
            self.ask(voting.CastBallot(round_, ballot), who)
        self.ask(voting.CloseRound(round_))
        return round_

    def record(self, made_at: int = START + 2 * 60 * MINUTE) -> Record:
        """The end of the log, as the report is told of it; its digest is made up."""
        return Record(len(self.log), "3f9a" * 16, CODE, made_at, {LEADER.id: LEADER_NAME})


def pieces(mission: Sequence[str], ids: Sequence[str] = ()) -> tuple[PieceText, ...]:
    """A purpose and its objectives, as people send them; `ids` are those of the pieces before."""
    purpose, *objectives = mission
    kept = [*ids, *[""] * len(mission)]
    return (
        PieceText("purpose", purpose, kept[0]),
        *(PieceText("objective", text, kept[n]) for n, text in enumerate(objectives, 1)),
    )
