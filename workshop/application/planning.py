"""A new workshop: what was decided before anyone joins, and its first event in the log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.domain.brief import PlanWorkshop, check_brief
from workshop.domain.commands import FACILITATOR, Actor
from workshop.domain.state import Brief, Stage

from .access import facilitator_id
from .ports import Ids
from .room import Room


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator decided before anyone joins."""

    brief: Brief
    agenda: tuple[Stage, ...]
    reserve: int = 0
    #: With simulated people; a copy of a rehearsal is none.
    rehearsal: bool = False


def fresh_copy(plan: Plan, ids: Ids) -> Plan:
    """The same plan for another workshop: stages with new ids, as if never opened."""
    agenda = tuple(
        replace(stage, id=ids.new(), opened=False, revealed=False) for stage in plan.agenda
    )
    return replace(plan, agenda=agenda)


def check_plan(plan: Plan) -> None:
    """Raises Invalid, naming the field."""
    check_brief(plan.brief)


def first_command(room: Room, account: str, plan: Plan, ids: Ids) -> int:
    """Write the plan as the first event of its workshop; the version."""
    command = PlanWorkshop(plan.brief, plan.agenda, plan.reserve, plan.rehearsal)
    return room.submit(Actor(facilitator_id(account), FACILITATOR), ids.new(), command)
