"""The stages of a sample workshop, as people go through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from typing import Any, Final

from gallery import words
from gallery.by_rules import Room, pieces
from workshop.domain import amendments, closing, comments
from workshop.domain.brief import PlanWorkshop
from workshop.domain.candidates import PieceText, ProposeCandidate
from workshop.domain.commands import Actor
from workshop.domain.ideas import AddIdea, RevealIdeas
from workshop.domain.running import FinishWorkshop, StartWorkshop
from workshop.domain.state import Brief
from workshop.method import templates

#: A step of agreement, alone or with the reason given for it.
Step = str | tuple[str, str]
AGREED: Final[tuple[Step, ...]] = (
    "wholehearted", "wholehearted", "minor_point", "wholehearted", "wholehearted", "reservations",
    "minor_point", "wholehearted", "wholehearted", "wholehearted", "abstain",
    ("dislike_support", "It still promises more than we can staff at night."),
)  # fmt: skip


def begin(
    names: Sequence[str], chosen: Sequence[str], *, pace: float = 5, **brief: Any
) -> tuple[Room, list[Actor]]:
    """A workshop that has started, with everybody in the group that they have chosen.

    `pace` in seconds a command.
    """
    template = templates.shipped()[templates.DEFAULT]
    room = Room(pace=round(1000 * pace))
    made: dict[str, Any] = {
        "title": words.TITLE,
        "unit": words.UNIT,
        "parent_vision": words.PARENT_VISION,
        "parent_mission": words.PARENT_MISSION,
        "purpose": words.AIM,
        "groups": templates.example_groups(),
        **brief,
    }
    places = iter(range(100))
    agenda = template.agenda(lambda: f"stage{next(places)}")
    room.ask(PlanWorkshop(Brief(**made), agenda, template.reserve))
    people = room.join(names, chosen)
    room.ask(StartWorkshop())
    room.pass_time(3)
    return room, people


def gather(room: Room, people: Sequence[Actor], ideas: Sequence[tuple[str, str]]) -> None:
    """Ideas, each under its question, written in turn and then revealed."""
    stage = room.move("gather")
    for person, (prompt, text) in zip(cycle(people), ideas, strict=False):
        room.ask(AddIdea(stage, prompt, text), person)
    room.pass_time(2)
    room.ask(RevealIdeas(stage))


def draft(
    room: Room, people: Sequence[Actor], candidates: Sequence[tuple[PieceText, ...]]
) -> list[str]:
    """Candidates for the mission, each grown from a few ideas; their ids."""
    room.move("draft")
    ideas = sorted(room.state.ideas.values(), key=lambda idea: idea.order)
    made = []
    for place, (person, text) in enumerate(zip(cycle(people), candidates, strict=False)):
        cites = tuple(idea.id for idea in ideas[4 * place % len(ideas) :][:3])
        made.append(room.ask(ProposeCandidate("mission", text, cites), person))
    room.pass_time(6)
    return made


def in_order(room: Room, part: str = "mission") -> list[str]:
    """The candidates for a part in the order in which they were proposed."""
    there = [known for known in room.state.candidates.values() if known.part == part]
    return [known.id for known in sorted(there, key=lambda known: known.order)]


def discuss(room: Room, people: Sequence[Actor]) -> None:
    """Comments and answers; an amendment that is accepted, and one that stays open."""
    room.move("discuss")
    made = in_order(room)
    first = [
        room.ask(comments.AddComment(made[candidate], text), people[place + 2])
        for place, (candidate, text) in enumerate(words.COMMENTS)
    ]
    for place, (comment, text) in enumerate(words.ANSWERS):
        candidate = room.state.comments[first[comment]].candidate
        room.ask(comments.AddComment(candidate, text, first[comment]), people[place])
    room.pass_time(5)
    amend(room, people[5], made[1], words.AMENDED, "The night shift is the half of us nobody sees.")
    opened = room.state.candidates[made[1]].amendments[-1]
    room.ask(amendments.AcceptAmendment(made[1], opened.id))
    why = "Causes come first, and people want to know what happens next."
    amend(room, people[6], made[1], words.OTHERWISE, why)


def amend(
    room: Room, person: Actor, candidate: str, made: Sequence[PieceText], why: str = ""
) -> None:
    """Somebody proposes other words for a candidate, piece by piece."""
    known = room.state.candidates[candidate]
    text = pieces([piece.text for piece in made], [piece.id for piece in known.pieces])
    room.ask(amendments.ProposeAmendment(candidate, known.version, text, why), person)


def scores(
    room: Room, people: Sequence[Actor], given: Sequence[Sequence[int]], part: str = "mission"
) -> dict[Actor, Mapping[str, object]]:
    """What each person in turn gives to the candidates that stand, in their order."""
    standing = [
        known
        for known in in_order(room, part)
        if not room.state.candidates[known].aside and not room.state.candidates[known].withdrawn
    ]
    return {
        person: {"scores": dict(zip(standing, points, strict=True))}
        for person, points in zip(people, islice(cycle(given), len(people)), strict=True)
    }


def steps(people: Sequence[Actor], given: Sequence[Step]) -> dict[Actor, Mapping[str, object]]:
    """The step of each person in turn."""
    return {
        person: {"step": step, "reason": ""}
        if isinstance(step, str)
        else {"step": step[0], "reason": step[1]}
        for person, step in zip(people, islice(cycle(given), len(people)), strict=True)
    }


def ratify(
    room: Room,
    people: Sequence[Actor],
    given: Sequence[Step],
    part: str = "mission",
    secrecy: str = "secret",
) -> None:
    """The room is asked if it agrees on the final words."""
    room.pass_time(3)
    room.vote_in(room.move("ratify", part), steps(people, given), secrecy=secrecy)


def close(room: Room, owner: str, by: str) -> None:
    """The end: who owns it, when it is looked at again, and how it is made known."""
    room.move("close")
    room.ask(
        closing.SetProcedure(
            owner=owner,
            review_on="2027-03-14",
            promotion="Tell it at the house meeting, and put it beside the phone number",
            promotion_owner=by,
            promotion_on="2026-04-02",
            head_count=len(room.names) + 1,
        )
    )
    room.pass_time(3)
    room.ask(FinishWorkshop())
