"""Tests with a phone: has one reached this server? In memory, for an hour."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from workshop.application.ports import Clock

LASTS_MS = 3_600_000


@dataclass(slots=True)
class PhoneTest:
    """One facilitator's test: the key in its address, and whether a phone came."""

    key: str
    started: int
    arrived: bool = False


class PhoneTests:
    """The tests of this process, one a workshop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tests: dict[str, PhoneTest] = {}

    def of(self, workshop: str) -> PhoneTest:
        """The test that runs, or a new one."""
        now = self._clock.now()
        found = self._tests.get(workshop)
        if found is None or now - found.started > LASTS_MS:
            self._tests = {w: t for w, t in self._tests.items() if now - t.started <= LASTS_MS}
            found = self._tests[workshop] = PhoneTest(secrets.token_urlsafe(12), now)
        return found

    def arrive(self, key: str) -> bool:
        """A phone came with this key; whether a test was waiting for it."""
        found = self._find(key)
        if found is not None:
            found.arrived = True
        return found is not None

    def is_known(self, key: str) -> bool:
        """Whether there is a test with this key."""
        return self._find(key) is not None

    def _find(self, key: str) -> PhoneTest | None:
        for test in self._tests.values():
            if secrets.compare_digest(test.key.encode(), key.encode()):
                return test
        return None
