"""Candidates: a vision, or a mission as a purpose with its objectives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import stage_kinds
from .commands import FACILITATOR, Command, Context, Id, Text, Word
from .errors import N_, Conflict, Invalid, NotFound, NotNow
from .events import Event
from .ideas import may_cite
from .participants import EVERYBODY, PEOPLE, having_written, participant, with_person
from .running import require_live
from .state import (
    MISSION,
    OBJECTIVE,
    PARTS,
    PURPOSE,
    VISION,
    Candidate,
    Piece,
    Version,
    Workshop,
)

MOST_OBJECTIVES = 12
MOST_CITES = 100
MOST_CANDIDATES_EACH = 20


@dataclass(frozen=True, slots=True)
class PieceText:
    """One piece as written by a person: `id` empty where it is new."""

    role: Word
    text: Text
    id: Id = ""


@dataclass(frozen=True, slots=True)
class ProposeCandidate(Command):
    """Propose a vision, or a mission as a purpose with objectives, citing ideas."""

    kind = "propose_candidate"
    roles = PEOPLE
    part: Word
    pieces: tuple[PieceText, ...]
    cites: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseCandidate(Command):
    """A new version by the author, made on version `base`."""

    kind = "revise_candidate"
    roles = PEOPLE
    candidate: Id
    base: int
    pieces: tuple[PieceText, ...]


@dataclass(frozen=True, slots=True)
class WithdrawCandidate(Command):
    """By its author, or by the facilitator."""

    kind = "withdraw_candidate"
    roles = EVERYBODY
    candidate: Id


@dataclass(frozen=True, slots=True)
class RestoreCandidate(Command):
    """Undo of a withdrawal."""

    kind = "restore_candidate"
    roles = EVERYBODY
    candidate: Id


@dataclass(frozen=True, slots=True)
class SetCandidateAside(Command):
    """After narrowing: not an option of the vote, still in the record."""

    kind = "set_candidate_aside"
    candidate: Id


@dataclass(frozen=True, slots=True)
class BringCandidateBack(Command):
    """Undo of `set_candidate_aside`."""

    kind = "bring_candidate_back"
    candidate: Id


@dataclass(frozen=True, slots=True)
class CandidateProposed(Event):
    kind = "candidate_proposed"
    personal = frozenset({"pieces", "author"})
    candidate: str
    part: str
    pieces: tuple[Piece, ...]
    cites: tuple[str, ...]
    author: str


@dataclass(frozen=True, slots=True)
class CandidateRevised(Event):
    kind = "candidate_revised"
    personal = frozenset({"pieces"})
    candidate: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CandidateWithdrawn(Event):
    """`led`: by the facilitator. One that was stored before there was this field does not say who
    it was."""

    kind = "candidate_withdrawn"
    candidate: str
    led: bool = False


@dataclass(frozen=True, slots=True)
class CandidateRestored(Event):
    kind = "candidate_restored"
    candidate: str


@dataclass(frozen=True, slots=True)
class CandidateSetAside(Event):
    kind = "candidate_set_aside"
    candidate: str


@dataclass(frozen=True, slots=True)
class CandidateBroughtBack(Event):
    kind = "candidate_brought_back"
    candidate: str


def made_pieces(
    part: str, written: tuple[PieceText, ...], before: tuple[Piece, ...], fresh: str
) -> tuple[Piece, ...]:
    """The pieces of a statement: known ones keep their id and count a version up when changed.

    Raises Invalid, naming the field (purpose, objective or vision).
    """
    known = {piece.id: piece for piece in before}
    by_role = {piece.role: piece for piece in before if piece.role != OBJECTIVE}
    pieces: list[Piece] = []
    seen: set[str] = set()
    for number, item in enumerate(written):
        was = known.get(item.id) or by_role.get(item.role)
        if was is not None and (was.role != item.role or was.id in seen):
            was = None
        if was is None:
            pieces.append(Piece(f"{fresh}.{number}", item.role, 1, item.text))
        elif was.text == item.text:
            pieces.append(was)
        else:
            pieces.append(replace(was, version=was.version + 1, text=item.text))
        seen.add(pieces[-1].id)
    _check_pieces(part, pieces)
    order = {VISION: 0, PURPOSE: 0, OBJECTIVE: 1}
    return tuple(sorted(pieces, key=lambda piece: order[piece.role]))


def _check_pieces(part: str, pieces: list[Piece]) -> None:
    if part not in PARTS:
        raise Invalid(N_("Say whether this is a vision or a mission."), field="part")
    wanted = {VISION} if part == VISION else {PURPOSE, OBJECTIVE}
    if any(piece.role not in wanted for piece in pieces):
        raise Invalid(
            N_("Write a vision as one text, and a mission as a purpose with its objectives."),
            field="pieces",
        )
    for piece in pieces:
        if piece.role == OBJECTIVE and not piece.text:
            raise Invalid(N_("Fill this in, or remove it."), field=OBJECTIVE)
    # A purpose or a vision without words is none, and no second one stands beside it.
    count = [piece.role for piece in pieces].count
    wordless = any(not piece.text for piece in pieces)
    if part == VISION and (count(VISION) != 1 or wordless):
        raise Invalid(N_("Write the vision as one short text."), field=VISION)
    if part == MISSION:
        if count(PURPOSE) != 1 or wordless:
            raise Invalid(N_("Write the purpose as one sentence."), field=PURPOSE)
        if count(OBJECTIVE) < 1:
            raise Invalid(
                N_("Add at least one objective under the purpose. Two or more are better."),
                field=OBJECTIVE,
            )
        if count(OBJECTIVE) > MOST_OBJECTIVES:
            raise Invalid(
                N_("Keep it to {most} objectives."), field=OBJECTIVE, most=MOST_OBJECTIVES
            )


def candidate_of(state: Workshop, candidate_id: str) -> Candidate:
    """The candidate; raises NotFound."""
    found = state.candidates.get(candidate_id)
    if found is None:
        raise NotFound(
            N_("This candidate is no longer there. Choose another one."), field="candidate"
        )
    return found


def require_changeable(state: Workshop, candidate: Candidate) -> None:
    """Words that people vote on, or voted on, don't change under them. Raises NotNow."""
    round_ = state.open_round
    if round_ is not None and candidate.id in round_.options:
        raise NotNow(
            N_(
                "People are voting on this candidate."
                " Wait with other words until the vote has closed."
            ),
            code="round_open",
        )
    if candidate.part in state.finals:
        raise NotNow(
            N_("The room has chosen its text. Change it in the final words instead."),
            code="chosen",
        )
    if candidate.withdrawn:
        raise NotNow(N_("This candidate was withdrawn. Bring it back first."), code="withdrawn")


