"""`run.py test`: everything that must be true before a change is taken in.

Alone it runs the whole gate: ruff, mypy, tsc, the front end's own tests, then pytest. With words
for pytest (a file, `-k`) only pytest runs. A system program that is missing is installed where
root and apt allow; otherwise its tests are left out by name, and with CI=true that is a failure
(tests/conftest.py).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence

from setup_steps import front_end, programs
from setup_steps.main import ROOT
from setup_steps.say import Problem


def run(args: argparse.Namespace) -> int:
    """Run the gate; 0 where everything holds."""
    started = time.monotonic()
    absent = programs.ensure()
    if absent and os.environ.get("CI") == "true":
        names = " ".join(program.package for program in absent)
        raise Problem(
            f"With CI=true nothing may be left out, and these are missing: {names}.",
            f"Type: apt-get update && apt-get install -y {names}",
        )
    failed = [] if args.pytest else [name for name, command in _checks() if not _holds(command)]
    if not _holds(_pytest(args)):
        failed.append("pytest")
    for program in absent:
        print(f"Left out: the tests that need {program.name} (apt install {program.package}).")
    seconds = time.monotonic() - started
    if failed:
        print(f"\nNot in order: {', '.join(failed)} ({seconds:.0f} s)")
        return 1
    print(f"\nEverything holds ({seconds:.0f} s).")
    return 0


def _checks() -> list[tuple[str, Sequence[str]]]:
    node = front_end.ensure_node(ROOT).node
    python = [sys.executable, "-m"]
    return [
        ("ruff check", [*python, "ruff", "check", "."]),
        ("ruff format", [*python, "ruff", "format", "--check", "."]),
        ("mypy", [*python, "mypy"]),
        ("tsc", [node, "node_modules/typescript/bin/tsc", "--noEmit"]),
        ("front-end tests", [node, "static/test.mjs"]),
    ]


def _pytest(args: argparse.Namespace) -> list[str]:
    longer = ["-m", ""] if args.all else []  # the default leaves out what is marked `long`
    # A file stays with one worker, which so makes what its tests share once. Those of the browser,
    # the longest, come first: thousands of short ones are left to fill what remains.
    spread = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    return [sys.executable, "-m", "pytest", *spread, *longer, *args.pytest]


def _holds(command: Sequence[str]) -> bool:
    words = [word for word in command if word != sys.executable and word != "-m"]
    print(f"\n> {' '.join(words)}", flush=True)
    return subprocess.run(command, cwd=ROOT, env=_environ(), check=False).returncode == 0


def _environ() -> dict[str, str]:
    """The environment without the settings of whoever runs this, but for the mode to test."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WORKSHOP_") or name == "WORKSHOP_ASYNC"
    }
