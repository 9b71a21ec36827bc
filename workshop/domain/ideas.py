"""Ideas: written silently, hidden until the reveal, changed and withdrawn by their authors.

An idea is accepted for every gather stage that was opened, also after the room moved on: a phone
that was away loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from zlib import crc32

from . import stage_kinds
from .agenda import stage_of, with_stage
from .commands import Command, Context, Id, Line, Text
from .errors import N_, Invalid, NotFound, NotNow
from .events import Event
from .participants import PEOPLE, having_written, participant, with_person
from .running import require_live
from .state import Idea, Stage, Workshop

#: A person's own ideas in one workshop: far above any use, below any abuse.
MOST_IDEAS_EACH = 100


@dataclass(frozen=True, slots=True)
class AddIdea(Command):
    """Answer a question of a gather stage; late ones are welcome."""

    kind = "add_idea"
    roles = PEOPLE
    stage: Id
    prompt: Id
    text: Text


@dataclass(frozen=True, slots=True)
class EditIdea(Command):
    """Change one's own idea; only before the reveal."""

    kind = "edit_idea"
    roles = PEOPLE
    idea: Id
    text: Text


@dataclass(frozen=True, slots=True)
class WithdrawIdea(Command):
    """Take one's own idea back, unless a candidate grew from it."""

    kind = "withdraw_idea"
    roles = PEOPLE
    idea: Id


@dataclass(frozen=True, slots=True)
class HideIdea(Command):
    """The facilitator takes an idea off the wall; the author is told the reason."""

    kind = "hide_idea"
    idea: Id
    reason: Line = ""


@dataclass(frozen=True, slots=True)
class ShowIdea(Command):
    """Undo of `hide_idea`."""

    kind = "show_idea"
    idea: Id


@dataclass(frozen=True, slots=True)
class RevealIdeas(Command):
    """Show everybody all ideas of a gather stage that are not hidden."""

    kind = "reveal_ideas"
    stage: Id


@dataclass(frozen=True, slots=True)
class IdeaAdded(Event):
    kind = "idea_added"
    personal = frozenset({"text", "author"})
    idea: str
    stage: str
    prompt: str
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class IdeaEdited(Event):
    kind = "idea_edited"
    personal = frozenset({"text"})
    idea: str
    text: str


@dataclass(frozen=True, slots=True)
class IdeaWithdrawn(Event):
    kind = "idea_withdrawn"
    idea: str


@dataclass(frozen=True, slots=True)
class IdeaHidden(Event):
    kind = "idea_hidden"
    personal = frozenset({"reason"})
    idea: str
    reason: str


@dataclass(frozen=True, slots=True)
class IdeaShown(Event):
    kind = "idea_shown"
    idea: str


@dataclass(frozen=True, slots=True)
class IdeasRevealed(Event):
    kind = "ideas_revealed"
    stage: str


def place_of(idea: Idea, *, authors_shown: bool) -> int:
    """Where an idea stands in any list of ideas; the lowest comes first.

    Ideas are written unseen and revealed together. Where authors are hidden the order of writing
    would tell (the first to write was the one whose pen moved first), so that the place is worked
    out from the id, which is random: the same for everybody, at every moment of the replay.
    """
    return idea.order if authors_shown else crc32(idea.id.encode("utf-8", "surrogatepass"))


def _gather_stage(state: Workshop, stage_id: str) -> Stage:
    stage = stage_of(state, stage_id)
    if stage.kind != stage_kinds.GATHER:
        raise Invalid(N_("This stage gathers no ideas. Choose one that does."), field="stage")
    return stage


def _idea(state: Workshop, idea_id: str) -> Idea:
    idea = state.ideas.get(idea_id)
    if idea is None or idea.withdrawn:
        raise NotFound(N_("This idea is no longer there. Choose another one."), field="idea")
    return idea


def _own_idea(state: Workshop, idea_id: str, context: Context) -> Idea:
    me = participant(state, context)
    idea = state.ideas.get(idea_id)
    if idea is None or idea.withdrawn or idea.author != me.id:
        # One answer for "not yours" and "not there": the difference would tell who wrote it.
        raise NotFound(N_("This idea is not among yours. Write one of your own."), field="idea")
    return idea


def check_text(text: str, field: str = "text") -> None:
    if not text:
        raise Invalid(N_("Write something first."), field=field)


