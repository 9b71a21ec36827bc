"""The product itself under measurement: the whole application on a fresh data folder.

`python -m bench.lodestar_driver` starts it as `run.py` does (eventlet, SQLite with WAL and
`synchronous=FULL`), plans a workshop from the template *Mission only* with a second round of ideas
and leads it to its discussion: one wall of ideas is revealed, the other still hidden, and one
candidate can be commented. Nothing is left out for the measurement: what an item costs includes
rules, log, digest, receipt and commit, three audiences (a facilitator's page and a projector watch,
see `watchers`), presence, and the limit on how much one person sends.

While it serves it takes one order a line on its input: `{"fill": n, "kind": "comments"}` brings
the room to `n` items of that kind, written by people who are not connected, twenty each; answered
by `{"filled": n, "seconds": s}`. Over sockets that would take minutes, and is not what is measured.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from workshop import runtime

runtime.patch("eventlet")

from workshop.app import create_app  # noqa: E402 - the patch comes first
from workshop.application.planning import Plan  # noqa: E402
from workshop.application.room import Room  # noqa: E402
from workshop.domain import stage_kinds  # noqa: E402
from workshop.domain.candidates import PieceText, ProposeCandidate  # noqa: E402
from workshop.domain.commands import FACILITATOR, PARTICIPANT, Actor, Command  # noqa: E402
from workshop.domain.comments import AddComment  # noqa: E402
from workshop.domain.ideas import AddIdea, RevealIdeas  # noqa: E402
from workshop.domain.running import OpenStage, StartWorkshop  # noqa: E402
from workshop.domain.state import Brief  # noqa: E402
from workshop.method import templates  # noqa: E402
from workshop.services import Services  # noqa: E402
from workshop.settings import Settings  # noqa: E402

HOST = "127.0.0.1"
EACH = 20  # items that one absent person wrote
AT_ONCE = 64  # items that are filled in side by side, so that they share transactions


class Led:
    """One workshop of a fresh server, and what its facilitator does."""

    def __init__(self, services: Services) -> None:
        self.services = services
        account = services.directory.accounts.create("Ada", "ada@example.org", "", 1)
        template = templates.shipped()[templates.DEFAULT]
        self.groups = templates.example_groups()
        brief = Brief("Service desk mission", groups=self.groups)
        agenda = template.agenda(services.ids.new)
        hidden = [
            replace(stage, id=services.ids.new())
            for stage in agenda
            if stage.kind == stage_kinds.GATHER
        ]
        plan = Plan(brief, (*agenda, *hidden), template.reserve)
        self.listing = services.create_workshop(account.id, plan)
        self.room: Room = services.room(self.listing.id)
        self._lead = Actor(f"facilitator-{account.id}", FACILITATOR)
        self._absent: list[str] = []
        self._facilitator_token = services.access.facilitator_token(
            self.listing.id, account.id, account.auth_generation
        )
        self._screen_token = services.access.screen_token(self.listing.id, self.listing.screen_key)
        self._open()

    def _open(self) -> None:
        agenda = self.room.state.agenda
        revealed, hidden = (stage for stage in agenda if stage.kind == stage_kinds.GATHER)
        (discuss,) = (stage for stage in agenda if stage.kind == stage_kinds.DISCUSS)
        (draft,) = (stage for stage in agenda if stage.kind == stage_kinds.DRAFT)
        author = self._somebody()
        self._lead_by(StartWorkshop(), OpenStage(hidden.id), OpenStage(revealed.id))
        self._lead_by(RevealIdeas(revealed.id), OpenStage(draft.id))
        self._submit(
            author,
            ProposeCandidate(
                "mission",
                (
                    PieceText("purpose", "To keep every colleague working"),
                    PieceText("objective", "by answering within a day"),
                    PieceText("objective", "by fixing causes, not only symptoms"),
                ),
            ),
        )
        self._lead_by(OpenStage(discuss.id))
        (candidate,) = self.room.state.candidates
        prompt = revealed.prompts[0].id
        self._kinds: dict[str, tuple[type[AddComment | AddIdea], dict[str, str]]] = {
            "comments": (AddComment, {"candidate": candidate}),
            "revealed ideas": (AddIdea, {"stage": revealed.id, "prompt": prompt}),
            "hidden ideas": (AddIdea, {"stage": hidden.id, "prompt": prompt}),
        }

    def target(self, port: int) -> dict[str, Any]:
        """What the harness has to know (see bench/programs.py)."""
        code = self.listing.code
        kinds = {
            name: {"kind": command.kind, "data": data}
            for name, (command, data) in self._kinds.items()
        }
        return {
            "port": port,
            "join": f"/api/workshops/{code}/join",
            "group": self.groups[0].id,
            **kinds["comments"],
            "kinds": kinds,
            "watchers": [self._facilitator_token, self._screen_token],
            "page": f"/j/{code}",
        }

    def fill(self, count: int, name: str) -> None:
        """Bring the room to `count` items of this kind."""
        command, data = self._kinds[name]
        missing = count - self._there(name)
        while len(self._absent) * EACH < missing:
            self._absent.append(self._somebody())
        numbers = itertools.count()

        def work() -> None:
            while (number := next(numbers)) < missing:
                text = f"Item {number}: we answer every request within a day, in plain words."
                self._submit(self._absent[number % len(self._absent)], command(text=text, **data))

        tasks = [runtime.spawn(work) for _ in range(AT_ONCE)]
        for task in tasks:
            task.wait()

    def _there(self, name: str) -> int:
        command, data = self._kinds[name]
        state = self.room.state
        if command is AddComment:
            return len(state.comments)
        return state.idea_counts.get(data["stage"], 0)

    def _lead_by(self, *commands: Command) -> None:
        for command in commands:
            self.room.submit(self._lead, self.services.ids.new(), command)

    def _submit(self, person: str, command: Command) -> None:
        self.room.submit(Actor(person, PARTICIPANT), self.services.ids.new(), command)

    def _somebody(self) -> str:
        return self.services.join(self.listing.id, "Somebody", self.groups[0].id).participant


AnyLed = TypeVar("AnyLed", bound="Led")


@contextmanager
def serving(kind: type[AnyLed]) -> Iterator[AnyLed]:
    """The product in this process, on a fresh data folder, with a workshop that is led in this way;
    where it is, is printed."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_env({"WORKSHOP_DATA": str(Path(folder)), "WORKSHOP_HOST": HOST})
        settings.make_folders()
        app = create_app(settings)
        led = kind(app.extensions["lodestar"])
        listener = runtime.listen(HOST, 0)
        port = listener.getsockname()[1]
        runtime.spawn(runtime.serve, app, HOST, port, listener=listener)
        print(json.dumps(led.target(port)), flush=True)
        yield led


def main() -> None:
    """Serve until the input ends."""
    with serving(Led) as led:
        while line := runtime.run_blocking(sys.stdin.readline):
            order = json.loads(line)
            started = time.perf_counter()
            led.fill(order["fill"], order["kind"])
            seconds = time.perf_counter() - started
            print(json.dumps({"filled": order["fill"], "seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()
