"""Joining: enter a code, choose a name and a group; the same by JSON for other clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_wtf.csrf import generate_csrf

from workshop.application.access import new_token
from workshop.application.entrance import Entered
from workshop.domain.errors import N_, Invalid, NotAllowed, Refused
from workshop.domain.state import Workshop
from workshop.projections.report_rule import rule_sentences
from workshop.projections.said import sentence
from workshop.store.workshops import Listing

from . import identity, limits
from .csrf import without_csrf
from .site import translate

if TYPE_CHECKING:
    from workshop.services import Services

#: "Prefer not to say", as the form sends it.
NOT_SAID = ""


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("join", __name__)

    @pages.get("/join")
    def enter_code() -> ResponseReturnValue:
        if "code" not in request.args:
            return render_template("join/code.html")
        code = request.args["code"].strip()
        try:
            listing = identity.workshop_of_code(services, _typed(code))
        except Refused as refused:
            page = render_template("join/code.html", code=code, problem=translate(refused))
            return page, refused.status
        return redirect(url_for("join.join_page", code=listing.code))

    @pages.get("/j/<code>")
    def join_page(code: str) -> ResponseReturnValue:
        listing = identity.workshop_of_code(services, code)
        if _is_in(services, listing):
            return redirect(url_for("rooms.participant", code=listing.code))
        state = services.room(listing.id).state
        return render_template("join/join.html", listing=listing, **_seen(state))

    @pages.post("/j/<code>")
    def join(code: str) -> ResponseReturnValue:
        listing = identity.workshop_of_code(services, code)
        if _is_in(services, listing):
            # Sent a second time, after going back.
            return redirect(url_for("rooms.participant", code=listing.code))
        name, group = request.form.get("name", ""), request.form.get("group")
        arrival = request.form.get("arrival", "")
        try:
            limits.count(services.joins, listing.id)
            entered = services.join(listing.id, name, _chosen(services, listing, group), arrival)
        except Refused as refused:
            state = services.room(listing.id).state
            page = render_template(
                "join/join.html",
                listing=listing,
                name=name,
                group=group,
                problem=translate(refused),
                problem_field=refused.field,
                **_seen(state, arrival),
            )
            return page, refused.status
        response = redirect(url_for("rooms.participant", code=listing.code))
        identity.remember_participant(response, listing, entered.token)
        return response

    @pages.post("/api/workshops/<code>/join")
    @without_csrf
    def join_by_json(code: str) -> ResponseReturnValue:
        listing = identity.workshop_of_code(services, code)
        name, group = _read(request.get_json(silent=True))
        limits.count(services.joins, listing.id)
        return _entered(services.join(listing.id, name, group))

    return pages


def _typed(code: str) -> str:
    """Raises Invalid where the form was sent without a code."""
    if not code:
        raise Invalid(
            N_("Type the code. It stands on the projector, or in your invitation."), field="code"
        )
    return code


def _chosen(services: Services, listing: Listing, group: str | None) -> str:
    """The group as the form sent it. Raises Invalid where nothing was chosen among some."""
    if group is None and services.room(listing.id).state.brief.groups:
        raise Invalid(N_("Choose your group, or “prefer not to say”."), field="group")
    return NOT_SAID if group is None else group


def _is_in(services: Services, listing: Listing) -> bool:
    """Whether this browser has a seat. Raises NotAllowed (`removed`) where it was taken away.

    The facilitator can let the person in again, by the code that they make anew.
    """
    seat = identity.participant_of(services, listing.id)
    if seat is None:
        return False
    person = services.room(listing.id).state.participants.get(seat[0])
    if person is not None and person.removed and identity.came_by(listing):
        raise NotAllowed(
            N_(
                "The facilitator has removed this device from the workshop. If it was a"
                " mistake, speak to them."
            ),
            code="removed",
        )
    return person is not None and not person.removed


def _seen(state: Workshop, arrival: str = "") -> dict[str, Any]:
    """What somebody may know before they join: purpose, agenda, decision rule, what is recorded.

    With them the `arrival` that makes a second press of the button the same person.
    """
    return {
        "arrival": arrival or new_token(),
        "brief": state.brief,
        "rule": [sentence(said, gettext, ngettext) for said in rule_sentences(state.brief.rule)],
        "agenda": state.agenda,
        "minutes": sum(stage.minutes for stage in state.agenda) + state.reserve,
        "door_open": state.door_open,
        "over": state.status == "finished",
        "csrf_token_value": generate_csrf(),
    }


def _read(data: object) -> tuple[str, str]:
    if not isinstance(data, dict):
        raise Invalid(N_("Send a JSON object with a name and a group."), code="malformed")
    name, group = data.get("name", ""), data.get("group", NOT_SAID)
    if not isinstance(name, str):
        raise Invalid(N_("Send the name as text."), code="malformed", field="name")
    if not isinstance(group, str):
        raise Invalid(N_("Send the id of one of the groups."), code="malformed", field="group")
    return name, group


def _entered(entered: Entered) -> dict[str, Any]:
    return {"token": entered.token, "participant": entered.participant}
