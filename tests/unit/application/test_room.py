"""A room: one command after the other, one transaction a batch, an answer to everybody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds, MemoryStore
from tests.unit.domain.scenario import ANA, BEN, CHLOE, FAY, PLANNED, candidate, in_stage, joined
from workshop import runtime
from workshop.application.ports import Recorded
from workshop.application.room import Change, Room
from workshop.domain.commands import Actor, Command
from workshop.domain.errors import NotFound, NotNow, Refused
from workshop.domain.ideas import AddIdea, IdeaAdded
from workshop.domain.participants import CloseDoor, GroupChosen, OpenDoor, RaiseHand
from workshop.domain.voting import CastBallot, CloseRound, OpenRound


class House:
    """A room over a store in memory, with three people in its stage for ideas."""

    def __init__(self, stage: str = "gather") -> None:
        self.store = MemoryStore("w")
        self.store.write_behind(
            "w", *in_stage(stage), *joined(ANA, BEN, CHLOE), candidate("one", ANA)
        )
        self.room = Room("w", self.store, FakeClock(), FakeIds())
        self.room.load()
        self._told: list[Change] = []
        self.room.on_change(self._told.append)
        self.crowd = ThreadPoolExecutor(30)

    @property
    def changes(self) -> list[Change]:
        """What was told so far. Answers come first, so the room is given its turn."""
        with self.room._turn:
            return list(self._told)

    def do(self, actor: Actor, command_id: str, command: Command) -> int:
        return self.room.submit(actor, command_id, command)

    def together(self, *wishes: tuple[Actor, str, Command]) -> list[Future[int]]:
        """Have them all decided in one batch, behind one command that holds the store."""
        self.store.hold.clear()
        self.store.entered.clear()
        answers = [self.crowd.submit(self.do, FAY, "the-first", CloseDoor())]
        assert self.store.entered.wait(5)
        for number, wish in enumerate(wishes, start=1):
            answers.append(self.crowd.submit(self.do, *wish))
            while len(self.room._inbox) < number:
                threading.Event().wait(0.001)
        self.store.hold.set()
        return answers[1:]


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.store.hold.set()
    house.crowd.shutdown()


def idea(text: str = "One call") -> AddIdea:
    return AddIdea("gather", "what", text)


def texts(house: House) -> list[str]:
    log = house.store.logs["w"].recorded
    return [each.event.text for each in log if isinstance(each.event, IdeaAdded)]


def test_commands_take_effect_in_the_order_that_they_came(house: House) -> None:
    """Order is the version in the log (R3)."""
    start = house.room.version
    versions = [house.do(ANA, f"ana-{n}", idea(f"idea {n}")) for n in range(5)]
    assert versions == [start + n for n in range(1, 6)]
    assert texts(house) == [f"idea {n}" for n in range(5)]


def test_what_waits_is_stored_in_one_transaction(house: House) -> None:
    """Group commit (R4): twenty commands behind a slow disk cost one transaction more."""
    before = house.room.version
    answers = house.together(*((ANA, f"ana-{n}", idea(f"idea {n}")) for n in range(20)))
    assert [answer.result(5) for answer in answers] == [before + 2 + n for n in range(20)]
    assert [len(batch) for batch in house.store.batches] == [1, 20]
    assert [change.version for change in house.changes] == [before + 1, before + 21]


def test_a_repeat_has_no_second_effect_and_the_same_answer(house: House) -> None:
    """Whether it comes later, or within the same batch (R2)."""
    first = house.do(ANA, "ana-1", idea())
    house.do(BEN, "ben-1", idea("another"))
    assert house.do(ANA, "ana-1", idea()) == first
    answers = house.together((BEN, "ben-2", idea("once")), (BEN, "ben-2", idea("once")))
    one, same = (answer.result(5) for answer in answers)
    assert one == same
    assert texts(house) == ["One call", "another", "once"]


def test_ids_of_commands_are_ones_own(house: House) -> None:
    """Two people may use the same id without knowing of each other (R2)."""
    assert house.do(ANA, "the-same", idea("a")) != house.do(BEN, "the-same", idea("b"))
    assert texts(house) == ["a", "b"]


def test_a_refused_command_changes_nothing_and_may_be_decided_anew(house: House) -> None:
    """There is no receipt of a refusal (R2)."""
    version = house.room.version
    vote = CastBallot("none", {"dots": {}})
    for _ in range(2):
        with pytest.raises(Refused):
            house.do(ANA, "ana-1", vote)
    assert (house.room.version, house.store.batches) == (version, [[], []])
    assert house.do(ANA, "ana-1", idea()) == version + 1


def test_a_storage_that_fails_refuses_all_and_changes_nothing(house: House) -> None:
    """Nothing was stored, so everybody is told to try again; later it works (R1)."""
    version = house.room.version
    house.store.failure = OSError("the disk is full")
    for who in (ANA, BEN):
        with pytest.raises(NotNow) as refused:
            house.do(who, "again", idea())
        assert (refused.value.code, refused.value.retry_after) == ("storage_busy", 2)
    assert (house.room.version, house.changes) == (version, [])
    house.store.failure = None
    assert house.do(ANA, "again", idea()) == version + 1


def test_a_fault_of_one_command_does_not_take_the_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who sent it is told that nothing changed; the rest of the batch is stored."""
    from workshop.application import room as module

    real = module.decide

    def decide(state: object, command: Command, context: object) -> object:
        if isinstance(command, RaiseHand):
            raise ZeroDivisionError("a fault in a rule")
        return real(state, command, context)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "decide", decide)
    good, faulty, late = house.together(
        (ANA, "ana-1", idea("before")), (BEN, "ben-1", RaiseHand()), (ANA, "ana-2", idea("after"))
    )
    with pytest.raises(NotNow) as refused:
        faulty.result(5)
    assert refused.value.code == "fault"
    assert late.result(5) == good.result(5) + 1
    assert texts(house) == ["before", "after"]


