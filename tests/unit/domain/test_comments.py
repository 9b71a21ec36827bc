"""Comments on candidates: by anyone, threaded one level, hidden only with a reason."""

from __future__ import annotations

import pytest

from tests.unit.domain.scenario import ANA, BEN, START, candidate, given, in_stage, joined
from workshop.domain.comments import (
    MOST_COMMENTS_EACH,
    AddComment,
    CommentAdded,
    CommentHidden,
    CommentShown,
    CommentWithdrawn,
    HideComment,
    ShowComment,
    WithdrawComment,
)
from workshop.domain.running import WorkshopFinished
from workshop.domain.state import Workshop

ROOM = (
    *in_stage("discuss"),
    *joined(ANA, BEN),
    candidate("m1", ANA),
    candidate("m2", BEN),
    CommentAdded("c1", "m1", "Too long", "ben", ""),
)
GONE = "This comment is no longer there. Load the page again."


def counted(state: Workshop) -> int:
    """How many comments stand on the first candidate."""
    return state.comment_counts.get("m1", 0)


def test_ben_comments_and_ana_answers() -> None:
    """One level of answers."""
    room = given(*ROOM)
    room.when(AddComment("m1", "Which word?", "c1"), by=ANA).then(
        CommentAdded("new1", "m1", "Which word?", "ana", "c1")
    )
    after = room.when(AddComment("m1", "And another thing"), by=BEN)
    after.then(CommentAdded("new1", "m1", "And another thing", "ben", ""))
    assert counted(after.state) == 2


def test_comments_wait_for_the_discussion() -> None:
    """The text stays on the phone meanwhile."""
    early = given(*in_stage("draft"), *joined(ANA), candidate("m1", ANA))
    early.when(AddComment("m1", "Early"), by=ANA).then_refused(
        "not_open", "Comments open with the discussion. Keep your text until then."
    )


def test_a_comment_that_was_late_is_still_welcome() -> None:
    """The room has moved on to the vote; the phone was offline."""
    late = given(*in_stage("vote"), *joined(ANA), candidate("m1", ANA))
    late.when(AddComment("m1", "Late"), by=ANA).then(CommentAdded("new1", "m1", "Late", "ana", ""))


def test_a_comment_needs_words_and_a_candidate() -> None:
    """Said beside the field."""
    room = given(*ROOM)
    room.when(AddComment("m1", ""), by=ANA).then_refused(
        "invalid", "Write something first.", about="text"
    )
    room.when(AddComment("gone", "Hm"), by=ANA).then_refused(
        "not_found", "This candidate is no longer there. Choose another one.", about="candidate"
    )


@pytest.mark.parametrize(("candidate_id", "parent"), [("m1", "answer"), ("m2", "c1")])
def test_an_answer_goes_to_the_first_comment_of_its_own_thread(
    candidate_id: str, parent: str
) -> None:
    """Not to an answer, and not to a thread on another candidate."""
    room = given(*ROOM, CommentAdded("answer", "m1", "Which word?", "ana", "c1"))
    room.when(AddComment(candidate_id, "Hm", parent), by=BEN).then_refused(
        "invalid", "Answer the first comment of a thread.", about="parent"
    )


def test_nobody_answers_a_comment_that_is_gone() -> None:
    """Ben withdrew it meanwhile."""
    given(*ROOM, CommentWithdrawn("c1")).when(AddComment("m1", "Hm", "c1"), by=ANA).then_refused(
        "not_found", GONE, about="comment"
    )


def test_ben_withdraws_his_comment_and_nobody_else_can() -> None:
    """One answer for "not yours" and "not there"."""
    room = given(*ROOM)
    after = room.when(WithdrawComment("c1"), by=BEN).then(CommentWithdrawn("c1"))
    assert counted(after.state) == 0
    sentence = "This comment is not among yours. Answer it instead."
    for refused in (
        room.when(WithdrawComment("c1"), by=ANA),
        room.when(WithdrawComment("gone"), by=ANA),
        after.when(WithdrawComment("c1"), by=BEN),
    ):
        refused.then_refused("not_found", sentence, about="comment")


def test_fay_hides_a_comment_with_a_reason_that_all_can_read() -> None:
    """And shows it again."""
    room = given(*ROOM)
    room.when(HideComment("c1", "")).then_refused(
        "invalid", "Say why you hide it. Everybody sees the reason.", about="reason"
    )
    hidden = room.when(HideComment("c1", "an insult")).then(CommentHidden("c1", "an insult"))
    assert counted(hidden.state) == 0
    hidden.when(HideComment("c1", "again")).then_nothing()
    shown = hidden.when(ShowComment("c1")).then(CommentShown("c1"))
    assert (counted(shown.state), shown.state.comments["c1"].reason) == (1, "")
    shown.when(ShowComment("c1")).then_nothing()


def test_withdrawing_a_hidden_comment_counts_it_off_only_once() -> None:
    """It was not counted any more."""
    room = given(*ROOM, CommentAdded("c2", "m1", "Good", "ana", ""), CommentHidden("c1", "rude"))
    assert counted(room.when(WithdrawComment("c1"), by=BEN).state) == 1


def test_a_withdrawn_comment_cannot_be_hidden_or_shown() -> None:
    """It is gone for everybody."""
    room = given(*ROOM, CommentWithdrawn("c1"))
    room.when(HideComment("c1", "rude")).then_refused("not_found", GONE, about="comment")
    room.when(ShowComment("c1")).then_refused("not_found", GONE, about="comment")


def test_a_thousand_comments_of_one_person_are_enough() -> None:
    """A flood from one device would drown the others."""
    many = [CommentAdded(f"x{n}", "m1", "Hm", "ana", "") for n in range(MOST_COMMENTS_EACH)]
    given(*ROOM, *many).when(AddComment("m1", "One more"), by=ANA).then_refused(
        "enough",
        "You have written a thousand comments, and that is the most. Raise your hand instead.",
    )


def test_after_the_end_fay_can_still_hide_what_hurts_and_nobody_writes() -> None:
    """The outcome page outlives the workshop."""
    over = given(*ROOM, WorkshopFinished(START))
    over.when(AddComment("m1", "Hm"), by=ANA).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )
    over.when(HideComment("c1", "an insult")).then(CommentHidden("c1", "an insult"))
