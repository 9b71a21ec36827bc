"""A world in memory: a store that keeps what real ones keep, a clock that is set, ids in order."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from workshop.application.ports import Head, Receipt, Recorded, Writing
from workshop.domain.events import Event

T = TypeVar("T")


class FakeClock:
    """Stands still unless it is moved."""

    def __init__(self, now: int = 1_790_000_000_000) -> None:
        self.time = now

    def now(self) -> int:
        return self.time


class FakeIds:
    """id1, id2, ..."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def new(self) -> str:
        return f"id{next(self._numbers)}"


class Log:
    """What is kept of one workshop."""

    def __init__(self) -> None:
        self.recorded: list[Recorded] = []
        self.boxes: dict[tuple[str, str], Mapping[str, object]] = {}
        self.receipts: dict[tuple[str, str], Receipt] = {}

    @property
    def head(self) -> Head:
        return Head(len(self.recorded), str(len(self.recorded)))


class MemoryStore:
    """`ports.Store` in memory. `batches` notes the receipts of each transaction, in order.

    `hold` makes transactions wait; `failure` makes them fail before anything is kept.
    """

    def __init__(self, *workshops: str) -> None:
        self.logs = {workshop: Log() for workshop in workshops}
        self.batches: list[list[Receipt]] = []
        self.loads = 0
        self.failure: Exception | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.entered = threading.Event()
        self._lock = threading.Lock()

    def write_behind(self, workshop: str, *events: Event) -> None:
        """Another process writes."""
        log = self.logs[workshop]
        for event in events:
            log.recorded.append(Recorded(len(log.recorded) + 1, 0, event))

    def batch(self, workshop: str, work: Callable[[MemoryBatch], T]) -> T:
        self.entered.set()
        assert self.hold.wait(10), "nobody let the transaction go on"
        with self._lock:
            if self.failure is not None:
                raise self.failure
            batch = MemoryBatch(self.logs[workshop])
            answer = work(batch)
            batch.commit()
            self.batches.append(batch.writing.receipts)
            return answer

    def head(self, workshop: str) -> Head:
        self.loads += 1
        if self.failure is not None:
            raise self.failure
        return self.logs[workshop].head

    def load(self, workshop: str, after: int = 0, upto: int | None = None) -> Sequence[Recorded]:
        assert self.hold.wait(10), "nobody let the reading go on"
        return self.logs[workshop].recorded[after:upto]

    def ballot(self, workshop: str, round_id: str, voter: str) -> Mapping[str, object] | None:
        return self.logs[workshop].boxes.get((round_id, voter))

    def voters(self, workshop: str, round_id: str) -> frozenset[str]:
        return frozenset(voter for box, voter in self.logs[workshop].boxes if box == round_id)


class MemoryBatch:
    """`ports.Batch`: nothing is kept before `commit`."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._at = 0
        self.head = log.head
        self.writing = Writing()

    def events_after(self, version: int) -> Sequence[Recorded]:
        return self._log.recorded[version:]

    def receipt(self, participant: str, command: str) -> Receipt | None:
        return self._log.receipts.get((participant, command))

    def ballots(self, round_id: str) -> Mapping[str, Mapping[str, object]]:
        return {voter: each for (box, voter), each in self._log.boxes.items() if box == round_id}

    def write(self, writing: Writing, at: int) -> Head:
        self.writing, self._at = writing, at
        version = self.head.version + len(writing.events)
        self.head = Head(version, str(version))
        return self.head

    def commit(self) -> None:
        log, writing = self._log, self.writing
        for event in writing.events:
            log.recorded.append(Recorded(len(log.recorded) + 1, self._at, event))
        log.boxes.update(writing.ballots)
        log.boxes = {key: each for key, each in log.boxes.items() if key[0] not in writing.emptied}
        log.receipts.update({(r.participant, r.command): r for r in writing.receipts})
