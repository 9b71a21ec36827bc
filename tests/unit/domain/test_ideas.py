"""Ideas: written silently, one's own until the reveal, late ones welcome."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    PLANNED,
    candidate,
    given,
    idea,
    in_stage,
    joined,
    vote_opened,
)
from workshop.domain.ideas import (
    MOST_IDEAS_EACH,
    AddIdea,
    EditIdea,
    HideIdea,
    IdeaAdded,
    IdeaEdited,
    IdeaHidden,
    IdeaShown,
    IdeasRevealed,
    IdeaWithdrawn,
    RevealIdeas,
    ShowIdea,
    WithdrawIdea,
)
from workshop.domain.participants import ParticipantRemoved
from workshop.domain.state import Workshop

ONE_OF_ANAS = (*in_stage("gather"), *joined(ANA, BEN), idea("i1", ANA, "Calm voices"))
NOT_YOURS = "This idea is not among yours. Write one of your own."
GONE = "This idea is no longer there. Choose another one."


def counted(state: Workshop) -> int:
    """How many ideas the room is told there are."""
    return state.idea_counts.get("gather", 0)


def test_ana_writes_an_idea() -> None:
    """It carries her question, and nobody else's name."""
    room = given(*in_stage("gather"), *joined(ANA))
    after = room.when(AddIdea("gather", "what", "Calm voices"), by=ANA)
    after.then(IdeaAdded("new1", "gather", "what", "Calm voices", "ana"))
    assert (counted(after.state), after.state.participants["ana"].ideas) == (1, ("new1",))


def test_an_idea_that_was_late_is_still_welcome() -> None:
    """Ana's phone was offline while the room moved on to drafting; her idea counts all the same."""
    room = given(*in_stage("draft"), *joined(ANA), IdeasRevealed("gather"))
    room.when(AddIdea("gather", "what", "Late"), by=ANA).then(
        IdeaAdded("new1", "gather", "what", "Late", "ana")
    )


def test_an_idea_needs_words() -> None:
    """An empty card helps nobody."""
    given(*in_stage("gather"), *joined(ANA)).when(
        AddIdea("gather", "what", ""), by=ANA
    ).then_refused("invalid", "Write something first.", about="text")


def test_ideas_wait_for_their_stage() -> None:
    """Nobody starts before the others."""
    given(*in_stage("welcome"), *joined(ANA)).when(
        AddIdea("gather", "what", "Early"), by=ANA
    ).then_refused("not_open", "This stage has not been opened yet. Keep your text until then.")


def test_ideas_wait_for_the_start() -> None:
    """The workshop is planned, no more."""
    given(PLANNED, *joined(ANA)).when(AddIdea("gather", "what", "Early"), by=ANA).then_refused(
        "not_started", "The workshop has not started yet. Wait for the facilitator to start it."
    )


def test_ideas_belong_to_a_stage_that_gathers_them() -> None:
    """Not to the vote."""
    given(*in_stage("vote"), *joined(ANA)).when(AddIdea("vote", "what", "Hm"), by=ANA).then_refused(
        "invalid", "This stage gathers no ideas. Choose one that does.", about="stage"
    )


def test_an_idea_answers_a_question_that_is_asked() -> None:
    """Fay may have replaced it while Ana was writing."""
    given(*in_stage("gather"), *joined(ANA)).when(
        AddIdea("gather", "why", "Hm"), by=ANA
    ).then_refused(
        "invalid", "This question is no longer asked. Choose another one.", about="prompt"
    )


def test_a_hundred_ideas_of_one_person_are_enough() -> None:
    """A flood from one device would drown the others."""
    many = tuple(idea(f"i{n}", ANA) for n in range(MOST_IDEAS_EACH))
    full = given(*in_stage("gather"), *joined(ANA), *many)
    full.when(AddIdea("gather", "what", "One more"), by=ANA).then_refused(
        "enough", "You have a hundred ideas here. Withdraw one to add another."
    )
    full.when(WithdrawIdea("i0"), by=ANA).when(AddIdea("gather", "what", "One more"), by=ANA).then(
        IdeaAdded("new2", "gather", "what", "One more", "ana")
    )


def test_ana_rewords_her_idea_until_the_reveal_and_not_after() -> None:
    """What the room has read stays as it was read."""
    room = given(*ONE_OF_ANAS)
    room.when(EditIdea("i1", "Calm, kind voices"), by=ANA).then(
        IdeaEdited("i1", "Calm, kind voices")
    )
    room.when(EditIdea("i1", "Calm voices"), by=ANA).then_nothing()
    room.when(EditIdea("i1", ""), by=ANA).then_refused(
        "invalid", "Write something first.", about="text"
    )
    room.and_given(IdeasRevealed("gather")).when(EditIdea("i1", "Other"), by=ANA).then_refused(
        "revealed", "The ideas are revealed, so this one can’t change any more. Add a new one."
    )


