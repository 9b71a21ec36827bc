"""Packets that nobody can read: they end their line, and leave one line in the server's log.

Socket.IO raises what its parser raises (ValueError, TypeError, KeyError, IndexError ...), Engine.IO
writes the traceback and goes on; anybody could fill the log with that. No browser of ours sends
such packets, so the line that does is ended; whoever it was may come again.

Source: socketio/server.py (`_handle_eio_message`), engineio/server.py (`_trigger_event`).
"""

from __future__ import annotations

import logging
from typing import Any

log = logging.getLogger(__name__)


def end_lines_of_garbage(socketio: Any) -> None:
    """Guard one Flask-SocketIO server. Failures of our own handlers never come this far."""
    engine = socketio.server.eio
    read = engine.handlers["message"]

    def guarded(engine_id: str, data: object) -> None:
        try:
            read(engine_id, data)
        except Exception as problem:  # noqa: BLE001 - whatever the parser stumbles over
            log.info("A line was ended: what it sent can't be read (%s).", type(problem).__name__)
            engine.disconnect(engine_id)

    engine.handlers["message"] = guarded
