"""Leads a demonstration by itself, stage by stage, until a person takes over."""

from __future__ import annotations

from workshop import runtime
from workshop.application.ports import Ids
from workshop.application.room import Room
from workshop.domain import stage_kinds
from workshop.domain.agreement import AdoptText, assessment
from workshop.domain.commands import FACILITATOR, Actor, Command
from workshop.domain.errors import Refused
from workshop.domain.ideas import RevealIdeas
from workshop.domain.running import FinishWorkshop, OpenStage, StartWorkshop
from workshop.domain.state import LIVE, Workshop
from workshop.domain.voting import CloseRound, OpenRound

#: Seconds that a demonstration stays with each kind of stage before it moves on.
SECONDS = {
    stage_kinds.WELCOME: 8,
    stage_kinds.GATHER: 45,
    stage_kinds.NARROW: 10,
    stage_kinds.DRAFT: 45,
    stage_kinds.DISCUSS: 45,
    stage_kinds.VOTE: 10,
    stage_kinds.WORD: 25,
    stage_kinds.RATIFY: 10,
    stage_kinds.CLOSE: 30,
    stage_kinds.BREAK: 5,
}
#: Seconds that a round stays open, and that its result is looked at.
ROUND_SECONDS = 25
LOOK_SECONDS = 12


class Leader:
    """The facilitator of a demonstration. Whatever somebody else moves, it leaves to them."""

    def __init__(self, room: Room, ids: Ids, actor_id: str, pace: float = 1.0) -> None:
        self._room = room
        self._ids = ids
        self._actor = Actor(actor_id, FACILITATOR)
        self._pace = pace
        self._left: tuple[object, ...] = ()

    def lead(self) -> None:
        """From the start to the end, or until somebody else leads."""
        self._send(StartWorkshop())
        while self._room.state.status == LIVE and self._stay(self._stage_seconds()):
            if not self._work():
                return
            following = self._following()
            if following is None:
                self._send(FinishWorkshop())
                return
            self._send(OpenStage(following))

    def _work(self) -> bool:
        """What this stage asks of its facilitator; whether the demonstration still leads."""
        state = self._room.state
        stage = state.current_stage
        if stage is None:
            return False
        if stage.kind == stage_kinds.GATHER:
            return self._send(RevealIdeas(stage.id)) and self._stay(LOOK_SECONDS)
        if stage.kind not in stage_kinds.WITH_ROUND:
            return True
        if not self._send(OpenRound(stage.id)) or not self._stay(ROUND_SECONDS):
            return False
        round_ = self._room.state.open_round
        if round_ is None or not self._send(CloseRound(round_.id)) or not self._stay(LOOK_SECONDS):
            return False
        if stage.kind == stage_kinds.RATIFY:
            found = assessment(self._room.state, stage.part)
            if found is None or not found[1].met:
                return False  # people decide on the ways on
            return self._send(AdoptText(stage.part)) and self._stay(LOOK_SECONDS)
        return True

    def _send(self, command: Command) -> bool:
        try:
            self._room.submit(self._actor, self._ids.new(), command)
        except Refused:
            # Not what the room needs now, a tie for example: a person has to look at it.
            return False
        self._left = _where(self._room.state)
        return True

    def _stay(self, seconds: float) -> bool:
        """Stay where the room is; whether nobody else moved it meanwhile."""
        runtime.sleep(seconds * self._pace)
        return _where(self._room.state) == self._left

    def _stage_seconds(self) -> float:
        stage = self._room.state.current_stage
        return SECONDS.get(stage.kind, 10) if stage is not None else 0

    def _following(self) -> str | None:
        agenda = [stage.id for stage in self._room.state.agenda]
        place = agenda.index(self._room.state.current) + 1
        return agenda[place] if place < len(agenda) else None


def _where(state: Workshop) -> tuple[object, ...]:
    """What only a facilitator moves."""
    return (
        state.status,
        state.current,
        state.timer,
        state.look_up,
        tuple(stage.revealed for stage in state.agenda),
        tuple((round_.id, round_.status) for round_ in state.rounds),
        tuple(final.adoption for final in state.finals.values()),
    )
