"""Joining and planning: a name for the table, an event for the log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds, MemoryStore
from tests.unit.domain.scenario import AGENDA, BRIEF, FAY, PLANNED
from workshop.application import entrance, planning
from workshop.application.access import new_token, token_hash
from workshop.application.entrance import Entered
from workshop.application.room import Room
from workshop.domain.brief import WorkshopPlanned
from workshop.domain.errors import Invalid, NotNow
from workshop.domain.participants import CloseDoor
from workshop.domain.state import Brief


@dataclass(frozen=True)
class Row:
    workshop: str
    id: str
    name: str
    group: str
    token_hash: str
    at: int


class PeopleTable:
    """Remembers what was written about whom."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(self, *values: Any) -> Row:
        row = Row(*values)
        for known in self.rows:
            if known.token_hash == row.token_hash:
                return known
        self.rows.append(row)
        return row

    def erase(self, workshop: str, participant: str) -> None:
        self.rows = [row for row in self.rows if (row.workshop, row.id) != (workshop, participant)]


class Door:
    def __init__(self, brief: Brief = BRIEF) -> None:
        self.store = MemoryStore("w")
        self.store.write_behind("w", WorkshopPlanned(brief, AGENDA, 5))
        self.clock, self.ids, self.people = FakeClock(), FakeIds(), PeopleTable()
        self.room = Room("w", self.store, self.clock, self.ids)
        self.room.load()

    def join(self, name: str, group: str = "desk", arrival: str = "") -> Entered:
        return entrance.join(self.room, self.people, self.clock, self.ids, name, group, arrival)


def test_a_name_stands_in_the_table_and_an_id_in_the_log() -> None:
    """The token is handed out once, and only its hash is kept."""
    door = Door()
    entered = door.join("  Ana\u202e Björk ")
    assert door.people.rows == [
        Row(
            "w",
            entered.participant,
            "Ana Björk",
            "desk",
            token_hash(entered.token),
            door.clock.now(),
        )
    ]
    assert entered.version == door.room.version == 2
    assert list(door.room.state.participants) == [entered.participant]
    assert "Björk" not in repr(door.store.logs["w"].recorded)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u3164"])
def test_a_name_that_nobody_can_read_is_none(name: str) -> None:
    """Where everybody sees who wrote what, one is needed."""
    door = Door(replace(BRIEF, authors_shown=True))
    with pytest.raises(Invalid) as refused:
        door.join(name)
    assert refused.value.field == "name"
    assert door.people.rows == []


def test_who_would_rather_not_say_their_name_comes_in_without() -> None:
    """Where authors stay hidden."""
    door = Door(replace(BRIEF, authors_shown=False))
    door.join("  ")
    assert [row.name for row in door.people.rows] == [""]


def test_a_name_is_not_too_long() -> None:
    """After cleaning."""
    with pytest.raises(Invalid) as refused:
        Door().join("n" * 61)
    assert (refused.value.field, refused.value.code) == ("name", "too_long")


def test_an_anonymous_workshop_keeps_no_name() -> None:
    """Not even one that was sent all the same."""
    door = Door(replace(BRIEF, anonymous=True))
    door.join("Ana Björk")
    assert [row.name for row in door.people.rows] == [""]


def test_a_group_is_one_of_the_list_or_not_said() -> None:
    """Anything else names its field, and nobody stands in the table."""
    door = Door()
    door.join("Ana", "")
    with pytest.raises(Invalid) as refused:
        door.join("Ben", "another")
    assert refused.value.field == "group"
    assert len(door.people.rows) == 1


def test_nobody_comes_in_by_a_closed_door() -> None:
    """They are told whom to ask."""
    door = Door()
    door.room.submit(FAY, "close-door", CloseDoor())
    with pytest.raises(NotNow) as refused:
        door.join("Ana")
    assert refused.value.code == "door_closed"
    assert door.people.rows == []


def test_a_second_press_is_the_same_person() -> None:
    """Whatever it says: one seat, one token, one event."""
    door, arrival = Door(), new_token()
    first = door.join("Ana", arrival=arrival)
    assert door.join("Anna", "", arrival) == first == Entered(first.participant, arrival, 2)
    assert [row.name for row in door.people.rows] == ["Ana"]
    assert list(door.room.state.participants) == [first.participant]


def test_an_arrival_that_we_did_not_make_opens_nothing() -> None:
    """Neither a word of somebody's own, nor one that let them into another workshop."""
    door, arrival = Door(), new_token()
    assert door.join("Ana", arrival="chosen by hand").token != "chosen by hand"
    elsewhere = door.people.add("other", "p9", "Eve", "", token_hash(arrival), 1)
    entered = door.join("Eve", arrival=arrival)
    assert (entered.token != arrival, entered.participant != elsewhere.id) == (True, True)


def test_who_is_refused_in_the_last_moment_leaves_no_name() -> None:
    """The door closes between the look at it and the step through."""
    door = Door()
    add = door.people.add

    def add_and_close(*values: Any) -> Row:
        row = add(*values)
        door.room.submit(FAY, "close-door", CloseDoor())
        return row

    door.people.add = add_and_close  # type: ignore[method-assign]
    with pytest.raises(NotNow):
        door.join("Ana")
    assert door.people.rows == []


def test_a_plan_is_the_first_event_and_the_only_one_of_its_kind() -> None:
    """Under the facilitator's id."""
    store = MemoryStore("w")
    room = Room("w", store, FakeClock(), FakeIds())
    plan = planning.Plan(BRIEF, AGENDA, 5)
    assert planning.first_command(room, "ada", plan, FakeIds()) == 1
    assert store.logs["w"].recorded[0].event == PLANNED
    with pytest.raises(NotNow):
        planning.first_command(room, "bob", plan, FakeIds())


def test_a_copy_of_a_plan_was_never_opened() -> None:
    """Same brief, same stages under ids of their own."""
    used = tuple(replace(stage, opened=True, revealed=True) for stage in AGENDA)
    copied = planning.fresh_copy(planning.Plan(BRIEF, used, 5), FakeIds())
    fresh = tuple(replace(stage, id=f"id{n}") for n, stage in enumerate(AGENDA, start=1))
    assert copied == planning.Plan(BRIEF, fresh, 5)


def test_a_plan_needs_a_title() -> None:
    """It says which field."""
    with pytest.raises(Invalid) as refused:
        planning.check_plan(planning.Plan(replace(BRIEF, title=" "), AGENDA))
    assert refused.value.field == "title"
