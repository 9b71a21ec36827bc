"""Lines about what people wrote: ideas, candidates, amendments, comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.amendments import (
    AmendmentAccepted,
    AmendmentDeclined,
    AmendmentProposed,
    AmendmentWithdrawn,
)
from workshop.domain.candidates import (
    CandidateBroughtBack,
    CandidateProposed,
    CandidateRestored,
    CandidateRevised,
    CandidateSetAside,
    CandidateWithdrawn,
)
from workshop.domain.comments import CommentAdded, CommentHidden, CommentShown, CommentWithdrawn
from workshop.domain.events import Event
from workshop.domain.ideas import (
    IdeaAdded,
    IdeaEdited,
    IdeaHidden,
    IdeaShown,
    IdeasRevealed,
    IdeaWithdrawn,
)

from .said import Said, t, tn
from .shapes import View
from .telling import Told, candidate_name, change, first_words, quote, stage_title


def idea_added(event: IdeaAdded, _before: View, after: View) -> Told:
    shown = after["ideas"].get(event.idea)
    if shown is None:
        return Told(tn("An idea was written", "{n} ideas were written", 1), gathers=True)
    return Told(t("Idea: “{text}”", text=quote(shown["text"])), about=("idea", event.idea))


def idea_edited(_event: IdeaEdited, _before: View, _after: View) -> None:
    """Only before the reveal, so nobody saw it."""


def idea_withdrawn(_event: IdeaWithdrawn, before: View, after: View) -> Told | None:
    if before["counts"]["ideas"] == after["counts"]["ideas"]:
        return None  # it was hidden before
    return Told(tn("An idea was withdrawn", "{n} ideas were withdrawn", 1), gathers=True)


def idea_hidden(event: IdeaHidden, before: View, _after: View) -> Told | None:
    if event.idea not in before["ideas"]:
        return None
    return Told(tn("An idea was hidden", "{n} ideas were hidden", 1), gathers=True)


def idea_shown(event: IdeaShown, _before: View, after: View) -> Told | None:
    shown = after["ideas"].get(event.idea)
    if shown is None:
        return None
    said = t("Shown again: “{text}”", text=quote(shown["text"]))
    return Told(said, about=("idea", event.idea))


def ideas_revealed(event: IdeasRevealed, _before: View, after: View) -> Told:
    number = after["counts"]["ideas"].get(event.stage, 0)
    said = tn(
        "{n} idea is revealed: {stage}",
        "{n} ideas are revealed: {stage}",
        number,
        stage=stage_title(after, event.stage),
    )
    return Told(said, "decision", None, "reveal")


def candidate_proposed(event: CandidateProposed, _before: View, after: View) -> Told:
    pieces = after["candidates"][event.candidate]["pieces"]
    return _about(
        event.candidate,
        t(
            "{candidate} is proposed: “{words}”",
            candidate=candidate_name(after, event.candidate),
            words=first_words(pieces),
        ),
    )


def candidate_revised(event: CandidateRevised, before: View, after: View) -> Told:
    return _about(
        event.candidate,
        t(
            "{candidate} is revised by its author: {change}",
            candidate=candidate_name(after, event.candidate),
            change=_change(event.candidate, before, after),
        ),
    )


def _about(candidate: str, said: Said) -> Told:
    return Told(said, about=("candidate", candidate))


def _change(candidate: str, before: View, after: View) -> Said:
    was, now = before["candidates"][candidate], after["candidates"][candidate]
    return change(was["pieces"], now["pieces"])


def candidate_withdrawn(event: CandidateWithdrawn, _before: View, after: View) -> Told:
    name = candidate_name(after, event.candidate)
    if event.led:
        said = t("{candidate} is withdrawn by the facilitator", candidate=name)
    else:
        said = t("{candidate} is withdrawn", candidate=name)
    return _about(event.candidate, said)


def candidate_restored(event: CandidateRestored, _before: View, after: View) -> Told:
    name = candidate_name(after, event.candidate)
    return _about(event.candidate, t("{candidate} is brought back", candidate=name))


def candidate_set_aside(event: CandidateSetAside, _before: View, after: View) -> Told:
    name = candidate_name(after, event.candidate)
    return _about(event.candidate, t("{candidate} is set aside", candidate=name))


def candidate_brought_back(event: CandidateBroughtBack, _before: View, after: View) -> Told:
    name = candidate_name(after, event.candidate)
    return _about(event.candidate, t("{candidate} is brought back", candidate=name))


def amendment_proposed(event: AmendmentProposed, _before: View, after: View) -> Told:
    candidate = after["candidates"][event.candidate]
    pieces = candidate["amendments"][event.amendment]["pieces"]
    return _about(
        event.candidate,
        t(
            "Amendment proposed to {candidate}: {change}",
            candidate=candidate_name(after, event.candidate),
            change=change(candidate["pieces"], pieces),
        ),
    )


def amendment_accepted(event: AmendmentAccepted, before: View, after: View) -> Told:
    what = _change(event.candidate, before, after)
    return _about(event.candidate, t("Amendment accepted: {change}", change=what))


def amendment_declined(event: AmendmentDeclined, _before: View, after: View) -> Told:
    name = candidate_name(after, event.candidate)
    return _about(event.candidate, t("Amendment to {candidate} declined", candidate=name))


def amendment_withdrawn(event: AmendmentWithdrawn, _before: View, after: View) -> Told:
    name = candidate_name(after, event.candidate)
    return _about(event.candidate, t("Amendment to {candidate} withdrawn", candidate=name))


def comment_added(event: CommentAdded, _before: View, after: View) -> Told:
    comment = after["comments"][event.comment]
    text = quote(comment.get("text", ""))
    said = (
        t("Answer: “{text}”", text=text) if comment["parent"] else t("Comment: “{text}”", text=text)
    )
    return Told(said, about=("comment", event.comment))


def comment_withdrawn(event: CommentWithdrawn, _before: View, _after: View) -> Told:
    return Told(t("A comment was withdrawn"), about=("comment", event.comment))


def comment_hidden(event: CommentHidden, _before: View, after: View) -> Told:
    reason = quote(after["comments"][event.comment].get("reason", ""))
    said = t("A comment was hidden: {reason}", reason=reason)
    return Told(said, about=("comment", event.comment))


def comment_shown(event: CommentShown, _before: View, after: View) -> Told:
    text = quote(after["comments"][event.comment].get("text", ""))
    return Told(
        t("A comment is shown again: “{text}”", text=text), about=("comment", event.comment)
    )


TELL: Mapping[type[Event], Callable[[Any, View, View], Told | None]] = {
    IdeaAdded: idea_added,
    IdeaEdited: idea_edited,
    IdeaWithdrawn: idea_withdrawn,
    IdeaHidden: idea_hidden,
    IdeaShown: idea_shown,
    IdeasRevealed: ideas_revealed,
    CandidateProposed: candidate_proposed,
    CandidateRevised: candidate_revised,
    CandidateWithdrawn: candidate_withdrawn,
    CandidateRestored: candidate_restored,
    CandidateSetAside: candidate_set_aside,
    CandidateBroughtBack: candidate_brought_back,
    AmendmentProposed: amendment_proposed,
    AmendmentAccepted: amendment_accepted,
    AmendmentDeclined: amendment_declined,
    AmendmentWithdrawn: amendment_withdrawn,
    CommentAdded: comment_added,
    CommentWithdrawn: comment_withdrawn,
    CommentHidden: comment_hidden,
    CommentShown: comment_shown,
}
