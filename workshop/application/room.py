"""One workshop as this process holds it: inbox, decide, store, answer, tell.

Callers wait in their own thread while a single drain takes everything that is waiting, decides it
in order on the state that the previous command left, and stores it in one transaction (rules 1 to
4). What was decided by another process since is caught up under the same lock.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from workshop import runtime
from workshop.domain.commands import Actor, Command, Context
from workshop.domain.decide import decide
from workshop.domain.errors import N_, NotFound, NotNow, Refused
from workshop.domain.evolve import evolve
from workshop.domain.state import Workshop
from workshop.domain.voting import BallotCast, CloseRound, RoundCancelled, RoundClosed

from .ports import Batch, Clock, Ids, Receipt, Recorded, Store, Writing

#: Commands decided in one transaction at most, so that a busy room answers in small steps.
MOST_AT_ONCE = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a room: from one state to the next, and who sent what led to it."""

    before: Workshop
    after: Workshop
    version: int
    senders: frozenset[str] = frozenset()
    #: What was put into the ballot box: (round, voter) -> ballot. For the voters themselves only.
    ballots: Mapping[tuple[str, str], Mapping[str, object]] = field(default_factory=dict)


@dataclass(slots=True)
class _Entry:
    """A command on its way: who, what, and the answer once there is one."""

    actor: Actor
    command_id: str
    command: Command
    done: object = field(default_factory=runtime.Event)
    version: int = 0
    refused: Exception | None = None


