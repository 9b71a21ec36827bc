"""The moment: how many have voted, who is typing, the code on the wall."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.unit.application.fakes import FakeIds, MemoryStore
from tests.unit.domain.scenario import (
    ANA,
    BEN,
    FAY,
    WALL,
    candidate,
    chosen,
    in_stage,
    joined,
    vote_opened,
)
from tests.unit.live.test_broadcast import WallClock
from workshop.application.access import Identity
from workshop.domain.candidates import PieceText
from workshop.domain.commands import Actor, Command
from workshop.domain.final_words import NameScribe
from workshop.domain.participants import RemoveParticipant
from workshop.live.presence import Viewer
from workshop.live.protocol import TypingSent
from workshop.live.workshops import LiveWorkshops
from workshop.projections.patch import apply


class Pages:
    """Follow the moment as pages do."""

    def __init__(self) -> None:
        self.live: dict[str, dict[str, Any]] = {}

    def send(self, sids: Iterable[str], event: str, payload: Any) -> None:
        message = json.loads(payload)
        for sid in sids:
            if event == "snapshot":
                self.live[sid] = message["live"]
            elif event == "live":
                self.live[sid] = apply(self.live.get(sid, {}), message)


class House:
    """A workshop in this stage, with a candidate of Ana's."""

    def __init__(self, stage: str, *then: Any) -> None:
        self.store = MemoryStore("w")
        self.store.write_behind("w", *in_stage(stage), *joined(ANA, BEN), candidate("one", ANA))
        self.store.write_behind("w", *then)
        self.pages = Pages()
        self.code = "ACDEFHJK"
        self.workshops = LiveWorkshops(
            self.store,
            WallClock(),
            FakeIds(),
            self.pages,
            lambda _workshop: {ANA.id: "Ana", BEN.id: "Ben"},
            lambda _workshop: self.code,
            lambda _live, _change: None,
            lambda _live: None,
        )
        self.live = self.workshops.get("w")

    def come(self, sid: str, who: Actor) -> None:
        viewer = Viewer(sid, Identity("w", who.role, who.id))
        self.live.broadcast.welcome(viewer, None, self.live.now.held)
        self.live.now.stale()

    def do(self, command: Command) -> None:
        self.live.room.submit(FAY, f"command-{command.kind}", command)

    def until(self, so: Callable[[], bool]) -> None:
        end = time.monotonic() + 5
        while not so():
            assert time.monotonic() < end, f"waited in vain: {self.pages.live}"
            threading.Event().wait(0.005)


@pytest.fixture
def voting() -> House:
    house = House("vote", vote_opened("r", "one"))
    house.come("desk", FAY)
    return house


def turnout(house: House) -> Any:
    return house.pages.live["desk"].get("turnout")


def test_a_ballot_of_somebody_who_was_removed_is_not_among_those_cast(voting: House) -> None:
    """The close will not count it, so the facilitator is not told of two."""
    ballot = {"scores": {"one": 5}}
    voting.store.logs["w"].boxes.update({("r", ANA.id): ballot, ("r", BEN.id): ballot})
    voting.live.now.stale()
    both = {"round": "r", "cast": 2, "groups": {"desk": 2}, "of_groups": {"desk": 2}}
    voting.until(lambda: turnout(voting) == both)
    voting.do(RemoveParticipant(BEN.id))
    one = {"round": "r", "cast": 1, "groups": {"desk": 1}, "of_groups": {"desk": 1}}
    voting.until(lambda: turnout(voting) == one)


def test_ballots_that_another_process_took_are_among_those_cast(voting: House) -> None:
    """R4: they move no version, so each look for news asks for them too."""
    voting.until(lambda: turnout(voting) is not None)
    voting.store.logs["w"].boxes["r", ANA.id] = {"scores": {"one": 5}}
    voting.workshops.look()
    voting.until(lambda: turnout(voting)["cast"] == 1)


