"""Comments on candidates, by anyone, threaded one level; hidden only with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import stage_kinds
from .candidates import candidate_of
from .commands import Command, Context, Id, Line, Text
from .errors import N_, Invalid, NotFound, NotNow
from .events import Event
from .ideas import check_text
from .participants import PEOPLE, having_written, participant, with_person
from .running import require_live
from .state import Comment, Workshop

#: A person's own comments in one workshop.
MOST_COMMENTS_EACH = 1_000


@dataclass(frozen=True, slots=True)
class AddComment(Command):
    """Comment on a candidate, or (with `parent`) answer a first-level comment on it."""

    kind = "add_comment"
    roles = PEOPLE
    candidate: Id
    text: Text
    parent: Id = ""


@dataclass(frozen=True, slots=True)
class WithdrawComment(Command):
    """Take one's own comment back."""

    kind = "withdraw_comment"
    roles = PEOPLE
    comment: Id


@dataclass(frozen=True, slots=True)
class HideComment(Command):
    """The facilitator hides a comment; everybody sees that, and why."""

    kind = "hide_comment"
    comment: Id
    reason: Line


@dataclass(frozen=True, slots=True)
class ShowComment(Command):
    """Undo of `hide_comment`."""

    kind = "show_comment"
    comment: Id


@dataclass(frozen=True, slots=True)
class CommentAdded(Event):
    kind = "comment_added"
    personal = frozenset({"text", "author"})
    comment: str
    candidate: str
    text: str
    author: str
    parent: str


@dataclass(frozen=True, slots=True)
class CommentWithdrawn(Event):
    kind = "comment_withdrawn"
    comment: str


@dataclass(frozen=True, slots=True)
class CommentHidden(Event):
    kind = "comment_hidden"
    personal = frozenset({"reason"})
    comment: str
    reason: str


@dataclass(frozen=True, slots=True)
class CommentShown(Event):
    kind = "comment_shown"
    comment: str


def _comment(state: Workshop, comment_id: str) -> Comment:
    found = state.comments.get(comment_id)
    if found is None or found.withdrawn:
        raise NotFound(N_("This comment is no longer there. Load the page again."), field="comment")
    return found


def add_comment(state: Workshop, command: AddComment, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    candidate = candidate_of(state, command.candidate)
    check_text(command.text)
    if not any(
        stage.opened and stage.kind == stage_kinds.DISCUSS and stage.part == candidate.part
        for stage in state.agenda
    ):
        raise NotNow(
            N_("Comments open with the discussion. Keep your text until then."), code="not_open"
        )
    if command.parent:
        parent = _comment(state, command.parent)
        if parent.candidate != candidate.id or parent.parent:
            raise Invalid(N_("Answer the first comment of a thread."), field="parent")
    if len(me.comments) >= MOST_COMMENTS_EACH:
        raise NotNow(
            N_(
                "You have written a thousand comments, and that is the most. Raise your hand"
                " instead."
            ),
            code="enough",
        )
    return (CommentAdded(context.fresh, candidate.id, command.text, me.id, command.parent),)


def withdraw_comment(
    state: Workshop, command: WithdrawComment, context: Context
) -> tuple[Event, ...]:
    me = participant(state, context)
    comment = state.comments.get(command.comment)
    if comment is None or comment.withdrawn or comment.author != me.id:
        raise NotFound(N_("This comment is not among yours. Answer it instead."), field="comment")
    require_live(state)
    return (CommentWithdrawn(comment.id),)


def hide_comment(state: Workshop, command: HideComment, context: Context) -> tuple[Event, ...]:
    comment = _comment(state, command.comment)
    if not command.reason:
        raise Invalid(N_("Say why you hide it. Everybody sees the reason."), field="reason")
    return () if comment.hidden else (CommentHidden(comment.id, command.reason),)


def show_comment(state: Workshop, command: ShowComment, context: Context) -> tuple[Event, ...]:
    comment = _comment(state, command.comment)
    return (CommentShown(comment.id),) if comment.hidden else ()


def _counted(state: Workshop, candidate: str, change: int) -> dict[str, int]:
    return {**state.comment_counts, candidate: state.comment_counts.get(candidate, 0) + change}


def comment_added(state: Workshop, event: CommentAdded) -> Workshop:
    comment = Comment(
        event.comment, state.made, event.candidate, event.text, event.author, event.parent
    )
    state = having_written(state, event.author, state.current)
    return replace(
        state,
        comments=state.comments.put(comment.id, comment),
        participants=with_person(
            state, event.author, lambda me: replace(me, comments=(*me.comments, comment.id))
        ),
        made=state.made + 1,
        comment_counts=_counted(state, event.candidate, 1),
    )


def _with(state: Workshop, comment: Comment, change: int) -> Workshop:
    return replace(
        state,
        comments=state.comments.put(comment.id, comment),
        comment_counts=_counted(state, comment.candidate, change),
    )


def comment_withdrawn(state: Workshop, event: CommentWithdrawn) -> Workshop:
    comment = state.comments[event.comment]
    return _with(state, replace(comment, withdrawn=True), 0 if comment.hidden else -1)


def comment_hidden(state: Workshop, event: CommentHidden) -> Workshop:
    comment = state.comments[event.comment]
    return _with(state, replace(comment, hidden=True, reason=event.reason), -1)


def comment_shown(state: Workshop, event: CommentShown) -> Workshop:
    return _with(state, replace(state.comments[event.comment], hidden=False, reason=""), 1)


DECIDE = {
    AddComment: add_comment,
    WithdrawComment: withdraw_comment,
    HideComment: hide_comment,
    ShowComment: show_comment,
}
EVOLVE = {
    CommentAdded: comment_added,
    CommentWithdrawn: comment_withdrawn,
    CommentHidden: comment_hidden,
    CommentShown: comment_shown,
}
