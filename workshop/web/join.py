"""Joining: the API that the join page and other clients use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, request

from workshop import runtime
from workshop.domain.errors import Invalid, N_, NotFound, Refused

if TYPE_CHECKING:
    from workshop.services import Services


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("join", __name__)

    @pages.post("/api/workshops/<code>/join")
    def join_by_code(code: str) -> tuple[dict[str, Any], int]:
        listing = runtime.run_blocking(services.directory.workshops.find_by_code, code)
        try:
            if listing is None:
                raise NotFound(N_("No workshop has this code. Check it letter by letter."))
            data = request.get_json(silent=True)
            if not isinstance(data, dict):
                raise Invalid(N_("Send a name and a group."), code="malformed")
            entered = services.join(listing.id, str(data.get("name", "")), str(data.get("group", "")))
        except Refused as refused:
            return {
                "ok": False,
                "code": refused.code,
                "message": refused.message,
                "field": refused.field,
            }, refused.status
        return {"token": entered.token, "participant": entered.participant}, 200

    return pages
