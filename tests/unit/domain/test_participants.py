"""Who is in the room, and who may do what."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

import pytest

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    FAY,
    PLANNED,
    START,
    WALL,
    candidate,
    chosen,
    given,
    idea,
    in_stage,
    joined,
    vote_opened,
)
from workshop.domain.catalogue import COMMANDS
from workshop.domain.commands import Actor, Command
from workshop.domain.errors import NotAllowed, Refused
from workshop.domain.final_words import ScribeNamed
from workshop.domain.ideas import WithdrawIdea
from workshop.domain.participants import (
    ChooseGroup,
    CloseDoor,
    DoneSaid,
    DoorClosed,
    DoorOpened,
    GroupChosen,
    HandLowered,
    HandRaised,
    HandsLowered,
    Join,
    LowerAllHands,
    LowerHand,
    OpenDoor,
    ParticipantJoined,
    ParticipantRemoved,
    RaiseHand,
    RemoveParticipant,
    SayDone,
)
from workshop.domain.running import StageOpened, WorkshopFinished

NOT_HERE = "You are not in this workshop. Join it again with its link or code."


def test_ana_joins_with_her_group_and_joining_again_is_no_second_ana() -> None:
    """A reload of the join page."""
    room = given(*in_stage("welcome")).when(Join("desk"), by=ANA)
    room.then(ParticipantJoined("ana", "desk")).when(Join("desk"), by=ANA).then_nothing()


def test_ben_joins_before_the_start_and_without_a_group() -> None:
    """ "Prefer not to say" is an answer."""
    given(PLANNED).when(Join(), by=BEN).then(ParticipantJoined("ben", ""))


def test_a_group_that_is_not_on_the_list_is_refused() -> None:
    """It may have been removed while the page was open."""
    given(PLANNED).when(Join("pirates"), by=BEN).then_refused(
        "invalid", "Choose one of the groups in the list, or “prefer not to say”.", about="group"
    )


def test_a_closed_door_keeps_newcomers_out_and_lets_ana_back_in() -> None:
    """Ana is known, so her reload works."""
    room = given(*in_stage("draft"), *joined(ANA)).when(CloseDoor()).then(DoorClosed())
    room.when(Join(), by=BEN).then_refused(
        "door_closed", "The door of this workshop is closed. Ask the facilitator to open it."
    )
    room.when(Join(), by=ANA).then_nothing()
    room.when(OpenDoor()).then(DoorOpened()).when(Join(), by=BEN).then(ParticipantJoined("ben", ""))


def test_nobody_joins_a_workshop_that_is_over() -> None:
    """Its outcome has a page of its own."""
    given(*in_stage("close"), WorkshopFinished(START)).when(Join(), by=BEN).then_refused(
        "over", "This workshop is over. Ask the facilitator for its outcome."
    )


def test_somebody_who_was_removed_stays_out_and_can_do_nothing() -> None:
    """Not by joining again either."""
    room = given(*in_stage("gather"), *joined(ANA)).when(RemoveParticipant("ana"))
    room.then(ParticipantRemoved("ana"))
    room.when(Join(), by=ANA).then_refused(
        "removed",
        "The facilitator has removed this device from the workshop. If it was a mistake, speak"
        " to them.",
    )
    room.when(RaiseHand(), by=ANA).then_refused("not_found", NOT_HERE)
    room.when(RemoveParticipant("ana")).then_nothing()


def test_somebody_who_was_never_here_cannot_be_removed() -> None:
    """The list was old."""
    given(PLANNED).when(RemoveParticipant("zoe")).then_refused(
        "not_found",
        "This person is no longer in the workshop. Choose somebody else.",
        about="participant",
    )


def test_with_ana_go_her_hand_her_done_and_her_pen() -> None:
    """ "1 of 1 are done" would be two people otherwise, and the room would wait for a scribe."""
    room = given(
        *in_stage("word"),
        *joined(ANA, BEN),
        candidate("m1", BEN),
        chosen("m1"),
        ScribeNamed("mission", "ana"),
        HandRaised("ana"),
        HandRaised("ben"),
        DoneSaid("draft", "ana", True),
        DoneSaid("draft", "ben", True),
    )
    after = room.when(RemoveParticipant("ana")).state
    assert (after.hands, after.done_counts, after.finals["mission"].scribe) == (
        ("ben",),
        {"draft": 1},
        "",
    )


def test_ana_changes_her_group_but_not_during_a_vote() -> None:
    """The ballots are counted by group."""
    room = given(*in_stage("vote"), *joined(ANA), candidate("m1", ANA))
    room.when(ChooseGroup("customers"), by=ANA).then(GroupChosen("ana", "customers"))
    room.when(ChooseGroup("desk"), by=ANA).then_nothing()
    room.and_given(vote_opened("r1", "m1")).when(ChooseGroup("it"), by=ANA).then_refused(
        "round_open", "You can change your group when the vote has closed."
    )


def test_hands_queue_in_the_order_in_which_they_went_up() -> None:
    """The first one speaks first."""
    room = given(*in_stage("discuss"), *joined(ANA, BEN))
    room = room.when(RaiseHand(), by=BEN).then(HandRaised("ben")).when(RaiseHand(), by=ANA)
    assert room.state.hands == ("ben", "ana")
    room.when(RaiseHand(), by=BEN).then_nothing()
    room.when(LowerHand("ben")).then(HandLowered("ben"))


def test_ana_lowers_her_own_hand_whoever_she_names() -> None:
    """Only the facilitator lowers somebody else's."""
    room = given(*in_stage("discuss"), *joined(ANA, BEN), HandRaised("ana"), HandRaised("ben"))
    room.when(LowerHand("ben"), by=ANA).then(HandLowered("ana"))
    room.when(LowerHand("zoe")).then_nothing()


