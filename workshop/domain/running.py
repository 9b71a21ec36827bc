"""The workshop under way: start, move between stages, undo a move, the timer, look up, finish."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .agenda import stage_of, with_stage
from .commands import Command, Context, Id, Word
from .errors import N_, Invalid, NotFound, NotNow
from .events import Event
from .state import FINISHED, LIVE, PARTS, PLANNED, LookUp, Place, Timer, Workshop

MINUTE = 60_000
LONGEST_TIMER = 30 * 24 * 60 * MINUTE


@dataclass(frozen=True, slots=True)
class StartWorkshop(Command):
    """Go live with the first stage."""

    kind = "start_workshop"


@dataclass(frozen=True, slots=True)
class OpenStage(Command):
    """Move to a stage: the next one, an earlier one, any; a stage opened again loses nothing."""

    kind = "open_stage"
    stage: Id


@dataclass(frozen=True, slots=True)
class UndoMove(Command):
    """Return to where the workshop stood before the last move, with its timer as it was."""

    kind = "undo_move"


@dataclass(frozen=True, slots=True)
class StartTimer(Command):
    """Let a paused timer run again."""

    kind = "start_timer"


@dataclass(frozen=True, slots=True)
class PauseTimer(Command):
    """Stop the timer, and keep what is left of it."""

    kind = "pause_timer"


@dataclass(frozen=True, slots=True)
class AddMinutes(Command):
    """Give (or, with a negative number, take) minutes."""

    kind = "add_minutes"
    minutes: int


@dataclass(frozen=True, slots=True)
class StartLookUp(Command):
    """Quiet all phones and show one item; `over`: idea, candidate, final or nothing."""

    kind = "start_look_up"
    over: Word = ""
    item: Id = ""


@dataclass(frozen=True, slots=True)
class EndLookUp(Command):
    """Give all phones back."""

    kind = "end_look_up"


@dataclass(frozen=True, slots=True)
class FinishWorkshop(Command):
    """End the workshop; it can be opened again."""

    kind = "finish_workshop"


@dataclass(frozen=True, slots=True)
class ReopenWorkshop(Command):
    """Undo of `finish_workshop`."""

    kind = "reopen_workshop"


@dataclass(frozen=True, slots=True)
class WorkshopStarted(Event):
    kind = "workshop_started"
    stage: str
    at: int


@dataclass(frozen=True, slots=True)
class StageOpened(Event):
    kind = "stage_opened"
    stage: str
    at: int


@dataclass(frozen=True, slots=True)
class MoveUndone(Event):
    """Back at `stage`; a timer that ran then runs again with what was left of it."""

    kind = "move_undone"
    stage: str
    timer: Timer


@dataclass(frozen=True, slots=True)
class TimerChanged(Event):
    kind = "timer_changed"
    timer: Timer


@dataclass(frozen=True, slots=True)
class LookUpStarted(Event):
    kind = "look_up_started"
    over: str
    item: str


@dataclass(frozen=True, slots=True)
class LookUpEnded(Event):
    kind = "look_up_ended"


@dataclass(frozen=True, slots=True)
class WorkshopFinished(Event):
    kind = "workshop_finished"
    at: int


@dataclass(frozen=True, slots=True)
class WorkshopReopened(Event):
    kind = "workshop_reopened"


def require_live(state: Workshop) -> None:
    """Raises NotNow with a sentence that fits the moment."""
    if state.status == PLANNED:
        raise NotNow(
            N_("The workshop has not started yet. Wait for the facilitator to start it."),
            code="not_started",
        )
    if state.status != LIVE:
        raise NotNow(N_("This workshop is over. The facilitator can open it again."), code="over")


def require_no_open_round(state: Workshop) -> None:
    if state.open_round is not None:
        raise NotNow(
            N_("A vote is still open. Close it or cancel it before you move on."),
            code="round_open",
        )


def start_workshop(state: Workshop, command: StartWorkshop, context: Context) -> tuple[Event, ...]:
    if state.status == LIVE:
        return ()
    if state.status == FINISHED:
        raise NotNow(N_("This workshop is over. Open it again instead."), code="over")
    if not state.agenda:
        raise NotNow(N_("Add a stage to the agenda first."), code="no_stage")
    return (WorkshopStarted(state.agenda[0].id, context.now),)


def open_stage(state: Workshop, command: OpenStage, context: Context) -> tuple[Event, ...]:
    require_live(state)
    stage = stage_of(state, command.stage)
    if stage.id == state.current:
        return ()
    require_no_open_round(state)
    ended: tuple[Event, ...] = (LookUpEnded(),) if state.look_up is not None else ()
    return (*ended, StageOpened(stage.id, context.now))


def undo_move(state: Workshop, command: UndoMove, context: Context) -> tuple[Event, ...]:
    require_live(state)
    if state.previous is None or state.stage(state.previous.stage) is None:
        raise NotNow(
            N_("There is no move to undo. Choose a stage in the agenda."), code="nothing_to_undo"
        )
    require_no_open_round(state)
    was = state.previous.timer or Timer(0)
    if was.ends_at:
        left = max(0, was.ends_at - state.previous.at)
        was = Timer(was.total, ends_at=context.now + left)
    return (MoveUndone(state.previous.stage, was),)


def _timer(state: Workshop) -> Timer:
    require_live(state)
    if state.timer is None:
        raise NotNow(N_("There is no timer to change yet. Open a stage first."), code="no_timer")
    return state.timer


def start_timer(state: Workshop, command: StartTimer, context: Context) -> tuple[Event, ...]:
    timer = _timer(state)
    if timer.ends_at:
        return ()
    return (TimerChanged(Timer(timer.total, ends_at=context.now + timer.left)),)


def pause_timer(state: Workshop, command: PauseTimer, context: Context) -> tuple[Event, ...]:
    timer = _timer(state)
    if not timer.ends_at:
        return ()
    return (TimerChanged(Timer(timer.total, left=max(0, timer.ends_at - context.now))),)


def add_minutes(state: Workshop, command: AddMinutes, context: Context) -> tuple[Event, ...]:
    timer = _timer(state)
    if not -60 <= command.minutes <= 60 or command.minutes == 0:
        raise Invalid(N_("Add or take between 1 and 60 minutes."), field="minutes")
    more = command.minutes * MINUTE
    left = (timer.ends_at - context.now) if timer.ends_at else timer.left
    left = min(max(0, max(0, left) + more), LONGEST_TIMER)
    total = min(max(MINUTE, timer.total + more), LONGEST_TIMER)
    changed = Timer(total, ends_at=context.now + left) if timer.ends_at else Timer(total, left=left)
    return () if changed == timer else (TimerChanged(changed),)


def start_look_up(state: Workshop, command: StartLookUp, context: Context) -> tuple[Event, ...]:
    require_live(state)
    shown = {
        "": command.item == "",
        "idea": _idea_is_shown(state, command.item),
        "candidate": command.item in state.candidates,
        "final": command.item in PARTS and command.item in state.finals,
    }
    if command.over not in shown:
        raise Invalid(N_("Choose an idea, a candidate or the final words."), field="over")
    if not shown[command.over]:
        raise NotFound(
            N_("This can’t be shown: it is hidden or gone. Choose something else."), field="item"
        )
    if state.look_up == LookUp(command.over, command.item):
        return ()
    return (LookUpStarted(command.over, command.item),)


def _idea_is_shown(state: Workshop, idea_id: str) -> bool:
    idea = state.ideas.get(idea_id)
    if idea is None or idea.hidden or idea.withdrawn:
        return False
    stage = state.stage(idea.stage)
    return stage is not None and stage.revealed


def end_look_up(state: Workshop, command: EndLookUp, context: Context) -> tuple[Event, ...]:
    return () if state.look_up is None else (LookUpEnded(),)


def finish_workshop(
    state: Workshop, command: FinishWorkshop, context: Context
) -> tuple[Event, ...]:
    if state.status == FINISHED:
        return ()
    require_live(state)
    require_no_open_round(state)
    return (WorkshopFinished(context.now),)


def reopen_workshop(
    state: Workshop, command: ReopenWorkshop, context: Context
) -> tuple[Event, ...]:
    return (WorkshopReopened(),) if state.status == FINISHED else ()


def _at_stage(state: Workshop, stage_id: str, at: int) -> Workshop:
    stage = stage_of(state, stage_id)
    total = stage.minutes * MINUTE
    state = with_stage(state, replace(stage, opened=True))
    return replace(state, current=stage.id, timer=Timer(total, ends_at=at + total))


def workshop_started(state: Workshop, event: WorkshopStarted) -> Workshop:
    started = _at_stage(state, event.stage, event.at)
    return replace(started, status=LIVE, started_at=event.at)


def stage_opened(state: Workshop, event: StageOpened) -> Workshop:
    place = Place(state.current, state.timer, event.at, state.hands)
    # Hands were up for what the room talked about; it talks about something else now.
    return replace(_at_stage(state, event.stage, event.at), previous=place, hands=())


def move_undone(state: Workshop, event: MoveUndone) -> Workshop:
    before = state.previous.hands if state.previous is not None else ()
    up_again = tuple(
        hand
        for hand in before
        if hand not in state.hands
        and (known := state.participants.get(hand)) is not None
        and not known.removed
    )
    return replace(
        state,
        current=event.stage,
        timer=event.timer if event.timer.total else None,
        previous=None,
        look_up=None,
        hands=(*up_again, *state.hands),
    )


def timer_changed(state: Workshop, event: TimerChanged) -> Workshop:
    return replace(state, timer=event.timer)


def look_up_started(state: Workshop, event: LookUpStarted) -> Workshop:
    return replace(state, look_up=LookUp(event.over, event.item))


def look_up_ended(state: Workshop, event: LookUpEnded) -> Workshop:
    return replace(state, look_up=None)


def workshop_finished(state: Workshop, event: WorkshopFinished) -> Workshop:
    return replace(state, status=FINISHED, finished_at=event.at, timer=None, look_up=None, hands=())


def workshop_reopened(state: Workshop, event: WorkshopReopened) -> Workshop:
    return replace(state, status=LIVE, finished_at=0)


DECIDE = {
    StartWorkshop: start_workshop,
    OpenStage: open_stage,
    UndoMove: undo_move,
    StartTimer: start_timer,
    PauseTimer: pause_timer,
    AddMinutes: add_minutes,
    StartLookUp: start_look_up,
    EndLookUp: end_look_up,
    FinishWorkshop: finish_workshop,
    ReopenWorkshop: reopen_workshop,
}
EVOLVE = {
    WorkshopStarted: workshop_started,
    StageOpened: stage_opened,
    MoveUndone: move_undone,
    TimerChanged: timer_changed,
    LookUpStarted: look_up_started,
    LookUpEnded: look_up_ended,
    WorkshopFinished: workshop_finished,
    WorkshopReopened: workshop_reopened,
}