def test_the_answer_to_ben_does_not_tell_that_the_idea_exists() -> None:
    """One answer for "not yours" and "not there": the difference would say something."""
    room = given(*ONE_OF_ANAS)
    for known in ("i1", "nowhere"):
        room.when(EditIdea(known, "Mine now"), by=BEN).then_refused(
            "not_found", NOT_YOURS, about="idea"
        )
        room.when(WithdrawIdea(known), by=BEN).then_refused("not_found", NOT_YOURS, about="idea")


def test_ana_withdraws_her_idea_and_the_count_goes_down() -> None:
    """Once; a second time there is nothing to withdraw."""
    after = given(*ONE_OF_ANAS).when(WithdrawIdea("i1"), by=ANA).then(IdeaWithdrawn("i1"))
    assert (counted(after.state), after.state.participants["ana"].ideas) == (0, ())
    after.when(WithdrawIdea("i1"), by=ANA).then_refused("not_found", NOT_YOURS, about="idea")


def test_an_idea_that_a_candidate_grew_from_stays() -> None:
    """The way back from the final text would break off."""
    room = given(*ONE_OF_ANAS, IdeasRevealed("gather"), candidate("m1", BEN, cites=("i1",)))
    room.when(WithdrawIdea("i1"), by=ANA).then_refused(
        "cited",
        "A candidate grew from this idea, so it stays in the record. The facilitator can hide it.",
    )


def test_an_idea_under_vote_is_neither_withdrawn_nor_hidden() -> None:
    """Dots lie on it already."""
    room = given(
        *ONE_OF_ANAS,
        idea("i2", BEN),
        IdeasRevealed("gather"),
        vote_opened("r1", "i1", "i2", over="ideas", rule="dots", option_versions={}),
    )
    room.when(WithdrawIdea("i1"), by=ANA).then_refused(
        "round_open", "People are voting on this idea. Withdraw it after the vote."
    )
    room.when(HideIdea("i1")).then_refused(
        "round_open", "People are voting on this idea. Close or cancel the vote first."
    )


def test_fay_hides_an_idea_before_the_reveal_and_shows_it_again() -> None:
    """Ana is told why; the room is never shown it; the count does not include it."""
    hidden = given(*ONE_OF_ANAS).when(HideIdea("i1", "names a person"))
    hidden.then(IdeaHidden("i1", "names a person"))
    assert (counted(hidden.state), hidden.state.ideas["i1"].reason) == (0, "names a person")
    hidden.when(HideIdea("i1", "again")).then_nothing()
    shown = hidden.when(ShowIdea("i1")).then(IdeaShown("i1"))
    assert (counted(shown.state), shown.state.ideas["i1"].reason) == (1, "")
    shown.when(ShowIdea("i1")).then_nothing()


def test_withdrawing_a_hidden_idea_counts_it_off_only_once() -> None:
    """It was not counted any more."""
    room = given(*ONE_OF_ANAS, idea("i2", BEN), IdeaHidden("i1", ""))
    assert counted(room.when(WithdrawIdea("i1"), by=ANA).state) == 1


def test_a_withdrawn_idea_cannot_be_hidden_or_shown() -> None:
    """It is gone for everybody."""
    room = given(*ONE_OF_ANAS, IdeaWithdrawn("i1"))
    room.when(HideIdea("i1")).then_refused("not_found", GONE, about="idea")
    room.when(ShowIdea("i1")).then_refused("not_found", GONE, about="idea")


def test_the_reveal_is_for_all_and_once() -> None:
    """From then on everybody reads everything."""
    shown = given(*ONE_OF_ANAS).when(RevealIdeas("gather")).then(IdeasRevealed("gather"))
    shown.when(RevealIdeas("gather")).then_nothing()


def test_a_stage_that_was_not_opened_has_nothing_to_reveal() -> None:
    """Whatever is written there later would be seen at once."""
    given(*in_stage("welcome")).when(RevealIdeas("gather")).then_refused(
        "not_open", "This stage has not been opened yet. Move to it first."
    )


def test_the_ideas_of_somebody_who_was_removed_stay() -> None:
    """They belong to the room; only the person is gone."""
    room = given(*ONE_OF_ANAS, ParticipantRemoved("ana"))
    assert room.state.ideas["i1"].text == "Calm voices"


def test_the_record_holds_even_where_it_was_forgotten_who_wrote() -> None:
    """Erased, a personal part reads as nothing: the idea stays a card without words or author."""
    forgotten = replace(idea("i1", ANA), author="", text="")
    state = given(*in_stage("gather"), *joined(ANA), forgotten, IdeaWithdrawn("i1")).state
    assert (state.ideas["i1"].author, state.participants["ana"].ideas) == ("", ())
