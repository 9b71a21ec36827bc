"""A server with a clock for the walks of a test process (docs/walks.md)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.walks.clocked import Clock, clocked_house
from tests.integration.live.house import House

# The steps of a walk assert too, and say both sides when they fail.
for steps in (
    *("by_ear", "by_ear_later", "listener", "reader"),
    *("by_keyboard", "by_keyboard_desk", "keyboard"),
):
    pytest.register_assert_rewrite(f"tests.browser.walks.{steps}")


@pytest.fixture(scope="session")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Clock]]:
    """A running server with its facilitator, and a clock that a walk moves on."""
    with clocked_house(tmp_path_factory.mktemp("timed")) as opened:
        yield opened
