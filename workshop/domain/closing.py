"""The close of a workshop: owner, review date, one promotion action, heads counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .commands import Command, Context, Name, Text, Word
from .dates import check_date
from .errors import N_, Invalid
from .events import Event
from .state import Procedure, Workshop

MOST_HEADS = 100_000


@dataclass(frozen=True, slots=True)
class SetProcedure(Command):
    """What becomes of the text; dates are ISO (YYYY-MM-DD) or empty; 0 heads: not counted."""

    kind = "set_procedure"
    owner: Name = ""
    review_on: Word = ""
    promotion: Text = ""
    promotion_owner: Name = ""
    promotion_on: Word = ""
    head_count: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureSet(Event):
    kind = "procedure_set"
    personal = frozenset({"procedure"})
    procedure: Procedure


def set_procedure(state: Workshop, command: SetProcedure, context: Context) -> tuple[Event, ...]:
    check_date(command.review_on, "review_on")
    check_date(command.promotion_on, "promotion_on")
    if not 0 <= command.head_count <= MOST_HEADS:
        raise Invalid(N_("Count the heads in the room: a number from 0."), field="head_count")
    procedure = Procedure(
        owner=command.owner,
        review_on=command.review_on,
        promotion=command.promotion,
        promotion_owner=command.promotion_owner,
        promotion_on=command.promotion_on,
        head_count=command.head_count,
    )
    return () if procedure == state.procedure else (ProcedureSet(procedure),)


def procedure_set(state: Workshop, event: ProcedureSet) -> Workshop:
    return replace(state, procedure=event.procedure)


DECIDE = {SetProcedure: set_procedure}
EVOLVE = {ProcedureSet: procedure_set}
