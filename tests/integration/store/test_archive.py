"""One workshop as one file: it comes back whole, elsewhere too, and nothing else is taken in."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.integration.store.samples import CODEC, RoundOpened, Said, said, vote, write
from workshop.application.ports import Recorded
from workshop.domain.errors import Conflict, Invalid
from workshop.store.archive import Archives
from workshop.store.chain import Verdict
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore

Files = dict[str, bytes]
CANARY = "canary-ballot"


@pytest.fixture
def archives(database: Database) -> Archives:
    """The archives of the database under test."""
    return Archives(database, CODEC, check=list)


@pytest.fixture
def archive(archives: Archives, store: SqlStore, directory: Directory, workshop: str) -> bytes:
    """A workshop with three events, two people, a vote that is open, and a receipt."""
    directory.people.add(workshop, "anna", "Anna Ö", "desk", "hash-a", 10)
    directory.people.add(workshop, "bela", "Béla", "", "hash-b", 11)
    directory.people.remove(workshop, "bela")
    directory.workshops.note(workshop, title="Mission: “dependable”", status="live")
    write(store, workshop, said(1), said(2, "bela"), RoundOpened("r1"), at=20)
    vote(store, workshop, "r1", {"anna": {"step": "agree", "reason": CANARY}})
    return archives.export_archive(workshop)


def owner(database: Database) -> str:
    """An account in this database."""
    return Directory(database).accounts.create("Olu", "olu@example.org", "hash", 1).id


def files_of(archive: bytes) -> Files:
    """The files in an archive."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(files: Files) -> BytesIO:
    """Files as a zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    out.seek(0)
    return out


def test_a_workshop_comes_back_elsewhere(
    archive: bytes, store: SqlStore, directory: Directory, workshop: str, elsewhere: Database
) -> None:
    """Log, digests, people, title, status and code are the same; it has a new owner and links."""
    account = owner(elsewhere)
    came = Archives(elsewhere, CODEC, check=list).import_archive(BytesIO(archive), account)
    there, other = SqlStore(elsewhere, CODEC), Directory(elsewhere)
    assert came == workshop
    assert there.stored(came) == store.stored(workshop)
    assert (
        there.verify(came) == store.verify(workshop) == Verdict(3, store.head(workshop).digest, 0)
    )
    assert other.people.all(came) == directory.people.all(workshop)
    assert other.people.find_by_token("hash-a") is None
    listing, before = other.workshops.find(came), directory.workshops.find(workshop)
    assert listing is not None
    assert before is not None
    assert (listing.account, listing.code, listing.title, listing.status) == (
        account,
        before.code,
        before.title,
        "live",
    )
    assert {listing.screen_key, listing.outcome_key}.isdisjoint(
        {before.screen_key, before.outcome_key}
    )
    assert write(there, came, said(4)).version == 4


def test_ballots_stay_at_home(archive: bytes) -> None:
    """While the round is open the store has one; the archive has none, and says so."""
    files = files_of(archive)
    assert sorted(files) == ["README.txt", "events.jsonl", "manifest.json", "participants.jsonl"]
    assert [name for name, content in files.items() if CANARY.encode() in content] == []
    assert "Ballots are not in here" in files["README.txt"].decode()
    assert json.loads(files["manifest.json"])["ballots"].startswith("Left out.")


def test_the_same_workshop_makes_the_same_file(
    archive: bytes, archives: Archives, workshop: str
) -> None:
    """So two copies can be compared."""
    assert archives.export_archive(workshop) == archive


def test_authors_and_names_can_be_withheld(
    archives: Archives, archive: bytes, workshop: str, elsewhere: Database
) -> None:
    """Where authors are hidden the archive has the texts without them, and still verifies."""

    def authors(recorded: Recorded) -> set[str]:
        return {"author"} if isinstance(recorded.event, Said) else set()

    slim = archives.export_archive(workshop, withhold=authors, names=False)
    everything = b"".join(files_of(slim).values()).decode()
    assert ['"anna\\"' in everything, "Anna" in everything] == [False, False]
    assert "Idea 1" in everything
    Archives(elsewhere, CODEC, check=list).import_archive(BytesIO(slim), owner(elsewhere))
    there = SqlStore(elsewhere, CODEC)
    assert there.load(workshop)[0].event == Said("s1", "", said(1).text)
    assert there.verify(workshop).withheld == 2
    assert there.verify(workshop).sound


def test_a_workshop_that_is_here_is_not_taken_in_twice(
    archives: Archives, archive: bytes, account: str
) -> None:
    """Its log would fork."""
    with pytest.raises(Conflict, match="here already"):
        archives.import_archive(BytesIO(archive), account)


def test_a_code_that_is_taken_is_replaced(
    archive: bytes, workshop: str, directory: Directory, elsewhere: Database
) -> None:
    """Whoever has the code there keeps it."""
    code = json.loads(files_of(archive)["manifest.json"])["workshop"]["code"]
    account, other = owner(elsewhere), Directory(elsewhere)
    taken = other.workshops.create(account, "Taken", 1)
    with elsewhere.writing() as transaction:
        transaction.connection.exec_driver_sql("UPDATE workshops SET code = ?", (code,))
    Archives(elsewhere, CODEC, check=list).import_archive(BytesIO(archive), account)
    listing = other.workshops.find(workshop)
    assert listing is not None
    assert len(listing.code) == 8
    assert listing.code != code
    found = other.workshops.find_by_code(code)
    assert found is not None
    assert found.id == taken.id


def test_a_deleted_workshop_can_come_back(
    archives: Archives, archive: bytes, workshop: str, account: str, directory: Directory
) -> None:
    """On the same server, under the same code."""
    before = directory.workshops.find(workshop)
    directory.workshops.delete(workshop)
    archives.import_archive(BytesIO(archive), account)
    after = directory.workshops.find(workshop)
    assert before is not None
    assert after is not None
    assert (after.id, after.code, after.digest) == (before.id, before.code, before.digest)


def _in(name: str, old: str, new: str) -> Callable[[Files], Files]:
    """The same, with one text replaced and the digest of the file made to fit."""

    def change(files: Files) -> Files:
        content = files[name].replace(old.encode(), new.encode())
        assert content != files[name]
        manifest = json.loads(files["manifest.json"])
        if name == "manifest.json":
            return {**files, name: content}
        manifest["files"][name] = hashlib.sha256(content).hexdigest()
        return {**files, name: content, "manifest.json": json.dumps(manifest).encode()}

    return change


def _without_digest(files: Files) -> Files:
    return {**files, "events.jsonl": files["events.jsonl"].replace(b"Idea 1", b"Idea 8")}


BROKEN: list[tuple[str, Callable[[Files], Files], str]] = [
    ("another digest", _without_digest, "not_an_archive"),
    ("another text", _in("events.jsonl", "Idea 1", "Idea 8"), "archive_changed"),
    ("another time", _in("events.jsonl", '"at":20', '"at":21'), "archive_changed"),
    ("another head", _in("manifest.json", '"version": 3', '"version": 2'), "archive_changed"),
    ("another id", _in("manifest.json", '"id": "', '"id": "../'), "not_an_archive"),
    ("another format", _in("manifest.json", "lodestar archive", "something"), "not_an_archive"),
    ("a newer archive", _in("manifest.json", '"archive": 1', '"archive": 2'), "not_an_archive"),
    ("no status", _in("manifest.json", '"live"', '"lost"'), "not_an_archive"),
    ("a type", _in("events.jsonl", '"version":1', '"version":"1"'), "not_an_archive"),
    ("no JSON", _in("events.jsonl", "{", "["), "not_an_archive"),
    ("a long name", _in("participants.jsonl", "Anna", "Anna" * 20), "not_an_archive"),
    ("one twice", _in("participants.jsonl", '"bela"', '"anna"'), "not_an_archive"),
    ("a file more", lambda files: {**files, "ballots.jsonl": b""}, "not_an_archive"),
    ("a way out", lambda files: {**files, "../x": b""}, "not_an_archive"),
    (
        "a file less",
        lambda files: {n: c for n, c in files.items() if n != "README.txt"},
        "not_an_archive",
    ),
    ("no manifest", lambda files: {**files, "manifest.json": b"null"}, "not_an_archive"),
]


@pytest.mark.parametrize(
    ("change", "code"), [each[1:] for each in BROKEN], ids=[b[0] for b in BROKEN]
)
def test_what_is_no_sound_archive_is_refused(
    archive: bytes, elsewhere: Database, change: Callable[[Files], Files], code: str
) -> None:
    """Changed, mixed up or made by hand: a clear refusal, and nothing is written."""
    archives, account = Archives(elsewhere, CODEC, check=list), owner(elsewhere)
    with pytest.raises(Invalid) as refused:
        archives.import_archive(zipped(change(files_of(archive))), account)
    assert (refused.value.code, refused.value.field) == (code, "file")
    assert Directory(elsewhere).workshops.of_account(account) == []


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"PK\x05\x06" + bytes(18), b"PK\x03\x04 broken"], ids=repr
)
def test_other_files_are_refused(elsewhere: Database, content: bytes) -> None:
    """Empty, a text, an empty zip, half a zip."""
    with pytest.raises(Invalid, match="not an archive of a workshop"):
        Archives(elsewhere, CODEC).import_archive(BytesIO(content), "nobody")


def test_a_file_that_would_fill_the_memory_is_not_inflated(
    archive: bytes, elsewhere: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """300 kB that become 300 MB are refused by what the zip says, before inflating."""
    bomb = zipped({**files_of(archive), "events.jsonl": bytes(300_000_000)})
    assert len(bomb.getvalue()) < 400_000
    monkeypatch.setattr(zlib, "decompressobj", lambda *_: pytest.fail("it was inflated"))
    with pytest.raises(Invalid) as refused:
        Archives(elsewhere, CODEC, check=list).import_archive(bomb, "nobody")
    assert refused.value.code == "not_an_archive"


def test_an_archive_of_unknown_events_is_refused(archive: bytes, elsewhere: Database) -> None:
    """The product's own rules know no event `said`: another version made it, it says."""
    with pytest.raises(Invalid, match="another version"):
        Archives(elsewhere).import_archive(BytesIO(archive), owner(elsewhere))


def test_a_history_that_breaks_the_rules_is_refused(archive: bytes, elsewhere: Database) -> None:
    """Sound by its digests, and no workshop: the fold raises, so it is not taken in."""

    def check(events: object) -> None:
        raise KeyError("no such candidate")

    with pytest.raises(Invalid, match="not an archive"):
        Archives(elsewhere, CODEC, check).import_archive(BytesIO(archive), owner(elsewhere))