def propose_candidate(
    state: Workshop, command: ProposeCandidate, context: Context
) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    pieces = made_pieces(command.part, command.pieces, (), context.fresh)
    if not any(
        stage.opened and stage.kind == stage_kinds.DRAFT and stage.part == command.part
        for stage in state.agenda
    ):
        raise NotNow(N_("Drafting has not begun yet. Keep your text until then."), code="not_open")
    if command.part in state.finals:
        raise NotNow(
            N_("The room has chosen its text already. Send your words as a change to it."),
            code="chosen",
        )
    if len(me.candidates) >= MOST_CANDIDATES_EACH:
        raise NotNow(N_("You have proposed twenty. Revise one of them instead."), code="enough")
    cites = tuple(dict.fromkeys(command.cites))
    if len(cites) > MOST_CITES or any(not may_cite(state, idea, me.id) for idea in cites):
        raise Invalid(
            N_("You can only build on ideas that you can see. Choose another one."), field="cites"
        )
    return (CandidateProposed(context.fresh, command.part, pieces, cites, me.id),)


def revise_candidate(
    state: Workshop, command: ReviseCandidate, context: Context
) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    candidate = candidate_of(state, command.candidate)
    if candidate.author != me.id:
        raise NotNow(
            N_("Only its author can revise a candidate. Propose an amendment instead."),
            code="not_author",
        )
    require_changeable(state, candidate)
    if command.base != candidate.version:
        raise Conflict(
            N_("This candidate has changed while you were writing. Look at it again."),
            field="base",
        )
    pieces = made_pieces(candidate.part, command.pieces, candidate.pieces, context.fresh)
    return () if pieces == candidate.pieces else (CandidateRevised(candidate.id, pieces),)


