"""The yardstick: the least that a room needs of Flask-SocketIO with eventlet, and nothing stored.

`python -m bench.bare_server [--fanout]` serves one room on a free port of this machine until its
input ends. It speaks the wire of docs/protocol.md: join by HTTP, a snapshot on connecting, and for
each command one patch to the room by an ordinary `emit` and one acknowledgement. It is given what
such a server needs to be at its best: TCP_NODELAY, handlers called in place, a long backlog, no
limit on connections in its way, no log.

`--fanout` replaces the `emit` to the room by the direct fan-out of workshop/live/fanout.py, and
nothing else: the gain of that one module.
"""

from __future__ import annotations

import eventlet

eventlet.monkey_patch()

import argparse  # noqa: E402 - the patch comes first
import itertools  # noqa: E402
import json  # noqa: E402
import secrets  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
from typing import Any  # noqa: E402

import flask  # noqa: E402
from eventlet import hubs, wsgi  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402

from workshop.live.fanout import Fanout  # noqa: E402

CONNECTIONS = 4096


def room(fanned_out: bool) -> flask.Flask:
    """The application: one room, its items in memory."""
    app = flask.Flask(__name__)
    socketio = SocketIO(
        app,
        async_mode="eventlet",
        async_handlers=False,
        cors_allowed_origins=[],
        max_http_buffer_size=64_000,
    )
    fanout = Fanout(socketio) if fanned_out else None
    tokens: dict[str, str] = {}
    here: dict[str, str] = {}
    items: dict[str, dict[str, Any]] = {}
    versions = itertools.count(1)

    @app.post("/join")
    def join() -> dict[str, str]:
        token = secrets.token_urlsafe(24)
        tokens[token] = flask.request.get_json()["name"]
        return {"token": token, "participant": f"p{len(tokens)}"}

    @socketio.on("connect")
    def connect(auth: dict[str, str]) -> bool | None:
        if auth["token"] not in tokens:
            return False
        here[flask.request.sid] = tokens[auth["token"]]  # type: ignore[attr-defined]
        join_room("room")
        view = {"version": len(items), "view": {"comments": items}, "mine": {}}
        socketio.emit("snapshot", view, to=flask.request.sid)  # type: ignore[attr-defined]
        return None

    @socketio.on("disconnect")
    def disconnect() -> None:
        here.pop(flask.request.sid, None)  # type: ignore[attr-defined]

    @socketio.on("command")
    def command(message: dict[str, Any]) -> dict[str, Any]:
        version = next(versions)
        item = {"text": message["data"]["text"], "order": version}
        items[f"c{version}"] = item
        patch = {
            "from": version - 1,
            "version": version,
            "view": {"comments": {f"c{version}": item}},
        }
        if fanout is None:
            socketio.emit("patch", patch, to="room")
        else:
            fanout.send(here, "patch", patch)
        return {"ok": True, "version": version}

    return app


def main() -> None:
    """Serve, after printing where (the contract of bench/servers.py)."""
    arguments = argparse.ArgumentParser(description="The yardstick of bench/run.py.")
    arguments.add_argument("--fanout", action="store_true")
    app = room(arguments.parse_args().fanout)
    listener = eventlet.listen(("127.0.0.1", 0), backlog=CONNECTIONS)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    eventlet.spawn(wsgi.server, listener, app, log_output=False, max_size=CONNECTIONS)
    print(
        json.dumps(
            {
                "port": listener.getsockname()[1],
                "join": "/join",
                "kind": "add_comment",
                "data": {"candidate": "m1"},
            }
        ),
        flush=True,
    )
    hubs.trampoline(sys.stdin, read=True)  # the pipe to bench/run.py, readable when it is gone


if __name__ == "__main__":
    main()
