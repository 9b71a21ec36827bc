"""The agenda: edited before and during the workshop, and nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.scenario import (
    AGENDA,
    ANA,
    PLANNED,
    WHAT,
    WHO,
    given,
    idea,
    in_stage,
    joined,
)
from workshop.domain.agenda import (
    MOST_STAGES,
    AddStage,
    ChangeStage,
    MoveStage,
    RemoveStage,
    StageAdded,
    StageChanged,
    StageMoved,
    StageRemoved,
)
from workshop.domain.state import Prompt, Stage, Workshop

PAUSE = AddStage(stage_kind="break", title="Coffee", minutes=10, after="draft")
COFFEE = Stage("new1", "break", "Coffee", 10)


def order(state: Workshop) -> list[str]:
    """The ids of the stages, in order."""
    return [stage.id for stage in state.agenda]


def test_fay_adds_a_break_after_the_drafting() -> None:
    """The stage stands where she put it."""
    after = given(PLANNED).when(PAUSE).then(StageAdded(COFFEE, "draft"))
    assert order(after.state)[3:6] == ["draft", "new1", "discuss"]


def test_a_stage_after_none_comes_first() -> None:
    """An empty `after` is the start of the agenda."""
    after = given(PLANNED).when(replace(PAUSE, after=""))
    assert order(after.state)[:2] == ["new1", "welcome"]


def test_a_stage_that_needs_a_part_is_about_the_mission_unless_said() -> None:
    """Most workshops are about the mission; a break is about neither."""
    draft = AddStage(stage_kind="draft", title="Draft", minutes=5)
    added = (
        given(PLANNED)
        .when(draft)
        .then(StageAdded(Stage("new1", "draft", "Draft", 5, "mission"), ""))
    )
    assert added.state.agenda[0].part == "mission"
    given(PLANNED).when(replace(PAUSE, part="vision")).then(StageAdded(COFFEE, "draft"))


def test_only_a_narrow_stage_says_what_it_narrows() -> None:
    """On any other stage the word would mean nothing."""
    given(PLANNED).when(replace(PAUSE, over="ideas")).then(StageAdded(COFFEE, "draft"))


@pytest.mark.parametrize(
    ("changes", "about", "sentence"),
    [
        (
            {"stage_kind": "party"},
            "stage_kind",
            "There is no such kind of stage. Choose one from the list.",
        ),
        ({"title": " "}, "title", "Give the stage a title."),
        ({"minutes": 0}, "minutes", "Give the stage between 1 minute and 30 days."),
        ({"minutes": 43_201}, "minutes", "Give the stage between 1 minute and 30 days."),
        (
            {"stage_kind": "vote", "part": "motto"},
            "part",
            "Say whether this stage is about the vision or the mission.",
        ),
        ({"stage_kind": "narrow"}, "over", "Choose what to narrow: ideas or candidates."),
        ({"stage_kind": "gather"}, "prompts", "Add at least one question to answer."),
        (
            {"prompts": tuple(Prompt(f"p{n}", "who", "Who?") for n in range(13))},
            "prompts",
            "Keep it to 12 questions.",
        ),
        (
            {"prompts": (Prompt("p", "who", "Who?"), Prompt("p", "who", "Whom?"))},
            "prompts",
            "Every question needs its own text.",
        ),
        ({"prompts": (Prompt("p", "who", ""),)}, "prompts", "Every question needs its own text."),
    ],
)
def test_a_stage_that_cannot_be_run_is_refused_beside_its_field(
    changes: dict[str, Any], about: str, sentence: str
) -> None:
    """The sentence says what to do, the field says where."""
    given(PLANNED).when(replace(PAUSE, **changes)).then_refused("invalid", sentence, about=about)


def test_a_stage_goes_after_one_that_is_there() -> None:
    """Somebody else may have removed it meanwhile."""
    given(PLANNED).when(replace(PAUSE, after="gone")).then_refused(
        "not_found", "This stage is no longer on the agenda. Choose another one.", about="after"
    )


def test_an_agenda_has_an_end() -> None:
    """Nobody runs more stages in a day, and no page lists more."""
    room = given(PLANNED)
    for _ in range(MOST_STAGES - len(AGENDA)):
        room = room.when(PAUSE)
    room.when(PAUSE).then_refused("invalid", "An agenda holds 40 stages at most. Remove one first.")


def test_fay_gives_a_stage_more_minutes_and_keeps_its_questions() -> None:
    """Questions that are not sent stay."""
    given(PLANNED).when(ChangeStage("gather", "Gather", 9)).then(
        StageChanged("gather", "Gather", 9, (WHO, WHAT), "")
    )


def test_changing_a_stage_to_what_it_is_writes_nothing() -> None:
    """Nothing happened."""
    given(PLANNED).when(ChangeStage("draft", "Draft", 10)).then_nothing()


def test_a_question_with_answers_is_reworded_but_not_removed() -> None:
    """Ana's idea would answer a question that is nowhere."""
    room = given(*in_stage("gather"), *joined(ANA), idea("i1", ANA, prompt="what"))
    room.when(ChangeStage("gather", "Gather", 6, (WHO,))).then_refused(
        "in_use",
        "This question has answers already. Reword it instead of removing it.",
        about="prompts",
    )
    reworded = replace(WHAT, text="What makes us special?")
    room.when(ChangeStage("gather", "Gather", 6, (reworded,))).then(
        StageChanged("gather", "Gather", 6, (reworded,), "")
    )


