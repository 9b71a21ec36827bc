"""The agenda as a plan: stages are added, changed, removed and put in order, at any time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import stage_kinds
from .commands import Command, Context, Id, Line, Word
from .errors import N_, Invalid, NotFound, NotNow
from .events import Event
from .state import MISSION, PARTS, Prompt, Stage, Workshop

MOST_STAGES = 40
MOST_MINUTES = 30 * 24 * 60
MOST_PROMPTS = 12


@dataclass(frozen=True, slots=True)
class AddStage(Command):
    """Add a stage after another one (`after` empty: at the start)."""

    kind = "add_stage"
    stage_kind: Word
    title: Line
    minutes: int
    part: Word = ""
    after: Id = ""
    over: Word = ""
    prompts: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeStage(Command):
    """Change a stage; questions that are left out stay as they are."""

    kind = "change_stage"
    stage: Id
    title: Line
    minutes: int
    prompts: tuple[Prompt, ...] = ()
    over: Word = ""


@dataclass(frozen=True, slots=True)
class RemoveStage(Command):
    """Remove a stage that was never opened."""

    kind = "remove_stage"
    stage: Id


@dataclass(frozen=True, slots=True)
class MoveStage(Command):
    """Put a stage after another one (`after` empty: first)."""

    kind = "move_stage"
    stage: Id
    after: Id = ""


@dataclass(frozen=True, slots=True)
class StageAdded(Event):
    kind = "stage_added"
    stage: Stage
    after: str


@dataclass(frozen=True, slots=True)
class StageChanged(Event):
    kind = "stage_changed"
    stage: str
    title: str
    minutes: int
    prompts: tuple[Prompt, ...]
    over: str


@dataclass(frozen=True, slots=True)
class StageRemoved(Event):
    kind = "stage_removed"
    stage: str


@dataclass(frozen=True, slots=True)
class StageMoved(Event):
    kind = "stage_moved"
    stage: str
    after: str


def stage_of(state: Workshop, stage_id: str, field: str = "stage") -> Stage:
    """The stage; raises NotFound."""
    found = state.stage(stage_id)
    if found is None:
        raise NotFound(
            N_("This stage is no longer on the agenda. Choose another one."), field=field
        )
    return found


def check_stage(stage: Stage) -> None:
    """Raises Invalid, naming the field."""
    if stage.kind not in stage_kinds.KINDS:
        raise Invalid(
            N_("There is no such kind of stage. Choose one from the list."), field="stage_kind"
        )
    if not stage.title.strip():
        raise Invalid(N_("Give the stage a title."), field="title")
    if not 1 <= stage.minutes <= MOST_MINUTES:
        raise Invalid(N_("Give the stage between 1 minute and 30 days."), field="minutes")
    if stage.kind in stage_kinds.WITH_PART and stage.part not in PARTS:
        raise Invalid(
            N_("Say whether this stage is about the vision or the mission."), field="part"
        )
    if stage.kind == stage_kinds.NARROW and stage.over not in ("ideas", "candidates"):
        raise Invalid(N_("Choose what to narrow: ideas or candidates."), field="over")
    if len(stage.prompts) > MOST_PROMPTS:
        raise Invalid(N_("Keep it to {most} questions."), field="prompts", most=MOST_PROMPTS)
    ids = [prompt.id for prompt in stage.prompts]
    if len(set(ids)) < len(ids) or not all(prompt.id and prompt.text for prompt in stage.prompts):
        raise Invalid(N_("Every question needs its own text."), field="prompts")
    if stage.kind == stage_kinds.GATHER and not stage.prompts:
        raise Invalid(N_("Add at least one question to answer."), field="prompts")


def add_stage(state: Workshop, command: AddStage, context: Context) -> tuple[Event, ...]:
    if len(state.agenda) >= MOST_STAGES:
        raise Invalid(
            N_("An agenda holds {most} stages at most. Remove one first."), most=MOST_STAGES
        )
    if command.after:
        stage_of(state, command.after, "after")
    needs_part = command.stage_kind in stage_kinds.WITH_PART
    stage = Stage(
        id=context.fresh,
        kind=command.stage_kind,
        title=command.title,
        minutes=command.minutes,
        part=(command.part or MISSION) if needs_part else "",
        prompts=command.prompts,
        over=command.over if command.stage_kind == stage_kinds.NARROW else "",
    )
    check_stage(stage)
    return (StageAdded(stage, command.after),)


def change_stage(state: Workshop, command: ChangeStage, context: Context) -> tuple[Event, ...]:
    stage = stage_of(state, command.stage)
    changed = replace(
        stage,
        title=command.title,
        minutes=command.minutes,
        prompts=command.prompts or stage.prompts,
        over=(command.over or stage.over) if stage.kind == stage_kinds.NARROW else "",
    )
    check_stage(changed)
    answered = {idea.prompt for idea in state.ideas.values() if idea.stage == stage.id}
    if answered - {prompt.id for prompt in changed.prompts}:
        raise NotNow(
            N_("This question has answers already. Reword it instead of removing it."),
            field="prompts",
            code="in_use",
        )
    if changed == stage:
        return ()
    return (StageChanged(stage.id, changed.title, changed.minutes, changed.prompts, changed.over),)


def remove_stage(state: Workshop, command: RemoveStage, context: Context) -> tuple[Event, ...]:
    stage = stage_of(state, command.stage)
    if stage.opened:
        raise NotNow(
            N_("This stage was opened, so it belongs to the record. Skip it instead."),
            code="opened",
        )
    if len(state.agenda) == 1:
        raise NotNow(
            N_("An agenda needs at least one stage. Add another one first."), code="last_stage"
        )
    return (StageRemoved(stage.id),)


def move_stage(state: Workshop, command: MoveStage, context: Context) -> tuple[Event, ...]:
    stage = stage_of(state, command.stage)
    if command.after:
        stage_of(state, command.after, "after")
    if command.after == stage.id:
        raise Invalid(N_("Choose another stage to come before this one."), field="after")
    event = StageMoved(stage.id, command.after)
    return () if stage_moved(state, event).agenda == state.agenda else (event,)


def _inserted(agenda: tuple[Stage, ...], stage: Stage, after: str) -> tuple[Stage, ...]:
    index = next((n + 1 for n, known in enumerate(agenda) if known.id == after), 0)
    return (*agenda[:index], stage, *agenda[index:])


def with_stage(state: Workshop, changed: Stage) -> Workshop:
    """The workshop with this stage in the place of the one with its id."""
    agenda = tuple(changed if known.id == changed.id else known for known in state.agenda)
    return replace(state, agenda=agenda)


def stage_added(state: Workshop, event: StageAdded) -> Workshop:
    return replace(state, agenda=_inserted(state.agenda, event.stage, event.after))


def stage_changed(state: Workshop, event: StageChanged) -> Workshop:
    stage = stage_of(state, event.stage)
    return with_stage(
        state,
        replace(
            stage,
            title=event.title,
            minutes=event.minutes,
            prompts=event.prompts,
            over=event.over,
        ),
    )


def stage_removed(state: Workshop, event: StageRemoved) -> Workshop:
    return replace(state, agenda=tuple(stage for stage in state.agenda if stage.id != event.stage))


def stage_moved(state: Workshop, event: StageMoved) -> Workshop:
    stage = stage_of(state, event.stage)
    rest = tuple(known for known in state.agenda if known.id != event.stage)
    return replace(state, agenda=_inserted(rest, stage, event.after))


DECIDE = {
    AddStage: add_stage,
    ChangeStage: change_stage,
    RemoveStage: remove_stage,
    MoveStage: move_stage,
}
EVOLVE = {
    StageAdded: stage_added,
    StageChanged: stage_changed,
    StageRemoved: stage_removed,
    StageMoved: stage_moved,
}
