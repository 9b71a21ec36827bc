"""A workshop that is deleted while something is made of it leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.application.fakes import FakeClock, FakeIds
from tests.unit.domain.scenario import PLANNED
from workshop.application.ports import Batch, Writing
from workshop.application.room import Room
from workshop.domain.errors import NotFound
from workshop.projections.outline import Outline
from workshop.projections.report_source import Words
from workshop.services import Services
from workshop.settings import Settings
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.migrate import upgrade
from workshop.store.sql_store import SqlStore
from workshop.store.workshops import Listing
from workshop.web import downloads, reports


class Kept(SimpleNamespace):
    """A database with one workshop, and a folder of exports."""

    def __init__(self, folder: Path) -> None:
        self.settings = replace(Settings.from_env({}), exports_dir=folder / "exports")
        self.settings.exports_dir.mkdir()
        database = Database(f"sqlite:///{folder / 'lodestar.sqlite3'}")
        upgrade(database)
        self.store, self.directory = SqlStore(database), Directory(database)
        self.clock = FakeClock()
        account = self.directory.accounts.create("Ada", "ada@example.org", "hash", 1).id
        self.listing: Listing = self.directory.workshops.create(account, "Service desk", 1)

        def plan(batch: Batch) -> None:
            batch.write(Writing(events=[PLANNED]), 1)

        self.store.batch(self.listing.id, plan)


def test_a_document_that_was_being_made_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleting takes everything, also the file that was not on the list yet."""
    kept = Kept(tmp_path)

    def make_word(_outline: Outline, folder: Path, name: str) -> tuple[str, int]:
        (folder / f"{name}.docx").write_bytes(b"words")
        kept.directory.workshops.delete(kept.listing.id)
        return f"{name}.docx", 5

    monkeypatch.setattr(downloads, "make_word", make_word)
    with pytest.raises(NotFound) as told:
        downloads.make_document(kept, kept.listing, "short", Words())
    assert told.value.code == "deleted"
    assert list(kept.settings.exports_dir.iterdir()) == []


def test_an_outline_of_what_is_gone_says_so(tmp_path: Path) -> None:
    """A sentence, no fault of the server."""
    kept = Kept(tmp_path)
    kept.directory.workshops.delete(kept.listing.id)
    with pytest.raises(NotFound) as told:
        reports.outline(kept, kept.listing, "short", Words())
    assert told.value.code == "deleted"


def test_who_joins_what_is_gone_is_told_so(tmp_path: Path) -> None:
    """Deleted while somebody typed their name; a sentence, no fault of the server."""
    kept = Kept(tmp_path)
    room = Room(kept.listing.id, kept.store, FakeClock(), FakeIds())
    room.load()
    kept.directory.workshops.delete(kept.listing.id)
    door = SimpleNamespace(room=lambda _workshop: room, ids=FakeIds(), **vars(kept))
    with pytest.raises(NotFound) as told:
        Services.join(door, kept.listing.id, "Ana", "")  # type: ignore[arg-type]
    assert told.value.code == "deleted"
