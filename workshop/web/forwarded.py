"""Who asks, and by which address, where a proxy stands in front of the server.

A proxy says so in headers (X-Forwarded-For, -Proto, -Host), and anybody can send the same headers.
So they are believed for as many proxies as the operator has set, none by default, and then taken
out of the request: whatever reads it later, python-engineio's check of origins included, sees one
address, one scheme and one host.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADERS = ("FOR", "PROTO", "HOST", "PORT", "PREFIX", "SERVER")


def believing(app: WSGIApplication, proxies: int) -> WSGIApplication:
    """The WSGI application behind so many proxies, each of which adds whom it was asked by.

    Scheme and host are those that the last proxy names: the others only it hears of.

    `app` is all of it: pages, and the live lines that Flask-SocketIO puts in front of them.
    """

    def without_headers(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ.pop("HTTP_FORWARDED", None)
        for name in HEADERS:
            environ.pop(f"HTTP_X_FORWARDED_{name}", None)
        return app(environ, start_response)

    if not proxies:
        return without_headers
    return ProxyFix(without_headers, x_for=proxies, x_proto=1, x_host=1)
