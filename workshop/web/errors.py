"""Refused -> page or JSON, once; and what the web server itself refuses, in the same two shapes."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from workshop.domain.errors import N_, NotAllowed, NotNow, Refused
from workshop.live.protocol import refused

from .site import translate

log = logging.getLogger(__name__)

#: Bytes of a request that is too large which are read all the same.
MOST_HEARD = 20_000_000


def register(app: Flask) -> None:
    @app.errorhandler(Refused)
    def on_refused(error: Refused) -> ResponseReturnValue:
        again = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
        if _wants_json():
            return refused(error, translate), error.status, again
        return _page(error.status, sentence=translate(error)), error.status, again

    @app.errorhandler(CSRFError)
    def on_csrf(_error: CSRFError) -> ResponseReturnValue:
        return on_refused(
            NotAllowed(
                N_("This page has been open for a while. Load it again, then send it once more."),
                code="stale_page",
            )
        )

    @app.errorhandler(HTTPException)
    def on_http(error: HTTPException) -> ResponseReturnValue:
        status = error.code or 500
        if 300 <= status < 400:
            return error
        if status == 413:
            _hear_out()
        allowed = error.valid_methods if isinstance(error, MethodNotAllowed) else None
        headers = {"Allow": ", ".join(sorted(allowed))} if allowed else {}
        if _wants_json():
            return _json(status), status, headers
        return _page(status), status, headers

    @app.errorhandler(Exception)
    def on_fault(error: Exception) -> ResponseReturnValue:
        # The pattern, not the address itself: that may hold a key or a one-time token.
        log.error("A page failed: %s %s", request.method, request.url_rule, exc_info=error)
        if _wants_json():
            fault = NotNow(
                N_(
                    "Something went wrong on our side, and nothing was changed."
                    " Try again in a moment."
                ),
                code="fault",
            )
            return refused(fault, translate), 500
        return _page(500), 500


def _hear_out() -> None:
    """Read what was sent too much of, up to a limit, and forget it.

    Who is still sending when the connection ends is told of a broken connection, and never gets to
    read the answer.
    """
    left = min(request.content_length or 0, MOST_HEARD)
    stream = request.environ["wsgi.input"]
    while left > 0 and (piece := stream.read(min(left, 65_536))):
        left -= len(piece)


def _wants_json() -> bool:
    return request.path.startswith("/api/") or request.is_json


def _page(status: int, sentence: str = "") -> str:
    return render_template("errors/error.html", status=status, sentence=sentence)


#: Status -> code and sentence, for programs and pages that ask by JSON.
_ANSWERS = {
    400: ("malformed", N_("This could not be read, and nothing was changed. Load the page again.")),
    404: ("not_found", N_("There is nothing at this address.")),
    405: (
        "not_allowed",
        N_("Nothing can be sent to this address. Go back, and try from the page before."),
    ),
    413: ("too_long", N_("That is larger than a request may be. Shorten it.")),
    415: ("malformed", N_("Send this as JSON.")),
    429: ("too_many", N_("That was a lot at once. Wait a moment, then try again.")),
}


def _json(status: int) -> dict[str, Any]:
    code, sentence = _ANSWERS.get(
        status,
        ("refused", N_("That could not be done, and nothing was changed. Load the page again.")),
    )
    return refused(Refused(sentence, code=code), translate)
