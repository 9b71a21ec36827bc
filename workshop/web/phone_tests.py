"""Tests with a phone: has one reached this server? In memory, for an hour."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from workshop.application.ports import Clock
from workshop.store.codes import new_code

LASTS_MS = 3_600_000


@dataclass(slots=True)
class PhoneTest:
    """One facilitator's test: the key in its address, the sign-ins of the desks that wait for it,
    and whether a phone came. The key is short enough to be typed: whoever guesses one within the
    hour has turned a test green, and nothing else."""

    key: str
    started: int
    desks: set[str] = field(default_factory=set)
    arrived: bool = False


class PhoneTests:
    """The tests of this process, one a workshop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tests: dict[str, PhoneTest] = {}

    def of(self, workshop: str, desk: str) -> PhoneTest:
        """The test that runs, or a new one; the desk with this sign-in waits for it."""
        now = self._clock.now()
        found = self._tests.get(workshop)
        if found is None or now - found.started > LASTS_MS:
            self._tests = {w: t for w, t in self._tests.items() if now - t.started <= LASTS_MS}
            found = self._tests[workshop] = PhoneTest(new_code(), now)
        found.desks.add(desk)
        return found

    def find(self, key: str) -> PhoneTest | None:
        """The test with this key in its address, in whichever case it was typed."""
        key = key.upper()
        for test in self._tests.values():
            if secrets.compare_digest(test.key.encode(), key.encode()):
                return test
        return None
