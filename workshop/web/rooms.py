"""The shells of the three live faces: participant, facilitator, projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import (
    Blueprint,
    Response,
    get_flashed_messages,
    make_response,
    redirect,
    render_template,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from workshop import runtime
from workshop.application.access import facilitator_id
from workshop.domain.errors import N_, NotFound
from workshop.domain.state import FINISHED
from workshop.store.accounts import Account
from workshop.store.codes import as_typed
from workshop.store.workshops import Listing

from . import addressing, identity
from .qr import qr_response

if TYPE_CHECKING:
    from workshop.services import Services


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("rooms", __name__)

    @pages.get("/w/<code>")
    def participant(code: str) -> ResponseReturnValue:
        listing = identity.workshop_of_code(services, code)
        if listing.code != as_typed(code):
            # It was replaced: whoever is in the room stays in, also when they reload.
            return redirect(url_for("rooms.participant", code=listing.code))
        seat = identity.participant_of(services, listing.id)
        if seat is None:
            return redirect(url_for("join.join_page", code=listing.code))
        person, token = seat
        boot = {
            **_boot(listing, "participant", person, token),
            **_lasting(listing),
            "urls": {"outcome": f"/outcome/{listing.outcome_key}", "join": f"/j/{listing.code}"},
        }
        response = make_response(render_template("rooms/live.html", face="participant", boot=boot))
        if not identity.came_by(listing) and not identity.is_removed(services, listing.id, person):
            identity.remember_participant(response, listing, token)
        return response

    @pages.get("/w/<code>/lead")
    def facilitator(code: str) -> ResponseReturnValue:
        account = identity.signed_in(services)
        if account is None:
            return redirect(url_for("account.sign_in_page", next=f"/w/{code}/lead"))
        listing = identity.led_workshop(services, account, code)
        # What was done on the way here is said there, not on the next page that has a place for it.
        boot = {**facilitator_boot(services, account, listing), "said": get_flashed_messages()}
        return render_template("rooms/live.html", face="facilitator", boot=boot)

    @pages.get("/w/<code>/qr.svg")
    def join_qr(code: str) -> Response:
        listing = identity.workshop_of_code(services, code)
        return qr_response(addressing.join_url(services, listing))

    @pages.get("/screen/<key>")
    def screen(key: str) -> str:
        listing = _of_screen(services, key)
        token = services.access.screen_token(listing.id, listing.screen_key)
        boot = {
            **_boot(listing, "screen", "", token),
            "code_shown": addressing.code_shown(listing.code),
            "urls": {
                "join": addressing.join_url(services, listing),
                "join_short": addressing.join_short(services),
                "qr": f"/screen/{key}/qr.svg",
                # The outcome's own link is not on this page, and comes in this picture at the end.
                "outcome_qr": f"/screen/{key}/outcome.svg",
            },
        }
        return render_template("rooms/live.html", face="screen", boot=boot)

    @pages.get("/screen/<key>/qr.svg")
    def screen_qr(key: str) -> Response:
        # Kept by nobody: the code in it changes while the address stays.
        response = qr_response(addressing.join_url(services, _of_screen(services, key)))
        response.headers["Cache-Control"] = "no-store"
        return response

    @pages.get("/screen/<key>/outcome.svg")
    def outcome_qr(key: str) -> Response:
        """The way to the outcome, for the wall of a workshop that is over."""
        listing = _of_screen(services, key)
        if services.room(listing.id).state.status != FINISHED:
            raise NotFound(N_("The outcome’s code is here when the workshop is over."))
        response = qr_response(addressing.outcome_url(services, listing))
        response.headers["Cache-Control"] = "no-store"
        return response

    return pages


def facilitator_boot(services: Services, account: Account, listing: Listing) -> dict[str, Any]:
    """What the facilitator's page begins with; also the answer after the link was rotated."""
    token = services.access.facilitator_token(
        listing.id, account.id, account.auth_generation, identity.sign_in_id()
    )
    outcome = addressing.outcome_url(services, listing)
    api = f"/api/workshops/{listing.code}"
    return {
        **_boot(listing, "facilitator", facilitator_id(account.id), token),
        **_lasting(listing),
        "csrf": generate_csrf(),
        "code_shown": addressing.code_shown(listing.code),
        "rehearsal": services.company.is_running(listing.id),
        "urls": {
            "dashboard": "/",
            "plan": f"/w/{listing.code}/plan",
            "screen": f"/screen/{listing.screen_key}",
            "join": addressing.join_url(services, listing),
            "join_short": addressing.join_short(services),
            "qr": f"/w/{listing.code}/qr.svg",
            "outcome": f"/outcome/{listing.outcome_key}",
            "replay": f"/w/{listing.code}/replay",
            # Those two to be passed on: to people elsewhere, who have no account here.
            "outcome_link": outcome,
            "replay_link": f"{outcome}/replay",
            "documents": f"{api}/documents",
            "documents_page": f"/w/{listing.code}/documents",
            "archive": f"{api}/archive",
            "results": f"{api}/results.csv",
            "rotate": f"{api}/rotate",
            "phone_test": f"{api}/phone-test",
            "rehearse": f"{api}/rehearse",
        },
    }


def _boot(listing: Listing, role: str, person: str, token: str) -> dict[str, Any]:
    return {
        "code": listing.code,
        "role": role,
        "participant": person,
        "title": listing.title,
        "token": token,
    }


def _lasting(listing: Listing) -> dict[str, str]:
    """By what a device finds its words again: the code may be another one when it comes back."""
    return {"workshop": listing.id}


def _of_screen(services: Services, key: str) -> Listing:
    listing = runtime.run_blocking(services.directory.workshops.find_by_screen_key, key)
    if listing is None:
        raise NotFound(
            N_("This projector link is no longer in use. Open it again from your workshop.")
        )
    return listing