def add_idea(state: Workshop, command: AddIdea, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    stage = _gather_stage(state, command.stage)
    if not stage.opened:
        raise NotNow(
            N_("This stage has not been opened yet. Keep your text until then."), code="not_open"
        )
    if all(prompt.id != command.prompt for prompt in stage.prompts):
        raise Invalid(N_("This question is no longer asked. Choose another one."), field="prompt")
    check_text(command.text)
    if len(me.ideas) >= MOST_IDEAS_EACH:
        raise NotNow(
            N_("You have a hundred ideas here. Withdraw one to add another."), code="enough"
        )
    return (IdeaAdded(context.fresh, stage.id, command.prompt, command.text, me.id),)


def edit_idea(state: Workshop, command: EditIdea, context: Context) -> tuple[Event, ...]:
    idea = _own_idea(state, command.idea, context)
    require_live(state)
    if stage_of(state, idea.stage).revealed:
        raise NotNow(
            N_("The ideas are revealed, so this one can’t change any more. Add a new one."),
            code="revealed",
        )
    check_text(command.text)
    return () if idea.text == command.text else (IdeaEdited(idea.id, command.text),)


def withdraw_idea(state: Workshop, command: WithdrawIdea, context: Context) -> tuple[Event, ...]:
    idea = _own_idea(state, command.idea, context)
    require_live(state)
    round_ = state.open_round
    if round_ is not None and idea.id in round_.options:
        raise NotNow(
            N_("People are voting on this idea. Withdraw it after the vote."), code="round_open"
        )
    if any(idea.id in candidate.cites for candidate in state.candidates.values()):
        raise NotNow(
            N_(
                "A candidate grew from this idea, so it stays in the record. The facilitator"
                " can hide it."
            ),
            code="cited",
        )
    return (IdeaWithdrawn(idea.id),)


def hide_idea(state: Workshop, command: HideIdea, context: Context) -> tuple[Event, ...]:
    idea = _idea(state, command.idea)
    round_ = state.open_round
    if round_ is not None and idea.id in round_.options:
        raise NotNow(
            N_("People are voting on this idea. Close or cancel the vote first."),
            code="round_open",
        )
    return () if idea.hidden else (IdeaHidden(idea.id, command.reason),)


def show_idea(state: Workshop, command: ShowIdea, context: Context) -> tuple[Event, ...]:
    idea = _idea(state, command.idea)
    return (IdeaShown(idea.id),) if idea.hidden else ()


def reveal_ideas(state: Workshop, command: RevealIdeas, context: Context) -> tuple[Event, ...]:
    require_live(state)
    stage = _gather_stage(state, command.stage)
    if not stage.opened:
        raise NotNow(N_("This stage has not been opened yet. Move to it first."), code="not_open")
    return () if stage.revealed else (IdeasRevealed(stage.id),)


def _counted(state: Workshop, stage: str, change: int) -> dict[str, int]:
    return {**state.idea_counts, stage: state.idea_counts.get(stage, 0) + change}


def idea_added(state: Workshop, event: IdeaAdded) -> Workshop:
    idea = Idea(event.idea, state.made, event.stage, event.prompt, event.text, event.author)
    state = having_written(state, event.author, event.stage)
    return replace(
        state,
        ideas=state.ideas.put(idea.id, idea),
        participants=with_person(
            state, event.author, lambda me: replace(me, ideas=(*me.ideas, idea.id))
        ),
        made=state.made + 1,
        idea_counts=_counted(state, event.stage, 1),
    )


def _with(state: Workshop, idea: Idea, change: int = 0) -> Workshop:
    return replace(
        state,
        ideas=state.ideas.put(idea.id, idea),
        idea_counts=_counted(state, idea.stage, change) if change else state.idea_counts,
    )


def idea_edited(state: Workshop, event: IdeaEdited) -> Workshop:
    return _with(state, replace(state.ideas[event.idea], text=event.text))


def idea_withdrawn(state: Workshop, event: IdeaWithdrawn) -> Workshop:
    idea = state.ideas[event.idea]
    participants = with_person(
        state,
        idea.author,
        lambda me: replace(me, ideas=tuple(own for own in me.ideas if own != idea.id)),
    )
    state = replace(state, participants=participants)
    return _with(state, replace(idea, withdrawn=True), 0 if idea.hidden else -1)


def idea_hidden(state: Workshop, event: IdeaHidden) -> Workshop:
    return _with(state, replace(state.ideas[event.idea], hidden=True, reason=event.reason), -1)


def idea_shown(state: Workshop, event: IdeaShown) -> Workshop:
    return _with(state, replace(state.ideas[event.idea], hidden=False, reason=""), 1)


def ideas_revealed(state: Workshop, event: IdeasRevealed) -> Workshop:
    return with_stage(state, replace(stage_of(state, event.stage), revealed=True))


def may_cite(state: Workshop, idea_id: str, author: str) -> bool:
    """Whether somebody can build on this idea: their own, or one that everybody can see."""
    idea = state.ideas.get(idea_id)
    if idea is None or idea.withdrawn or idea.hidden:
        return False
    stage = state.stage(idea.stage)
    return idea.author == author or (stage is not None and stage.revealed)


DECIDE = {
    AddIdea: add_idea,
    EditIdea: edit_idea,
    WithdrawIdea: withdraw_idea,
    HideIdea: hide_idea,
    ShowIdea: show_idea,
    RevealIdeas: reveal_ideas,
}
EVOLVE = {
    IdeaAdded: idea_added,
    IdeaEdited: idea_edited,
    IdeaWithdrawn: idea_withdrawn,
    IdeaHidden: idea_hidden,
    IdeaShown: idea_shown,
    IdeasRevealed: ideas_revealed,
}
