"""One real server for the tests of a process: each test leads a workshop of its own there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.live.house import House, open_house


@pytest.fixture(scope="session")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running server with its facilitator."""
    with open_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="module")
def house(shared_house: House) -> Iterator[House]:
    """The same for the tests of one file. Whatever they did there, no handler failed."""
    yield shared_house
    shared_house.empty()
    shared_house.assert_nothing_failed()
