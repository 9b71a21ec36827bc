"""The brief: what the workshop is about, its groups and its decision rule."""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import stage_kinds
from .commands import Command, Context, Line, Text
from .errors import N_, Invalid, NotNow
from .events import Event
from .state import PLANNED, Brief, DecisionRule, Group, Stage, Workshop

MOST_GROUPS = 8


@dataclass(frozen=True, slots=True)
class PlanWorkshop(Command):
    """The first command of every workshop; `agenda` comes from a template, ids filled in."""

    kind = "plan_workshop"
    brief: Brief
    agenda: tuple[Stage, ...]
    reserve: int = 0
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class ChangeBrief(Command):
    """Replace the whole brief. Hidden names that people were promised stay hidden."""

    kind = "change_brief"
    title: Line
    unit: Line = ""
    parent_vision: Text = ""
    parent_mission: Text = ""
    purpose: Text = ""
    groups: tuple[Group, ...] = ()
    authors_shown: bool = False
    anonymous: bool = False
    rule: DecisionRule = DecisionRule()


@dataclass(frozen=True, slots=True)
class WorkshopPlanned(Event):
    """`rehearsal`: with simulated people. One that was stored before there was this field has it in
    its title alone."""

    kind = "workshop_planned"
    personal = frozenset({"brief"})
    brief: Brief
    agenda: tuple[Stage, ...]
    reserve: int = 0
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class BriefChanged(Event):
    kind = "brief_changed"
    personal = frozenset({"brief"})
    brief: Brief


def check_brief(brief: Brief) -> None:
    """Raises Invalid, naming the field."""
    if not brief.title.strip():
        raise Invalid(N_("Give the workshop a title."), field="title")
    if len(brief.groups) > MOST_GROUPS:
        raise Invalid(N_("Keep it to {most} groups."), field="groups", most=MOST_GROUPS)
    names = [group.name.strip().casefold() for group in brief.groups]
    if not all(names) or len(set(names)) < len(names):
        raise Invalid(N_("Give every group a name of its own."), field="groups")
    ids = [group.id for group in brief.groups]
    if not all(ids) or len(set(ids)) < len(ids):
        raise Invalid(N_("One group stands here twice. Remove one of the two."), field="groups")
    rule = brief.rule
    for field, value in (
        ("turnout", rule.turnout),
        ("support", rule.support),
        ("group_support", rule.group_support),
    ):
        if not 0 <= value <= 100:
            raise Invalid(N_("Give a share as a number from 0 to 100."), field=field)
    if not 0 <= rule.blocks <= 100:
        raise Invalid(N_("Allow between 0 and 100 blocks."), field="blocks")
    if brief.anonymous and brief.authors_shown:
        raise Invalid(
            N_("An anonymous workshop can’t show authors. Choose one of the two."),
            field="authors_shown",
        )


def plan_workshop(state: Workshop, command: PlanWorkshop, context: Context) -> tuple[Event, ...]:
    if state.status:
        raise NotNow(
            N_("This workshop is planned already. Change its brief instead."),
            code="planned_already",
        )
    check_brief(command.brief)
    return (WorkshopPlanned(command.brief, command.agenda, command.reserve, command.rehearsal),)


def change_brief(state: Workshop, command: ChangeBrief, context: Context) -> tuple[Event, ...]:
    brief = Brief(
        title=command.title,
        unit=command.unit,
        parent_vision=command.parent_vision,
        parent_mission=command.parent_mission,
        purpose=command.purpose,
        groups=command.groups,
        authors_shown=command.authors_shown,
        anonymous=command.anonymous,
        rule=command.rule,
    )
    check_brief(brief)
    if brief == state.brief:
        return ()
    if state.open_round is not None and brief.rule != state.brief.rule:
        raise NotNow(
            N_("The decision rule can’t change while a vote is open. Close the vote first."),
            field="rule",
            code="round_open",
        )
    if brief.rule != state.brief.rule and any(
        round_.purpose == stage_kinds.RATIFY for round_ in state.rounds
    ):
        raise NotNow(
            N_("The room has been asked under this decision rule. Leave it as it was stated."),
            field="rule",
            code="rule_in_use",
        )
    if len(state.participants) and (
        (brief.authors_shown and not state.brief.authors_shown)
        or (state.brief.anonymous and not brief.anonymous)
    ):
        raise NotNow(
            N_("People joined under the promise that names stay hidden. Leave this as it was."),
            field="authors_shown",
            code="promised",
        )
    kept = {group.id for group in brief.groups}
    for member in state.participants.values():
        if member.group and not member.removed and member.group not in kept:
            raise NotNow(
                N_("Somebody has joined a group that you removed. Rename it instead."),
                field="groups",
                code="group_in_use",
            )
    return (BriefChanged(brief),)


def workshop_planned(state: Workshop, event: WorkshopPlanned) -> Workshop:
    return replace(
        state,
        brief=event.brief,
        agenda=event.agenda,
        reserve=event.reserve,
        rehearsal=event.rehearsal,
        status=PLANNED,
    )


def brief_changed(state: Workshop, event: BriefChanged) -> Workshop:
    return replace(state, brief=event.brief)


DECIDE = {PlanWorkshop: plan_workshop, ChangeBrief: change_brief}
EVOLVE = {WorkshopPlanned: workshop_planned, BriefChanged: brief_changed}
