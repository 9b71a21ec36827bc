"""Whoever joined has a seat in every process and keeps it; who never did has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds, MemoryStore
from tests.unit.domain.scenario import ANA, BEN, candidate, in_stage, joined, vote_opened
from workshop.application.access import Identity
from workshop.domain.commands import PARTICIPANT
from workshop.domain.errors import NotAllowed
from workshop.domain.participants import ParticipantRemoved
from workshop.live.gateway import Gateway, _check_seat
from workshop.live.presence import Viewer
from workshop.live.workshops import LiveWorkshops


class Nobody:
    """Sends to nobody."""

    def send(self, sids: Iterable[str], event: str, payload: Any) -> None:
        """Nothing to do."""


def workshops(store: MemoryStore) -> LiveWorkshops:
    return LiveWorkshops(
        store,
        FakeClock(),
        FakeIds(),
        Nobody(),
        lambda _workshop: {},
        lambda _workshop: "",
        lambda _live, _change: None,
        lambda _live: None,
    )


def check(store: MemoryStore, *later: Any) -> None:
    """The process has loaded the workshop; then another one writes, and Ben connects."""
    live = workshops(store).get("w")
    store.write_behind("w", *later)
    _check_seat(live, Identity("w", PARTICIPANT, BEN.id))


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore("w")
    store.write_behind("w", *in_stage("gather"), *joined(ANA))
    return store


def test_who_joined_by_another_process_a_moment_ago_is_in(store: MemoryStore) -> None:
    """R4: nobody is sent back to the join page because news takes a second."""
    check(store, *joined(BEN))


def test_who_was_removed_by_another_process_is_out(store: MemoryStore) -> None:
    """And is told so."""
    with pytest.raises(NotAllowed) as told:
        check(store, *joined(BEN), ParticipantRemoved(BEN.id))
    assert told.value.code == "removed"


def test_who_never_joined_has_no_seat(store: MemoryStore) -> None:
    """Even with a token of ours."""
    with pytest.raises(NotAllowed) as told:
        check(store)
    assert told.value.code == "no_token"


class Counting(MemoryStore):
    """Notes who was here while somebody's own ballot was looked for."""

    def __init__(self) -> None:
        super().__init__("w")
        self.live = workshops(self)
        self.here: list[frozenset[str]] = []

    def ballot(self, workshop: str, round_id: str, voter: str) -> Mapping[str, object] | None:
        self.here.append(self.live.get("w").broadcast.presence.here())
        return super().ballot(workshop, round_id, voter)


def test_who_catches_up_is_here_all_the_while() -> None:
    """A hundred phones that are picked up at once do not count as gone, when a vote closes, say."""
    store = Counting()
    opened = vote_opened("r", "one")
    store.write_behind("w", *in_stage("vote"), *joined(ANA), candidate("one", ANA), opened)
    gateway = Gateway.__new__(Gateway)
    gateway._workshops = store.live
    viewer = Viewer("phone", Identity("w", PARTICIPANT, ANA.id))
    gateway._viewers = {"phone": viewer}
    gateway._welcome(store.live.get("w"), viewer, None)
    gateway._resync(viewer, {"version": 1})
    assert store.here == [frozenset(), frozenset({ANA.id})]
    assert store.live.get("w").broadcast.presence.here() == frozenset({ANA.id})
