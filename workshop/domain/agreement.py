"""Adoption: whether the room's text is agreed under the decision rule, or recorded as not yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import stage_kinds
from .adoption_rule import Assessment, assess
from .commands import Command, Context, Line, Text, Word
from .dates import check_date
from .errors import N_, Invalid, NotNow
from .events import Event
from .final_words import final_of, with_final
from .running import require_live
from .state import Adoption, NotYet, Round, Workshop


@dataclass(frozen=True, slots=True)
class AdoptText(Command):
    """Adopt the final words of a part; `reason` is needed where the rule is not met."""

    kind = "adopt_text"
    part: Word
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class RecordNotYet(Command):
    """Record that the text is not yet agreed, what stands in the way, who carries on, by when."""

    kind = "record_not_yet"
    part: Word
    obstacle: Text
    who: Line = ""
    by_when: Word = ""


@dataclass(frozen=True, slots=True)
class TextAdopted(Event):
    kind = "text_adopted"
    personal = frozenset({"reason"})
    part: str
    version: int
    round: str
    met: bool
    outcome: str
    criteria: Mapping[str, Any]
    by: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class NotYetRecorded(Event):
    kind = "not_yet_recorded"
    personal = frozenset({"obstacle", "who"})
    part: str
    version: int
    obstacle: str
    who: str
    by_when: str
    at: int


def deciding_round(state: Workshop, part: str) -> Round | None:
    """The latest closed round on the words of this part as they read now."""
    final = state.finals.get(part)
    if final is None:
        return None
    for round_ in reversed(state.rounds):
        if (
            round_.purpose == stage_kinds.RATIFY
            and round_.part == part
            and round_.status == "closed"
            and round_.option_versions.get(part) == final.current.number
        ):
            return round_
    return None


def assessment(state: Workshop, part: str) -> tuple[Round, Assessment] | None:
    """The decision rule held against the deciding round; None while there is no such round."""
    round_ = deciding_round(state, part)
    if round_ is None:
        return None
    return round_, assess(state.brief.rule, round_.tally, round_.present)


def adopt_text(state: Workshop, command: AdoptText, context: Context) -> tuple[Event, ...]:
    final = final_of(state, command.part)
    require_live(state)
    if final.adopted:
        return ()
    found = assessment(state, command.part)
    if found is None:
        raise NotNow(
            N_("The room has not been asked about these words yet. Open the vote on them first."),
            code="not_ratified",
        )
    round_, assessed = found
    if not assessed.met and not command.reason:
        raise Invalid(
            N_("The decision rule is not met. Say why the text is adopted all the same."),
            field="reason",
        )
    return (
        TextAdopted(
            part=command.part,
            version=final.current.number,
            round=round_.id,
            met=assessed.met,
            outcome=assessed.outcome,
            criteria=assessed.as_dict()["criteria"],
            by=context.actor.id,
            reason="" if assessed.met else command.reason,
            at=context.now,
        ),
    )


def record_not_yet(state: Workshop, command: RecordNotYet, context: Context) -> tuple[Event, ...]:
    final = final_of(state, command.part)
    require_live(state)
    if final.adopted:
        raise NotNow(N_("This text is adopted. Change its words to reopen it."), code="adopted")
    if not command.obstacle:
        raise Invalid(N_("Say what stands in the way."), field="obstacle")
    check_date(command.by_when, "by_when")
    return (
        NotYetRecorded(
            command.part,
            final.current.number,
            command.obstacle,
            command.who,
            command.by_when,
            context.now,
        ),
    )


def text_adopted(state: Workshop, event: TextAdopted) -> Workshop:
    adoption = Adoption(
        event.version,
        event.round,
        event.met,
        event.outcome,
        event.criteria,
        event.by,
        event.reason,
        event.at,
    )
    return with_final(state, replace(state.finals[event.part], adoption=adoption, not_yet=None))


def not_yet_recorded(state: Workshop, event: NotYetRecorded) -> Workshop:
    not_yet = NotYet(event.version, event.obstacle, event.who, event.by_when, event.at)
    return with_final(state, replace(state.finals[event.part], not_yet=not_yet))


def answered_again(state: Workshop, closed: Round) -> Workshop:
    """An adoption rests on the answer that the room gave; it ends where the room gives another one
    about the same words, and the text can be adopted on that."""
    final = state.finals.get(closed.part)
    if closed.purpose != stage_kinds.RATIFY or final is None or not final.adopted:
        return state
    return with_final(state, replace(final, adoption=None))


DECIDE = {AdoptText: adopt_text, RecordNotYet: record_not_yet}
EVOLVE = {TextAdopted: text_adopted, NotYetRecorded: not_yet_recorded}
