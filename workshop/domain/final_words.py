"""The final words: the winner belongs to the room, is reworded live, and offered for agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import stage_kinds
from .candidates import PieceText, candidate_of, made_pieces
from .commands import FACILITATOR, Command, Context, Id, Line, Text, Word
from .errors import N_, Conflict, Invalid, NotFound, NotNow
from .events import Event
from .participants import EVERYBODY, PEOPLE, participant
from .running import require_live
from .state import Decided, FinalVersion, FinalWords, Piece, Round, WordRequest, Workshop
from .word_wishes import is_fulfilled

#: How a winner came about.
BY_VOTE = "vote"
HOWS = (BY_VOTE, "tie", "runner_up", "decision")
MOST_REQUESTS_EACH = 50


@dataclass(frozen=True, slots=True)
class ChooseWinner(Command):
    """The facilitator's recorded decision: after a tie, for the runner-up, or without a vote."""

    kind = "choose_winner"
    candidate: Id
    how: Word
    reason: Text


@dataclass(frozen=True, slots=True)
class NameScribe(Command):
    """Let a participant edit the final words; empty: the facilitator alone."""

    kind = "name_scribe"
    part: Word
    participant: Id = ""


@dataclass(frozen=True, slots=True)
class OfferVersion(Command):
    """Make the words that were typed a version, made on version `base`."""

    kind = "offer_version"
    roles = EVERYBODY
    part: Word
    base: int
    pieces: tuple[PieceText, ...]


@dataclass(frozen=True, slots=True)
class RequestWord(Command):
    """ "A word I would change": the phrase as it stands, and what should stand there."""

    kind = "request_word"
    roles = PEOPLE
    part: Word
    phrase: Line
    suggestion: Line


@dataclass(frozen=True, slots=True)
class SettleRequest(Command):
    """Mark a word request as dealt with (or, with settled false, as open again)."""

    kind = "settle_request"
    roles = EVERYBODY
    part: Word
    request: Id
    settled: bool = True


@dataclass(frozen=True, slots=True)
class WinnerChosen(Event):
    """`stands`: the final words read like that already, so that they stay the same version. One
    that was stored before there was this field made a version whatever its words."""

    kind = "winner_chosen"
    personal = frozenset({"reason", "pieces"})
    part: str
    candidate: str
    how: str
    reason: str
    pieces: tuple[Piece, ...]
    at: int
    stands: bool = False


@dataclass(frozen=True, slots=True)
class ScribeNamed(Event):
    kind = "scribe_named"
    personal = frozenset({"participant"})
    part: str
    participant: str


@dataclass(frozen=True, slots=True)
class VersionOffered(Event):
    kind = "version_offered"
    personal = frozenset({"pieces", "author"})
    part: str
    pieces: tuple[Piece, ...]
    at: int
    author: str


@dataclass(frozen=True, slots=True)
class WordRequested(Event):
    kind = "word_requested"
    personal = frozenset({"phrase", "suggestion", "author"})
    request: str
    part: str
    phrase: str
    suggestion: str
    author: str


@dataclass(frozen=True, slots=True)
class RequestSettled(Event):
    kind = "request_settled"
    part: str
    request: str
    settled: bool


def final_of(state: Workshop, part: str) -> FinalWords:
    """The final words of a part; raises NotFound."""
    found = state.finals.get(part)
    if found is None:
        raise NotFound(N_("There is no final text yet. Choose the winner first."), field="part")
    return found


def winner_of_round(
    state: Workshop, round_: Round, tally: Mapping[str, Any], context: Context
) -> tuple[Event, ...]:
    """A clear winner of a vote becomes the final words at once; a tie waits for a decision."""
    if round_.purpose != stage_kinds.VOTE or tally["ballots"] == tally["abstentions"]:
        return ()
    winner = tally.get("winner", "")
    if round_.rule == "dots" and not any(tally["order"][0] in tie for tie in tally["ties"]):
        winner = tally["order"][0]
    if not winner:
        return ()
    return (_chosen(state, winner, BY_VOTE, "", context),)


