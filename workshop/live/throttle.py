"""A token bucket a person: nobody can flood a room, and nobody is limited by a shared address."""

from __future__ import annotations

#: A burst of so many messages, then so many a second.
BURST = 40
PER_SECOND = 15.0
#: Buckets of people who are gone are forgotten above so many.
MOST_BUCKETS = 20_000


class Throttle:
    """Counts messages by person; time comes in as an argument, in seconds."""

    def __init__(self, burst: int = BURST, per_second: float = PER_SECOND) -> None:
        self._burst = burst
        self._per_second = per_second
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, person: str, now: float) -> float:
        """0 where the person may send now; else the seconds until they may."""
        left, at = self._buckets.get(person, (float(self._burst), now))
        left = min(float(self._burst), left + (now - at) * self._per_second)
        if left < 1:
            self._buckets[person] = (left, now)
            return (1 - left) / self._per_second
        if len(self._buckets) >= MOST_BUCKETS:
            self._forget_full(now)
        self._buckets[person] = (left - 1, now)
        return 0.0

    def is_empty(self, person: str, now: float) -> bool:
        """Whether the person may not send now. Counts nothing."""
        left, at = self._buckets.get(person, (float(self._burst), now))
        return left + (now - at) * self._per_second < 1

    def _forget_full(self, now: float) -> None:
        self._buckets = {
            person: (left, at)
            for person, (left, at) in self._buckets.items()
            if left + (now - at) * self._per_second < self._burst
        }
