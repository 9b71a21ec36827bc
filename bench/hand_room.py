"""The room of bench/hand.py: a server of its own, and orders to whoever leads it."""

from __future__ import annotations

from typing import Any

from bench.programs import SERVER_CORE, Program

IDEAS = 200
#: What somebody proposes, by its number.
PIECES = ("To keep every colleague working, the {}th way", "listening first", "fixing causes")


class Room(Program):
    """bench/hand_driver.py, serving."""

    def __init__(self) -> None:
        super().__init__(["bench.hand_driver"], SERVER_CORE)
        self.target = self.hear()

    def order(self, **what: Any) -> dict[str, Any]:
        """One order and its answer."""
        self.say(what)
        return self.hear()

    def lead(self, *commands: tuple[str, dict[str, Any]]) -> None:
        """The facilitator does this, one after the other."""
        self.order(lead=commands)

    def look(self) -> dict[str, Any]:
        """Ids of stages, candidates and the open round."""
        return self.order(look=True)

    def stage(self, kind: str, place: int = 0) -> str:
        """The id of a stage; the second gathering is that of the hidden ideas."""
        found: str = self.look()["stages"][kind][place]
        return found

    def go(self, kind: str, place: int = 0) -> None:
        """Open a stage."""
        self.lead(("open_stage", {"stage": self.stage(kind, place)}))

    def ask(self, kind: str, rule: str) -> None:
        """Open a stage and its vote."""
        stage = self.stage(kind)
        self.lead(("open_stage", {"stage": stage}), ("open_round", {"stage": stage, "rule": rule}))

    def close_vote(self) -> None:
        """Without counting: the next one asks the same."""
        self.lead(("cancel_round", {"round": self.look()["round"]}))

    def count_vote(self) -> None:
        """Close it: its result stands on every page."""
        self.lead(("close_round", {"round": self.look()["round"]}))

    def choose(self, place: int) -> None:
        """The room goes on with this candidate."""
        candidate = self.look()["candidates"][place]
        decided = {"candidate": candidate, "how": "decision", "reason": "The room said so."}
        self.lead(("choose_winner", decided))

    def write(self, number: int, place: int) -> None:
        """So many ideas of others, each when the one before is stored."""
        stage = self.stage("gather", place)
        for each in range(number):
            text = f"The {each}th of those that came later, in a few plain words"
            self.order(by=[["add_idea", {"stage": stage, "prompt": "q1", "text": text}]])

    def propose(self, number: int) -> None:
        """So many candidates."""
        roles = ("purpose", "objective", "objective")
        self.order(
            by=[
                [
                    "propose_candidate",
                    {
                        "part": "mission",
                        "cites": [],
                        "pieces": [
                            {"role": role, "text": text.format(place), "id": ""}
                            for role, text in zip(roles, PIECES, strict=True)
                        ],
                    },
                ]
                for place in range(number)
            ]
        )

    def somebody(self, name: str) -> tuple[str, list[list[str]]]:
        """Somebody joins: the path of their page, and the cookies of their phone."""
        joined = self.order(join=name)
        return joined["path"], [joined["cookie"]]
