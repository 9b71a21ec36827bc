"""The product's own events through the store: kept, forgotten, archived and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from tests.integration.store.samples import new_workshop
from tests.unit.histories import LEADER, PEOPLE, plan, wish
from workshop.application.ports import Batch, Writing
from workshop.domain.commands import Actor, Command, Context
from workshop.domain.decide import decide
from workshop.domain.errors import Refused
from workshop.domain.events import Event
from workshop.domain.evolve import fold
from workshop.domain.participants import Join
from workshop.domain.state import Workshop
from workshop.domain.voting import BallotCast, RoundClosed
from workshop.store.archive import Archives
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.migrate import upgrade
from workshop.store.sql_store import SqlStore

START = 1_790_000_000_000


class Room:
    """One workshop that asks the rules and stores what they answer, one batch a command."""

    def __init__(self, store: SqlStore, workshop: str) -> None:
        self.store = store
        self.workshop = workshop
        self.state = Workshop()
        self.asked = 0

    def ask(self, actor: Actor, command: Command) -> None:
        """Have a command decided and stored; a refusal stores nothing."""
        self.asked += 1
        at = START + self.asked * 1_000

        def work(batch: Batch) -> tuple[Event, ...]:
            boxes = {each.id: batch.ballots(each.id) for each in self.state.rounds}
            context = Context(actor, at, f"n{self.asked}", 3, boxes)
            events = decide(self.state, command, context)
            batch.write(_writing(events), at)
            return events

        try:
            events = self.store.batch(self.workshop, work)
        except Refused:
            return
        self.state = fold(events, self.state)


def _writing(events: tuple[Event, ...]) -> Writing:
    writing = Writing()
    for event in events:
        if isinstance(event, BallotCast):
            writing.ballots[event.round, event.voter] = event.ballot
        else:
            writing.events.append(event)
        if isinstance(event, RoundClosed):
            writing.emptied.append(event.round)
    return writing


@pytest.fixture
def room(url: str) -> Iterator[Room]:
    """A workshop after 400 wishes of all kinds, many of them refused."""
    database = Database(url)
    room = Room(SqlStore(database), new_workshop(database))
    room.ask(LEADER, plan(authors_shown=False, anonymous=False))
    for person in PEOPLE:
        room.ask(person, Join("desk"))
    chance = Random(34)  # with this seed most kinds of events happen
    for _ in range(400):
        room.ask(*wish(chance.randrange(2**32), room.state))
    assert len(room.store.load(room.workshop)) > 100, "most of the rules had their turn"
    yield room
    database.close()


def loaded(store: SqlStore, workshop: str) -> Workshop:
    """The state that another process makes of the log."""
    return fold(recorded.event for recorded in store.load(workshop))


def test_the_state_after_loading_is_the_state_before(room: Room) -> None:
    """What was decided on in memory and what comes out of the database are equal."""
    assert loaded(room.store, room.workshop) == room.state
    assert room.store.verify(room.workshop).sound


def test_a_workshop_whose_people_are_all_forgotten_still_opens(room: Room) -> None:
    """Every personal field of every event erased: the rules read on, the record verifies."""
    number = room.store.head(room.workshop).version
    for version in range(1, number + 1):
        room.store.erase_personal(room.workshop, version)
    state = loaded(room.store, room.workshop)
    assert [each.text for each in state.ideas.values()] == [""] * len(room.state.ideas)
    assert len(state.rounds) == len(room.state.rounds)
    assert room.store.verify(room.workshop).sound


def test_an_archive_goes_through_the_rules_of_another_server(room: Room, tmp_path: Path) -> None:
    """Taken in with the product's own events and fold, and the same state comes of it."""
    elsewhere = Database(f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}")
    upgrade(elsewhere)
    new_workshop(elsewhere)
    archive = Archives(room.store.database).export_archive(room.workshop)
    came = Archives(elsewhere).import_archive(BytesIO(archive), _account(elsewhere))
    assert loaded(SqlStore(elsewhere), came) == room.state
    elsewhere.close()


def _account(database: Database) -> str:
    return Directory(database).accounts.all()[0].id
