"""The Python packages: which are missing here, and an environment of our own to put them in."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Final, NoReturn

from setup_steps.say import Problem, run, step

SERVER: Final = ("requirements.txt",)
#: PostgreSQL's driver is among them: its tests run wherever PostgreSQL is installed.
TESTS: Final = ("requirements.txt", "requirements-dev.txt", "requirements-postgres.txt")

_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_NETWORK: Final = (
    "Check the connection to the internet (behind a proxy, type first:"
    " export HTTPS_PROXY=http://proxy:port), then type again: python3 run.py"
)


def pins(file: Path) -> dict[str, str]:
    """Name -> version of every line `name==version` in a lock file."""
    found = (_PIN.match(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {match[1]: match[2] for match in found if match}


def missing(root: Path, files: tuple[str, ...]) -> list[str]:
    """The pins that the running Python does not have, as `name==version`."""
    absent = []
    for file in files:
        for name, version in pins(root / file).items():
            try:
                here: str | None = metadata.version(name)
            except metadata.PackageNotFoundError:
                here = None
            if here != version:
                absent.append(f"{name}=={version}")
    return absent


def own_environment(root: Path) -> Path:
    """The folder of the environment that set-up makes."""
    return root / ".venv"


def is_own(root: Path) -> bool:
    """Whether the running Python is the one of that environment."""
    return Path(sys.prefix).resolve() == own_environment(root).resolve()


def enter(root: Path, files: tuple[str, ...], arguments: list[str]) -> None:
    """Start again inside `.venv` where it stands and the packages are missing here.

    `arguments` are those of run.py. An environment that has the packages is used as it is.
    """
    if missing(root, files) and not is_own(root) and _whole(root):
        _start_again(root, arguments)


def ensure(root: Path, files: tuple[str, ...], arguments: list[str]) -> None:
    """Come back with every package importable, or start again inside a new `.venv`.

    Nothing is installed into an environment that is not our own. Raises `Problem`.
    """
    if not missing(root, files):
        return
    if is_own(root):
        _install(root, files)
        return
    if not _whole(root):
        _make_environment(root)
    _start_again(root, arguments)


def install_node(root: Path) -> None:
    """Install Node.js with npm into our own environment. Raises `Problem`."""
    if not is_own(root):
        raise Problem(
            "Building the front end needs Node.js 18 or newer with npm, and this machine has none.",
            "Install it (Debian, Ubuntu: sudo apt install nodejs npm; others:"
            " https://nodejs.org/), then type again: python3 run.py",
        )
    if missing(root, ("requirements-node.txt",)):
        with step("Installing Node.js and npm into .venv, because this machine has none"):
            _pip(root, ("requirements-node.txt",))


def _install(root: Path, files: tuple[str, ...]) -> None:
    with step(f"Installing Python packages ({len(missing(root, files))})"):
        _pip(root, files)
    if absent := missing(root, files):
        raise Problem(
            f"These packages are still missing after the installation: {', '.join(absent)}.",
            "Remove the environment and start again: rm -r .venv && python3 run.py",
        )


def _pip(root: Path, files: tuple[str, ...]) -> None:
    lists = [part for file in files for part in ("-r", file)]
    run(
        [sys.executable, "-m", "pip", "-q", "--no-input", "install", *lists],
        folder=root,
        failed="The Python packages could not be installed. pip says:",
        remedy=_NETWORK,
    )
    importlib.invalidate_caches()


def _python(root: Path) -> Path:
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return own_environment(root) / inside


def _whole(root: Path) -> bool:
    """Whether `.venv` stands, with a Python that is still there and pip, which comes last."""
    pip = "Lib/site-packages/pip" if sys.platform == "win32" else "lib/python*/site-packages/pip"
    return _python(root).exists() and any(own_environment(root).glob(f"{pip}/__main__.py"))


def _make_environment(root: Path) -> None:
    folder = own_environment(root)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with step(f"Making a Python environment in {folder.name}"):
        if folder.exists():  # half of one, or one whose Python is gone
            shutil.rmtree(folder)
        try:
            run(
                [sys.executable, "-m", "venv", folder],
                folder=root,
                failed="The Python environment could not be made. Python says:",
                remedy="On Debian or Ubuntu, type: sudo apt install python3-venv"
                f" (or python{version}-venv), then again: python3 run.py",
            )
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _start_again(root: Path, arguments: list[str]) -> NoReturn:
    command = [str(_python(root)), str(root / "run.py"), *arguments]
    sys.stdout.flush()
    if sys.platform == "win32":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
