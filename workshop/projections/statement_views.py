"""What may be seen of ideas, candidates, comments and final words: one function a shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from workshop.domain.agreement import assessment
from workshop.domain.ideas import place_of
from workshop.domain.state import (
    Candidate,
    Comment,
    FinalWords,
    Idea,
    Piece,
    Workshop,
)

from .shapes import (
    AdoptionView,
    AmendmentView,
    AssessmentView,
    CandidateView,
    CommentView,
    FinalVersionView,
    FinalView,
    IdeaView,
    NotYetView,
    OwnIdeaView,
    PieceView,
    RequestView,
    VersionView,
)
from .tally_shapes import Criteria, Outcome


def pieces_view(pieces: tuple[Piece, ...]) -> list[PieceView]:
    return [
        cast(
            "PieceView",
            {"id": piece.id, "role": piece.role, "version": piece.version, "text": piece.text},
        )
        for piece in pieces
    ]


def idea_view(idea: Idea, *, authors: bool, led: bool) -> IdeaView:
    """`led`: for the facilitator, who sees hidden ones and why."""
    view: IdeaView = {
        "order": place_of(idea, authors_shown=authors),
        "stage": idea.stage,
        "prompt": idea.prompt,
        "text": idea.text,
    }
    if authors:
        view["author"] = idea.author
    if led and idea.hidden:
        view["hidden"] = True
        view["reason"] = idea.reason
    return view


def own_idea_view(idea: Idea) -> OwnIdeaView:
    view: OwnIdeaView = {
        "order": idea.order,
        "stage": idea.stage,
        "prompt": idea.prompt,
        "text": idea.text,
    }
    if idea.hidden:
        view["hidden"] = True
        view["reason"] = idea.reason
    return view


def candidate_view(
    candidate: Candidate, *, authors: bool, cited: Callable[[str], bool]
) -> CandidateView:
    """`cited`: whether this audience may know that the candidate grew from this idea."""
    view = cast(
        "CandidateView",
        {
            "order": candidate.order,
            "number": candidate.number,
            "part": candidate.part,
            "version": candidate.version,
            "pieces": pieces_view(candidate.pieces),
            "cites": [idea for idea in candidate.cites if cited(idea)],
            "versions": [
                cast(
                    "VersionView",
                    {
                        "number": version.number,
                        "pieces": pieces_view(version.pieces),
                        "change": version.change,
                        **({"author": version.author} if authors else {}),
                    },
                )
                for version in candidate.versions
            ],
            "amendments": {
                amendment.id: cast(
                    "AmendmentView",
                    {
                        "order": amendment.order,
                        "base": amendment.base,
                        "pieces": pieces_view(amendment.pieces),
                        "why": amendment.why,
                        "status": amendment.status,
                        "reason": amendment.reason,
                        **({"author": amendment.author} if authors else {}),
                    },
                )
                for amendment in candidate.amendments
            },
            "withdrawn": candidate.withdrawn,
            **({"led_out": True} if candidate.led_out else {}),
            "aside": candidate.aside,
        },
    )
    if authors:
        view["author"] = candidate.author
    return view


def comment_view(comment: Comment, *, authors: bool, led: bool) -> CommentView:
    view: CommentView = {
        "order": comment.order,
        "candidate": comment.candidate,
        "parent": comment.parent,
    }
    if comment.withdrawn:
        view["withdrawn"] = True
        return view
    if comment.hidden:
        view["hidden"] = True
        view["reason"] = comment.reason
    if led or not comment.hidden:
        view["text"] = comment.text
    if authors:
        view["author"] = comment.author
    return view


def final_view(state: Workshop, final: FinalWords, *, authors: bool, led: bool) -> FinalView:
    view = cast(
        "FinalView",
        {
            "candidate": final.candidate,
            "how": final.how,
            "reason": final.reason,
            "version": final.current.number,
            "pieces": pieces_view(final.current.pieces),
            "versions": [
                FinalVersionView(
                    number=version.number,
                    candidate=version.candidate,
                    pieces=pieces_view(version.pieces),
                    at=version.at,
                )
                for version in final.versions
            ],
            "requests": {
                request.id: cast(
                    "RequestView",
                    {
                        "order": request.order,
                        "phrase": request.phrase,
                        "suggestion": request.suggestion,
                        "settled": request.settled,
                        "version": request.version,
                        **({"author": request.author} if authors else {}),
                    },
                )
                for request in final.requests
            },
            "has_scribe": bool(final.scribe),
        },
    )
    if led and final.scribe:
        view["scribe"] = final.scribe
    if final.adoption is not None:
        view["adoption"] = AdoptionView(
            version=final.adoption.version,
            round=final.adoption.round,
            met=final.adoption.met,
            current=final.adopted,
            reason=final.adoption.reason,
            at=final.adoption.at,
            outcome=cast("Outcome", final.adoption.outcome),
            criteria=cast("Criteria", final.adoption.criteria),
        )
    if final.not_yet is not None:
        view["not_yet"] = NotYetView(
            version=final.not_yet.version,
            obstacle=final.not_yet.obstacle,
            who=final.not_yet.who,
            by_when=final.not_yet.by_when,
            at=final.not_yet.at,
        )
    found = assessment(state, final.part)
    if found is not None:
        round_, assessed = found
        view["assessment"] = cast("AssessmentView", {"round": round_.id, **assessed.as_dict()})
    return view
