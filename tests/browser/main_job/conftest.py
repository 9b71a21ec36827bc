"""Patience for a busy machine, for the tests of this folder only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

PATIENCE = 20_000


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """Five browsers and a server share the machine with whatever else runs there."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)
