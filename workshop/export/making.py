"""Making a Word document in a process of its own: no room waits for it (facts, 13 and 24)."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

from workshop.domain.errors import N_, NotNow
from workshop.projections.outline import Outline
from workshop.settings import ROOT

from . import outline_json

#: A document of 500 people's day takes some seconds; beyond this something is wrong.
PATIENCE_SECONDS = 120

log = logging.getLogger(__name__)


def make_word(outline: Outline, file: Path) -> int:
    """Write the document to `file`; its size in bytes. Blocks.

    The file appears whole or not at all. Raises NotNow where it could not be made.
    """
    unfinished = file.with_name(f"{file.name}.part")
    try:
        subprocess.run(
            [sys.executable, "-m", "workshop.export.word", str(unfinished)],
            cwd=ROOT,
            input=outline_json.encode(outline),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
        unfinished.replace(file)
        return file.stat().st_size
    except (subprocess.SubprocessError, OSError) as problem:
        said = getattr(problem, "stderr", None)
        log.error("A document could not be made: %s %s", problem, (said or b"").decode()[-2000:])
        unfinished.unlink(missing_ok=True)
        raise NotNow(
            N_("The document could not be made. Nothing is lost; try again in a moment."),
            code="not_made",
        ) from problem
