"""Simulated people leave when it is over, as people do, and not before."""

from __future__ import annotations

import random
from itertools import count
from typing import Any

import pytest

from workshop.rehearsal.__main__ import in_turn
from workshop.rehearsal.person import LINGER, Person


class FakeSeat:
    """A seat in a workshop that stands as `status` says."""

    def __init__(self) -> None:
        self.closed = False
        self.status = "live"

    @property
    def view(self) -> dict[str, Any]:
        return {"status": self.status, "rounds": {}, "current": "", "agenda": {}}

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("seed", range(3))
def test_a_simulated_person_leaves_soon_after_the_end(seed: int) -> None:
    """Their process ends with the last of them; an end that is taken back finds them there."""
    seat = FakeSeat()
    looks = count(1)
    finished = {*range(100, 105), *range(200, 1_000)}
    last = 0

    def stop() -> bool:
        nonlocal last
        last = next(looks)
        seat.status = "finished" if last in finished else "live"
        return last == 1_000

    Person(seat, random.Random(seed), pace=0).live(stop)  # type: ignore[arg-type]
    assert seat.closed
    # From look to look 0.4 to 1.2 s go by, of which those after an end count.
    assert 200 + LINGER[0] / 1.2 - 5 <= last <= 200 + LINGER[1] / 0.4


def test_whoever_is_sent_home_leaves_at_once() -> None:
    """The rehearsal was deleted, or the server stops."""
    seat = FakeSeat()
    Person(seat, random.Random(1), pace=0).live(lambda: True)  # type: ignore[arg-type]
    assert seat.closed


@pytest.mark.parametrize("groups", range(9))
@pytest.mark.parametrize("people", [1, 4, 8, 12, 40])
def test_simulated_people_come_from_every_group(groups: int, people: int) -> None:
    """Or from as many as there are people; where there are no groups, from none."""
    ids = [f"g{number}" for number in range(groups)]
    turns = in_turn(ids, people)
    came = {turns[number % len(turns)] for number in range(people)}
    assert came == (set(ids[:people]) if ids else {""})
