"""A server that does as it is told, for the tests of the fan-out: run as a program of its own.

Usage: python fanout_server.py MODE [SEND_BUFFER [PING_SECONDS]]

MODE is `eventlet` or `threading`; SEND_BUFFER the bytes that the kernel takes for a client that
does not read. Prints its port. A client connects with `auth: {"name": ...}`. `POST /do` carries out
a list of steps, one after the other without giving way (but to `pause`, and to let all queues
`settle`), and answers with what the fan-out has counted.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
from typing import Any


def main(mode: str, send_buffer: int = 0, ping_seconds: float = 25.0) -> None:
    """Serve on a free port of this machine until killed."""
    if mode == "eventlet":
        import eventlet

        eventlet.monkey_patch()
    import flask
    from flask_socketio import SocketIO

    from workshop.live.fanout import Fanout

    app = flask.Flask(__name__)
    socketio = SocketIO(
        app,
        async_mode=mode,
        async_handlers=False,
        cors_allowed_origins=[],
        ping_interval=ping_seconds,
        ping_timeout=ping_seconds,
    )
    fanout = Fanout(socketio)
    sids: dict[str, str] = {}

    @socketio.on("connect")
    def connect(auth: dict[str, str]) -> None:
        sids[auth["name"]] = flask.request.sid  # type: ignore[attr-defined]

    @socketio.on("disconnect")
    def disconnect() -> None:
        for name, sid in list(sids.items()):
            if sid == flask.request.sid:  # type: ignore[attr-defined]
                del sids[name]

    @app.post("/do")
    def do() -> dict[str, Any]:
        steps = flask.request.get_json()
        behind: list[str] = []
        for verb, *rest in steps:
            if verb == "fan":
                event, payload = rest
                fanout.send(sids.values(), event, payload)
            elif verb == "fan-size":
                (size,) = rest
                fanout.send(sids.values(), "sized", json.dumps("x" * size))
            elif verb == "emit":
                event, payload = rest
                socketio.emit(event, payload)
            elif verb == "pause":
                socketio.sleep(rest[0])
            elif verb == "settle":
                for _ in range(1000):
                    sessions = socketio.server.eio.sockets
                    if all(one.ready(sessions[key]) for key, one in fanout._connections.items()):
                        break
                    socketio.sleep(0.005)
            elif verb == "behind":
                names = {sid: name for name, sid in sids.items()}
                behind = sorted(names[sid] for sid in fanout.behind(rest[0]))
            elif verb == "cut":
                fanout.cut(sids[rest[0]])
            else:
                raise ValueError(verb)
        return {
            "names": sorted(sids),
            "behind": behind,
            "written": fanout.written,
            "continued": fanout.continued,
            "queued": fanout.queued,
            "waiting": sum(one.queue.getting() for one in socketio.server.eio.sockets.values())
            if mode == "eventlet"
            else 0,
            "known": len(fanout._connections),
            "sessions": len(socketio.server.eio.sockets),
        }

    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if send_buffer:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    port = listener.getsockname()[1]
    if mode == "eventlet":
        from eventlet import wsgi

        print(port, flush=True)
        wsgi.server(listener, app, log_output=False)
    else:
        from werkzeug.serving import make_server

        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        server = make_server("127.0.0.1", port, app, threaded=True, fd=os.dup(listener.fileno()))
        print(port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1], *(int(value) for value in sys.argv[2:3]), *map(float, sys.argv[3:4]))
