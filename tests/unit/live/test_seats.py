"""Whoever joined has a seat in every process, and who never did has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds, MemoryStore
from tests.unit.domain.scenario import ANA, BEN, in_stage, joined
from workshop.application.access import Identity
from workshop.domain.commands import PARTICIPANT
from workshop.domain.errors import NotAllowed
from workshop.domain.participants import ParticipantRemoved
from workshop.live.gateway import _check_seat
from workshop.live.workshops import LiveWorkshops


class Nobody:
    """Sends to nobody."""

    def send(self, sids: Iterable[str], event: str, payload: Any) -> None:
        """Nothing to do."""


def check(store: MemoryStore, *later: Any) -> None:
    """The process has loaded the workshop; then another one writes, and Ben connects."""
    live = LiveWorkshops(
        store,
        FakeClock(),
        FakeIds(),
        Nobody(),
        lambda _workshop: {},
        lambda _live, _change: None,
        lambda _live: None,
    ).get("w")
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
