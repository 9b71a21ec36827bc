"""static/js/wire.ts, which the browser is typed with, says what the server says."""

from __future__ import annotations

from workshop.domain.catalogue import COMMANDS
from workshop.live.wire_types import TARGET, wire_commands, wire_types


def test_the_typescript_wire_is_what_the_server_would_write_now() -> None:
    """After a change of a shape or command: python -m workshop.live.wire_types."""
    assert TARGET.read_text(encoding="utf-8") == wire_types()


def test_a_browser_may_send_every_command_but_planning_and_joining() -> None:
    """Both go through a page, which knows who asks."""
    left_out = {command.kind for command in COMMANDS} - {c.kind for c in wire_commands()}
    assert left_out == {"plan_workshop", "join"}
