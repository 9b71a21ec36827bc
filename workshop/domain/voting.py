"""Rounds of voting: opened, closed for good, cancelled; a new round supersedes the earlier one.

While a round is open its ballots lie in the ballot box (`BallotCast` is boxed: it never reaches
the log). The close counts them; the ballots of a secret round are destroyed with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from . import stage_kinds
from .agenda import stage_of
from .agreement import answered_again
from .ballots import DOTS, HIGHEST_SCORE, MOST_ON_ONE, check_ballot
from .commands import Command, Context, Id, Word
from .errors import N_, Invalid, NotFound, NotNow
from .events import Event
from .ideas import place_of
from .participants import PEOPLE, participant
from .running import MINUTE, TimerChanged, require_live
from .state import Round, Stage, Timer, Workshop
from .tally import count

SECRET = "secret"
OPEN = "open"

#: Purpose (the stage's kind) -> rules that fit it, the default first.
RULES_FOR: Mapping[str, tuple[str, ...]] = {
    stage_kinds.NARROW: ("dots", "score"),
    stage_kinds.VOTE: ("score", "dots"),
    stage_kinds.RATIFY: ("gradients",),
}
MOST_OPTIONS = 1_000
#: A score tally holds every pair of options, so it grows with their square.
MOST_SCORED = 60
MOST_DOTS = 50
#: What is left at least on the clock of the stage when a round opens, in ms.
LEAST_TIME = 2 * MINUTE


@dataclass(frozen=True, slots=True)
class OpenRound(Command):
    """Open a round in a narrow, vote or ratify stage.

    `rule` empty: the one that fits the stage. `options` empty: everything that stands. `dots` and
    `most_on_one` matter for dots only; `block`: whether a gradients ballot offers the block.
    """

    kind = "open_round"
    stage: Id
    rule: Word = ""
    secrecy: Word = SECRET
    options: tuple[Id, ...] = ()
    dots: int = DOTS
    most_on_one: int = MOST_ON_ONE
    block: bool = True


@dataclass(frozen=True, slots=True)
class CastBallot(Command):
    """One's own ballot, as often as one likes until the close; the shape follows the rule."""

    kind = "cast_ballot"
    roles = PEOPLE
    round: Id
    ballot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CloseRound(Command):
    """Final. The ballots are counted, and those of a secret round are destroyed."""

    kind = "close_round"
    round: Id


@dataclass(frozen=True, slots=True)
class CancelRound(Command):
    """End a round without counting: its ballots are destroyed unread."""

    kind = "cancel_round"
    round: Id


@dataclass(frozen=True, slots=True)
class RoundOpened(Event):
    kind = "round_opened"
    round: str
    stage: str
    purpose: str
    part: str
    over: str
    rule: str
    settings: Mapping[str, int]
    options: tuple[str, ...]
    option_versions: Mapping[str, int]
    secrecy: str
    at: int


@dataclass(frozen=True, slots=True)
class BallotCast(Event):
    """Goes to the ballot box, never to the log."""

    kind = "ballot_cast"
    boxed = True
    round: str
    voter: str
    ballot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RoundClosed(Event):
    """The tally as counted; reasons without names; named ballots only of an open round."""

    kind = "round_closed"
    personal = frozenset({"reasons", "named_ballots"})
    round: str
    at: int
    present: int
    tally: Mapping[str, Any]
    reasons: tuple[Mapping[str, str], ...] = ()
    named_ballots: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoundCancelled(Event):
    kind = "round_cancelled"
    round: str
    at: int


def round_of(state: Workshop, round_id: str) -> Round:
    """The round; raises NotFound."""
    found = state.round(round_id)
    if found is None:
        raise NotFound(N_("This vote is no longer there. Load the page again."), field="round")
    return found


def _still_open(state: Workshop, round_id: str) -> Round:
    found = round_of(state, round_id)
    if found.status != "open":
        raise NotNow(N_("This vote has closed. Look at what came of it."), code="round_closed")
    return found


