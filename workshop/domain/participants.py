"""Who is in the room: joining, leaving for good, the door, raised hands, "I am done"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .commands import FACILITATOR, PARTICIPANT, Command, Context, Id
from .errors import N_, Invalid, NotFound, NotNow
from .events import Event
from .running import require_live
from .shelf import Shelf
from .state import FINISHED, Participant, Workshop

EVERYBODY = frozenset({FACILITATOR, PARTICIPANT})
PEOPLE = frozenset({PARTICIPANT})


@dataclass(frozen=True, slots=True)
class Join(Command):
    """Enter the room. Sent by the join page for the person whose id the actor carries."""

    kind = "join"
    roles = PEOPLE
    group: Id = ""


@dataclass(frozen=True, slots=True)
class ChooseGroup(Command):
    """Change one's stakeholder group; empty: prefer not to say."""

    kind = "choose_group"
    roles = PEOPLE
    group: Id = ""


@dataclass(frozen=True, slots=True)
class RemoveParticipant(Command):
    """Take a person, and their device, out of the room for good."""

    kind = "remove_participant"
    participant: Id


@dataclass(frozen=True, slots=True)
class CloseDoor(Command):
    """Let nobody new in; whoever is in comes back all the same."""

    kind = "close_door"


@dataclass(frozen=True, slots=True)
class OpenDoor(Command):
    """Undo of `close_door`."""

    kind = "open_door"


@dataclass(frozen=True, slots=True)
class RaiseHand(Command):
    """Ask to speak."""

    kind = "raise_hand"
    roles = PEOPLE


@dataclass(frozen=True, slots=True)
class LowerHand(Command):
    """Lower one's own hand; the facilitator lowers anybody's by naming the participant."""

    kind = "lower_hand"
    roles = EVERYBODY
    participant: Id = ""


@dataclass(frozen=True, slots=True)
class LowerAllHands(Command):
    """Lower every raised hand. They go down by themselves when the room moves to another stage."""

    kind = "lower_all_hands"


@dataclass(frozen=True, slots=True)
class SayDone(Command):
    """ "I am done" with a stage, or (done false) "I go on"."""

    kind = "say_done"
    roles = PEOPLE
    stage: Id
    done: bool = True


@dataclass(frozen=True, slots=True)
class ParticipantJoined(Event):
    kind = "participant_joined"
    participant: str
    group: str


@dataclass(frozen=True, slots=True)
class GroupChosen(Event):
    kind = "group_chosen"
    participant: str
    group: str


@dataclass(frozen=True, slots=True)
class ParticipantRemoved(Event):
    kind = "participant_removed"
    participant: str


@dataclass(frozen=True, slots=True)
class DoorClosed(Event):
    kind = "door_closed"


@dataclass(frozen=True, slots=True)
class DoorOpened(Event):
    kind = "door_opened"


@dataclass(frozen=True, slots=True)
class HandRaised(Event):
    kind = "hand_raised"
    personal = frozenset({"participant"})
    participant: str


@dataclass(frozen=True, slots=True)
class HandLowered(Event):
    kind = "hand_lowered"
    personal = frozenset({"participant"})
    participant: str


@dataclass(frozen=True, slots=True)
class HandsLowered(Event):
    kind = "hands_lowered"


@dataclass(frozen=True, slots=True)
class DoneSaid(Event):
    kind = "done_said"
    personal = frozenset({"participant"})
    stage: str
    participant: str
    done: bool


def participant(state: Workshop, context: Context) -> Participant:
    """The participant who sends the command; raises NotFound for one who is not in the room."""
    found = state.participants.get(context.actor.id)
    if found is None or found.removed:
        raise NotFound(N_("You are not in this workshop. Join it again with its link or code."))
    return found


def check_group(state: Workshop, group: str) -> None:
    if group and all(known.id != group for known in state.brief.groups):
        raise Invalid(
            N_("Choose one of the groups in the list, or “prefer not to say”."), field="group"
        )


def check_join(state: Workshop, command: Join) -> None:
    """Whether somebody new may come in now. Raises NotNow or Invalid."""
    if not state.door_open:
        raise NotNow(
            N_("The door of this workshop is closed. Ask the facilitator to open it."),
            code="door_closed",
        )
    if state.status == FINISHED:
        raise NotNow(N_("This workshop is over. Ask the facilitator for its outcome."), code="over")
    check_group(state, command.group)


def join(state: Workshop, command: Join, context: Context) -> tuple[Event, ...]:
    known = state.participants.get(context.actor.id)
    if known is not None and known.removed:
        raise NotNow(
            N_(
                "The facilitator has removed this device from the workshop. If it was a"
                " mistake, speak to them."
            ),
            code="removed",
        )
    if known is not None:
        return ()
    check_join(state, command)
    return (ParticipantJoined(context.actor.id, command.group),)


