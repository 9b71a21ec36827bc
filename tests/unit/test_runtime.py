"""The runtime: the same words in every mode. Each mode is tried in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workshop import runtime
from workshop.settings import ROOT

PROGRAM = Path(__file__).with_name("runtime_program.py")
modes = pytest.mark.parametrize("mode", runtime.MODES)


def _program(mode: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(PROGRAM), mode],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    findings: dict[str, Any] = json.loads(done.stdout)
    return {**findings, "stderr": done.stderr}


@pytest.fixture(scope="module")
def findings() -> dict[str, dict[str, Any]]:
    """What the program found out in each mode."""
    return {mode: _program(mode) for mode in runtime.MODES}


@modes
def test_the_mode_is_the_one_chosen(mode: str, findings: dict[str, dict[str, Any]]) -> None:
    """`async_mode()` is what Flask-SocketIO is given."""
    assert findings[mode]["mode"] == mode


@modes
def test_blocking_work_does_not_stop_the_others(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """Five waits happen side by side, and others get their turns meanwhile."""
    assert findings[mode]["waits at once"] == 5
    assert findings[mode]["turns meanwhile"] >= 5


@modes
def test_blocking_work_keeps_results_errors_and_context(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """Results and exceptions come back; context variables are the caller's."""
    assert findings[mode]["result"] == 42
    assert findings[mode]["error"] == "ValueError: no"
    assert findings[mode]["context"] == "the caller's"


@modes
def test_events_locks_and_queues_work_between_tasks(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """A set event wakes, an unset one times out, a lock excludes, a queue keeps order."""
    assert findings[mode]["woken"] == [True, False]
    assert findings[mode]["most at once"] == 1
    assert findings[mode]["queue"] == [0, 1, 2, "empty"]


@modes
def test_the_failure_of_a_background_task_is_logged(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """Nothing that runs beside the others fails in silence, and its end is noticed."""
    assert findings[mode]["failed task ended"] is True
    assert "background task fail failed" in findings[mode]["stderr"]
    assert "ZeroDivisionError" in findings[mode]["stderr"]


@modes
def test_logging_from_both_sides_of_blocking_work_goes_through(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """Two thousand lines from the tasks and from blocking threads at once, and no standstill."""
    assert findings[mode]["lines logged"] == 2000


@modes
def test_dates_are_written_on_both_sides_of_blocking_work(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """A page says when while a document does: the data of the language waits for neither."""
    assert findings[mode]["dates written"] == 400
    assert findings[mode]["documents written"] is True


@modes
def test_serving_answers_pages_and_sockets_and_stops_on_request(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """A page and a socket are answered; errors show no traceback; an interrupt ends it."""
    assert findings[mode]["page"] == "hello"
    assert findings[mode]["failing page shows a traceback"] is False
    assert findings[mode]["socket"] == "echo: hi"
    assert findings[mode]["nodelay"] is True
    assert findings[mode]["stopped"] is True


@modes
def test_a_server_that_was_overrun_lets_people_in_again(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """Out of files it accepts nobody; when some of those who came have gone, it goes on."""
    assert findings[mode]["more than it can hold"] == "hello"


@modes
def test_a_server_may_open_a_file_for_each_connection(
    mode: str, findings: dict[str, dict[str, Any]]
) -> None:
    """The usual limit of 1,024 is raised, as far as the system allows."""
    soft, hard = findings[mode]["files"]
    assert soft == (5_750 if hard == -1 else min(5_750, hard))


def test_a_mode_that_does_not_exist_is_refused() -> None:
    """The sentence names the modes there are."""
    with pytest.raises(ValueError, match="eventlet, threading"):
        runtime.patch("asyncio")


def test_listening_takes_the_next_free_port() -> None:
    """A taken port is passed over, if more tries are allowed; otherwise it is an error."""
    with runtime.listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            runtime.listen("127.0.0.1", port)
        with runtime.listen("127.0.0.1", port, tries=20) as second:
            assert port < second.getsockname()[1] < port + 20
        assert first.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_only_the_runtime_knows_eventlet() -> None:
    """No other module of the server imports it."""
    users = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "workshop").rglob("*.py"))
        if any(
            line.strip().startswith(("import eventlet", "from eventlet"))
            for line in path.read_text(encoding="utf-8").splitlines()
        )
    ]
    assert users == ["workshop/runtime.py"]
