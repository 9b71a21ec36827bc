"""A word that somebody would change in the final words, and takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .commands import Command, Context, Id, Word
from .errors import N_, NotFound, NotNow
from .events import Event
from .final_words import final_of, requests_of, with_final
from .participants import PEOPLE, participant
from .running import require_live
from .state import Workshop


@dataclass(frozen=True, slots=True)
class WithdrawRequest(Command):
    """Take one's own word to change back, while it is open."""

    kind = "withdraw_request"
    roles = PEOPLE
    part: Word
    request: Id


@dataclass(frozen=True, slots=True)
class RequestWithdrawn(Event):
    kind = "request_withdrawn"
    part: str
    request: str


def withdraw_request(
    state: Workshop, command: WithdrawRequest, context: Context
) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    own = {known.id: known for known in requests_of(final_of(state, command.part), me.id)}
    if command.request not in own:
        raise NotFound(
            N_("This word to change is not among yours. Send one of your own."), field="request"
        )
    if own[command.request].settled:
        raise NotNow(
            N_("This word to change is settled already. Send another one."), code="settled"
        )
    return (RequestWithdrawn(command.part, command.request),)


def request_withdrawn(state: Workshop, event: RequestWithdrawn) -> Workshop:
    final = state.finals[event.part]
    left = tuple(known for known in final.requests if known.id != event.request)
    return with_final(state, replace(final, requests=left))


DECIDE = {WithdrawRequest: withdraw_request}
EVOLVE = {RequestWithdrawn: request_withdrawn}
