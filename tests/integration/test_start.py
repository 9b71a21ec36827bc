"""`python3 run.py`: it starts, says where, and knows when not to."""

from __future__ import annotations

import os
import re
import urllib.request
from pathlib import Path

from tests.server import PATIENCE, launch, running, start
from workshop import runtime


def _status(url: str) -> int:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return int(answer.status)


def test_a_first_start_prints_a_link_that_opens(tmp_path: Path) -> None:
    """The facilitator's one-time link and the participants' address both answer."""
    with running(tmp_path) as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\S+", server.sign_in_url)
        assert _status(server.sign_in_url) == 200
        assert _status(server.participants_url) == 200
        assert "Lodestar is running." in server.lines
        assert "(works once, and makes your account)" in "\n".join(server.lines)


def test_what_is_kept_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    """Database, key and lock stand in the data folder after the first start."""
    data = tmp_path / "data"
    with running(data):
        assert data.stat().st_mode & 0o777 == 0o700
        assert (data / "secret.key").stat().st_mode & 0o777 == 0o600
        kept = {path.name for path in data.iterdir()}
        assert {"exports", "lodestar.sqlite3", "secret.key", "server.lock"} <= kept


def test_a_start_clears_away_what_a_killed_server_left_of_a_document(tmp_path: Path) -> None:
    """Nothing half-made stays among the documents."""
    exports = tmp_path / "exports"
    exports.mkdir()
    half = exports / ".Mission.docx.part"
    half.touch()
    os.utime(half, (0, 0))
    with running(tmp_path):
        assert list(exports.iterdir()) == []


def test_a_second_start_sets_nothing_up(tmp_path: Path) -> None:
    """So it takes seconds; the same key stays."""
    with running(tmp_path):
        key = (tmp_path / "secret.key").read_text()
    with running(tmp_path) as server:
        steps = ("Setting up", "Installing", "Building")
        assert [line for line in server.lines if line.strip().startswith(steps)] == []
        assert (tmp_path / "secret.key").read_text() == key


def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    """It names the first one's address, and what to type."""
    with running(tmp_path) as server:
        second = launch(tmp_path, "--local", "--no-browser", "--port", "0")
        said, _ = second.communicate(timeout=PATIENCE)
    assert second.returncode == 1
    assert f"{server.url} (process {server.process.pid})" in said
    assert "WORKSHOP_DATA=/path/to/folder python3 run.py" in said
    assert "Traceback" not in said


def test_a_taken_port_gives_the_next_free_one_and_says_so(tmp_path: Path) -> None:
    """The start goes on, on another port."""
    with runtime.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with running(tmp_path, port=port) as server:
            actual = int(server.url.rsplit(":", 1)[1])
            assert port < actual < port + 50
            assert server.lines[0] == (
                f"Port {port} is taken by another program; this is port {actual}."
            )


def test_a_polite_stop_ends_without_a_traceback(tmp_path: Path) -> None:
    """SIGTERM is as good as Ctrl+C: exit code 0, one word."""
    server = start(tmp_path)
    assert server.stop() == 0
    assert server.lines[-1] == "Stopped."


def test_listening_on_all_interfaces_is_said(tmp_path: Path) -> None:
    """Without `--local` the start says that the network can reach it, and how to change that."""
    process = launch(tmp_path, "--no-browser", "--port", "0")
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line.rstrip("\n"))
        if line.startswith("To stop it"):
            break
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert "To keep it to this machine: python3 run.py --local" in said


def test_a_damaged_key_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    """No fallback, no traceback."""
    (tmp_path / "secret.key").write_text("damaged")
    (tmp_path / "secret.key").chmod(0o600)
    process = launch(tmp_path, "--local", "--no-browser", "--port", "0")
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "The secret key in" in said
    assert "Traceback" not in said
