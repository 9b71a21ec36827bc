"""The built front end, read once and served from memory, compressed ahead, cached for ever.

A room that joins at once must not queue for files (facts, 20). Names hold a hash of the content,
so a new build is a new name and nothing is ever stale.
"""

from __future__ import annotations

import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

from workshop.settings import ROOT

DIST = ROOT / "static" / "dist"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its type, and its bytes by encoding ("" is as it is)."""

    mimetype: str
    bodies: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Assets:
    """All of them by their hashed names; `manifest` maps the plain names to these."""

    manifest: dict[str, str]
    files: dict[str, Asset]

    def url(self, name: str) -> str:
        """The path of a file by its plain name, for the page that is being made."""
        return f"{request.script_root}/static/{self.manifest[name]}"

    def text(self, name: str) -> str:
        """The content of a file by its plain name."""
        return self.files[self.manifest[name]].bodies[""].decode("utf-8")


class NotBuilt(RuntimeError):
    """The front end was not built."""


def register(app: Flask, dist: Path = DIST) -> None:
    """Serve `/static/<name>`, and give templates `asset(name)`. Raises NotBuilt.

    Other pages find the `Assets` among the application's extensions, as "assets".
    """
    manifest = _manifest(dist)
    files = {
        path.name: _asset(path)
        for path in dist.iterdir()
        if path.suffix not in (".br", ".gz") and path.name != "manifest.json"
    }
    assets = app.extensions["assets"] = Assets(manifest, files)
    app.add_template_global(assets.url, "asset")

    @app.get("/static/<name>", endpoint="static")
    def static(name: str) -> Response:
        found = files.get(name)
        if found is None:
            abort(404)
        accepted = request.accept_encodings
        encoding = next((e for e, _ in ENCODINGS if e in found.bodies and accepted[e] > 0), "")
        response = Response(found.bodies[encoding], mimetype=found.mimetype)
        response.headers["Cache-Control"] = FOR_EVER
        if encoding:
            response.headers["Content-Encoding"] = encoding
        if len(found.bodies) > 1:
            response.headers["Vary"] = "Accept-Encoding"
        return response


def _manifest(dist: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((dist / "manifest.json").read_text("utf-8"))
    except FileNotFoundError as error:
        raise NotBuilt("The front end is not built yet. Type: python3 run.py") from error
    return found


def _asset(path: Path) -> Asset:
    bodies = {"": path.read_bytes()}
    for encoding, ending in ENCODINGS:
        packed = path.with_name(path.name + ending)
        if packed.exists():
            bodies[encoding] = packed.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(kind, bodies)
