"""A snapshot, then patches without a gap, and one's own part to oneself alone."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds, MemoryStore
from tests.unit.domain.scenario import ANA, BEN, FAY, candidate, idea, in_stage, joined
from workshop.application.access import Identity
from workshop.application.room import Room
from workshop.domain.commands import PARTICIPANT, Actor, Command
from workshop.domain.ideas import AddIdea, RevealIdeas
from workshop.domain.participants import RaiseHand
from workshop.domain.voting import CastBallot, CloseRound, OpenRound
from workshop.live.broadcast import MOST_PATCHES_SENT, Broadcast
from workshop.live.presence import Viewer
from workshop.live.protocol import KEPT_PATCHES
from workshop.projections.live_view import view
from workshop.projections.patch import apply

PATIENCE = 5.0


class WallClock:
    """The machine's, since gathering is measured by it."""

    def now(self) -> int:
        return time.time_ns() // 1_000_000


class Screens:
    """A sender that keeps what each socket was sent, and follows it as a page does."""

    def __init__(self) -> None:
        self.sent: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        self.views: dict[str, Any] = {}
        self.versions: dict[str, int] = {}
        self.own: dict[str, Any] = {}
        self.gaps: list[str] = []

    def send(
        self, sids: Iterable[str], event: str, payload: Mapping[str, Any] | str | bytes
    ) -> None:
        assert isinstance(payload, bytes)
        for sid in list(sids):
            message = json.loads(payload)
            self.sent.setdefault(sid, []).append((event, message))
            if event == "snapshot":
                self.views[sid] = message["view"]
                self.own[sid] = message["mine"]
                self.versions[sid] = message["version"]
            elif event == "patch":
                if message["from"] != self.versions[sid]:
                    self.gaps.append(sid)
                self.views[sid] = apply(self.views[sid], message.get("view", {}))
                self.own[sid] = message.get("mine", self.own[sid])
                self.versions[sid] = message["version"]

    def events(self, sid: str) -> list[str]:
        return [event for event, _ in self.sent.get(sid, [])]


