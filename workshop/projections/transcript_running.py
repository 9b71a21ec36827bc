"""Lines about the room itself: planning, stages, timer, people, looking up, the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.agenda import StageAdded, StageChanged, StageMoved, StageRemoved
from workshop.domain.brief import BriefChanged, WorkshopPlanned
from workshop.domain.closing import ProcedureSet
from workshop.domain.events import Event
from workshop.domain.participants import (
    DoneSaid,
    DoorClosed,
    DoorOpened,
    GroupChosen,
    HandLowered,
    HandRaised,
    HandsLowered,
    ParticipantJoined,
    ParticipantRemoved,
)
from workshop.domain.running import (
    MINUTE,
    LookUpEnded,
    LookUpStarted,
    MoveUndone,
    StageOpened,
    TimerChanged,
    WorkshopFinished,
    WorkshopReopened,
    WorkshopStarted,
)

from .said import Said, t, tn
from .shapes import View
from .telling import Told, candidate_name, quote, stage_title


def planned(event: WorkshopPlanned, _before: View, _after: View) -> Told:
    if event.rehearsal:
        return Told(
            t("The workshop is planned, as a rehearsal: some or all of the people are simulated")
        )
    return Told(t("The workshop is planned"))


def brief_changed(_event: BriefChanged, _before: View, _after: View) -> Told:
    return Told(t("The brief is changed"))


def agenda_changed(_event: Event, _before: View, _after: View) -> Told:
    return Told(tn("The agenda is changed", "The agenda is changed {n} times", 1), gathers=True)


def started(event: WorkshopStarted, _before: View, after: View) -> Told:
    return Told(t("The workshop begins: {stage}", stage=stage_title(after, event.stage)), "chapter")


def stage_opened(event: StageOpened, before: View, after: View) -> Told:
    title = stage_title(after, event.stage)
    was = before["agenda"].get(event.stage)
    again = was is not None and was["opened"]
    # A title alone is nobody's to translate.
    said = t("Again: {stage}", stage=title) if again else Said("{stage}", values={"stage": title})
    return Told(said, "chapter")


def move_undone(event: MoveUndone, _before: View, after: View) -> Told:
    title = stage_title(after, event.stage)
    return Told(t("The move is undone. Back to: {stage}", stage=title), "chapter")


def timer_changed(_event: TimerChanged, before: View, after: View) -> Told:
    was, now = before.get("timer"), after.get("timer")
    if was is None or now is None:
        return Told(t("The timer is set"))
    if bool(was["ends_at"]) != bool(now["ends_at"]):
        return Told(t("The timer goes on") if now["ends_at"] else t("The timer is paused"))
    minutes = round((now["total"] - was["total"]) / MINUTE)
    if minutes > 0:
        return Told(tn("{n} minute more", "{n} minutes more", minutes))
    if minutes < 0:
        return Told(tn("{n} minute less", "{n} minutes less", -minutes))
    return Told(t("The timer is changed"))


def look_up_started(_event: LookUpStarted, _before: View, after: View) -> Told:
    look_up = after.get("look_up")
    over, item = (look_up["over"], look_up["item"]) if look_up else ("", "")
    if over == "":
        return Told(t("Everybody looks up"))
    return Told(t("Everybody looks up: {item}", item=_item(over, item, after)), about=(over, item))


def _item(over: str, item: str, view: View) -> Said:
    if over == "candidate":
        return candidate_name(view, item)
    if over == "final":
        return t("the final words")
    idea = view["ideas"].get(item)
    return t("“{text}”", text=quote(idea["text"])) if idea else t("an idea")


def look_up_ended(_event: LookUpEnded, _before: View, _after: View) -> Told:
    return Told(t("Back to the phones"))


def finished(_event: WorkshopFinished, _before: View, _after: View) -> Told:
    return Told(t("The workshop ends"), "decision", None, "end")


def reopened(_event: WorkshopReopened, _before: View, _after: View) -> Told:
    return Told(t("The workshop is open again"), "chapter")


def joined(_event: ParticipantJoined, _before: View, _after: View) -> Told:
    return Told(tn("Somebody joined", "{n} people joined", 1), gathers=True)


def hand_raised(_event: HandRaised, before: View, after: View) -> Told | None:
    if before["counts"]["hands"] == after["counts"]["hands"]:
        return None
    return Told(tn("A hand is raised", "{n} hands are raised", 1), gathers=True)


def done_said(event: DoneSaid, before: View, after: View) -> Told | None:
    was = before["counts"]["done"].get(event.stage, 0)
    if after["counts"]["done"].get(event.stage, 0) <= was:
        return None
    return Told(tn("Somebody is done", "{n} people are done", 1), gathers=True)


def nothing(_event: Event, _before: View, _after: View) -> None:
    """Nobody saw it, or it says nothing about the room's work."""


def door_closed(_event: DoorClosed, _before: View, _after: View) -> Told:
    return Told(t("The door is closed"))


def door_opened(_event: DoorOpened, _before: View, _after: View) -> Told:
    return Told(t("The door is open"))


def procedure_set(_event: ProcedureSet, _before: View, _after: View) -> Told:
    return Told(
        tn("What comes next is recorded", "What comes next is recorded, {n} changes", 1),
        gathers=True,
    )


TELL: Mapping[type[Event], Callable[[Any, View, View], Told | None]] = {
    WorkshopPlanned: planned,
    BriefChanged: brief_changed,
    StageAdded: agenda_changed,
    StageChanged: agenda_changed,
    StageRemoved: agenda_changed,
    StageMoved: agenda_changed,
    WorkshopStarted: started,
    StageOpened: stage_opened,
    MoveUndone: move_undone,
    TimerChanged: timer_changed,
    LookUpStarted: look_up_started,
    LookUpEnded: look_up_ended,
    WorkshopFinished: finished,
    WorkshopReopened: reopened,
    ParticipantJoined: joined,
    GroupChosen: nothing,
    ParticipantRemoved: nothing,
    DoorClosed: door_closed,
    DoorOpened: door_opened,
    HandRaised: hand_raised,
    HandLowered: nothing,
    HandsLowered: nothing,
    DoneSaid: done_said,
    ProcedureSet: procedure_set,
}
