"""`run.py` from end to end: what is missing is set up, then the word is handed to its module."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from pathlib import Path
from typing import Final

from setup_steps import catalogues, front_end, packages, words
from setup_steps.one_at_a_time import one_at_a_time
from setup_steps.say import Problem, say
from workshop import runtime
from workshop.settings import Settings, WrongSetting

ROOT: Final = Path(__file__).resolve().parent.parent
#: The words that serve, and so need the mode of WORKSHOP_ASYNC before anything else is imported.
SERVING: Final = (words.SERVE, "demo")

#: The words that need what the tests need, and no settings.
FOR_DEVELOPERS: Final = ("test", "pictures")


def main(arguments: list[str]) -> int:
    """Set up, then do what the words say; the exit code."""
    args = words.parse(arguments)
    try:
        if args.word in FOR_DEVELOPERS:
            set_up(arguments, tests=True)
            return int(importlib.import_module(f"workshop.commands.{args.word}").run(args))
        settings = Settings.from_env(os.environ)
        set_up(arguments, tests=False)
        _need_driver(settings)
        settings.make_folders()
        runtime.patch(settings.async_mode if args.word in SERVING else "threading")
        command = importlib.import_module(f"workshop.commands.{args.word}")
        return int(command.run(settings, args))
    except (Problem, WrongSetting) as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def set_up(arguments: list[str], *, tests: bool) -> None:
    """Packages, front end and translations, each only where something is missing or changed.

    May start run.py again inside `.venv`. Raises `Problem`.
    """
    files = packages.TESTS if tests else packages.SERVER
    if not packages.missing(ROOT, files) and _front_end_ready(tests):
        return
    packages.enter(ROOT, files, arguments)
    if not packages.own_environment(ROOT).exists():
        say("Setting up Lodestar. The first time takes a minute or two.")
    try:
        with one_at_a_time(ROOT):
            packages.ensure(ROOT, files, arguments)
            if tests:
                front_end.ensure_packages(ROOT, dev=True)
            front_end.ensure_built(ROOT)
            catalogues.ensure_compiled(ROOT)
    except OSError as problem:
        raise Problem(
            f"Set-up could not write {problem.filename or ROOT} ({problem.strerror}).",
            f"Make room, or make the folder yours: sudo chown -R $USER {ROOT}",
        ) from problem


def _front_end_ready(tests: bool) -> bool:
    if tests and not front_end.installed(ROOT, dev=True):
        return False
    return front_end.built(ROOT) and not catalogues.stale(ROOT)


def _need_driver(settings: Settings) -> None:
    if settings.sqlite_file is None and importlib.util.find_spec("psycopg2") is None:
        raise Problem(
            "WORKSHOP_DATABASE_URL names a PostgreSQL database, and its driver is not installed"
            " (it is under the LGPL, so it comes only when asked for).",
            f"Type: {sys.executable} -m pip install -r {ROOT / 'requirements-postgres.txt'}",
        )
