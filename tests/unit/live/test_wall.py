"""The projector's pages: they turn by themselves until the facilitator turns one."""

from __future__ import annotations

import pytest

from workshop.domain.errors import Invalid
from workshop.live.wall import Shown, Wall, read_shown, read_turn


def test_the_facilitator_turns_on_from_the_page_that_stands_there() -> None:
    """And round at both ends; then it stands, whatever the projector would have shown."""
    wall = Wall()
    assert wall.page("discuss") is None
    wall.turn(1, Shown(page=2, pages=4), "discuss")
    assert wall.page("discuss") == 3
    wall.turn(1, Shown(page=2, pages=4), "discuss")
    assert wall.page("discuss") == 0
    wall.turn(-1, Shown(page=0, pages=4), "discuss")
    assert wall.page("discuss") == 3


def test_pages_turn_by_themselves_again_when_let_go_and_in_another_stage() -> None:
    """Nobody must remember to let go."""
    wall = Wall()
    wall.turn(1, Shown(0, 4), "discuss")
    wall.turn(0, Shown(1, 4), "discuss")
    assert wall.page("discuss") is None
    wall.turn(1, Shown(0, 4), "discuss")
    assert wall.page("vote") is None
    wall.turn(1, Shown(0, 4), "vote")
    assert wall.page("vote") == 1


def test_what_a_projector_and_a_facilitator_send_is_read() -> None:
    """A page of so many; one on, one back, or neither."""
    assert read_shown({"page": 3, "pages": 4}) == Shown(3, 4)
    assert [read_turn({"by": by}) for by in (-1, 0, 1)] == [-1, 0, 1]


NEITHER = (
    *(None, {}, {"page": 1}, {"page": 4, "pages": 4}, {"page": -1, "pages": 2}),
    *({"page": 0, "pages": 10_000}, {"page": True, "pages": 2}, {"by": 2}, {"by": "1"}),
)


@pytest.mark.parametrize("message", NEITHER, ids=repr)
def test_anything_else_is_refused(message: object) -> None:
    """Neither can read it."""
    for read in (read_shown, read_turn):
        with pytest.raises(Invalid):
            read(message)