def standing_options(state: Workshop, stage: Stage) -> tuple[str, tuple[str, ...]]:
    """What a round in this stage is over, and everything that could stand in it: candidates oldest
    first, ideas in the order of the wall."""
    if stage.kind == stage_kinds.RATIFY:
        return "final", (stage.part,) if stage.part in state.finals else ()
    if stage.kind == stage_kinds.NARROW and stage.over == "ideas":
        revealed = {
            known.id for known in state.agenda if known.revealed and known.part == stage.part
        }
        ideas = [
            idea
            for idea in state.ideas.values()
            if idea.stage in revealed and not idea.hidden and not idea.withdrawn
        ]
        shown = state.brief.authors_shown
        return "ideas", tuple(
            idea.id for idea in sorted(ideas, key=lambda idea: place_of(idea, authors_shown=shown))
        )
    candidates = [
        candidate
        for candidate in state.candidates.values()
        if candidate.part == stage.part and not candidate.withdrawn and not candidate.aside
    ]
    return "candidates", tuple(c.id for c in sorted(candidates, key=lambda known: known.order))


def open_round(state: Workshop, command: OpenRound, context: Context) -> tuple[Event, ...]:
    require_live(state)
    stage = stage_of(state, command.stage)
    if stage.kind not in stage_kinds.WITH_ROUND:
        raise Invalid(
            N_("There is nothing to vote on in this stage. Move to one with a vote."), field="stage"
        )
    if stage.id != state.current:
        raise NotNow(N_("Move to this stage first, then open its vote."), code="not_current")
    if state.open_round is not None:
        raise NotNow(N_("A vote is open already. Close or cancel it first."), code="round_open")
    rules = RULES_FOR[stage.kind]
    rule = command.rule or rules[0]
    if rule not in rules:
        raise Invalid(
            N_("This way of counting does not fit this stage. Choose another one."), field="rule"
        )
    if command.secrecy not in (SECRET, OPEN):
        raise Invalid(N_("Choose a secret or an open vote."), field="secrecy")
    if command.secrecy == OPEN and state.brief.anonymous:
        raise NotNow(
            N_("This workshop is anonymous, so its votes are secret. Choose a secret vote."),
            field="secrecy",
            code="anonymous",
        )
    over, standing = standing_options(state, stage)
    options = command.options or standing
    if set(options) - set(standing) or len(set(options)) < len(options):
        raise Invalid(N_("One of the items is gone. Look at the list again."), field="options")
    _check_enough(over, options, MOST_SCORED if rule == "score" else MOST_OPTIONS)
    return (
        RoundOpened(
            round=context.fresh,
            stage=stage.id,
            purpose=stage.kind,
            part=stage.part,
            over=over,
            rule=rule,
            settings=_settings(rule, command),
            options=options,
            option_versions=_versions(state, over, options),
            secrecy=command.secrecy,
            at=context.now,
        ),
        *_time_to_vote(state.timer, context.now),
    )


def _time_to_vote(timer: Timer | None, now: int) -> tuple[TimerChanged, ...]:
    """Nobody finds a ballot that has just come with "Time is up" above it. A paused clock stays
    paused, and where there is none (opened again after the end) none starts."""
    if timer is None or (timer.ends_at - now if timer.ends_at else timer.left) >= LEAST_TIME:
        return ()
    total = max(timer.total, LEAST_TIME)
    if timer.ends_at:
        return (TimerChanged(Timer(total, ends_at=now + LEAST_TIME)),)
    return (TimerChanged(Timer(total, left=LEAST_TIME)),)


def _check_enough(over: str, options: tuple[str, ...], most: int) -> None:
    if over == "final" and not options:
        raise NotNow(N_("There is no final text yet. Choose the winner first."), code="no_final")
    if over == "ideas" and len(options) < 2:
        raise NotNow(N_("Reveal at least two ideas before the room narrows them."), code="too_few")
    if over == "candidates" and not options:
        raise NotNow(
            N_("There is no candidate to vote on yet. Go back to the draft first."), code="too_few"
        )
    if len(options) > most:
        raise Invalid(
            N_("That is too much for one vote: {most} items at most. Use dots, or choose some."),
            field="options",
            most=most,
        )


def _settings(rule: str, command: OpenRound) -> dict[str, int]:
    if rule == "score":
        return {"highest": HIGHEST_SCORE}
    if rule == "gradients":
        return {"block": int(command.block)}
    if not 1 <= command.dots <= MOST_DOTS:
        raise Invalid(N_("Give each person 1 to {most} dots."), field="dots", most=MOST_DOTS)
    if not 1 <= command.most_on_one <= command.dots:
        raise Invalid(
            N_("Allow at most as many dots on one item as each person has."), field="most_on_one"
        )
    return {"dots": command.dots, "most_on_one": command.most_on_one}


