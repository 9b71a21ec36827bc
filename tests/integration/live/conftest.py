"""One real server for the tests of a file: each test leads a workshop of its own there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.live.house import House
from tests.server import start


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with its facilitator. Whatever the tests did there, no handler failed."""
    data: Path = tmp_path_factory.mktemp("house")
    server = start(data)
    try:
        house = House(server, data)
        yield house
        house.assert_nothing_failed()
    finally:
        server.kill()
