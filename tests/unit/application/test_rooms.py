"""The rooms of a process: loaded once, closed when nobody uses them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds, MemoryStore
from tests.unit.domain.scenario import PLANNED
from workshop.application.room import Room
from workshop.application.rooms import IDLE_MS, Rooms


class House:
    def __init__(self) -> None:
        self.store = MemoryStore("w")
        self.store.write_behind("w", PLANNED)
        self.clock = FakeClock()
        self.opened: list[Room] = []
        self.rooms = Rooms(self.store, self.clock, FakeIds(), on_open=self.opened.append)


def test_a_room_is_loaded_once_for_all_who_come_at_once() -> None:
    """Twenty people at the door get the same room, from one look at the store."""
    house = House()
    house.store.hold.clear()
    with ThreadPoolExecutor(20) as crowd:
        answers = [crowd.submit(house.rooms.get, "w") for _ in range(20)]
        while house.store.loads < 1:
            threading.Event().wait(0.001)
        house.store.hold.set()
        rooms = {id(answer.result(5)) for answer in answers}
    assert (len(rooms), len(house.opened), house.store.loads) == (1, 1, 1)
    assert house.opened[0].version == 1


def test_a_failure_is_told_to_all_who_wait_and_tried_again_by_the_next() -> None:
    """Nobody waits for ever for a room that could not be loaded."""
    house = House()
    house.store.failure = OSError("no database")
    with ThreadPoolExecutor(5) as crowd:
        answers = [crowd.submit(house.rooms.get, "w") for _ in range(5)]
        assert {type(answer.exception(5)) for answer in answers} == {OSError}
    house.store.failure = None
    assert house.rooms.get("w").version == 1


def test_a_workshop_that_is_not_there_has_no_room() -> None:
    """And leaves nothing behind."""
    house = House()
    with pytest.raises(KeyError):
        house.rooms.get("x")
    assert house.rooms.open_rooms() == []


def test_a_room_closes_when_nobody_used_it_for_a_while() -> None:
    """Not before, not while somebody watches, and it opens again with everything."""
    house = House()
    first = house.rooms.get("w")
    house.clock.time += IDLE_MS
    assert house.rooms.close_idle(lambda _: False) == []
    house.clock.time += 1
    assert house.rooms.close_idle(lambda _: True) == []
    told: list[str] = []
    assert house.rooms.close_idle(lambda _: False, told.append) == ["w"]
    assert told == ["w"]
    assert house.rooms.open_rooms() == []
    again = house.rooms.get("w")
    assert again is not first
    assert again.version == 1


def test_using_a_room_keeps_it_open() -> None:
    """Every `get` is a use."""
    house = House()
    house.rooms.get("w")
    house.clock.time += IDLE_MS
    house.rooms.get("w")
    house.clock.time += IDLE_MS
    assert house.rooms.close_idle(lambda _: False) == []


def test_a_load_that_fails_does_not_close_the_room_that_came_after() -> None:
    """Forgotten while it was loading, it must not take its successor away."""
    house = House()
    house.store.hold.clear()
    with ThreadPoolExecutor(2) as crowd:
        late = crowd.submit(house.rooms.get, "w")
        while house.store.loads < 1:
            threading.Event().wait(0.001)
        house.rooms.forget("w")
        fresh = crowd.submit(house.rooms.get, "w")
        while house.store.loads < 2:
            threading.Event().wait(0.001)
        house.store.hold.set()
        rooms = {id(late.result(5)), id(fresh.result(5))}
    assert rooms == {id(house.rooms.get("w"))}
    assert len(house.opened) == 1


def test_a_workshop_that_is_deleted_while_its_room_loads_has_none() -> None:
    """Nobody is let into a room that nobody would look after."""
    house = House()
    house.store.hold.clear()
    with ThreadPoolExecutor(1) as crowd:
        late = crowd.submit(house.rooms.get, "w")
        while house.store.loads < 1:
            threading.Event().wait(0.001)
        house.store.failure = KeyError("w")  # what was asked before is answered all the same
        house.rooms.forget("w")
        house.store.hold.set()
        assert isinstance(late.exception(5), KeyError)
    assert (house.opened, house.rooms.open_rooms()) == ([], [])
