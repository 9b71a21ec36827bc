"""docs/walks.md tells every walk that is played."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_walk_that_is_played_is_told() -> None:
    """And none is told that is not there."""
    told = set(
        re.findall(r"`tests/browser/walks/(test_\w+\.py)`", (ROOT / "docs/walks.md").read_text())
    )
    assert told == {path.name for path in (ROOT / "tests/browser/walks").glob("test_*.py")}
