"""A workshop that runs in a test: everything goes through the rules, nothing through a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshop.domain import voting
from workshop.domain.candidates import PieceText
from workshop.domain.commands import FACILITATOR, PARTICIPANT, Actor, Command, Context
from workshop.domain.decide import decide
from workshop.domain.events import Event
from workshop.domain.evolve import evolve
from workshop.domain.participants import Join
from workshop.domain.running import OpenStage
from workshop.domain.state import Workshop
from workshop.domain.voting import BallotCast
from workshop.projections.report_source import Record

#: 14 March 2026, 10:00 UTC.
START = 1_773_482_400_000
MINUTE = 60_000
LEADER = Actor("facilitator-ada", FACILITATOR)
CODE = "K7MPWX3D"


@dataclass
class Room:
    """A workshop that runs: everything goes through the rules, a minute apart."""

    state: Workshop = field(default_factory=Workshop)
    log: list[Event] = field(default_factory=list)
    boxes: dict[str, dict[str, Mapping[str, object]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    asked: int = 0

    def ask(self, command: Command, by: Actor = LEADER) -> str:
        """Do this; the id that it may have made."""
        self.asked += 1
        fresh = f"new{self.asked}"
        context = Context(by, START + self.asked * MINUTE // 4, fresh, len(self.names), self.boxes)
        for event in decide(self.state, command, context):
            if isinstance(event, BallotCast):
                self.boxes.setdefault(event.round, {})[event.voter] = event.ballot
            else:
                self.log.append(event)
            self.state = evolve(self.state, event)
        return fresh

    def stage(self, kind: str, part: str = "mission") -> str:
        return next(s.id for s in self.state.agenda if s.kind == kind and s.part in ("", part))

    def move(self, kind: str, part: str = "mission") -> str:
        stage = self.stage(kind, part)
        self.ask(OpenStage(stage))
        return stage

    def join(self, names: Sequence[str], groups: Sequence[str]) -> list[Actor]:
        people = []
        for name, group in zip(names, groups, strict=True):
            actor = Actor(f"person-{name.lower()}", PARTICIPANT)
            self.ask(Join(group), actor)
            self.names[actor.id] = name
            people.append(actor)
        return people

    def vote(self, kind: str, ballots: Mapping[Actor, Mapping[str, object]], **how: object) -> str:
        """Open, cast, close."""
        round_ = self.ask(voting.OpenRound(self.stage(kind), **how))  # type: ignore[arg-type]
        for who, ballot in ballots.items():
            self.ask(voting.CastBallot(round_, ballot), who)
        self.ask(voting.CloseRound(round_))
        return round_

    def record(self) -> Record:
        made_at = START + 2 * 60 * MINUTE
        return Record(len(self.log), "3f9a" * 16, CODE, made_at, {LEADER.id: "Ada Byron"})


def pieces(mission: Sequence[str], ids: Sequence[str] = ()) -> tuple[PieceText, ...]:
    purpose, *objectives = mission
    kept = [*ids, *[""] * len(mission)]
    return (
        PieceText("purpose", purpose, kept[0]),
        *(PieceText("objective", text, kept[n]) for n, text in enumerate(objectives, 1)),
    )
