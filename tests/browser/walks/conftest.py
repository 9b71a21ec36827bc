"""One server for the walks of a test process, and patience for a busy machine (docs/walks.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.main_job.watch import Watch, watching
from tests.browser.walks.clocked import Clock, clocked_house
from tests.integration.live.house import House
from tests.server import start

PATIENCE = 20_000

# The steps of a walk assert too, and say both sides when they fail.
for steps in (
    *("by_ear", "by_ear_later", "listener", "reader"),
    *("by_keyboard", "by_keyboard_desk", "keyboard"),
):
    pytest.register_assert_rewrite(f"tests.browser.walks.{steps}")


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """Several pages and a server share the machine with whatever else runs there."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running server; each walk has a workshop of its own in it."""
    data: Path = tmp_path_factory.mktemp("walks")
    server = start(data)
    try:
        yield House(server, data)
    finally:
        server.kill()


@pytest.fixture(scope="session")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Clock]]:
    """The same with a clock that a walk moves on."""
    with clocked_house(tmp_path_factory.mktemp("timed")) as opened:
        yield opened


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """Browsers of several people; none of their pages may complain of anything."""
    with watching(browser) as watch:
        yield watch
