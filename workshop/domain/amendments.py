"""Amendments: anybody proposes other words; the author or the facilitator decides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .candidates import (
    PieceText,
    candidate_of,
    made_pieces,
    new_version,
    require_changeable,
    with_candidate,
)
from .commands import FACILITATOR, Command, Context, Id, Line, Text
from .errors import N_, Conflict, Invalid, NotFound, NotNow
from .events import Event
from .participants import EVERYBODY, PEOPLE, having_written, participant, with_person
from .running import require_live
from .state import Amendment, Candidate, Piece, Workshop

#: Amendments of one candidate that wait for a decision.
MOST_OPEN = 200
#: A person's own amendments in one workshop, decided and withdrawn ones too.
MOST_AMENDMENTS_EACH = 100


@dataclass(frozen=True, slots=True)
class ProposeAmendment(Command):
    """Other words for a candidate, made on its version `base`."""

    kind = "propose_amendment"
    roles = PEOPLE
    candidate: Id
    base: int
    pieces: tuple[PieceText, ...]
    why: Text = ""


@dataclass(frozen=True, slots=True)
class AcceptAmendment(Command):
    """By the author of the candidate, or by the facilitator."""

    kind = "accept_amendment"
    roles = EVERYBODY
    candidate: Id
    amendment: Id


@dataclass(frozen=True, slots=True)
class DeclineAmendment(Command):
    """By the author of the candidate, or by the facilitator."""

    kind = "decline_amendment"
    roles = EVERYBODY
    candidate: Id
    amendment: Id
    reason: Line = ""


@dataclass(frozen=True, slots=True)
class WithdrawAmendment(Command):
    """By the author of the amendment."""

    kind = "withdraw_amendment"
    roles = PEOPLE
    candidate: Id
    amendment: Id


@dataclass(frozen=True, slots=True)
class AmendmentProposed(Event):
    kind = "amendment_proposed"
    personal = frozenset({"pieces", "why", "author"})
    amendment: str
    candidate: str
    base: int
    pieces: tuple[Piece, ...]
    why: str
    author: str


@dataclass(frozen=True, slots=True)
class AmendmentAccepted(Event):
    """The candidate's new version; its words are the amendment's."""

    kind = "amendment_accepted"
    candidate: str
    amendment: str


@dataclass(frozen=True, slots=True)
class AmendmentDeclined(Event):
    kind = "amendment_declined"
    personal = frozenset({"reason"})
    candidate: str
    amendment: str
    reason: str


@dataclass(frozen=True, slots=True)
class AmendmentWithdrawn(Event):
    kind = "amendment_withdrawn"
    candidate: str
    amendment: str


def propose_amendment(
    state: Workshop, command: ProposeAmendment, context: Context
) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    candidate = candidate_of(state, command.candidate)
    require_changeable(state, candidate)
    _require_base(candidate, command.base)
    if sum(known.status == "open" for known in candidate.amendments) >= MOST_OPEN:
        raise NotNow(
            N_("This candidate has many amendments already. Comment on it until some are decided."),
            code="enough",
        )
    if len(me.amendments) >= MOST_AMENDMENTS_EACH:
        raise NotNow(
            N_("You have proposed a hundred amendments, and that is the most. Comment instead."),
            code="enough",
        )
    pieces = made_pieces(candidate.part, command.pieces, candidate.pieces, context.fresh)
    if pieces == candidate.pieces:
        raise Invalid(N_("These are the words as they stand. Change at least one."), field="pieces")
    return (
        AmendmentProposed(
            context.fresh, candidate.id, candidate.version, pieces, command.why, me.id
        ),
    )


def _require_base(candidate: Candidate, base: int) -> None:
    if base != candidate.version:
        raise Conflict(
            N_("This candidate has changed since. Look at its words again, then propose anew."),
            field="base",
        )


def _open(state: Workshop, candidate_id: str, amendment_id: str) -> tuple[Candidate, Amendment]:
    candidate = candidate_of(state, candidate_id)
    for amendment in candidate.amendments:
        if amendment.id == amendment_id:
            if amendment.status != "open":
                raise NotNow(
                    N_("This amendment has been decided already. Look at what was decided."),
                    code="decided",
                )
            return candidate, amendment
    raise NotFound(N_("This amendment is no longer there. Load the page again."), field="amendment")


def _require_say(state: Workshop, candidate: Candidate, context: Context) -> None:
    if context.actor.role != FACILITATOR and participant(state, context).id != candidate.author:
        raise NotNow(
            N_("The candidate’s author or the facilitator decides on amendments. Ask one of them."),
            code="not_author",
        )


def accept_amendment(
    state: Workshop, command: AcceptAmendment, context: Context
) -> tuple[Event, ...]:
    candidate, amendment = _open(state, command.candidate, command.amendment)
    _require_say(state, candidate, context)
    require_live(state)
    require_changeable(state, candidate)
    _require_base(candidate, amendment.base)
    return (AmendmentAccepted(candidate.id, amendment.id),)


def decline_amendment(
    state: Workshop, command: DeclineAmendment, context: Context
) -> tuple[Event, ...]:
    candidate, amendment = _open(state, command.candidate, command.amendment)
    _require_say(state, candidate, context)
    require_live(state)
    return (AmendmentDeclined(candidate.id, amendment.id, command.reason),)


def withdraw_amendment(
    state: Workshop, command: WithdrawAmendment, context: Context
) -> tuple[Event, ...]:
    candidate, amendment = _open(state, command.candidate, command.amendment)
    if participant(state, context).id != amendment.author:
        raise NotNow(
            N_("Only its author can withdraw an amendment. Comment on it instead."),
            code="not_author",
        )
    require_live(state)
    return (AmendmentWithdrawn(candidate.id, amendment.id),)


def _marked(candidate: Candidate, amendment_id: str, status: str, reason: str = "") -> Candidate:
    return replace(
        candidate,
        amendments=tuple(
            replace(known, status=status, reason=reason) if known.id == amendment_id else known
            for known in candidate.amendments
        ),
    )


def amendment_proposed(state: Workshop, event: AmendmentProposed) -> Workshop:
    candidate = state.candidates[event.candidate]
    amendment = Amendment(
        event.amendment, state.made, event.base, event.pieces, event.why, event.author
    )
    changed = replace(candidate, amendments=(*candidate.amendments, amendment))
    state = having_written(state, event.author, state.current)
    return replace(
        with_candidate(state, changed),
        participants=with_person(
            state,
            event.author,
            lambda me: replace(me, amendments=(*me.amendments, amendment.id)),
        ),
        made=state.made + 1,
    )


def amendment_accepted(state: Workshop, event: AmendmentAccepted) -> Workshop:
    candidate = state.candidates[event.candidate]
    amendment = next(known for known in candidate.amendments if known.id == event.amendment)
    changed = new_version(candidate, amendment.pieces, "amended", amendment.author)
    return with_candidate(state, _marked(changed, amendment.id, "accepted"))


def amendment_declined(state: Workshop, event: AmendmentDeclined) -> Workshop:
    candidate = state.candidates[event.candidate]
    return with_candidate(state, _marked(candidate, event.amendment, "declined", event.reason))


def amendment_withdrawn(state: Workshop, event: AmendmentWithdrawn) -> Workshop:
    candidate = state.candidates[event.candidate]
    return with_candidate(state, _marked(candidate, event.amendment, "withdrawn"))


DECIDE = {
    ProposeAmendment: propose_amendment,
    AcceptAmendment: accept_amendment,
    DeclineAmendment: decline_amendment,
    WithdrawAmendment: withdraw_amendment,
}
EVOLVE = {
    AmendmentProposed: amendment_proposed,
    AmendmentAccepted: amendment_accepted,
    AmendmentDeclined: amendment_declined,
    AmendmentWithdrawn: amendment_withdrawn,
}
