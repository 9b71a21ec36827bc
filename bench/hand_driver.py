"""A workshop for bench/hand.py: the product itself, led step by step from outside.

`python -m bench.hand_driver` serves the workshop of bench/lodestar_driver.py and takes one order a
line on its input, each answered by one line:

- `{"fill": n, "kind": "revealed ideas"}`: as there; `kind` may also be `hidden ideas`, `comments`.
- `{"lead": [[kind, data], ...]}`: the facilitator does this; `{"by": ...}`: somebody new, each.
- `{"join": name}`: somebody joins -> `cookie` ([name, value]) and `path` of their page.
- `{"look": true}` -> `stages` (ids by kind, the hidden ideas' gathering last), `candidates`,
  `round` (the open one), `version`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from workshop import runtime

runtime.patch("eventlet")

from bench.lodestar_driver import Led, serving  # noqa: E402 - the patch comes first
from workshop.application import door  # noqa: E402
from workshop.domain.commands import FACILITATOR, PARTICIPANT, Actor  # noqa: E402


class InHand(Led):
    """The workshop, with what its pages are opened with."""

    def target(self, port: int) -> dict[str, Any]:
        """Also the paths of the other faces; `sign_in` works once."""
        return {
            **super().target(port),
            "screen": f"/screen/{self.listing.screen_key}",
            "code": self.listing.code,
            "sign_in": self.services.new_link(self.listing.account),
        }

    def carry_out(self, order: dict[str, Any]) -> dict[str, Any]:
        """One order."""
        (what, asked), *_ = order.items()
        orders: dict[str, Callable[[], dict[str, Any]]] = {
            "fill": lambda: self._filled(asked, order["kind"]),
            "lead": lambda: self._led(asked),
            "by": lambda: self._done_by_others(asked),
            "join": lambda: self._joined(asked),
            "look": self._looked,
        }
        return orders[what]()

    def _filled(self, count: int, kind: str) -> dict[str, Any]:
        self.fill(count, kind)
        return {"filled": count}

    def _led(self, commands: list[list[Any]]) -> dict[str, Any]:
        self._submit_all(Actor(self._lead.id, FACILITATOR), commands)
        return {"version": self.room.version}

    def _done_by_others(self, commands: list[list[Any]]) -> dict[str, Any]:
        for command in commands:
            self._submit_all(Actor(self._somebody(), PARTICIPANT), [command])
        return {"version": self.room.version}

    def _submit_all(self, actor: Actor, commands: list[list[Any]]) -> None:
        for kind, data in commands:
            self.room.submit(actor, self.services.ids.new(), door.parse(kind, data))

    def _joined(self, name: str) -> dict[str, Any]:
        entered = self.services.join(self.listing.id, name, self.groups[0].id)
        cookie = [f"seat-{self.listing.id}", f"{entered.token}.{self.listing.code}"]
        return {"cookie": cookie, "path": f"/w/{self.listing.code}"}

    def _looked(self) -> dict[str, Any]:
        state = self.room.state
        stages: dict[str, list[str]] = {}
        for stage in state.agenda:
            stages.setdefault(stage.kind, []).append(stage.id)
        candidates = sorted(state.candidates.values(), key=lambda known: known.order)
        return {
            "stages": stages,
            "candidates": [candidate.id for candidate in candidates],
            "round": state.open_round.id if state.open_round else None,
            "version": self.room.version,
        }


def main() -> None:
    """Serve until the input ends."""
    with serving(InHand) as led:
        while line := runtime.run_blocking(sys.stdin.readline):
            print(json.dumps(led.carry_out(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