class Room:
    """The head of one workshop's log, and the state that it folds to."""

    def __init__(
        self,
        workshop: str,
        store: Store,
        clock: Clock,
        ids: Ids,
        present: Callable[[], int] = lambda: 0,
    ) -> None:
        self.workshop = workshop
        self.state = Workshop()
        self.version = 0
        self._store = store
        self._clock = clock
        self._ids = ids
        self._present = present
        self._inbox: deque[_Entry] = deque()
        self._draining = False
        self._turn = runtime.Lock()
        self._inbox_lock = runtime.Lock()
        self._listeners: list[Callable[[Change], None]] = []

    def on_change(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every step, in order; it must neither wait nor raise."""
        self._listeners.append(listener)

    def load(self) -> None:
        """Fold the whole log. Raises KeyError for a workshop that is not there."""
        self.catch_up()

    def submit(self, actor: Actor, command_id: str, command: Command) -> int:
        """Do a command durably; the version that it led to.

        Waits until it is stored. Raises Refused; a command id that was accepted before has no
        second effect and gets the same answer (rule 2).
        """
        entry = _Entry(actor, command_id, command)
        with self._inbox_lock:
            self._inbox.append(entry)
            start = not self._draining
            self._draining = True
        if start:
            runtime.spawn(self._drain)
        entry.done.wait()  # type: ignore[attr-defined]
        if entry.refused is not None:
            raise entry.refused
        return entry.version

    def catch_up(self) -> None:
        """Take in what other processes wrote. Raises KeyError for a workshop that is gone."""
        with self._turn:
            head = runtime.run_blocking(self._store.head, self.workshop)
            if head.version == self.version:
                return
            # Followed there too: thousands of events take a second, in which nobody in any room
            # of this process would get an answer.
            change = runtime.run_blocking(self._news)
            if change is not None:
                self._tell(self._move(change))

    def _news(self) -> Change | None:
        """What was written since, as a step, in a thread of storage; None for nothing."""
        news = self._store.load(self.workshop, self.version)
        if not news:
            return None
        return Change(self.state, _fold(self.state, news), news[-1].version)

    def _drain(self) -> None:
        while True:
            with self._inbox_lock:
                taken = [self._inbox.popleft() for _ in range(min(len(self._inbox), MOST_AT_ONCE))]
                if not taken:
                    self._draining = False
                    return
            self._do(taken)

    def _do(self, entries: list[_Entry]) -> None:
        with self._turn:
            change = None
            try:
                present = self._present()
                state, version, ballots = runtime.run_blocking(
                    self._store.batch,
                    self.workshop,
                    lambda batch: self._work(batch, entries, present),
                )
            except KeyError as gone:
                if gone.args != (self.workshop,):
                    log.exception("Workshop %s could not store a batch.", self.workshop)
                for entry in entries:
                    entry.refused = _gone() if gone.args == (self.workshop,) else _storage_busy()
            except Exception:
                # Nothing was stored, so nothing was accepted: everybody may try again.
                log.exception("Workshop %s could not store a batch.", self.workshop)
                for entry in entries:
                    entry.refused = _storage_busy()
            else:
                accepted = frozenset(e.actor.id for e in entries if e.refused is None)
                change = self._move(Change(self.state, state, version, accepted, ballots))
            finally:
                for entry in entries:
                    entry.done.set()  # type: ignore[attr-defined]
            # After the answers: a page that sees its idea come before it hears that it is stored
            # would show it twice.
            self._tell(change)

    def _move(self, change: Change) -> Change | None:
        """Stand where this change leads; None where it leads nowhere."""
        if change.version == self.version and not change.ballots:
            return None
        self.state, self.version = change.after, change.version
        return change

    def _tell(self, change: Change | None) -> None:
        if change is None:
            return
        for listener in self._listeners:
            try:
                listener(change)
            except Exception:
                # What is stored is stored: a fault in telling must not stop the room.
                log.exception("Workshop %s could not tell of a change.", self.workshop)

    def _work(
        self, batch: Batch, entries: list[_Entry], present: int
    ) -> tuple[Workshop, int, Mapping[tuple[str, str], Mapping[str, object]]]:
        """Inside the transaction, in a thread of storage: no waiting for others in here."""
        state = self.state
        if batch.head.version != self.version:
            state = _fold(state, batch.events_after(self.version))
        version = batch.head.version
        now = self._clock.now()
        writing = Writing()
        repeats: dict[tuple[str, str], int] = {}
        for entry in entries:
            key = (entry.actor.id, entry.command_id)
            receipt = batch.receipt(*key)
            if receipt is not None or key in repeats:
                entry.version = receipt.version if receipt else repeats[key]
                continue
            context = Context(
                entry.actor, now, self._ids.new(), present, self._boxes(batch, writing, entry)
            )
            try:
                events = decide(state, entry.command, context)
                after = state
                for event in events:
                    after = evolve(after, event)
            except Refused as refused:
                entry.refused = refused
                continue
            except Exception:
                # A fault of one command must not take the room's other commands with it.
                log.exception("Command %s failed.", entry.command.kind)
                entry.refused = _fault()
                continue
            state = after
            for event in events:
                if isinstance(event, BallotCast):
                    writing.ballots[event.round, event.voter] = event.ballot
                    continue
                writing.events.append(event)
                version += 1
                if isinstance(event, (RoundClosed, RoundCancelled)):
                    writing.emptied.append(event.round)
                    for box in [key for key in writing.ballots if key[0] == event.round]:
                        del writing.ballots[box]
            entry.version = repeats[key] = version
            writing.receipts.append(Receipt(entry.actor.id, entry.command_id, version))
        if writing.receipts:
            batch.write(writing, now)
        return state, version, writing.ballots

    @staticmethod
    def _boxes(
        batch: Batch, writing: Writing, entry: _Entry
    ) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
        """The box that this command counts: as stored, and what this batch is about to store."""
        if not isinstance(entry.command, CloseRound):
            return {}
        round_id = entry.command.round
        waiting = {voter: b for (box, voter), b in writing.ballots.items() if box == round_id}
        return {round_id: {**batch.ballots(round_id), **waiting}}


def _fold(state: Workshop, news: Sequence[Recorded]) -> Workshop:
    """The state after what was recorded. Raises RuntimeError for a log that can't be followed."""
    for recorded in news:
        try:
            state = evolve(state, recorded.event)
        except Exception as fault:
            # Never as a KeyError, which would mean that the workshop is gone.
            raise RuntimeError(f"Version {recorded.version} of a log can't be followed.") from fault
    return state


def _gone() -> Refused:
    return NotFound(N_("This workshop is no longer there. Ask its facilitator."), code="deleted")


def _storage_busy() -> Refused:
    return NotNow(
        N_("This could not be stored just now. Nothing is lost; it is tried again."),
        code="storage_busy",
        retry_after=2,
    )


def _fault() -> Refused:
    return NotNow(
        N_("Something went wrong on our side, and nothing was changed. Try again in a moment."),
        code="fault",
    )