def test_a_fault_in_telling_does_not_stop_the_room(house: House) -> None:
    """What is stored is acknowledged, the others are told, and the next command works."""

    def faulty(_change: Change) -> None:
        raise ZeroDivisionError("a fault in a viewer")

    house.room._listeners.insert(0, faulty)
    house.do(ANA, "ana-1", idea("one"))
    house.do(ANA, "ana-2", idea("two"))
    assert len(house.changes) == 2


def test_who_counts_those_present_can_fail_without_stopping_the_room() -> None:
    """Nobody waits for ever, whatever fails before the transaction."""
    store = MemoryStore("w")
    store.write_behind("w", PLANNED, *joined(ANA))
    present = iter([ZeroDivisionError("no count")])

    def count() -> int:
        for problem in present:
            raise problem
        return 1

    room = Room("w", store, FakeClock(), FakeIds(), count)
    room.load()
    with pytest.raises(NotNow):
        room.submit(FAY, "one", CloseDoor())
    assert room.submit(FAY, "one", CloseDoor()) == 3


def test_what_another_process_wrote_comes_first(house: House) -> None:
    """The batch catches up under the lock, then decides (R4)."""
    house.store.write_behind("w", GroupChosen(ANA.id, "it"))
    version = house.room.version
    assert house.do(BEN, "ben-1", idea()) == version + 2
    assert house.room.state.participants[ANA.id].group == "it"


def test_news_is_noticed_without_a_command(house: House) -> None:
    """Looking is enough, and looking again finds nothing."""
    house.store.write_behind("w", GroupChosen(ANA.id, "it"), GroupChosen(BEN.id, "it"))
    house.room.catch_up()
    house.room.catch_up()
    assert [change.version for change in house.changes] == [house.room.version]
    assert house.room.state.participants[BEN.id].group == "it"


def test_a_long_log_is_followed_beside_everybody_else(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where blocking work is done: opening one workshop stops no other room of the process."""
    beside: list[bool] = []
    at_work = threading.local()

    def run_blocking(call: Callable[..., object], *args: object) -> object:
        at_work.now = True
        try:
            return call(*args)
        finally:
            at_work.now = False

    class Log(list[Recorded]):
        def __iter__(self) -> Iterator[Recorded]:
            beside.append(at_work.now)
            return super().__iter__()

    monkeypatch.setattr(runtime, "run_blocking", run_blocking)
    monkeypatch.setattr(house.store, "load", lambda *_: Log(house.store.logs["w"].recorded))
    room = Room("w", house.store, FakeClock(), FakeIds())
    room.load()
    assert (beside, room.state) == ([True], house.room.state)


def test_a_log_that_cannot_be_followed_is_not_taken_for_a_deleted_workshop(house: House) -> None:
    """A KeyError would mean that it is gone, and everybody would be told so."""
    house.store.write_behind("w", GroupChosen("nobody", "it"))
    with pytest.raises(RuntimeError):
        house.room.catch_up()
    with pytest.raises(NotNow):
        house.do(ANA, "ana-1", idea())


def test_a_deleted_workshop_says_so(house: House) -> None:
    """It is not "try again", for that would never end."""
    del house.store.logs["w"]
    with pytest.raises(NotFound) as refused:
        house.do(ANA, "ana-1", idea())
    assert (refused.value.code, refused.value.retry_after) == ("deleted", 0)
    with pytest.raises(KeyError):
        house.room.catch_up()


def test_a_close_counts_the_ballots_of_its_own_batch() -> None:
    """No acknowledged ballot is missed, none is left in the box or handed on (R4)."""
    house = House("vote")
    house.do(FAY, "candidate-2", OpenDoor())
    house.store.write_behind("w", candidate("two", BEN))
    house.do(FAY, "open", OpenRound("vote"))
    round_ = house.room.state.open_round
    assert round_ is not None
    ballot = {"scores": {"one": 5, "two": 0}}
    house.do(ANA, "ana", CastBallot(round_.id, ballot))
    before = len(house.changes)
    answers = house.together(
        (BEN, "ben", CastBallot(round_.id, ballot)),
        (FAY, "close", CloseRound(round_.id)),
        (CHLOE, "late", CastBallot(round_.id, ballot)),
    )
    answers[0].result(5)
    answers[1].result(5)
    with pytest.raises(Refused):
        answers[2].result(5)
    closed = house.room.state.rounds[-1]
    assert closed.status == "closed"
    assert closed.tally is not None
    assert closed.tally["ballots"] == 2
    assert house.store.logs["w"].boxes == {}
    assert [dict(change.ballots) for change in house.changes[before:]] == [{}, {}]
    house.crowd.shutdown()
