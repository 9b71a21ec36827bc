"""The brief of a workshop, changed before it starts or while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.application.access import facilitator_id
from workshop.domain.commands import FACILITATOR, Actor
from workshop.domain.errors import Conflict, Refused
from workshop.domain.state import Workshop
from workshop.store.accounts import Account
from workshop.store.workshops import Listing

from . import identity, plan_form
from .account import signed_in_page
from .site import translate

if TYPE_CHECKING:
    from workshop.services import Services


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("plan", __name__)
    guarded = signed_in_page(services)

    @pages.get("/w/<code>/plan")
    @guarded
    def plan_page(account: Account, code: str) -> str:
        listing = identity.led_workshop(services, account, code)
        return _page(listing, services.room(listing.id).state)

    @pages.post("/w/<code>/plan")
    @guarded
    def change(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        room = services.room(listing.id)
        try:
            command = plan_form.read_brief(request.form, room.state.brief.groups, services.ids)
            if not plan_form.says_the_same(command, room.state.brief):
                plan_form.check_base(request.form, room.state.brief)
                actor = Actor(facilitator_id(account.id), FACILITATOR)
                room.submit(actor, services.ids.new(), command)
        except Refused as refused:
            wrong = plan_form.all_wrong(
                request.form, refused, room.state.brief.groups, services.ids
            )
            return _page(listing, room.state, refused, wrong), refused.status
        flash(_("The brief is stored."), "good")
        return redirect(url_for("rooms.facilitator", code=listing.code))

    return pages


def _page(
    listing: Listing,
    state: Workshop,
    refused: Refused | None = None,
    wrong: dict[str, Refused] | None = None,
) -> str:
    return render_template(
        "workshops/plan.html",
        listing=listing,
        brief=state.brief,
        groups=plan_form.typed_groups(request.form) if refused else state.brief.groups,
        rule=state.brief.rule,
        base=_base(state, refused),
        joined=len(state.participants),
        typed=request.form if refused else {},
        problems={field: translate(each) for field, each in (wrong or {}).items()},
    )


def _base(state: Workshop, refused: Refused | None) -> str:
    """The brief that the page is made of; what was typed is still made of the one before."""
    typed = request.form.get("base", "") if refused and not isinstance(refused, Conflict) else ""
    return typed or plan_form.mark_of(state.brief)
