"""A small server for static/js/core/sample.tsx: one workshop, receipts, and nothing else.

`python core_server.py PORT FOLDER MODE` serves FOLDER/page.js under the strict policy of the real
pages. What took effect is appended to FOLDER/done.txt, so that a restart knows it. MODE is
`websocket`, `polling` (WebSocket is refused) or `silent` (a WebSocket is never answered).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response, request, send_file
from flask_socketio import ConnectionRefusedError as NotLetIn
from flask_socketio import SocketIO, emit

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws:"
BOOT = {"code": "K7MPWX3D", "role": "participant", "participant": "priya", "token": "priya"}
PAGE = """<!doctype html><html lang="en"><title>Sample</title><div id="app"></div>
<script type="application/json" id="boot">{boot}</script><script src="page.js" defer></script>"""


def serve(port: int, folder: Path, mode: str) -> None:
    """Serve until the process is ended."""
    app = Flask(__name__)
    transports = ["polling"] if mode == "polling" else ["polling", "websocket"]
    socketio = SocketIO(app, async_mode="threading", transports=transports)
    done = folder / "done.txt"
    done.touch()

    def ideas() -> list[dict[str, Any]]:
        return [json.loads(line) for line in done.read_text(encoding="utf-8").splitlines()]

    def shown(entries: list[dict[str, Any]], first: int = 0) -> dict[str, Any]:
        return {
            entry["id"]: {"order": order, **entry["data"]}
            for order, entry in enumerate(entries)
            if order >= first
        }

    @app.get("/")
    def page() -> Response:
        boot = {**BOOT, **request.args}
        return Response(
            PAGE.format(boot=json.dumps(boot)), headers={"Content-Security-Policy": POLICY}
        )

    @app.get("/page.js")
    def script() -> Response:
        return send_file(folder / "page.js")

    @socketio.on("connect")
    def connect(auth: dict[str, Any]) -> None:
        if auth["token"] == "stale":
            raise NotLetIn("No.", {"ok": False, "code": "signed_out", "message": "No."})
        entries = ideas()
        version = len(entries)
        if "version" in auth:
            patch = {"ideas": shown(entries, auth["version"])}
            emit("patch", {"from": auth["version"], "version": version, "view": patch, "mine": {}})
            emit("live", {"present": 1, "now": int(time.time() * 1000)})
        else:
            emit(
                "snapshot",
                {
                    "version": version,
                    "view": {"ideas": shown(entries), "current": "s1"},
                    "mine": {},
                    "now": int(time.time() * 1000),
                    "live": {"present": 1},
                },
            )

    @socketio.on("command")
    def command(sent: dict[str, Any]) -> dict[str, Any]:
        entries = ideas()
        known = [entry["id"] for entry in entries]
        if sent["id"] in known:
            return {"ok": True, "version": known.index(sent["id"]) + 1}
        if "forbidden" in sent["data"]["text"]:
            message = "This stage is over."
            return {"ok": False, "code": "not_now", "message": message, "field": "text"}
        with done.open("a", encoding="utf-8") as file:
            file.write(json.dumps(sent) + "\n")
        version = len(entries) + 1
        patch = {"ideas": shown([*entries, sent], version - 1)}
        emit("patch", {"from": version - 1, "version": version, "view": patch}, broadcast=True)
        return {"ok": True, "version": version}

    @socketio.on("resync")
    def resync(_have: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "version": len(ideas())}

    @app.post("/tell/<event>")
    def tell(event: str) -> str:
        socketio.emit(event, request.json)
        return ""

    if mode == "silent":
        app.wsgi_app = _silent(app.wsgi_app)  # type: ignore[method-assign]
    socketio.run(app, host="127.0.0.1", port=port, allow_unsafe_werkzeug=True)


def _silent(inner: Callable[..., Any]) -> Callable[..., Any]:
    """A proxy that neither passes nor refuses a WebSocket."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if environ.get("HTTP_UPGRADE"):
            time.sleep(60)
        return inner(environ, start_response)

    return answer


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
