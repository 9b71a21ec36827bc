"""The translations: compiled where there are any besides English, which is in the code itself."""

from __future__ import annotations

import sys
from pathlib import Path

from setup_steps.say import run, step


def stale(root: Path) -> list[Path]:
    """The catalogues whose compiled form is missing or older."""
    return [
        po
        for po in sorted(root.glob("translations/*/LC_MESSAGES/*.po"))
        if not po.with_suffix(".mo").exists()
        or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]


def ensure_compiled(root: Path) -> None:
    """Compile what changed. Raises `Problem`."""
    changed = stale(root)
    if not changed:
        return
    with step(f"Compiling translations ({len(changed)})"):
        for po in changed:
            mo = po.with_suffix(".mo")
            run(
                [sys.executable, "-m", "babel.messages.frontend", "compile", "-i", po, "-o", mo],
                folder=root,
                failed=f"The translation {po.relative_to(root)} could not be compiled. Babel says:",
                remedy="Mend that line of the file, then type again: python3 run.py",
            )
