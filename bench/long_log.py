"""A log of a workshop that was long and busy: the replay's hardest case, made without a server."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.application.ports import Recorded
from workshop.domain.amendments import AmendmentProposed
from workshop.domain.brief import WorkshopPlanned
from workshop.domain.candidates import CandidateProposed
from workshop.domain.comments import CommentAdded
from workshop.domain.events import Event
from workshop.domain.ideas import IdeaAdded, IdeasRevealed
from workshop.domain.participants import ParticipantJoined
from workshop.domain.running import StageOpened, WorkshopStarted
from workshop.domain.state import Brief, Piece, Stage
from workshop.method import templates

STARTED = 1_790_000_000_000
PEOPLE = 60
IDEAS = 1_500
CANDIDATES = 40


def long_log(count: int) -> list[Recorded]:
    """`count` events, two seconds apart: many ideas, then candidates, amendments, comments."""
    found: list[Recorded] = []
    for event in _events():
        if len(found) == count:
            break
        version = len(found) + 1
        found.append(Recorded(version, STARTED + 2_000 * version, event))
    return found


def _events() -> Iterator[Event]:
    stages = templates.shipped()["mission-only"].stages
    agenda = tuple(
        Stage(s.kind, s.kind, s.title, s.minutes, s.part, s.prompts, s.over) for s in stages
    )
    groups = templates.example_groups()
    yield WorkshopPlanned(Brief("Service desk mission", groups=groups), agenda)
    yield WorkshopStarted("welcome", STARTED)
    for person in range(PEOPLE):
        yield ParticipantJoined(f"p{person}", groups[person % len(groups)].id)
    yield StageOpened("gather", STARTED)
    for idea in range(IDEAS):
        text = f"Idea {idea}: answer every request within a day, in plain words"
        yield IdeaAdded(f"i{idea}", "gather", f"q{idea % 3 + 1}", text, f"p{idea % PEOPLE}")
    yield IdeasRevealed("gather")
    yield StageOpened("draft", STARTED)
    for candidate in range(CANDIDATES):
        yield CandidateProposed(
            f"c{candidate}", "mission", _mission(candidate), (f"i{candidate}",), f"p{candidate}"
        )
    yield StageOpened("discuss", STARTED)
    number = 0
    while True:
        number += 1
        about = f"c{number % CANDIDATES}"
        if number % 12 == 0:
            pieces = _mission(number % CANDIDATES, f"day and night {number}")
            yield AmendmentProposed(f"a{number}", about, 1, pieces, "", "p1")
        else:
            text = f"Comment {number}: who picks up after six in the evening?"
            yield CommentAdded(f"k{number}", about, text, f"p{number % PEOPLE}", "")


def _mission(number: int, more: str = "") -> tuple[Piece, ...]:
    words = f"To keep every colleague working, {more} with one call that is enough, wish {number}"
    return (
        Piece(f"c{number}.0", "purpose", 1, words),
        Piece(f"c{number}.1", "objective", 1, "listening first"),
        Piece(f"c{number}.2", "objective", 1, "fixing causes, not only symptoms"),
    )
