"""Speed in the hand: what a cheap phone on a slow line makes people wait for.

`python -m bench.hand [--runs 5] [--parts pages taps wall] [--write docs/performance.md]
[--json FILE]`

Real Chromium with its processor slowed four times and a slow 4G line (bench/hand_phone.py), a fresh
server for each run. Printed is the median of the runs beside its budget, with the lowest and the
highest; the exit code is 1 where a budget is not kept. Some two minutes a run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, sync_playwright

from bench.hand_pages import join_page, participant_page
from bench.hand_phone import chromium
from bench.hand_report import Hand, report, write
from bench.hand_room import IDEAS, Room
from bench.hand_taps import desk_taps, phone_taps
from bench.hand_wall import wall

PARTS = ("pages", "taps", "wall")
#: What hangs on the wall before the storm.
ON_THE_WALL = 20


def main() -> int:
    """The command line."""
    options = _options()
    hand = Hand()
    details = []
    with sync_playwright() as playwright:
        for run in range(options.runs):
            figures, taps, more = measure(playwright.chromium, options.parts)
            hand.add(figures, taps)
            hand.loads.append(os.getloadavg()[0])
            details.append({"figures": figures, "taps": taps, **more})
            short = ", ".join(f"{name} {value:.4g}" for name, value in figures.items())
            print(f"run {run + 1}: {short}", file=sys.stderr, flush=True)
            if options.json:
                options.json.write_text(json.dumps(details, indent=1, default=asdict))
    text = report(hand)
    print(text)
    if options.write:
        write(options.write, text)
    return 0 if hand.met() else 1


def measure(
    kind: BrowserType, parts: tuple[str, ...] = PARTS
) -> tuple[dict[str, float], dict[str, float], dict[str, Any]]:
    """One run: figures by the names of hand_report.BUDGETS, taps by theirs, and all behind them."""
    figures: dict[str, float] = {}
    taps: dict[str, float] = {}
    more: dict[str, Any] = {}
    with Room() as room, chromium(kind, room.target["port"]) as browsers:
        room.order(fill=IDEAS, kind="hidden ideas")
        room.go("gather", 1)
        if "pages" in parts:
            join, form = join_page(browsers, room)
            page, shift = participant_page(browsers, room)
            for name, loaded in (("join", join), ("form", form), ("page", page)):
                figures |= {f"{name} usable": loaded.usable, f"{name} largest": loaded.largest}
                figures[f"{name} shift"] = loaded.shift
            figures["page shift"] = shift
            more["pages"] = [join, form, page]
        else:
            room.lead(("reveal_ideas", {"stage": room.stage("gather", 1)}))
        if "taps" in parts:
            for finger in (phone_taps(browsers, room), desk_taps(browsers, room)):
                taps |= finger.times
                more.setdefault("taps", {}).update(finger.details)
            figures["slowest tap"] = max(taps.values())
        if "wall" in parts:
            room.order(fill=ON_THE_WALL, kind="revealed ideas")
            through, past = wall(browsers, room)
            figures |= {
                "wall gap": through.gap,
                "wall missing": through.missing,
                "wall grown": through.grown / 1_000,
                "past gap": past.gap,
                "past missing": past.missing,
            }
            more["wall"] = [through, past]
    return figures, taps, more


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What a cheap phone makes people wait for.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
