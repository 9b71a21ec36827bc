"""Lodestar as an app on a phone: its manifest, its worker, and the page that the worker keeps.

Browsers allow it on https and on this machine only; elsewhere the pages do not mention it, so that
a room on plain http loads what it always did. docs/decisions/0009-installable-app.md.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from .assets import Assets

if TYPE_CHECKING:
    from flask import Flask

    from workshop.services import Services

#: The colours of paper and night in static/css/tokens.css. A manifest has one of each; while a page
#: is open, its own `theme-color` says more, in both themes.
PAPER = "#faf7f1"
#: (side in pixels, purpose). "maskable" fills the square, for systems that cut shapes out of it.
ICONS = ((192, "any"), (512, "any"), (192, "maskable"), (512, "maskable"))
#: Addresses that browsers trust without a certificate.
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


def blueprint(_services: Services) -> Blueprint:
    pages = Blueprint("installable", __name__)
    pages.record_once(lambda setup: _tell_templates(cast("Flask", setup.app)))

    @pages.get("/manifest.webmanifest")
    def manifest() -> Response:
        text = current_app.json.dumps(_manifest(_assets()))
        response = Response(text, mimetype="application/manifest+json")
        return _asked_each_time(response)

    @pages.get("/service-worker.js")
    def worker() -> Response:
        # What it keeps is told apart by files and page together, since either may change alone.
        script = _assets().text("service-worker.js")
        build = hashlib.sha256((script + _shell()).encode()).hexdigest()[:16]
        response = Response(f'self.BUILD="{build}";{script}', mimetype="text/javascript")
        return _asked_each_time(response)

    @pages.get("/shell")
    def shell() -> ResponseReturnValue:
        if request.headers.get("Sec-Fetch-Mode") == "navigate":
            return redirect(url_for("join.enter_code"))  # nothing for people
        return _shell()

    return pages


def _tell_templates(app: Flask) -> None:
    def installable() -> bool:
        """Whether a browser at this address would allow a worker."""
        host = request.host.rpartition(":")[0] or request.host
        return (
            request.is_secure
            # Behind a proxy the request itself does not know that it came by https.
            or bool(app.config["SESSION_COOKIE_SECURE"])
            or host in THIS_MACHINE
            or request.host in THIS_MACHINE
        )

    app.add_template_global(installable, "installable")


def _assets() -> Assets:
    found: Assets = current_app.extensions["assets"]
    return found


def _manifest(assets: Assets) -> dict[str, Any]:
    root = request.script_root
    return {
        "id": f"{root}/",
        "name": "Lodestar",
        "short_name": "Lodestar",
        "description": _("Live workshops to a vision and a mission that everybody stands behind."),
        "lang": "en",
        "start_url": f"{root}/join",
        "scope": f"{root}/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": assets.url(f"icon-{'maskable-' if purpose == 'maskable' else ''}{side}.png"),
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": purpose,
            }
            for side, purpose in ICONS
        ],
    }


def _shell() -> str:
    """The participant's page without anybody's data: the same for every workshop and person."""
    boot = {
        "code": "",
        "role": "participant",
        "participant": "",
        "title": "",
        "token": "",
        "kept": True,
    }
    return render_template("rooms/shell.html", face="participant", boot={**boot, "urls": {}})


def _asked_each_time(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-cache"
    return response