def test_all_hands_go_down_at_one_press() -> None:
    """Where none is up, nothing happens."""
    room = given(*in_stage("discuss"), *joined(ANA, BEN), HandRaised("ana"), HandRaised("ben"))
    after = room.when(LowerAllHands()).then(HandsLowered())
    assert after.state.hands == ()
    after.when(LowerAllHands()).then_nothing()


def test_ana_is_done_and_then_thinks_of_something_else() -> None:
    """The number goes up and down again."""
    room = given(*in_stage("gather"), *joined(ANA)).when(SayDone("gather"), by=ANA)
    assert room.then(DoneSaid("gather", "ana", True)).state.done_counts == {"gather": 1}
    room.when(SayDone("gather"), by=ANA).then_nothing()
    room = room.when(SayDone("gather", done=False), by=ANA)
    assert room.then(DoneSaid("gather", "ana", False)).state.done_counts == {"gather": 0}


def test_who_wrote_in_a_stage_counts_once() -> None:
    """However much it was, and also when it is withdrawn; not any more once they are removed."""
    room = given(*in_stage("gather"), *joined(ANA, BEN), idea("i1", ANA), idea("i2", ANA))
    assert room.state.wrote_counts == {"gather": 1}
    room = room.when(WithdrawIdea("i1"), by=ANA).and_given(idea("i3", BEN))
    assert room.state.wrote_counts == {"gather": 2}
    room = room.and_given(StageOpened("draft", START), candidate("m1", ANA))
    assert room.state.wrote_counts == {"gather": 2, "draft": 1}
    assert room.when(RemoveParticipant("ana")).state.wrote_counts == {"gather": 1, "draft": 0}


def test_nobody_is_done_with_a_stage_that_is_gone() -> None:
    """It was removed meanwhile."""
    given(*in_stage("gather"), *joined(ANA)).when(SayDone("gone"), by=ANA).then_refused(
        "not_found", "This stage is no longer on the agenda. Choose another one.", about="stage"
    )


@pytest.mark.parametrize(
    "command", [RaiseHand(), SayDone("close"), ChooseGroup("it")], ids=lambda command: command.kind
)
def test_after_the_end_nobody_raises_a_hand_is_done_or_changes_group(command: Command) -> None:
    """Nobody would see it, and the record is complete."""
    over = given(*in_stage("close"), *joined(ANA), WorkshopFinished(START))
    over.when(command, by=ANA).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )


def example(command: type[Command]) -> Command:
    """A command of this kind with something in every field that must be filled in."""
    values = {"int": 1, "Id": "x", "Word": "x", "Line": "x", "Text": "x", "Name": "x"}
    needed: dict[str, Any] = {}
    for field in fields(command):
        if field.default is MISSING and field.default_factory is MISSING:
            needed[field.name] = values.get(str(field.type), ())
    return command(**needed)


PAIRS = [
    pytest.param(command, actor, id=f"{command.kind}-{actor.role}")
    for command in COMMANDS
    for actor in (FAY, ANA, WALL)
]


@pytest.mark.parametrize(("command", "actor"), PAIRS)
def test_the_role_decides_before_anything_else_does(command: type[Command], actor: Actor) -> None:
    """A command that the role may not send is refused as such, whatever is in it."""
    asked = given(*in_stage("draft"), *joined(ANA)).when(example(command), by=actor)
    if actor.role in command.roles:
        assert not isinstance(asked.refused, NotAllowed)
    else:
        asked.then_refused(
            "not_allowed", "That is not yours to do in this workshop. Ask the facilitator."
        )


def test_the_screen_may_do_nothing_at_all() -> None:
    """It is a wall with an address."""
    assert [command.kind for command in COMMANDS if WALL.role in command.roles] == []


def test_a_facilitator_who_did_not_join_takes_no_part() -> None:
    """They can take part with a phone of their own, under an identity of its own."""
    refused = given(*in_stage("gather")).when(Join("desk"), by=FAY).refused
    assert isinstance(refused, Refused)
    assert refused.code == "not_allowed"