def _own_or_led(state: Workshop, candidate_id: str, context: Context) -> Candidate:
    candidate = candidate_of(state, candidate_id)
    if context.actor.role != FACILITATOR and candidate.author != participant(state, context).id:
        raise NotNow(
            N_("Only its author or the facilitator can do that. Ask one of them."),
            code="not_author",
        )
    return candidate


def withdraw_candidate(
    state: Workshop, command: WithdrawCandidate, context: Context
) -> tuple[Event, ...]:
    candidate = _own_or_led(state, command.candidate, context)
    require_live(state)
    if candidate.withdrawn:
        return ()
    require_changeable(state, candidate)
    return (CandidateWithdrawn(candidate.id, context.actor.role == FACILITATOR),)


def restore_candidate(
    state: Workshop, command: RestoreCandidate, context: Context
) -> tuple[Event, ...]:
    candidate = _own_or_led(state, command.candidate, context)
    require_live(state)
    return (CandidateRestored(candidate.id),) if candidate.withdrawn else ()


def set_candidate_aside(
    state: Workshop, command: SetCandidateAside, context: Context
) -> tuple[Event, ...]:
    candidate = candidate_of(state, command.candidate)
    require_live(state)
    round_ = state.open_round
    if round_ is not None and candidate.id in round_.options:
        raise NotNow(
            N_("People are voting on this candidate. Close or cancel the vote first."),
            code="round_open",
        )
    return () if candidate.aside else (CandidateSetAside(candidate.id),)


def bring_candidate_back(
    state: Workshop, command: BringCandidateBack, context: Context
) -> tuple[Event, ...]:
    candidate = candidate_of(state, command.candidate)
    require_live(state)
    return (CandidateBroughtBack(candidate.id),) if candidate.aside else ()


def with_candidate(state: Workshop, candidate: Candidate) -> Workshop:
    return replace(state, candidates=state.candidates.put(candidate.id, candidate))


def new_version(
    candidate: Candidate, pieces: tuple[Piece, ...], change: str, author: str
) -> Candidate:
    version = Version(candidate.version + 1, pieces, change, author)
    return replace(candidate, pieces=pieces, versions=(*candidate.versions, version))


def candidate_proposed(state: Workshop, event: CandidateProposed) -> Workshop:
    candidate = Candidate(
        id=event.candidate,
        order=state.made,
        number=1 + sum(known.part == event.part for known in state.candidates.values()),
        part=event.part,
        author=event.author,
        pieces=event.pieces,
        cites=event.cites,
        versions=(Version(1, event.pieces, "proposed", event.author),),
    )
    state = having_written(state, event.author, state.current)
    return replace(
        with_candidate(state, candidate),
        participants=with_person(
            state, event.author, lambda me: replace(me, candidates=(*me.candidates, candidate.id))
        ),
        made=state.made + 1,
    )


def candidate_revised(state: Workshop, event: CandidateRevised) -> Workshop:
    candidate = state.candidates[event.candidate]
    return with_candidate(state, new_version(candidate, event.pieces, "revised", candidate.author))


def candidate_withdrawn(state: Workshop, event: CandidateWithdrawn) -> Workshop:
    candidate = state.candidates[event.candidate]
    return with_candidate(state, replace(candidate, withdrawn=True, led_out=event.led))


def candidate_restored(state: Workshop, event: CandidateRestored) -> Workshop:
    candidate = state.candidates[event.candidate]
    return with_candidate(state, replace(candidate, withdrawn=False, led_out=False))


def candidate_set_aside(state: Workshop, event: CandidateSetAside) -> Workshop:
    return with_candidate(state, replace(state.candidates[event.candidate], aside=True))


def candidate_brought_back(state: Workshop, event: CandidateBroughtBack) -> Workshop:
    return with_candidate(state, replace(state.candidates[event.candidate], aside=False))


DECIDE = {
    ProposeCandidate: propose_candidate,
    ReviseCandidate: revise_candidate,
    WithdrawCandidate: withdraw_candidate,
    RestoreCandidate: restore_candidate,
    SetCandidateAside: set_candidate_aside,
    BringCandidateBack: bring_candidate_back,
}
EVOLVE = {
    CandidateProposed: candidate_proposed,
    CandidateRevised: candidate_revised,
    CandidateWithdrawn: candidate_withdrawn,
    CandidateRestored: candidate_restored,
    CandidateSetAside: candidate_set_aside,
    CandidateBroughtBack: candidate_brought_back,
}