def _chosen(
    state: Workshop, candidate_id: str, how: str, reason: str, context: Context
) -> WinnerChosen:
    candidate = state.candidates[candidate_id]
    pieces = candidate.pieces
    known = state.finals.get(candidate.part)
    stands = known is not None and _words(known.current.pieces) == _words(pieces)
    return WinnerChosen(candidate.part, candidate.id, how, reason, pieces, context.now, stands)


def _words(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.role, piece.text) for piece in pieces]


def choose_winner(state: Workshop, command: ChooseWinner, context: Context) -> tuple[Event, ...]:
    require_live(state)
    candidate = candidate_of(state, command.candidate)
    if candidate.withdrawn:
        raise NotNow(N_("This candidate was withdrawn. Bring it back first."), code="withdrawn")
    if state.open_round is not None:
        raise NotNow(N_("A vote is open. Close or cancel it first."), code="round_open")
    if command.how not in HOWS or command.how == BY_VOTE:
        raise Invalid(
            N_("Say how this text was chosen: after a tie, as the runner-up, or by decision."),
            field="how",
        )
    if not command.reason:
        raise Invalid(N_("Say why. The record and the document print it."), field="reason")
    return (_chosen(state, candidate.id, command.how, command.reason, context),)


def name_scribe(state: Workshop, command: NameScribe, context: Context) -> tuple[Event, ...]:
    final = final_of(state, command.part)
    if command.participant:
        named = state.participants.get(command.participant)
        if named is None or named.removed:
            raise NotFound(
                N_("This person is no longer in the workshop. Choose somebody else."),
                field="participant",
            )
    if final.scribe == command.participant:
        return ()
    return (ScribeNamed(command.part, command.participant),)


def may_write(state: Workshop, part: str, actor_id: str, role: str) -> bool:
    """Whether this person edits the final words of this part now."""
    final = state.finals.get(part)
    return final is not None and (role == FACILITATOR or final.scribe == actor_id != "")


def has_pen(state: Workshop, part: str, actor_id: str, role: str) -> bool:
    """Whether this person is the one who types: the scribe, or else the facilitator."""
    final = state.finals.get(part)
    if final is None or final.scribe == "":
        return final is not None and role == FACILITATOR
    return final.scribe == actor_id


def _require_pen(state: Workshop, part: str, context: Context) -> FinalWords:
    final = final_of(state, part)
    if context.actor.role != FACILITATOR:
        participant(state, context)
    if not may_write(state, part, context.actor.id, context.actor.role):
        raise NotNow(
            N_("The facilitator or their scribe edits this text. Send a word you would change."),
            code="not_scribe",
        )
    return final


def offer_version(state: Workshop, command: OfferVersion, context: Context) -> tuple[Event, ...]:
    final = _require_pen(state, command.part, context)
    require_live(state)
    round_ = state.open_round
    if round_ is not None and round_.over == "final" and round_.part == command.part:
        raise NotNow(
            N_("People are voting on this text now. Close or cancel the vote first."),
            code="round_open",
        )
    if command.base != final.current.number:
        raise Conflict(
            N_("Somebody offered another version meanwhile. Look at it before you offer yours."),
            field="base",
        )
    pieces = made_pieces(command.part, command.pieces, final.current.pieces, context.fresh)
    if pieces == final.current.pieces:
        return ()
    offered = VersionOffered(command.part, pieces, context.now, context.actor.id)
    return (offered, *_fulfilled(final, pieces))


def _fulfilled(final: FinalWords, pieces: tuple[Piece, ...]) -> tuple[RequestSettled, ...]:
    """What the new words settle, so that nobody has to tick off what they have just typed."""

    def is_now(request: WordRequest) -> bool:
        about = next(v.pieces for v in final.versions if v.number == request.version)
        words = request.phrase, request.suggestion
        # One that was opened again, although it stood there already, stays open.
        return is_fulfilled(about, pieces, *words) and not is_fulfilled(
            about, final.current.pieces, *words
        )

    return tuple(
        RequestSettled(final.part, request.id, settled=True)
        for request in final.requests
        if not request.settled and is_now(request)
    )