def test_a_stage_that_was_never_opened_can_go() -> None:
    """Fay cuts the narrowing to save time."""
    after = given(*in_stage("gather")).when(RemoveStage("narrow")).then(StageRemoved("narrow"))
    assert "narrow" not in order(after.state)


def test_a_stage_that_was_opened_belongs_to_the_record() -> None:
    """What was done there would hang in the air."""
    given(*in_stage("draft")).when(RemoveStage("gather")).then_refused(
        "opened", "This stage was opened, so it belongs to the record. Skip it instead."
    )


def test_the_last_stage_stays() -> None:
    """A workshop without a stage can't start."""
    one = given(replace(PLANNED, agenda=AGENDA[:1]))
    one.when(RemoveStage("welcome")).then_refused(
        "last_stage", "An agenda needs at least one stage. Add another one first."
    )


def test_fay_moves_the_vote_before_the_discussion() -> None:
    """Any order, at any time."""
    after = given(PLANNED).when(MoveStage("vote", after="draft")).then(StageMoved("vote", "draft"))
    assert order(after.state)[3:6] == ["draft", "vote", "discuss"]


def test_a_stage_moves_to_the_front() -> None:
    """After none: first."""
    after = given(PLANNED).when(MoveStage("close")).then(StageMoved("close", ""))
    assert order(after.state)[0] == "close"


def test_moving_a_stage_to_where_it_is_writes_nothing() -> None:
    """Nothing happened."""
    given(PLANNED).when(MoveStage("gather", after="welcome")).then_nothing()
    given(PLANNED).when(MoveStage("welcome")).then_nothing()


def test_a_stage_cannot_come_after_itself() -> None:
    """There is no such place."""
    given(PLANNED).when(MoveStage("vote", after="vote")).then_refused(
        "invalid", "Choose another stage to come before this one.", about="after"
    )


@pytest.mark.parametrize(
    "command",
    [RemoveStage("gone"), MoveStage("gone"), ChangeStage("gone", "Gone", 5)],
    ids=lambda command: command.kind,
)
def test_a_stage_that_is_gone_is_named_so(command: Any) -> None:
    """Two facilitators edit at once."""
    given(PLANNED).when(command).then_refused(
        "not_found", "This stage is no longer on the agenda. Choose another one.", about="stage"
    )