def _versions(state: Workshop, over: str, options: tuple[str, ...]) -> dict[str, int]:
    if over == "candidates":
        return {option: state.candidates[option].version for option in options}
    if over == "final":
        return {option: state.finals[option].current.number for option in options}
    return {}


def cast_ballot(state: Workshop, command: CastBallot, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    round_ = _still_open(state, command.round)
    ballot = check_ballot(round_.rule, round_.options, round_.settings, command.ballot)
    return (BallotCast(round_.id, me.id, ballot),)


def close_round(state: Workshop, command: CloseRound, context: Context) -> tuple[Event, ...]:
    # Topics call each other only here: a clear winner becomes the final words in the same breath.
    from .final_words import winner_of_round

    round_ = _still_open(state, command.round)
    box = context.boxes.get(round_.id, {})
    counted = {
        voter: ballot
        for voter, ballot in box.items()
        if voter in state.participants and not state.participants[voter].removed
    }
    tally = count(
        round_.rule,
        round_.options,
        round_.settings,
        [(state.participants[voter].group or None, counted[voter]) for voter in sorted(counted)],
    )
    reasons = tuple(tally.pop("reasons", ()))
    closed = RoundClosed(
        round=round_.id,
        at=context.now,
        present=max(context.present, len(counted)),
        tally=tally,
        reasons=reasons,
        named_ballots=_without_reasons(counted) if round_.secrecy == OPEN else {},
    )
    return (closed, *winner_of_round(state, round_, tally, context))


def _without_reasons(
    ballots: Mapping[str, Mapping[str, Any]],
) -> dict[str, Mapping[str, Any]]:
    """Reasons are printed without names, in an open round too: the field on the ballot says so."""
    return {
        voter: {name: part for name, part in ballot.items() if name != "reason"}
        for voter, ballot in ballots.items()
    }


def cancel_round(state: Workshop, command: CancelRound, context: Context) -> tuple[Event, ...]:
    round_ = _still_open(state, command.round)
    return (RoundCancelled(round_.id, context.now),)


def _with_round(state: Workshop, changed: Round) -> Workshop:
    rounds = tuple(changed if known.id == changed.id else known for known in state.rounds)
    return replace(state, rounds=rounds)


def _question(round_: Round | RoundOpened) -> tuple[str, str, str]:
    """What a round asks: rounds on the same question supersede each other."""
    return round_.purpose, round_.part, round_.over


def round_opened(state: Workshop, event: RoundOpened) -> Workshop:
    """The earlier closed rounds on the same question stay, as superseded."""
    earlier = tuple(
        replace(known, status="superseded")
        if known.status == "closed" and _question(known) == _question(event)
        else known
        for known in state.rounds
    )
    opened = Round(
        id=event.round,
        order=state.made,
        stage=event.stage,
        purpose=event.purpose,
        part=event.part,
        over=event.over,
        rule=event.rule,
        settings=event.settings,
        options=event.options,
        option_versions=event.option_versions,
        secrecy=event.secrecy,
        opened_at=event.at,
    )
    return replace(state, rounds=(*earlier, opened), made=state.made + 1)


def ballot_cast(state: Workshop, event: BallotCast) -> Workshop:
    """A ballot changes nothing that anybody may see."""
    return state


def round_closed(state: Workshop, event: RoundClosed) -> Workshop:
    asks_why = event.tally.get("rule") == "gradients"
    tally = {**event.tally, "reasons": event.reasons} if asks_why else event.tally
    closed = replace(
        round_of(state, event.round),
        status="closed",
        closed_at=event.at,
        present=event.present,
        tally=tally,
        named_ballots=event.named_ballots,
    )
    return answered_again(_with_round(state, closed), closed)


def round_cancelled(state: Workshop, event: RoundCancelled) -> Workshop:
    """The round that this one had superseded, the latest on the same question, counts again."""
    cancelled = replace(round_of(state, event.round), status="cancelled", closed_at=event.at)
    state = _with_round(state, cancelled)
    for known in reversed(state.rounds):
        if known.status == "superseded" and _question(known) == _question(cancelled):
            return _with_round(state, replace(known, status="closed"))
    return state


DECIDE = {
    OpenRound: open_round,
    CastBallot: cast_ballot,
    CloseRound: close_round,
    CancelRound: cancel_round,
}
EVOLVE = {
    RoundOpened: round_opened,
    BallotCast: ballot_cast,
    RoundClosed: round_closed,
    RoundCancelled: round_cancelled,
}
