"""Rehearse: simulated participants in a copy of the workshop, so that its record stays clean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop import addresses
from workshop.application.planning import Plan, fresh_copy
from workshop.domain.commands import LONGEST_LINE
from workshop.rehearsal.company import MOST_PEOPLE
from workshop.store.accounts import Account
from workshop.store.workshops import Listing

from . import identity
from .account import signed_in_page

if TYPE_CHECKING:
    from workshop.services import Services

PEOPLE = 12


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("rehearsals", __name__)
    guarded = signed_in_page(services)
    company = services.company

    @pages.get("/api/workshops/<code>/rehearse")
    @guarded
    def state(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        return {"running": company.is_running(listing.id)}

    @pages.post("/api/workshops/<code>/rehearse")
    @guarded
    def start(account: Account, code: str) -> ResponseReturnValue:
        data = request.get_json(silent=True)
        people = data.get("participants", PEOPLE) if isinstance(data, dict) else PEOPLE
        people = min(max(people, 1), MOST_PEOPLE) if type(people) is int else PEOPLE
        listing = _copy(account, identity.led_workshop(services, account, code))
        _bring(listing, people)
        return {"running": True, "url": url_for("rooms.facilitator", code=listing.code)}

    @pages.delete("/api/workshops/<code>/rehearse")
    @guarded
    def stop(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        company.stop(listing.id)
        return {"running": False}

    def _copy(account: Account, listing: Listing) -> Listing:
        """A rehearsal is a workshop of its own; one that is a rehearsal already goes on."""
        if company.is_running(listing.id):
            return listing
        company.check_room()
        state = services.room(listing.id).state
        plan = fresh_copy(Plan(state.brief, state.agenda, state.reserve), services.ids)
        title = _("Rehearsal: %(title)s", title=plan.brief.title)[:LONGEST_LINE]
        return services.create_workshop(
            account.id, replace(plan, brief=replace(plan.brief, title=title), rehearsal=True)
        )

    def _bring(listing: Listing, people: int) -> None:
        url = addresses.loopback_url(services.settings)
        groups = services.room(listing.id).state.brief.groups
        company.start(listing.id, url, listing.code, [each.id for each in groups], people)

    return pages