def test_projector_and_desk_have_the_code_of_today(voting: House) -> None:
    """Their pages may be older than the code, and older than this server."""
    voting.come("wall", WALL)
    voting.until(lambda: voting.pages.live["wall"].get("code") == "ACDEFHJK")
    voting.live.now.rotated("MNPQRTVW")
    voting.until(lambda: voting.pages.live["wall"]["code"] == "MNPQRTVW")
    voting.until(lambda: voting.pages.live["desk"].get("code") == "MNPQRTVW")


def test_a_code_that_another_process_made_reaches_every_page(voting: House) -> None:
    """Each look for news asks for it."""
    voting.come("wall", WALL)
    voting.come("phone", ANA)
    for page in ("wall", "desk", "phone"):
        voting.until(lambda page=page: voting.pages.live[page].get("code") == "ACDEFHJK")
    voting.code = "MNPQRTVW"
    voting.workshops.look()
    for page in ("wall", "desk", "phone"):
        voting.until(lambda page=page: voting.pages.live[page]["code"] == "MNPQRTVW")


def test_what_was_typed_goes_with_the_pen_there_and_back() -> None:
    """Whoever gets the pen begins from it; the page that lost it neither adds nor takes away."""
    house = House("word", chosen("one"))
    for sid, who in (("phone", ANA), ("desk", FAY), ("wall", WALL)):
        house.come(sid, who)
    now = house.live.now
    now.type("desk", typing("Half a sentence"))
    house.until(lambda: on_the_wall(house) == ("Half a sentence", False))
    house.do(NameScribe("mission", ANA.id))
    house.until(lambda: on_the_wall(house) == ("Half a sentence", True))
    now.type("desk", typing("Half a sentence, its last letters"))
    now.type("desk", TypingSent("mission", 1))
    house.until(lambda: on_the_wall(house) == ("Half a sentence, its last letters", True))
    now.type("phone", typing("A whole sentence"))
    now.type("desk", typing("Half a sentence"))
    house.until(lambda: on_the_wall(house) == ("A whole sentence", False))
    house.live.room.submit(FAY, "another-command", NameScribe("mission", ""))
    house.until(lambda: on_the_wall(house) == ("A whole sentence", True))
    now.left("phone")
    now.type("desk", typing("A whole sentence, and more"))
    house.until(lambda: on_the_wall(house) == ("A whole sentence, and more", False))


def test_the_words_of_a_scribe_who_was_removed_go_back_with_the_pen() -> None:
    """Whoever leads has them, to go on from."""
    house = House("word", chosen("one"))
    house.do(NameScribe("mission", ANA.id))
    house.come("phone", ANA)
    house.come("wall", WALL)
    house.live.now.type("phone", typing("Half a sentence"))
    house.until(lambda: on_the_wall(house) == ("Half a sentence", False))
    house.do(RemoveParticipant(ANA.id))
    house.until(lambda: on_the_wall(house) == ("Half a sentence", True))


def test_whoever_stops_typing_leaves_what_another_page_has_typed_since() -> None:
    """The laptop is closed while the facilitator writes on upon a phone."""
    house = House("word", chosen("one"))
    for sid, who in (("laptop", FAY), ("desk", FAY), ("wall", WALL)):
        house.come(sid, who)
    now = house.live.now
    now.type("laptop", typing("Half a sentence"))
    now.type("desk", typing("A whole sentence"))
    now.type("laptop", TypingSent("mission", 1))
    house.until(lambda: on_the_wall(house) == ("A whole sentence", False))
    now.type("desk", TypingSent("mission", 1))
    house.until(lambda: on_the_wall(house) == ("", False))


def typing(purpose: str) -> TypingSent:
    return TypingSent("mission", 1, (PieceText("purpose", purpose),))


def on_the_wall(house: House) -> tuple[str, bool]:
    """The words of the mission as the projector shows them while they are typed, and whether they
    were handed over with the pen."""
    typed = house.pages.live["wall"].get("typing", {}).get("mission", {"pieces": []})
    return "".join(piece["text"] for piece in typed["pieces"]), typed.get("handed", False)
