"""Rule 1 at the real server: what was acknowledged survives `kill -9`, and nothing is double."""

from __future__ import annotations

import secrets
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.people import Facilitator, Led, Person
from tests.server import Server, start
from workshop.store.database import Database
from workshop.store.sql_store import SqlStore

ROUNDS = 20
WRITERS = 6
#: Ideas that are acknowledged in a round before the kill: at least so many, and less than so many.
#: Nobody may write more than a hundred, and each round needs some.
FEWEST, MOST = 3, 25
PATIENCE = 30


class Heard:
    """What was acknowledged, by everybody and in all rounds."""

    def __init__(self) -> None:
        #: Command id -> text.
        self.known: dict[str, str] = {}
        self.enough = threading.Event()
        self._wanted = 0

    def want(self, more: int) -> None:
        """From now on `enough` waits for so many more."""
        self._wanted = len(self.known) + more
        self.enough.clear()

    def add(self, command_id: str, text: str) -> None:
        self.known[command_id] = text
        if len(self.known) >= self._wanted:
            self.enough.set()


class Writer(threading.Thread):
    """Writes without a pause, and sends again what was not acknowledged, as a phone does."""

    def __init__(
        self, person: Person, stage: str, heard: Heard, unsent: list[tuple[str, str]]
    ) -> None:
        super().__init__(daemon=True)
        self.person = person
        self.stage = stage
        self.heard = heard
        self.unsent = unsent

    def run(self) -> None:
        waiting, self.unsent = self.unsent, []
        for command_id, text in waiting:
            self._send(command_id, text)
        while not self.person.closed:
            self._send(f"id-{secrets.token_hex(8)}", f"idea {secrets.token_hex(8)}")

    def _send(self, command_id: str, text: str) -> None:
        data = {"stage": self.stage, "prompt": "q1", "text": text}
        answer = self.person.command(command_id, "add_idea", data)
        if answer["ok"]:
            self.heard.add(command_id, text)
        elif answer["code"] in ("not_answered", "too_many"):
            self.unsent.append((command_id, text))


@pytest.mark.timeout(600)
def test_twenty_kills_under_load_lose_nothing_acknowledged_and_double_nothing(
    tmp_path: Path,
) -> None:
    """R1, R2: every acknowledged idea is in the log once; the digest chain verifies."""
    server = start(tmp_path)
    try:
        led = Facilitator(server.url, server.sign_in_url).create()
        desk = led.desk()
        desk.do("start_workshop")
        gather = desk.stage("gather")
        desk.do("open_stage", stage=gather)
        tokens = [led.join(f"Writer {n}").token for n in range(WRITERS)]
        port = int(server.url.rsplit(":", 1)[1])
        heard = Heard()
        unsent: list[list[tuple[str, str]]] = [[] for _ in tokens]
        for _ in range(ROUNDS):
            writers = _write(server, tokens, gather, heard, unsent)
            server.kill()
            for writer in writers:
                writer.join(PATIENCE)
            unsent = [writer.unsent for writer in writers]
            server = start(tmp_path, port=port)
        late = led_again(server, led, tokens)
        texts = [idea["text"] for idea in late.values()]
        assert sorted(set(heard.known.values()) - set(texts)) == []
        assert len(texts) == len(set(texts))
    finally:
        server.kill()
    _verify(tmp_path, led)


def _write(
    server: Server,
    tokens: list[str],
    stage: str,
    heard: Heard,
    unsent: list[list[tuple[str, str]]],
) -> list[Writer]:
    """Let everybody write until a moment that is never the same; they are still at it then."""
    writers = [
        Writer(Person(server.url, token), stage, heard, waiting)
        for token, waiting in zip(tokens, unsent, strict=True)
    ]
    heard.want(FEWEST + secrets.randbelow(MOST - FEWEST))
    for writer in writers:
        writer.start()
    assert heard.enough.wait(PATIENCE), "nothing is acknowledged any more"
    return writers


def led_again(server: Server, led: Led, tokens: list[str]) -> dict[str, Any]:
    """Everybody's own ideas, as the server knows them after the last kill."""
    found: dict[str, Any] = {}
    for token in tokens:
        found.update(Person(server.url, token).mine["ideas"])
    return found


def _verify(data: Path, led: Led) -> None:
    (database_file,) = data.glob("*.sqlite3")
    database = Database(f"sqlite:///{database_file}")
    try:
        store = SqlStore(database)
        assert store.pragmas()["synchronous"] == 2
        assert store.pragmas()["journal_mode"] == "wal"
        with database.reading() as transaction:
            (workshop,) = (
                row[0] for row in transaction.connection.exec_driver_sql("SELECT id FROM workshops")
            )
        assert store.verify(workshop).sound
    finally:
        database.close()
