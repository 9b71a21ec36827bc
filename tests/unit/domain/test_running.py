"""The workshop under way: moves and their undo, the timer, look up, the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    PLANNED,
    START,
    candidate,
    chosen,
    given,
    idea,
    in_stage,
    joined,
    vote_opened,
)
from workshop.domain.commands import PARTICIPANT, Actor, Command
from workshop.domain.ideas import AddIdea, IdeaHidden, IdeasRevealed, IdeaWithdrawn
from workshop.domain.participants import HandRaised, RaiseHand, RemoveParticipant
from workshop.domain.running import (
    MINUTE,
    AddMinutes,
    EndLookUp,
    FinishWorkshop,
    LookUpEnded,
    LookUpStarted,
    MoveUndone,
    OpenStage,
    PauseTimer,
    ReopenWorkshop,
    StageOpened,
    StartLookUp,
    StartTimer,
    StartWorkshop,
    TimerChanged,
    UndoMove,
    WorkshopFinished,
    WorkshopReopened,
    WorkshopStarted,
)
from workshop.domain.state import Timer

ZOE = Actor("zoe", PARTICIPANT)
VOTE_OPEN = "A vote is still open. Close it or cancel it before you move on."


def test_fay_starts_with_the_first_stage_and_its_minutes_begin_to_run() -> None:
    """The welcome has four minutes."""
    started = given(PLANNED).when(StartWorkshop()).then(WorkshopStarted("welcome", START))
    assert (started.state.status, started.state.current) == ("live", "welcome")
    assert started.state.timer == Timer(4 * MINUTE, ends_at=START + 4 * MINUTE)


def test_starting_twice_changes_nothing() -> None:
    """A double click."""
    given(*in_stage("draft")).when(StartWorkshop()).then_nothing()


def test_a_workshop_without_stages_cannot_start() -> None:
    """There would be nothing to do."""
    given(replace(PLANNED, agenda=())).when(StartWorkshop()).then_refused(
        "no_stage", "Add a stage to the agenda first."
    )


def test_a_finished_workshop_is_opened_again_rather_than_started() -> None:
    """Starting would go back to the welcome."""
    given(*in_stage("close"), WorkshopFinished(START)).when(StartWorkshop()).then_refused(
        "over", "This workshop is over. Open it again instead."
    )


def test_fay_moves_on_and_the_new_stage_brings_its_own_minutes() -> None:
    """Drafting has ten."""
    moved = given(*in_stage("narrow")).when(OpenStage("draft"), minutes=3)
    moved.then(StageOpened("draft", START + 3 * MINUTE))
    assert moved.state.timer == Timer(10 * MINUTE, ends_at=START + 13 * MINUTE)


def test_fay_goes_back_to_an_earlier_stage_and_nothing_is_lost() -> None:
    """Ben's idea is still there when the stage opens again."""
    room = given(*in_stage("draft"), *joined(BEN), idea("i1", BEN))
    assert room.when(OpenStage("gather")).then(StageOpened("gather", START)).state.ideas["i1"]


def test_moving_to_where_one_is_changes_nothing() -> None:
    """The timer does not start over either."""
    given(*in_stage("draft")).when(OpenStage("draft"), minutes=5).then_nothing()


def test_an_open_vote_holds_the_room() -> None:
    """Moving on would leave ballots behind that nobody counts."""
    voting = given(*in_stage("vote"), *joined(ANA), candidate("m1", ANA), vote_opened("r1", "m1"))
    voting.when(OpenStage("word")).then_refused("round_open", VOTE_OPEN)
    voting.when(UndoMove()).then_refused("round_open", VOTE_OPEN)
    voting.when(FinishWorkshop()).then_refused("round_open", VOTE_OPEN)


def test_moving_on_ends_the_look_up() -> None:
    """Phones wake up for the new stage."""
    given(*in_stage("draft"), LookUpStarted("", "")).when(OpenStage("discuss")).then(
        LookUpEnded(), StageOpened("discuss", START)
    )


def test_moving_on_by_accident_is_undone_with_what_was_left_of_the_timer() -> None:
    """Two of the six minutes had passed; the accident itself costs nothing."""
    room = given(*in_stage("gather")).when(OpenStage("narrow"), minutes=2)
    undone = room.when(UndoMove(), minutes=3)
    undone.then(MoveUndone("gather", Timer(6 * MINUTE, ends_at=START + 7 * MINUTE)))
    assert undone.state.current == "gather"


