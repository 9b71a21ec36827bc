"""Given these facts, when somebody asks for this, then these events follow, or a refusal.

    given(*in_stage("gather"), joined(ANA)).when(AddIdea(...), by=ANA).then(IdeaAdded(...))

Ids that a command makes are "new1", "new2", ... by the number of the `when`; the time of a `when`
is START unless it says how many minutes after that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.brief import WorkshopPlanned
from workshop.domain.candidates import CandidateProposed, PieceText
from workshop.domain.commands import FACILITATOR, PARTICIPANT, SCREEN, Actor, Command, Context
from workshop.domain.decide import decide
from workshop.domain.errors import Refused
from workshop.domain.events import Event
from workshop.domain.evolve import evolve, fold
from workshop.domain.final_words import WinnerChosen
from workshop.domain.ideas import IdeaAdded
from workshop.domain.participants import ParticipantJoined
from workshop.domain.running import MINUTE, StageOpened, WorkshopStarted
from workshop.domain.state import Brief, Group, Piece, Prompt, Stage, Workshop
from workshop.domain.voting import BallotCast, RoundOpened

START = 1_790_000_000_000

FAY = Actor("fay", FACILITATOR)
ANA = Actor("ana", PARTICIPANT)
BEN = Actor("ben", PARTICIPANT)
CHLOE = Actor("chloe", PARTICIPANT)
DEV = Actor("dev", PARTICIPANT)
WALL = Actor("wall", SCREEN)

GROUPS = (
    Group("desk", "Service desk team"),
    Group("customers", "Customers and the business"),
    Group("it", "Rest of IT"),
)
BRIEF = Brief(title="Service desk mission", unit="Service desk", groups=GROUPS)

WHO = Prompt("who", "who", "Who are we, and whom do we serve?")
WHAT = Prompt("what", "what", "What do we do for them?")
AGENDA = (
    Stage("welcome", "welcome", "Welcome", 4),
    Stage("gather", "gather", "Gather ideas", 6, "mission", (WHO, WHAT)),
    Stage("narrow", "narrow", "Narrow them", 4, "mission", over="ideas"),
    Stage("draft", "draft", "Draft", 10, "mission"),
    Stage("discuss", "discuss", "Discuss", 12, "mission"),
    Stage("vote", "vote", "Vote", 4, "mission"),
    Stage("word", "word", "The final words", 6, "mission"),
    Stage("ratify", "ratify", "Ratify", 4, "mission"),
    Stage("close", "close", "Close", 5),
)
PLANNED = WorkshopPlanned(BRIEF, AGENDA, reserve=5)


def joined(*people: Actor, group: str = "desk") -> tuple[Event, ...]:
    """They joined, all in this group."""
    return tuple(ParticipantJoined(person.id, group) for person in people)


def in_stage(stage: str, brief: Brief = BRIEF) -> tuple[Event, ...]:
    """The workshop, with nobody in it yet, having gone through its stages up to this one."""
    ids = [known.id for known in AGENDA]
    later = ids[1 : ids.index(stage) + 1]
    return (
        WorkshopPlanned(brief, AGENDA, reserve=5),
        WorkshopStarted("welcome", START),
        *(StageOpened(opened, START) for opened in later),
    )


def idea(name: str, by: Actor, text: str = "", prompt: str = "what") -> IdeaAdded:
    """Somebody wrote an idea in the gather stage."""
    return IdeaAdded(name, "gather", prompt, text or f"The idea {name}", by.id)


def mission(name: str, purpose: str = "Help people", *objectives: str) -> tuple[Piece, ...]:
    """The pieces of a mission; their ids begin with the name."""
    rest = objectives or ("Answer fast",)
    return (
        Piece(f"{name}.0", "purpose", 1, purpose),
        *(Piece(f"{name}.{n}", "objective", 1, text) for n, text in enumerate(rest, start=1)),
    )


def candidate(
    name: str, by: Actor, purpose: str = "Help people", cites: tuple[str, ...] = ()
) -> CandidateProposed:
    """Somebody proposed a mission."""
    return CandidateProposed(name, "mission", mission(name, purpose), cites, by.id)


def chosen(name: str, purpose: str = "Help people") -> WinnerChosen:
    """A mission became the final words."""
    return WinnerChosen("mission", name, "vote", "", mission(name, purpose), START)


def settled_on(purpose: str) -> tuple[Event, ...]:
    """Ana's mission, with this purpose, became the final words; Ben is there too."""
    room = (*in_stage("word"), *joined(ANA, BEN))
    return (*room, candidate("m1", ANA, purpose), chosen("m1", purpose))