def choose_group(state: Workshop, command: ChooseGroup, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    if state.status == FINISHED:
        require_live(state)
    check_group(state, command.group)
    if state.open_round is not None:
        raise NotNow(N_("You can change your group when the vote has closed."), code="round_open")
    return () if me.group == command.group else (GroupChosen(me.id, command.group),)


def remove_participant(
    state: Workshop, command: RemoveParticipant, context: Context
) -> tuple[Event, ...]:
    found = state.participants.get(command.participant)
    if found is None:
        raise NotFound(
            N_("This person is no longer in the workshop. Choose somebody else."),
            field="participant",
        )
    return () if found.removed else (ParticipantRemoved(found.id),)


def close_door(state: Workshop, command: CloseDoor, context: Context) -> tuple[Event, ...]:
    return (DoorClosed(),) if state.door_open else ()


def open_door(state: Workshop, command: OpenDoor, context: Context) -> tuple[Event, ...]:
    return () if state.door_open else (DoorOpened(),)


def raise_hand(state: Workshop, command: RaiseHand, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    return () if me.id in state.hands else (HandRaised(me.id),)


def lower_hand(state: Workshop, command: LowerHand, context: Context) -> tuple[Event, ...]:
    whose = command.participant if context.actor.role == FACILITATOR else context.actor.id
    return (HandLowered(whose),) if whose in state.hands else ()


def lower_all_hands(state: Workshop, command: LowerAllHands, context: Context) -> tuple[Event, ...]:
    return (HandsLowered(),) if state.hands else ()


def say_done(state: Workshop, command: SayDone, context: Context) -> tuple[Event, ...]:
    me = participant(state, context)
    require_live(state)
    if state.stage(command.stage) is None:
        raise NotFound(
            N_("This stage is no longer on the agenda. Choose another one."), field="stage"
        )
    if (command.stage in me.done) == command.done:
        return ()
    return (DoneSaid(command.stage, me.id, command.done),)


def with_person(
    state: Workshop, person: str, change: Callable[[Participant], Participant]
) -> Shelf[Participant]:
    """The participants with this one changed; as they are where the log has forgotten who it was.

    Who did something is a personal part of the log: once erased, it reads as "".
    """
    known = state.participants.get(person)
    return state.participants if known is None else state.participants.put(person, change(known))


def having_written(state: Workshop, person: str, stage: str) -> Workshop:
    """The state in which this person counts among those who wrote something in the stage."""
    known = state.participants.get(person)
    if known is None or not stage or stage in known.wrote:
        return state
    return replace(
        state,
        participants=state.participants.put(person, replace(known, wrote=known.wrote | {stage})),
        wrote_counts={**state.wrote_counts, stage: state.wrote_counts.get(stage, 0) + 1},
    )


def joined(state: Workshop, event: ParticipantJoined) -> Workshop:
    newcomer = Participant(event.participant, event.group)
    return replace(state, participants=state.participants.put(newcomer.id, newcomer))


def group_chosen(state: Workshop, event: GroupChosen) -> Workshop:
    changed = replace(state.participants[event.participant], group=event.group)
    return replace(state, participants=state.participants.put(changed.id, changed))


def _without(counts: Mapping[str, int], stages: frozenset[str]) -> dict[str, int]:
    return {stage: count - (stage in stages) for stage, count in counts.items()}


def removed(state: Workshop, event: ParticipantRemoved) -> Workshop:
    gone = replace(state.participants[event.participant], removed=True)
    finals = state.finals
    if any(final.scribe == gone.id for final in finals.values()):
        finals = {
            part: replace(final, scribe="") if final.scribe == gone.id else final
            for part, final in finals.items()
        }
    return replace(
        state,
        participants=state.participants.put(gone.id, gone),
        hands=tuple(hand for hand in state.hands if hand != gone.id),
        # "7 of 12 are done" counts the same people twice, so neither number may keep them.
        done_counts=_without(state.done_counts, gone.done),
        wrote_counts=_without(state.wrote_counts, gone.wrote),
        finals=finals,
    )


def door_closed(state: Workshop, event: DoorClosed) -> Workshop:
    return replace(state, door_open=False)


def door_opened(state: Workshop, event: DoorOpened) -> Workshop:
    return replace(state, door_open=True)


def hand_raised(state: Workshop, event: HandRaised) -> Workshop:
    if not event.participant:
        return state
    return replace(state, hands=(*state.hands, event.participant))


def hand_lowered(state: Workshop, event: HandLowered) -> Workshop:
    return replace(state, hands=tuple(hand for hand in state.hands if hand != event.participant))


def hands_lowered(state: Workshop, event: HandsLowered) -> Workshop:
    return replace(state, hands=())


def done_said(state: Workshop, event: DoneSaid) -> Workshop:
    said = {event.stage}
    participants = with_person(
        state,
        event.participant,
        lambda me: replace(me, done=me.done | said if event.done else me.done - said),
    )
    count = state.done_counts.get(event.stage, 0) + (1 if event.done else -1)
    return replace(
        state,
        participants=participants,
        done_counts={**state.done_counts, event.stage: count},
    )


DECIDE = {
    Join: join,
    ChooseGroup: choose_group,
    RemoveParticipant: remove_participant,
    CloseDoor: close_door,
    OpenDoor: open_door,
    RaiseHand: raise_hand,
    LowerHand: lower_hand,
    LowerAllHands: lower_all_hands,
    SayDone: say_done,
}
EVOLVE = {
    ParticipantJoined: joined,
    GroupChosen: group_chosen,
    ParticipantRemoved: removed,
    DoorClosed: door_closed,
    DoorOpened: door_opened,
    HandRaised: hand_raised,
    HandLowered: hand_lowered,
    HandsLowered: hands_lowered,
    DoneSaid: done_said,
}
