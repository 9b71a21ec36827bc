"""The pages of the product, put onto the application: blueprints, errors, headers, languages."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask.sessions import SecureCookieSessionInterface
from flask_babel import Babel, format_date, gettext
from flask_wtf.csrf import CSRFProtect
from itsdangerous import URLSafeTimedSerializer

from workshop.application.access import Signer
from workshop.domain.errors import Refused
from workshop.settings import Settings

if TYPE_CHECKING:
    from workshop.services import Services

#: The largest form or JSON that a page sends; archives have their own limit.
LARGEST_REQUEST = 1_000_000


class Json(DefaultJSONProvider):
    """JSON as Flask reads it; what is nested too deeply to be read is malformed, no fault."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


class Sessions(SecureCookieSessionInterface):
    """The session in the browser's cookie, signed so that it outlives a clock that is put back."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = Signer
        return serializer


def allowed_origins(settings: Settings) -> list[str] | None:
    """Origins that may open a socket: the page's own (None), or the public address if set."""
    if settings.public_url is None:
        return None
    # Browsers send a host's letters beyond ASCII in the form in which it is looked up.
    scheme, address = settings.public_url.split("://", 1)
    name, colon, port = address.partition(":")  # one in brackets is ASCII, wherever it is cut
    return [f"{scheme}://{name.encode('idna').decode()}{colon}{port}"]


def translate(error: Refused) -> str:
    """The sentence of a refusal in the reader's language."""
    text = gettext(error.template)
    return text.format(**error.values) if error.values else text


def register(app: Flask, services: Services) -> None:
    """Everything that answers HTTP."""
    from workshop.web import assets, blueprints, errors, headers

    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_NAME=_cookie_name(str(app.secret_key)),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=(services.settings.public_url or "").startswith("https://"),
        WTF_CSRF_TIME_LIMIT=None,  # a plan may be edited for days; the session bounds it
        BABEL_DEFAULT_LOCALE="en",
    )
    app.json = Json(app)
    app.session_interface = Sessions()
    Babel(app)
    csrf = CSRFProtect(app)
    app.add_template_filter(_day, "day")
    assets.register(app)
    headers.register(app)
    errors.register(app)
    for make in blueprints.ALL:
        app.register_blueprint(make(services))
    for view in app.view_functions.values():
        if getattr(view, "without_csrf", False):
            csrf.exempt(view)


def _cookie_name(key: str) -> str:
    """A name of this installation's own, the same after each start.

    Cookies don't know ports: two servers on one machine would sign each other's people out.
    """
    return f"lodestar-{hashlib.sha256(f'cookie name {key}'.encode()).hexdigest()[:8]}"


def _day(at: int) -> str:
    """A time of the log (ms since 1970) as a day for people: where this server is, as in its
    documents."""
    # A date, for Babel would bring a moment to its own time zone.
    here = datetime.fromtimestamp(at / 1000, UTC).astimezone().date()
    return str(format_date(here, "d MMMM y"))
