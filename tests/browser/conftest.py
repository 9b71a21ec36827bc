"""One Chromium for all browser tests of a process, the system's own, driven by Playwright; one
server for most of them; and patience for a busy machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from gallery import camera
from setup_steps.programs import PROGRAMS
from tests.browser.main_job.watch import Watch, watching
from tests.browser.short_workshop import ShortWorkshop, finished_workshop
from tests.houses import house, shared_house
from tests.integration.live.house import House

__all__ = ["house", "shared_house"]  # fixtures of their own file

#: Milliseconds. Several browsers and a server share the machine with whatever else runs there.
PATIENCE = 20_000

#: The last is the made-up name under which one phone joins over plain http.
ARGUMENTS = (*camera.ARGUMENTS, "--host-resolver-rules=MAP workshop.example 127.0.0.1")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs Chromium, and fonts to draw with."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.needs("chromium", "fonts"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; a test opens contexts of its own in it, and closes them."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=PROGRAMS["chromium"].find(), args=list(ARGUMENTS)
        )
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """Browsers of several people; none of their pages may complain of anything."""
    with watching(browser) as watch:
        yield watch


@pytest.fixture(scope="session")
def past(shared_house: House) -> ShortWorkshop:
    """A workshop that is over, to be looked at."""
    return finished_workshop(shared_house.facilitator)
