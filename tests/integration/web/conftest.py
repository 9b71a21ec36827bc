"""One real server for the pages' tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.live.house import House
from tests.server import start


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with its facilitator. Whatever the tests did there, no page failed."""
    data = tmp_path_factory.mktemp("house")
    server = start(data)
    try:
        house = House(server, data)
        yield house
        house.assert_nothing_failed()
    finally:
        server.kill()