def retyped(purpose: str = "Help everybody") -> tuple[PieceText, ...]:
    """Ana's mission "m1" as somebody types it with another purpose."""
    return (PieceText("purpose", purpose, "m1.0"), PieceText("objective", "Answer fast", "m1.1"))


def reworded(purpose: str = "Help everybody", version: int = 2) -> tuple[Piece, ...]:
    """The pieces of "m1" with another purpose, which is of this version."""
    _, objective = mission("m1")
    return (Piece("m1.0", "purpose", version, purpose), objective)


def vote_opened(name: str, *options: str, **changes: Any) -> RoundOpened:
    """A secret score round over candidates; `changes` make it another one."""
    shape: dict[str, Any] = {
        "stage": "vote",
        "purpose": "vote",
        "part": "mission",
        "over": "candidates",
        "rule": "score",
        "settings": {"highest": 5},
        "option_versions": dict.fromkeys(options, 1),
        "secrecy": "secret",
        "at": START,
    }
    return RoundOpened(round=name, options=options, **{**shape, **changes})


def ratify_opened(name: str, version: int = 1) -> RoundOpened:
    """The room was asked about a version of the final words."""
    return vote_opened(
        name,
        "mission",
        stage="ratify",
        purpose="ratify",
        over="final",
        rule="gradients",
        settings={"block": 1},
        option_versions={"mission": version},
    )


@dataclass(frozen=True)
class Scenario:
    """What holds so far, and what the last `when` led to."""

    state: Workshop
    boxes: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
    asked: int = 0
    events: tuple[Event, ...] | None = None
    refused: Refused | None = None

    def when(
        self, command: Command, *, by: Actor = FAY, minutes: int = 0, present: int = 0
    ) -> Scenario:
        """Somebody asks for this, `minutes` after START, with so many people connected."""
        context = Context(
            actor=by,
            now=START + minutes * MINUTE,
            fresh=f"new{self.asked + 1}",
            present=present,
            boxes=self.boxes,
        )
        try:
            events = decide(self.state, command, context)
        except Refused as refused:
            return Scenario(self.state, self.boxes, self.asked + 1, None, refused)
        state, boxes = self.state, dict(self.boxes)
        for event in events:
            if isinstance(event, BallotCast):
                boxes[event.round] = {**boxes.get(event.round, {}), event.voter: event.ballot}
            state = evolve(state, event)
        return Scenario(state, boxes, self.asked + 1, events, None)

    def then(self, *events: Event) -> Scenario:
        """Exactly these events followed."""
        assert self.refused is None, f"refused: {self.refused}"
        assert self.events == events
        return self

    def then_nothing(self) -> Scenario:
        """It was so already: accepted, and no event followed."""
        return self.then()

    def then_refused(self, code: str, message: str, *, about: str | None = None) -> Scenario:
        """It was refused with this code and sentence, about this field; nothing changed."""
        assert self.events is None, f"accepted: {self.events}"
        assert self.refused is not None
        assert (self.refused.code, self.refused.message, self.refused.field) == (
            code,
            message,
            about,
        )
        return self

    def and_given(self, *events: Event) -> Scenario:
        """More facts."""
        return Scenario(fold(events, self.state), self.boxes, self.asked)


def given(*events: Event) -> Scenario:
    """A history."""
    return Scenario(fold(events))
