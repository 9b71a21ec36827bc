"""Who is here, and how much somebody may send."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.application.access import Identity
from workshop.live.presence import Presence, Viewer
from workshop.live.throttle import Throttle


def viewer(sid: str, person: str, role: str = "participant") -> Viewer:
    return Viewer(sid, Identity("w", role, person))


def test_a_person_with_two_tabs_is_one_person() -> None:
    """And is here until the last of them closes."""
    presence = Presence()
    presence.add(viewer("1", "ana"))
    presence.add(viewer("2", "ana"))
    assert presence.here() == {"ana"}
    presence.remove("1")
    assert presence.here() == {"ana"}
    presence.remove("2")
    assert presence.here() == frozenset()


def test_a_connection_that_comes_twice_leaves_once() -> None:
    """Nobody stays behind as a ghost."""
    presence = Presence()
    for _ in range(2):
        presence.add(viewer("1", "ana"))
    presence.remove("1")
    assert presence.here() == frozenset()
    assert presence.remove("1") is None


def test_facilitators_and_projectors_are_not_counted_as_people() -> None:
    """Projectors are counted by themselves."""
    presence = Presence()
    presence.add(viewer("1", "facilitator-ada", "facilitator"))
    presence.add(viewer("2", "screen", "screen"))
    assert (presence.here(), presence.screens()) == (frozenset(), 1)


def test_somebody_who_writes_on_two_devices_writes_once() -> None:
    """It is a number of people, and whoever leaves no longer writes."""
    presence = Presence()
    for sid, person in (("1", "ana"), ("2", "ana"), ("3", "ben")):
        presence.add(viewer(sid, person))
        presence.viewers[sid].writing = True
    assert presence.writing() == 2
    presence.remove("3")
    assert presence.writing() == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=40))
def test_presence_is_what_the_connections_say(steps: list[tuple[str, bool]]) -> None:
    """Whatever comes and goes, in any order."""
    presence = Presence()
    for sid, comes in steps:
        if comes:
            presence.add(viewer(sid, f"person-{ord(sid) % 2}"))
        else:
            presence.remove(sid)
    assert presence.here() == {each.who.id for each in presence.viewers.values()}


@given(st.lists(st.floats(0, 2), max_size=200))
def test_nobody_gets_more_than_a_burst_and_so_many_a_second(pauses: list[float]) -> None:
    """And after the wait that was named, one more is let through."""
    throttle, now, let_through = Throttle(burst=5, per_second=2), 100.0, 0
    for pause in pauses:
        now += pause
        empty = throttle.is_empty("ana", now)
        wait = throttle.wait("ana", now)
        assert empty == (wait > 0)
        let_through += wait == 0
        assert let_through <= 5 + 2 * (now - 100) + 1e-6
        if wait:
            assert not throttle.is_empty("ana", now + wait + 1e-6)


def test_one_person_who_floods_does_not_slow_another() -> None:
    """Each has a bucket of their own."""
    throttle = Throttle(burst=2, per_second=1)
    while not throttle.wait("ana", 0):
        continue
    assert throttle.wait("ben", 0) == 0
