"""One Chromium for all browser tests of a process: the system's own, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from setup_steps.programs import PROGRAMS

#: As root Chromium refuses its sandbox; the rest keeps it from calling home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The made-up name under which one phone joins over plain http.
    "--host-resolver-rules=MAP workshop.example 127.0.0.1",
)


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
        yield chromium
        chromium.close()
