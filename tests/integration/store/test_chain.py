"""The chain of digests: whatever is changed afterwards is found, and what may be erased can be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from tests.integration.store.samples import CODEC, RoundOpened, said, traces, write
from workshop.store.chain import StoredEvent, Verdict, digest_of, seal, verify, without
from workshop.store.sql_store import SqlStore

SALT = "00" * 16
#: The beginnings of the digests of `log`, noted when the scheme was made.
PUBLISHED = ["668e65374feb23c6", "94c3cbdb5013b97f", "6788c9167d0a3561", "35954d213c63e3ed"]
Change = Callable[[list[StoredEvent]], list[StoredEvent]]


def log() -> list[StoredEvent]:
    """Four events of the workshop `w`, the third without a personal part."""
    rows: list[StoredEvent] = []
    for event in (said(1), said(2, "bela"), RoundOpened("r1"), said(3)):
        before = rows[-1].digest if rows else ""
        rows.append(seal(before, "w", len(rows) + 1, 5, CODEC.encode(event), lambda: SALT))
    return rows


def test_an_untouched_log_is_sound() -> None:
    """The verdict has the number of events and the last digest."""
    rows = log()
    assert verify("w", rows) == Verdict(4, rows[-1].digest, 0)
    assert verify("w", rows, (4, rows[-1].digest)).sound
    assert verify("w", [], (0, "")) == Verdict(0, "", 0)


def test_the_digest_is_the_one_that_was_published() -> None:
    """A change in the way of digesting would make every archive look forged: it must not happen."""
    assert [row.digest[:16] for row in log()] == PUBLISHED


def _with(number: int, **values: Any) -> Change:
    return lambda rows: [replace(row, **values) if row.version == number else row for row in rows]


def _rechained(rows: list[StoredEvent]) -> list[StoredEvent]:
    """Somebody changes a row and makes its own digest anew, but not those after it."""
    changed = replace(rows[1], public='{"id":"s9"}')
    return [rows[0], replace(changed, digest=digest_of(rows[0].digest, "w", changed)), *rows[2:]]


@pytest.mark.parametrize(
    ("change", "version"),
    [
        (_with(2, public='{"id":"s9"}'), 2),
        (_with(2, public='{"id": "s2"}'), 2),
        (_with(2, at=6), 2),
        (_with(2, kind="drafted"), 2),
        (_with(2, format=2), 2),
        (_with(2, digest="0" * 64), 2),
        (_with(2, personal='{"author":"carl","text":"x"}'), 2),
        (_with(2, personal='{"text":"x"}', salts=f'{{"text":"{SALT}"}}'), 2),
        (_with(2, personal=None), 2),
        (_with(2, salts=None), 2),
        (_with(2, salts='{"author":"no hex","text":"no hex"}'), 2),
        (_with(2, personal_hash=""), 2),
        (_with(3, personal='{"author":"x"}', salts=f'{{"author":"{SALT}"}}'), 3),
        (_rechained, 3),
        (lambda rows: [rows[0], *rows[2:]], 3),
        (lambda rows: rows[1:], 2),
        (lambda rows: [rows[1], rows[0], *rows[2:]], 2),
        (lambda rows: [*rows, rows[-1]], 4),
    ],
)
def test_tampering_is_found(change: Change, version: int) -> None:
    """Changed, added, left out, put in another order: the verdict says at which version."""
    verdict = verify("w", change(log()))
    assert (verdict.sound, verdict.fault and verdict.fault.version) == (False, version)


def test_a_log_cut_short_is_found() -> None:
    """By the head that was noted, for the chain alone cannot know."""
    rows = log()
    verdict = verify("w", rows[:3], (4, rows[3].digest))
    assert (verdict.sound, verdict.events) == (False, 3)


def test_a_log_of_another_workshop_is_found() -> None:
    """The digests cover whose log it is."""
    assert not verify("other", log()).sound


@pytest.mark.parametrize(
    "names", [None, {"author"}, {"text"}, ("author", "text"), {"nothing"}], ids=str
)
def test_erased_and_withheld_parts_leave_the_chain_whole(names: set[str] | None) -> None:
    """All of it or one field, and no salt stays with which it could be guessed."""
    rows = [without(row, names) for row in log()]
    verdict = verify("w", rows, (4, rows[-1].digest))
    assert verdict == Verdict(4, rows[-1].digest, 0 if names == {"nothing"} else 3)
    for row in rows:
        assert row.salts is None or (names is not None and not names & set(json.loads(row.salts)))


def test_a_person_can_be_forgotten_in_the_store(store: SqlStore, workshop: str) -> None:
    """The author goes, the passage stays, the record verifies, no file keeps the author."""
    write(store, workshop, said(1, "canary-author", "a good idea"), said(2))
    if store.database.sqlite:
        assert traces(store, "canary-author")
    digest = store.head(workshop).digest
    store.erase_personal(workshop, 1, {"author"})
    assert store.load(workshop)[0].event == said(1, "", "a good idea")
    if store.database.sqlite:
        assert traces(store, "canary-author") == {}
    assert store.verify(workshop) == Verdict(2, digest, 1)
    store.erase_personal(workshop, 1)
    assert store.stored(workshop)[0].personal is None
    assert store.verify(workshop).sound
    with pytest.raises(KeyError):
        store.erase_personal(workshop, 3)


def test_two_equal_texts_have_unlike_hashes(store: SqlStore, workshop: str) -> None:
    """Otherwise an erased text could be found by comparing, or by trying."""
    write(store, workshop, said(1), said(1))
    first, second = store.stored(workshop)
    assert first.personal == second.personal
    assert first.personal_hash != second.personal_hash


def test_a_change_in_the_database_is_found(store: SqlStore, workshop: str) -> None:
    """Somebody with the server's disk edits a text; the check names the version."""
    write(store, workshop, said(1), said(2), said(3))
    with store.database.writing() as transaction:
        transaction.execute(
            text("UPDATE events SET personal = replace(personal, 'Idea 2', 'Idea 7')")
        )
    fault = store.verify(workshop).fault
    assert fault is not None
    assert (fault.version, fault.what) == (2, "the personal field 'text' was changed")


def test_a_head_that_was_set_back_is_found(store: SqlStore, workshop: str) -> None:
    """The last event deleted and the head forgotten to be moved."""
    write(store, workshop, said(1), said(2))
    with store.database.writing() as transaction:
        transaction.execute(text("DELETE FROM events WHERE version = 2"))
    fault = store.verify(workshop).fault
    assert fault is not None
    assert fault.version == 2


def test_a_row_holds_the_bytes_that_were_digested(store: SqlStore, workshop: str) -> None:
    """Nothing in between writes the JSON anew."""
    write(store, workshop, said(1, "anna", "a\u00a0b 🌟 \u2028"))
    row = store.stored(workshop)[0]
    assert row.public == '{"id":"s1"}'
    assert row.personal == '{"author":"anna","text":"a\u00a0b 🌟 \u2028"}'
    assert digest_of("", workshop, row) == row.digest
