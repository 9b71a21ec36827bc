"""A workshop with everything in it, run by three people at sockets in a second or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.people import Facilitator, Led, Person

IDEAS = ("Nurses on night shift", "New colleagues in their first week", "One call is enough")
PURPOSE = "To keep every colleague working, with one call that is enough"
BETTER = "To keep every colleague working, day and night, with one call that is enough"


@dataclass
class ShortWorkshop:
    """The workshop, and who is in it. Each step may be called once, in this order."""

    led: Led
    desk: Person
    people: list[Person]

    def gather(self) -> None:
        """Ideas are written, and not revealed."""
        self.desk.do("start_workshop")
        stage = self._open("gather")
        prompt = min(self.desk.view["agenda"][stage]["prompts"])
        for person, text in zip(self.people, IDEAS, strict=True):
            person.do("add_idea", stage=stage, prompt=prompt, text=text)

    def reveal(self) -> None:
        self.desk.do("reveal_ideas", stage=self.desk.stage("gather"))

    def draft(
        self, purpose: str = PURPOSE, other: str = "To answer quickly", *, cited: bool = False
    ) -> None:
        """Two candidates; `cited`: each grew from its author's idea."""
        self._open("draft")
        for person, words in zip(self.people, (purpose, other), strict=False):
            cites = list(person.mine["ideas"]) if cited else []
            person.do("propose_candidate", part="mission", pieces=mission(words), cites=cites)

    def discuss(self) -> None:
        """A comment, and an amendment that is accepted."""
        self._open("discuss")
        ana, ben, _ = self.people
        candidate, known = self._candidate()
        ben.do("add_comment", candidate=candidate, text="Who picks up after six?")
        pieces = [{key: piece[key] for key in ("id", "role", "text")} for piece in known["pieces"]]
        pieces[0]["text"] = BETTER
        ben.do("propose_amendment", candidate=candidate, base=1, pieces=pieces, why="")
        (amendment,) = self._candidate()[1]["amendments"]
        ana.do("accept_amendment", candidate=candidate, amendment=amendment)

    def vote(self) -> None:
        """The first candidate wins."""
        stage = self._open("vote")
        round_ = self._ask(stage)
        first, _ = self._candidate()
        scores = {option: 5 if option == first else 1 for option in self._round(round_)["options"]}
        self._answer(round_, {"scores": scores})

    def ratify(self) -> None:
        """All agree, and the text is adopted."""
        round_ = self._ask(self._open("ratify"))
        self._answer(round_, {"step": "wholehearted"})
        self.desk.do("adopt_text", part="mission")

    def finish(self) -> None:
        self._open("close")
        self.desk.do("finish_workshop")

    def _open(self, kind: str) -> str:
        stage = self.desk.stage(kind)
        self.desk.do("open_stage", stage=stage)
        return stage

    def _ask(self, stage: str) -> str:
        before = set(self.desk.view["rounds"])
        self.desk.do("open_round", stage=stage)
        (opened,) = set(self.desk.view["rounds"]) - before
        return str(opened)

    def _answer(self, round_: str, ballot: dict[str, Any]) -> None:
        for person in self.people:
            person.do("cast_ballot", round=round_, ballot=ballot)
        self.desk.do("close_round", round=round_)

    def _round(self, round_: str) -> Any:
        return self.desk.view["rounds"][round_]

    def _candidate(self) -> tuple[str, Any]:
        """The first one, as it stands after all that people did: the desk hears of it by itself."""
        latest = max(person.version for person in self.people)
        self.desk.until(lambda: self.desk.version >= latest, f"version {latest}")
        found = self.desk.view["candidates"].items()
        return min(found, key=lambda entry: int(entry[1]["number"]))


def short_workshop(ada: Facilitator, title: str = "Service desk mission") -> ShortWorkshop:
    """Three people have joined; nothing has begun."""
    led = ada.create(title)
    people = [led.join(name) for name in ("Ana", "Ben", "Cho")]
    return ShortWorkshop(led, led.desk(), people)


def finished_workshop(ada: Facilitator) -> ShortWorkshop:
    """The whole of it, to its end."""
    workshop = short_workshop(ada)
    for step in ("gather", "reveal", "draft", "discuss", "vote", "ratify", "finish"):
        getattr(workshop, step)()
    return workshop


def mission(purpose: str) -> list[dict[str, str]]:
    """A purpose with one objective."""
    return [
        {"role": "purpose", "text": purpose, "id": ""},
        {"role": "objective", "text": "listening first", "id": ""},
    ]
