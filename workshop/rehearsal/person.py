"""A simulated person: looks at the view, thinks for a while, does one thing, looks again."""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable
from typing import Any

from . import script
from .socket import Seat

#: Seconds that a person stays after the end: not all get up at the same moment.
LINGER = (20.0, 30.0)


class Person:
    """One participant. `pace` 1 is human speed; smaller is faster (tests)."""

    def __init__(self, seat: Seat, chance: random.Random, pace: float = 1.0) -> None:
        self._seat = seat
        self._chance = chance
        self._pace = pace
        self._acts: dict[str, Callable[[dict[str, Any], str], bool]] = {
            "gather": self._gather,
            "draft": self._draft,
            "discuss": self._discuss,
            "word": self._word,
        }
        self._limits: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def live(self, stop: Callable[[], bool]) -> None:
        """Take part until `stop()`, until the connection ends, or until the workshop is over."""
        patience = self._chance.uniform(*LINGER)
        while not stop() and not self._seat.closed and patience > 0:
            pause = self._chance.uniform(0.4, 1.2)
            time.sleep(pause * self._pace)
            # An end that is taken back finds them still there.
            if self._seat.view.get("status") == "finished":
                patience -= pause
            elif self._seat.view.get("status") == "live" and "look_up" not in self._seat.view:
                self._act()
        self._seat.close()

    def _act(self) -> None:
        view = self._seat.view
        round_id, round_ = next(
            ((key, found) for key, found in view["rounds"].items() if found["status"] == "open"),
            ("", {}),
        )
        if round_id:
            if round_id not in self._seat.mine["ballots"] and self._think(3, 14):
                self._vote(round_id, round_)
            return
        stage_id = view["current"]
        stage = view["agenda"].get(stage_id)
        if stage is None or stage_id in self._seat.mine["done"]:
            return
        act = self._acts.get(stage["kind"])
        if act is None:
            return
        limit = self._limits.setdefault(stage_id, self._chance.randint(1, 3))
        if self._counts.get(stage_id, 0) >= limit:
            self._send("say_done", stage=stage_id)
        elif self._think(3, 16) and act(stage, stage_id):
            self._counts[stage_id] = self._counts.get(stage_id, 0) + 1

    def _think(self, least: float, most: float) -> bool:
        """Write for a while, as the others see; whether the moment is still the same."""
        view = self._seat.view
        before = (view["current"], len(view["rounds"]))
        self._seat.tell("writing", {"on": True})
        time.sleep(self._chance.uniform(least, most) * self._pace)
        self._seat.tell("writing", {"on": False})
        view = self._seat.view
        return (view["current"], len(view["rounds"])) == before

    def _send(self, kind: str, **data: Any) -> bool:
        answer = self._seat.command(secrets.token_hex(8), kind, data)
        return bool(answer["ok"])

    def _gather(self, stage: dict[str, Any], stage_id: str) -> bool:
        prompt_id, prompt = self._chance.choice(list(stage["prompts"].items()))
        ideas = script.IDEAS.get(prompt["aspect"], script.IDEAS["what"])
        return self._send(
            "add_idea", stage=stage_id, prompt=prompt_id, text=self._chance.choice(ideas)
        )

    def _draft(self, stage: dict[str, Any], _stage_id: str) -> bool:
        there = [c for c in self._seat.view["candidates"].values() if c["part"] == stage["part"]]
        taken = {piece["text"] for candidate in there for piece in candidate["pieces"]}
        pieces = self._fresh_pieces(stage["part"], taken)
        if not pieces:
            return True
        ideas = list(self._seat.view["ideas"])
        cites = self._chance.sample(ideas, min(len(ideas), self._chance.randint(1, 4)))
        return self._send("propose_candidate", part=stage["part"], pieces=pieces, cites=cites)

    def _fresh_pieces(self, part: str, taken: set[str]) -> list[dict[str, str]]:
        if part == "vision":
            free = [vision for vision in script.VISIONS if vision not in taken]
            return [{"role": "vision", "text": self._chance.choice(free)}] if free else []
        choice = [mission for mission in script.MISSIONS if mission[0] not in taken]
        if not choice:
            return []
        purpose, objectives = self._chance.choice(choice)
        return [
            {"role": "purpose", "text": purpose},
            *({"role": "objective", "text": text} for text in objectives),
        ]

    def _discuss(self, stage: dict[str, Any], _stage_id: str) -> bool:
        there = [
            (key, candidate)
            for key, candidate in self._seat.view["candidates"].items()
            if candidate["part"] == stage["part"] and not candidate["withdrawn"]
        ]
        if not there:
            return True
        candidate_id, _ = self._chance.choice(there)
        threads = [
            (key, comment)
            for key, comment in self._seat.view["comments"].items()
            if not comment["parent"] and "text" in comment
        ]
        if threads and self._chance.random() < 0.3:
            parent_id, parent = self._chance.choice(threads)
            return self._send(
                "add_comment",
                candidate=parent["candidate"],
                parent=parent_id,
                text=self._chance.choice(script.ANSWERS),
            )
        return self._send(
            "add_comment", candidate=candidate_id, text=self._chance.choice(script.COMMENTS)
        )

    def _word(self, stage: dict[str, Any], _stage_id: str) -> bool:
        final = self._seat.view["finals"].get(stage["part"])
        if final is None or self._chance.random() < 0.6:
            return True
        text = " ".join(piece["text"] for piece in final["pieces"])
        fitting = [pair for pair in script.WORDS if pair[0] in text]
        if not fitting:
            return True
        phrase, suggestion = self._chance.choice(fitting)
        return self._send("request_word", part=stage["part"], phrase=phrase, suggestion=suggestion)

    def _vote(self, round_id: str, round_: dict[str, Any]) -> None:
        self._send("cast_ballot", round=round_id, ballot=self._ballot(round_))

    def _ballot(self, round_: dict[str, Any]) -> dict[str, Any]:
        options = round_["options"]
        if round_["rule"] == "dots":
            most = round_["settings"]["most_on_one"]
            dots: dict[str, int] = {}
            for _ in range(round_["settings"]["dots"]):
                option = self._chance.choice(options)
                if dots.get(option, 0) < most:
                    dots[option] = dots.get(option, 0) + 1
            return {"dots": dots}
        if round_["rule"] == "score":
            # A shared taste with personal noise, so that the room has a favourite.
            return {
                "scores": {
                    option: max(0, min(5, 4 - place + self._chance.randint(-1, 2)))
                    for place, option in enumerate(options)
                }
            }
        step = self._chance.choices(
            ["wholehearted", "minor_point", "reservations", "abstain", "dislike_support"],
            [50, 25, 15, 5, 5],
        )[0]
        reason = self._chance.choice(script.REASONS) if step == "dislike_support" else ""
        return {"step": step, "reason": reason}
