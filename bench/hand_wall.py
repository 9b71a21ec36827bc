"""The projector under 60 updates a second for ten seconds, its computer slowed like a phone.

First through the server, which gathers what a busy room does: sixty people write an idea a second
each. Then past it, on the same page: sixty patches a second, each drawn by itself, as no server of
ours sends them.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, WebSocketRoute

from bench.hand_phone import WALL, Browsers, found
from bench.hand_room import Room
from bench.programs import Clients

PEOPLE = 60
RATE = 60
SECONDS = 10
CARDS = ".wall__idea"
START_AGAIN = "() => Object.assign(window.hand, { gap: 0, frames: 0, tasks: [] })"


@dataclass
class Wall:
    """`gap`: the longest time between two frames, ms; `frames` a second; `task`: the longest, ms;
    `missing`: ideas that are not on the wall at the end; `grown`: bytes of memory for each idea."""

    gap: float
    frames: float
    task: float
    missing: int
    grown: float


def wall(browsers: Browsers, room: Room) -> tuple[Wall, Wall]:
    """Through the server, and past it."""
    room.go("gather", 0)
    lines: list[WebSocketRoute] = []

    def connect(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    with browsers.opened(WALL, network=False) as page, Clients(room.target) as crowd:
        page.route_web_socket(re.compile("/socket.io/"), connect)
        crowd.do("join", count=PEOPLE)
        page.goto(room.target["screen"])
        page.locator(CARDS).first.wait_for()
        page.wait_for_timeout(2_000)
        through = _measured(page, lambda: _crowd(page, crowd), RATE * SECONDS)
        past = _measured(page, lambda: _patches(page, room, lines[-1]), RATE * SECONDS)
        return through, past


def _crowd(page: Page, crowd: Clients) -> None:
    crowd.say({"do": "paced", "kind": "revealed ideas", "rate": RATE, "seconds": SECONDS})
    page.wait_for_timeout(1000 * SECONDS)
    crowd.hear()


def _patches(page: Page, room: Room, line: WebSocketRoute) -> None:
    version, stage = room.look()["version"], room.stage("gather", 0)
    started = time.monotonic()
    for number in range(RATE * SECONDS):
        idea = {
            "stage": stage,
            "prompt": "q1",
            "text": f"The {number}th of sixty a second, in a few plain words",
            "order": 1_000_000 + number,
        }
        patch = {
            "from": version,
            "version": version + 1,
            "view": {"ideas": {f"past{number}": idea}},
        }
        line.send(f"42{json.dumps(['patch', patch])}")
        version += 1
        wait = started + (number + 1) / RATE - time.monotonic()
        page.wait_for_timeout(max(1, round(1000 * wait)))


def _measured(page: Page, send: Any, number: int) -> Wall:
    before, memory = page.locator(CARDS).count(), _memory(page)
    page.evaluate(START_AGAIN)
    started = time.monotonic()
    send()
    took = time.monotonic() - started
    seen = found(page)
    page.wait_for_timeout(2_000)
    missing = before + number - page.locator(CARDS).count()
    return Wall(
        gap=seen["gap"],
        frames=seen["frames"] / took,
        task=max((task["ms"] for task in seen["tasks"]), default=0.0),
        missing=missing,
        grown=(_memory(page) - memory) / number,
    )


def _memory(page: Page) -> float:
    line = page.context.new_cdp_session(page)
    line.send("HeapProfiler.collectGarbage")
    used: float = line.send("Runtime.getHeapUsage")["usedSize"]
    line.detach()
    return used
