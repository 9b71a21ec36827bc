"""Making a Word document in a process of its own: no room waits for it (facts, 13 and 24)."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import Final

from workshop.domain.errors import N_, NotNow
from workshop.projections.outline import Outline

from . import outline_json

#: A document of a day with hundreds of people takes some seconds; beyond this something is wrong.
PATIENCE_SECONDS: Final = 60
#: Untouched for longer, an unfinished one was left by a server that was killed: another one that
#: shares the folder has given up by then.
LEFT_AFTER_SECONDS: Final = 2 * PATIENCE_SECONDS
#: Bytes of a title in a file's name: file systems take 255, and more is added.
LONGEST_NAME: Final = 120
ENDING: Final = ".docx"
#: What is being written lies beside its name, hidden, until it is whole.
UNFINISHED: Final = ".part"

_ROOT: Final = Path(__file__).resolve().parents[2]
#: What some file system does not take, or a shell would read as something else.
_UNFIT: Final = re.compile(r'[\\/:*?"<>|$`~\x00-\x1f\x7f]+')

log = logging.getLogger(__name__)


def make_word(outline: Outline, folder: Path, name: str) -> tuple[str, int]:
    """Write the document into the folder under this name; the name it got, and its size in bytes.

    A further one of the same name gets a number behind it. The file is for its owner only, and
    appears whole or not at all. Blocks. Raises NotNow where it could not be made.
    """
    clear_unfinished(folder)
    try:
        file = _reserved(folder, name)
        try:
            _write(outline, file)
            return file.name, file.stat().st_size
        except BaseException:
            file.unlink(missing_ok=True)
            raise
    except (subprocess.SubprocessError, OSError) as problem:
        said = (getattr(problem, "stderr", None) or b"").decode("utf-8", "replace")
        log.error("A document could not be made: %s %s", problem, said[-2000:])
        raise NotNow(
            N_("The document could not be made. Nothing is lost; try again in a moment."),
            code="not_made",
            retry_after=5,
        ) from problem


def clear_unfinished(folder: Path) -> None:
    """Remove what was left half-made, and the empty files that kept its names. Blocks."""
    before = time.time() - LEFT_AFTER_SECONDS
    for unfinished in folder.glob(f".*{ENDING}{UNFINISHED}"):
        named = unfinished.with_name(unfinished.name[1 : -len(UNFINISHED)])
        try:
            if unfinished.stat().st_mtime > before:
                continue
            if named.is_file() and named.stat().st_size == 0:
                named.unlink()
            unfinished.unlink()
        except OSError as problem:
            # Another server was first, or the file is somebody else's: nothing depends on it.
            log.warning("A document that was left half-made stays: %s", problem)


def plain_name(title: str) -> str:
    """A title as part of a file's name: its words, without what no file system takes."""
    words = " ".join(_UNFIT.sub(" ", title).split())
    while len(words.encode()) > LONGEST_NAME:
        words = words[:-1]
    return words.strip(" .-") or "Lodestar"


def _reserved(folder: Path, name: str) -> Path:
    """A new empty file of this name, or the next one that is free."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in count(1):
        file = folder / (f"{name} {number}{ENDING}" if number > 1 else f"{name}{ENDING}")
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        return file
    raise AssertionError("unreachable: some number is free")


def _write(outline: Outline, file: Path) -> None:
    unfinished = file.with_name(f".{file.name}{UNFINISHED}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        subprocess.run(
            [sys.executable, "-m", "workshop.export.word", str(unfinished)],
            cwd=_ROOT,
            input=outline_json.encode(outline),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