def request_word(state: Workshop, command: RequestWord, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    final = final_of(state, command.part)
    if not command.phrase and not command.suggestion:
        raise Invalid(N_("Say which word you would change, or what you would add."), field="phrase")
    if len(requests_of(final, me.id)) >= MOST_REQUESTS_EACH:
        raise NotNow(
            N_(
                "You have sent fifty changes, and that is the most for one text. Raise your"
                " hand instead."
            ),
            code="enough",
        )
    return (WordRequested(context.fresh, command.part, command.phrase, command.suggestion, me.id),)


def requests_of(final: FinalWords, author: str) -> tuple[WordRequest, ...]:
    """The words that this person would change, the earliest first."""
    return tuple(request for request in final.requests if request.author == author)


def settle_request(state: Workshop, command: SettleRequest, context: Context) -> tuple[Event, ...]:
    final = _require_pen(state, command.part, context)
    for request in final.requests:
        if request.id == command.request:
            if request.settled == command.settled:
                return ()
            return (RequestSettled(command.part, request.id, command.settled),)
    raise NotFound(
        N_("This word to change is no longer there. Load the page again."), field="request"
    )


def with_final(state: Workshop, final: FinalWords) -> Workshop:
    return replace(state, finals={**state.finals, final.part: final})


def winner_chosen(state: Workshop, event: WinnerChosen) -> Workshop:
    """The first winner starts the text; other words become its next version."""
    if event.how != BY_VOTE:
        state = replace(state, rounds=_with_decision(state.rounds, event))
    before = state.finals.get(event.part)
    number = before.current.number + 1 if before else 1
    version = FinalVersion(number, event.pieces, event.candidate, event.at)
    if before is None:
        return with_final(
            state, FinalWords(event.part, event.candidate, event.how, event.reason, (version,))
        )
    return with_final(
        state,
        replace(
            before,
            candidate=event.candidate,
            how=event.how,
            reason=event.reason,
            versions=before.versions if event.stands else (*before.versions, version),
            not_yet=None,
        ),
    )


def _with_decision(rounds: tuple[Round, ...], event: WinnerChosen) -> tuple[Round, ...]:
    """The rounds, the last vote on this part with what was decided about its result."""
    decided = Decided(event.candidate, event.how, event.reason, event.at)
    for place in reversed(range(len(rounds))):
        known = rounds[place]
        about = (known.purpose, known.part, known.status)
        if about == (stage_kinds.VOTE, event.part, "closed"):
            changed = replace(known, decided=(*known.decided, decided))
            return (*rounds[:place], changed, *rounds[place + 1 :])
    return rounds


def scribe_named(state: Workshop, event: ScribeNamed) -> Workshop:
    return with_final(state, replace(state.finals[event.part], scribe=event.participant))


def version_offered(state: Workshop, event: VersionOffered) -> Workshop:
    final = state.finals[event.part]
    version = FinalVersion(
        final.current.number + 1, event.pieces, final.candidate, event.at, event.author
    )
    return with_final(state, replace(final, versions=(*final.versions, version), not_yet=None))


def word_requested(state: Workshop, event: WordRequested) -> Workshop:
    final = state.finals[event.part]
    request = WordRequest(
        event.request,
        state.made,
        event.phrase,
        event.suggestion,
        event.author,
        version=final.current.number,
    )
    changed = replace(final, requests=(*final.requests, request))
    return replace(with_final(state, changed), made=state.made + 1)


def request_settled(state: Workshop, event: RequestSettled) -> Workshop:
    final = state.finals[event.part]
    requests = tuple(
        replace(known, settled=event.settled) if known.id == event.request else known
        for known in final.requests
    )
    return with_final(state, replace(final, requests=requests))


DECIDE = {
    ChooseWinner: choose_winner,
    NameScribe: name_scribe,
    OfferVersion: offer_version,
    RequestWord: request_word,
    SettleRequest: settle_request,
}
EVOLVE = {
    WinnerChosen: winner_chosen,
    ScribeNamed: scribe_named,
    VersionOffered: version_offered,
    WordRequested: word_requested,
    RequestSettled: request_settled,
}
