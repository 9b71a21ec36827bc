"""What a server that was killed in the middle of a document leaves behind is cleared away."""

from __future__ import annotations

import os
import time
from pathlib import Path

from workshop.export.making import LEFT_AFTER_SECONDS, clear_unfinished


def left(file: Path, words: str, seconds: float) -> Path:
    """A file that nobody has touched for so long."""
    file.write_text(words)
    os.utime(file, (time.time() - seconds,) * 2)
    return file


def test_a_document_that_nobody_finishes_any_more_is_cleared_away(tmp_path: Path) -> None:
    """With the empty file that kept its name for it; what is whole, or in the making, stays."""
    left(tmp_path / ".Mission.docx.part", "half of", LEFT_AFTER_SECONDS + 60)
    left(tmp_path / "Mission.docx", "", LEFT_AFTER_SECONDS + 60)
    left(tmp_path / ".Whole.docx.part", "half of", LEFT_AFTER_SECONDS + 60)
    stays = [
        left(tmp_path / "Whole.docx", "a document", LEFT_AFTER_SECONDS + 60),
        left(tmp_path / "Older.docx", "a document", LEFT_AFTER_SECONDS + 60),
        left(tmp_path / ".Vision.docx.part", "being made", 1),
        left(tmp_path / "Vision.docx", "", 1),
        left(tmp_path / "notes.part", "somebody's own", LEFT_AFTER_SECONDS + 60),
    ]
    clear_unfinished(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(stays)


def test_a_folder_that_is_not_there_has_nothing_to_clear(tmp_path: Path) -> None:
    """The first start of all."""
    clear_unfinished(tmp_path / "exports")
    assert list(tmp_path.iterdir()) == []
