"""The system programs that some tests need: where they are, and their packages.

A further one is one more row in `PROGRAMS`; a test asks for it with
`@pytest.mark.needs("name")`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from setup_steps.say import step


@dataclass(frozen=True, slots=True)
class Program:
    """A program (or a font) by the names it may have in the path, or the files it may be.

    `package` is Debian's.
    """

    name: str
    package: str
    commands: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def find(self) -> str | None:
        """Where it is, or None."""
        for command in self.commands:
            if found := shutil.which(command):
                return found
        for pattern in self.files:
            if matches := sorted(Path("/").glob(pattern.removeprefix("/"))):
                return str(matches[-1])
        return None


PROGRAMS: Final[dict[str, Program]] = {
    program.name: program
    for program in (
        Program("chromium", "chromium", ("chromium", "chromium-browser", "google-chrome")),
        Program("libreoffice", "libreoffice-writer-nogui", ("soffice",)),
        Program("pdftoppm", "poppler-utils", ("pdftoppm",)),
        Program("postgresql", "postgresql", files=("/usr/lib/postgresql/*/bin/initdb",)),
        # Without them Chromium and LibreOffice draw boxes for Arabic, and widths mean nothing.
        Program("fonts", "fonts-noto-core", files=("/usr/share/fonts/**/NotoSansArabic-*.ttf",)),
    )
}


def missing(names: Iterable[str] = PROGRAMS) -> list[Program]:
    """Those of these programs that this machine does not have."""
    return [PROGRAMS[name] for name in names if PROGRAMS[name].find() is None]


def ensure() -> list[Program]:
    """Install what is missing where root and apt allow; what is missing still."""
    absent = missing()
    if not absent or not _may_install():
        return absent
    names = [program.package for program in absent]
    with step(f"Installing system packages for the tests ({', '.join(names)})"):
        # Out of date lists are the usual reason for a failure; a failure only leaves tests out.
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *names]):
            subprocess.run(
                ["apt-get", "-qq", *arguments],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=False,
            )
    return missing()


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None
