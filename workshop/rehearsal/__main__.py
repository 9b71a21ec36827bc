"""Simulated participants in a process of their own: `python -m workshop.rehearsal URL CODE N`.

They leave when the process that started them closes their standard input, or ends; and by
themselves soon after the workshop is over.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import threading
import time
from collections.abc import Sequence
from urllib.error import URLError
from urllib.request import Request, urlopen

from . import script
from .person import Person
from .socket import Seat


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("code")
    parser.add_argument("people", type=int)
    parser.add_argument("--pace", type=float, default=1.0)
    parser.add_argument("--group", action="append", default=[])
    options = parser.parse_args()
    stop = threading.Event()
    threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    chance = random.Random()
    there: list[threading.Thread] = []
    turns = in_turn(options.group, options.people)
    for number in range(options.people):
        if stop.is_set():
            break
        try:
            seat = enter(options.url, options.code, number, turns[number % len(turns)])
        except (URLError, OSError) as problem:
            print(f"A simulated participant could not join: {problem}", file=sys.stderr)
            break
        person = Person(seat, random.Random(chance.random()), options.pace)
        there.append(threading.Thread(target=person.live, args=(stop.is_set,), daemon=True))
        there[-1].start()
        time.sleep(chance.uniform(0.1, 0.7) * options.pace)
    # It ends when nobody is left too: the workshop is over, or was deleted.
    while any(person.is_alive() for person in there):
        if stop.wait(0.5):
            break
    return 0 if there else 1


def in_turn(groups: Sequence[str], people: int) -> Sequence[str]:
    """The groups that people join in turn: each of them, and of more than three the last one less
    often, so that a small group is seen too."""
    fewer = (*groups[:-1], *groups)
    if len(groups) > 3 and len(fewer) <= people:
        return fewer
    return groups or ("",)


def enter(url: str, code: str, number: int, group: str) -> Seat:
    """Join as one more simulated person; without a group where that one is gone meanwhile."""
    round_, place = divmod(number, len(script.NAMES))
    name = script.NAMES[place] + (f" {round_ + 1}" if round_ else "")
    for known in dict.fromkeys((group, "")):
        request = Request(
            f"{url}/api/workshops/{code}/join",
            data=json.dumps({"name": name, "group": known}).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=10) as answer:
                token = json.load(answer)["token"]
            break
        except URLError:
            if not known:
                raise
    seat = Seat(url, token)
    seat.wait()
    return seat


def _wait_for_end(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