class House:
    def __init__(self, stage: str = "gather") -> None:
        self.store = MemoryStore("w")
        self.store.write_behind("w", *in_stage(stage), *joined(ANA, BEN))
        self.store.write_behind("w", candidate("one", ANA), candidate("two", BEN))
        self.room = Room("w", self.store, FakeClock(), FakeIds())
        self.room.load()
        self.screens = Screens()
        self.broadcast = Broadcast(self.room, self.screens, self.store.ballot, WallClock().now)
        self._commands = 0

    @contextmanager
    def moment(self, _role: str) -> Iterator[Mapping[str, Any]]:
        yield {"present": 7}

    def come(self, sid: str, who: Actor, version: int | None = None) -> Viewer:
        viewer = Viewer(sid, Identity("w", who.role, who.id))
        self.broadcast.welcome(viewer, version, self.moment)
        return viewer

    def do(self, who: Actor, command: Command) -> int:
        self._commands += 1
        return self.room.submit(who, f"command-{self._commands}", command)

    def idea(self, who: Actor = ANA, text: str = "One call") -> int:
        return self.do(who, AddIdea("gather", "what", text))

    def settled(self, *sids: str) -> None:
        """Wait until these have the room's version."""
        self.until(lambda: all(self.screens.versions[s] == self.room.version for s in sids))

    def until(self, so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, "waited in vain"
            threading.Event().wait(0.005)

    def as_page(self, who: Actor) -> Any:
        fresh: Any = view(self.room.state, who.role)  # type: ignore[arg-type]
        return json.loads(json.dumps(fresh, default=dict))


@pytest.fixture
def house() -> House:
    return House()


def test_who_comes_from_a_process_that_is_further_keeps_what_they_have() -> None:
    """Ana's idea was stored through another process; this one has not heard of it yet."""
    house = House()
    house.store.write_behind("w", idea("hers", ANA))
    had = house.room.version + 1
    house.screens.versions["ana"], house.screens.views["ana"] = had, {"as": "it was"}
    house.screens.own["ana"] = {}
    house.come("ana", ANA, had)
    assert (house.screens.versions["ana"], house.screens.views["ana"]) == (had, {"as": "it was"})
    assert list(house.screens.own["ana"]["ideas"]) == ["hers"]
    house.come("stranger", BEN, had + 100)
    assert house.screens.versions["stranger"] == had


def test_a_snapshot_comes_first_and_then_patches_without_a_gap(house: House) -> None:
    """Each says from which version to which; together they are the view (R5, R6)."""
    people = {"a": ANA, "b": BEN, "f": FAY}
    for sid, who in people.items():
        house.come(sid, who)
    for number in range(12):
        house.idea(ANA, f"idea {number}")
        threading.Event().wait(0.02)
    house.do(FAY, RevealIdeas("gather"))
    house.settled(*people)
    assert house.screens.gaps == []
    for sid, who in people.items():
        assert house.screens.events(sid)[0] == "snapshot"
        assert set(house.screens.events(sid)[1:]) == {"patch"}
        assert house.screens.views[sid] == house.as_page(who)


def test_the_moment_comes_with_the_snapshot(house: House) -> None:
    """What is not history is whole from the beginning."""
    house.come("a", ANA)
    assert house.screens.sent["a"][0][1]["live"] == {"present": 7}


def test_the_first_change_goes_out_at_once_and_what_follows_is_gathered(house: House) -> None:
    """A busy room costs ten frames a second, whatever the number of commands."""
    house.come("f", FAY)
    start = time.monotonic()
    for number in range(40):
        house.idea(ANA if number % 2 else BEN, f"idea {number}")
    house.settled("f")
    frames = house.screens.events("f").count("patch")
    assert 2 <= frames <= 3 + 10 * (time.monotonic() - start)


def test_who_comes_back_gets_the_patches_since(house: House) -> None:
    """Not everything anew: from the version that the page has (R5)."""
    house.come("a", ANA)
    house.come("b", BEN)
    had = house.screens.versions["b"]
    before = house.screens.views["b"]
    house.broadcast.leave("b")
    house.do(FAY, RevealIdeas("gather"))
    house.idea(ANA, "while Ben was away")
    house.settled("a")
    house.screens.views["again"], house.screens.versions["again"] = before, had
    house.screens.own["again"] = None
    house.come("again", BEN, had)
    assert "snapshot" not in house.screens.events("again")
    assert house.screens.gaps == []
    assert house.screens.views["again"] == house.as_page(BEN)
    assert house.screens.own["again"] is not None, "one's own part always comes whole"
    assert house.screens.events("again")[-1] == "live"


def test_who_was_away_for_long_gets_a_snapshot(house: House) -> None:
    """Above so many patches it is shorter; from a version that never was there is no way."""
    house.come("a", ANA)
    channel = house.broadcast._channels[PARTICIPANT]
    had = channel.version
    for number in range(MOST_PATCHES_SENT + 1):
        house.room.submit(ANA, f"many-{number:04}", AddIdea("gather", "what", f"i{number}"))
        with house.broadcast._lock:
            house.broadcast._flush()
    house.come("long", BEN, had)
    house.come("future", BEN, house.room.version + 1000)
    house.come("never", BEN, -5)
    for sid in ("long", "future", "never"):
        assert house.screens.events(sid) == ["snapshot"]
    assert len(channel.kept) <= KEPT_PATCHES


def test_ones_own_part_goes_to_its_owner_on_every_device(house: House) -> None:
    """And to nobody else: hidden ideas are in nobody else's messages (R6, R7)."""
    for sid, who in (("phone", ANA), ("tablet", ANA), ("other", BEN), ("desk", FAY)):
        house.come(sid, who)
    house.idea(ANA, "the canary sings")
    house.settled("phone", "tablet", "other", "desk")
    for sid in ("phone", "tablet"):
        assert "the canary sings" in json.dumps(house.screens.own[sid])
    assert "the canary sings" not in json.dumps(house.screens.sent["other"])
    assert not any("mine" in each for _, each in house.screens.sent["desk"][1:])


def test_ones_own_ballot_comes_back_to_its_voter_and_is_forgotten_at_the_close() -> None:
    """Also when they come in by another device; afterwards it is kept nowhere."""
    house = House("vote")
    house.do(FAY, OpenRound("vote"))
    round_ = house.room.state.open_round
    assert round_ is not None
    ballot = {"scores": {"one": 5, "two": 1}}
    house.do(ANA, CastBallot(round_.id, ballot))
    fresh = Broadcast(house.room, house.screens, house.store.ballot, WallClock().now)
    house.broadcast = fresh  # as after a restart: the ballot is in the store only
    house.come("a", ANA)
    house.come("b", BEN)
    assert house.screens.own["a"]["ballots"] == {round_.id: ballot}
    assert house.screens.own["b"]["ballots"] == {}
    changed = {"scores": {"one": 0, "two": 4}}
    house.do(ANA, CastBallot(round_.id, changed))
    house.until(lambda: house.screens.own["a"]["ballots"] == {round_.id: changed})
    assert house.screens.own["b"]["ballots"] == {}
    house.do(FAY, CloseRound(round_.id))
    house.until(lambda: house.screens.own["a"]["ballots"] == {})
    assert fresh._ballots == {}


def test_a_ballot_that_was_changed_by_another_process_is_not_shown_as_it_was() -> None:
    """R4: ballots move no version, so that only the store knows; it is asked again."""
    house = House("vote")
    house.do(FAY, OpenRound("vote"))
    round_ = house.room.state.open_round
    assert round_ is not None
    house.come("phone", ANA)
    house.do(ANA, CastBallot(round_.id, {"scores": {"one": 5, "two": 1}}))
    house.until(lambda: house.screens.own["phone"]["ballots"] != {})
    later = {"scores": {"one": 0, "two": 4}}
    house.store.logs["w"].boxes[round_.id, ANA.id] = later
    house.come("reloaded", ANA)
    assert house.screens.own["reloaded"]["ballots"] == {round_.id: later}


def test_who_is_away_holds_nobody_up_in_the_queue_of_hands() -> None:
    """Nobody waits behind an empty chair; whoever comes back has their place again."""
    house = House("discuss")
    house.come("a", ANA)
    house.come("b", BEN)
    house.do(ANA, RaiseHand())
    house.do(BEN, RaiseHand())
    house.settled("a", "b")

    def places() -> dict[str, int]:
        return {sid: house.screens.own[sid]["hand_place"] for sid in ("a", "b")}

    assert places() == {"a": 1, "b": 2}
    house.broadcast.leave("a")
    assert places()["b"] == 1
    house.come("a", ANA)
    house.come("a2", ANA)
    house.broadcast.leave("a2")
    assert places() == {"a": 1, "b": 2}
    assert house.screens.gaps == []


def test_whoever_left_is_sent_nothing_more(house: House) -> None:
    """And is not here any more."""
    house.come("a", ANA)
    house.come("b", BEN)
    house.broadcast.leave("b")
    house.broadcast.leave("b")
    house.idea()
    house.settled("a")
    assert house.screens.events("b") == ["snapshot"]
    assert house.broadcast.presence.here() == {ANA.id}