def test_a_paused_timer_comes_back_paused() -> None:
    """As it was before the move."""
    room = given(*in_stage("gather")).when(PauseTimer(), minutes=2)
    undone = room.when(OpenStage("narrow"), minutes=3).when(UndoMove(), minutes=4)
    undone.then(MoveUndone("gather", Timer(6 * MINUTE, left=4 * MINUTE)))


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param((PauseTimer(), StartTimer()), id="paused for a while"),
        pytest.param((PauseTimer(),), id="paused"),
        pytest.param((AddMinutes(-20),), id="cut short"),
        pytest.param((FinishWorkshop(), ReopenWorkshop()), id="ended by mistake"),
    ],
)
def test_what_was_left_does_not_depend_on_the_timer_after_the_move(
    meanwhile: tuple[Command, ...],
) -> None:
    """Two of the six minutes had passed, whatever was done to the clock of the wrong stage."""
    room = given(*in_stage("gather")).when(OpenStage("narrow"), minutes=2)
    for minutes, command in enumerate(meanwhile, start=3):
        room = room.when(command, minutes=minutes)
    undone = room.when(UndoMove(), minutes=6)
    undone.then(MoveUndone("gather", Timer(6 * MINUTE, ends_at=START + 10 * MINUTE)))


def test_one_move_is_undone_once() -> None:
    """Undo is for the accident just made, not a way through history."""
    room = given(*in_stage("narrow")).when(UndoMove()).when(UndoMove())
    room.then_refused("nothing_to_undo", "There is no move to undo. Choose a stage in the agenda.")


def test_there_is_no_move_to_undo_in_the_first_stage() -> None:
    """Starting is no move."""
    given(*in_stage("welcome")).when(UndoMove()).then_refused(
        "nothing_to_undo", "There is no move to undo. Choose a stage in the agenda."
    )


def test_the_timer_stops_and_goes_on_with_what_was_left() -> None:
    """Six minutes, two passed; a pause of five; four are left."""
    paused = given(*in_stage("gather")).when(PauseTimer(), minutes=2)
    paused.then(TimerChanged(Timer(6 * MINUTE, left=4 * MINUTE)))
    paused.when(StartTimer(), minutes=7).then(
        TimerChanged(Timer(6 * MINUTE, ends_at=START + 11 * MINUTE))
    )


def test_starting_a_running_timer_or_pausing_a_paused_one_changes_nothing() -> None:
    """Two facilitators press at once."""
    room = given(*in_stage("gather"))
    room.when(StartTimer(), minutes=1).then_nothing()
    room.when(PauseTimer()).when(PauseTimer(), minutes=1).then_nothing()


def test_one_minute_more_and_one_less() -> None:
    """The end moves, and with it the total that the bar is drawn from."""
    more = given(*in_stage("gather")).when(AddMinutes(1), minutes=2)
    more.then(TimerChanged(Timer(7 * MINUTE, ends_at=START + 7 * MINUTE)))
    more.when(AddMinutes(-1), minutes=2).then(
        TimerChanged(Timer(6 * MINUTE, ends_at=START + 6 * MINUTE))
    )


def test_a_minute_after_the_end_counts_from_now() -> None:
    """Time was up for four minutes; one more minute is a whole one."""
    given(*in_stage("gather")).when(AddMinutes(1), minutes=10).then(
        TimerChanged(Timer(7 * MINUTE, ends_at=START + 11 * MINUTE))
    )


def test_taking_more_than_is_left_ends_the_time_now() -> None:
    """A timer never ends in the past by being shortened."""
    given(*in_stage("gather")).when(AddMinutes(-30), minutes=2).then(
        TimerChanged(Timer(MINUTE, ends_at=START + 2 * MINUTE))
    )


@pytest.mark.parametrize("minutes", [0, 61, -61])
def test_minutes_are_added_in_sensible_numbers(minutes: int) -> None:
    """A slip of the finger is no day."""
    given(*in_stage("gather")).when(AddMinutes(minutes)).then_refused(
        "invalid", "Add or take between 1 and 60 minutes.", about="minutes"
    )


def test_all_look_up_to_the_idea_that_is_talked_about() -> None:
    """And only the facilitator ends it."""
    room = given(*in_stage("draft"), *joined(ANA), idea("i1", ANA), IdeasRevealed("gather"))
    looking = room.when(StartLookUp("idea", "i1")).then(LookUpStarted("idea", "i1"))
    looking.when(StartLookUp("idea", "i1")).then_nothing()
    looking.when(EndLookUp()).then(LookUpEnded()).when(EndLookUp()).then_nothing()


