"""`run.py pictures`: every face, stage and state as a picture, each one checked.

The pictures lie in `pictures/` with an index page; docs/pictures/ has the few of the README.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from gallery import index, readme
from gallery.house import open_house
from gallery.session import Wanted, take
from gallery.shots import THEMES, Picture, Theme
from setup_steps import programs
from setup_steps.main import ROOT
from setup_steps.say import Problem

NEEDED = ("chromium", "fonts")


def run(args: argparse.Namespace) -> int:
    """Take what was asked for; 0 where nothing is wrong with any picture."""
    absent = [program for program in programs.ensure() if program.name in NEEDED]
    if absent:
        packages = " ".join(program.package for program in absent)
        raise Problem(
            f"Pictures need {' and '.join(program.name for program in absent)}.",
            f"Install: sudo apt install {packages}, then type: python3 run.py pictures",
        )
    if args.readme:
        return _readme()
    folder = ROOT / "pictures"
    if folder.exists() and not args.only:
        shutil.rmtree(folder)  # what is not taken any more would lie there for ever
    folder.mkdir(exist_ok=True)
    started = time.monotonic()
    themes: tuple[Theme, ...] = THEMES[:1] if args.quick else THEMES
    taken = take(folder, Wanted(args.only, quick=args.quick, themes=themes), _tell)
    seconds = time.monotonic() - started
    if not taken:
        print(f"No picture has {args.only!r} in its name.", file=sys.stderr)
        return 1
    wrong = sum(1 for picture in taken if picture.problems)
    print(f"\n{len(taken)} pictures in {seconds:.0f} s, {wrong} with something wrong:")
    print(f"  {index.write(folder, taken)}")
    return 1 if wrong else 0


def _readme() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="lodestar-pictures-") as kept,
        open_house(Path(kept)) as house,
        sync_playwright() as playwright,
    ):
        for file in readme.take(playwright.chromium, house, ROOT / "docs" / "pictures"):
            print(f"{file.relative_to(ROOT)} ({file.stat().st_size // 1000} kB)")
    return 0


def _tell(picture: Picture) -> None:
    # In one piece: several processes write at a time.
    lines = [picture.file, *(f"    {problem}" for problem in index.named(picture.problems))]
    print("\n".join(lines), flush=True)
