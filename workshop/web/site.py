"""The pages of the product, put onto the application: blueprints, errors, headers, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from workshop.domain.errors import Refused
from workshop.settings import Settings

if TYPE_CHECKING:
    from workshop.services import Services


def allowed_origins(settings: Settings) -> list[str] | None:
    """Origins that may open a socket: the page's own (None), and the public address if set."""
    return [settings.public_url] if settings.public_url else None


def translate(error: Refused) -> str:
    """The sentence of a refusal in the reader's language."""
    return error.message


def register(app: Flask, services: Services) -> None:
    """Everything that answers HTTP."""
    from workshop.web import join

    app.register_blueprint(join.blueprint(services))