def test_all_look_up_to_a_candidate_to_the_final_words_or_to_each_other() -> None:
    """Nothing shown means: look at one another."""
    room = given(*in_stage("word"), *joined(ANA), candidate("m1", ANA), chosen("m1"))
    room.when(StartLookUp("candidate", "m1")).then(LookUpStarted("candidate", "m1"))
    room.when(StartLookUp("final", "mission")).then(LookUpStarted("final", "mission"))
    room.when(StartLookUp()).then(LookUpStarted("", ""))


@pytest.mark.parametrize(
    ("over", "item"),
    [
        ("idea", "secret"),
        ("idea", "hidden"),
        ("idea", "withdrawn"),
        ("idea", "nowhere"),
        ("candidate", "nowhere"),
        ("final", "vision"),
        ("", "i1"),
    ],
)
def test_what_the_room_may_not_see_is_not_looked_up_to(over: str, item: str) -> None:
    """Unrevealed, hidden, withdrawn, or not there."""
    second = replace(idea("secret", ANA), stage="later")
    room = given(
        *in_stage("word"),
        *joined(ANA),
        idea("hidden", ANA),
        idea("withdrawn", ANA),
        second,
        IdeasRevealed("gather"),
        IdeaHidden("hidden", "names a person"),
        IdeaWithdrawn("withdrawn"),
        candidate("m1", ANA),
        chosen("m1"),
    )
    room.when(StartLookUp(over, item)).then_refused(
        "not_found",
        "This can’t be shown: it is hidden or gone. Choose something else.",
        about="item",
    )


def test_one_looks_up_to_a_kind_of_thing_that_exists() -> None:
    """A page from another version may ask for anything."""
    given(*in_stage("draft")).when(StartLookUp("poem", "x")).then_refused(
        "invalid", "Choose an idea, a candidate or the final words.", about="over"
    )


def test_hands_go_down_with_their_stage_and_come_back_with_an_undo() -> None:
    """They were up for what the room talked about; a hand that went up meanwhile comes last."""
    room = given(*in_stage("discuss"), *joined(ANA, BEN, ZOE), HandRaised("ana"), HandRaised("zoe"))
    moved = room.when(OpenStage("vote"), minutes=1)
    assert moved.state.hands == ()
    later = moved.when(RaiseHand(), by=BEN).when(RemoveParticipant("zoe"))
    assert later.when(UndoMove(), minutes=2).state.hands == ("ana", "ben")


def test_the_end_lowers_hands_and_stops_the_clock() -> None:
    """Nobody waits for a word any more."""
    room = given(*in_stage("close"), *joined(ANA), HandRaised("ana"), LookUpStarted("", ""))
    over = room.when(FinishWorkshop(), minutes=5).then(WorkshopFinished(START + 5 * MINUTE))
    assert (over.state.status, over.state.hands, over.state.timer, over.state.look_up) == (
        "finished",
        (),
        None,
        None,
    )
    over.when(FinishWorkshop()).then_nothing()


def test_a_finished_workshop_is_opened_again_where_it_was() -> None:
    """Somebody had more to say."""
    over = given(*in_stage("close"), WorkshopFinished(START))
    again = over.when(ReopenWorkshop()).then(WorkshopReopened())
    assert (again.state.status, again.state.current, again.state.finished_at) == (
        "live",
        "close",
        0,
    )
    again.when(ReopenWorkshop()).then_nothing()


@pytest.mark.parametrize(
    "command",
    [OpenStage("draft"), UndoMove(), StartTimer(), PauseTimer(), AddMinutes(1), StartLookUp()],
    ids=lambda command: command.kind,
)
def test_nothing_moves_before_the_start_or_after_the_end(command: Any) -> None:
    """And the sentence says which of the two it is."""
    given(PLANNED).when(command).then_refused(
        "not_started", "The workshop has not started yet. Wait for the facilitator to start it."
    )
    given(*in_stage("close"), WorkshopFinished(START)).when(command).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )


def test_a_workshop_that_was_opened_again_has_no_timer_until_the_next_stage() -> None:
    """The time of its last stage is long over."""
    again = given(*in_stage("close"), WorkshopFinished(START), WorkshopReopened())
    again.when(AddMinutes(1)).then_refused(
        "no_timer", "There is no timer to change yet. Open a stage first."
    )


def test_a_phone_that_was_offline_at_the_end_is_told_so() -> None:
    """Its idea is refused with the reason, and stays on the phone."""
    over = given(*in_stage("close"), *joined(ANA), WorkshopFinished(START))
    over.when(AddIdea("gather", "what", "Late"), by=ANA).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )
