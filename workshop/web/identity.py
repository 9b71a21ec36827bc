"""Who is at a page: the signed-in account (session), and participants (a cookie a workshop)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import current_app, request, session
from werkzeug.wrappers import Response

from workshop import runtime
from workshop.application.access import token_hash
from workshop.domain.errors import N_, NotAllowed, NotFound
from workshop.store.accounts import Account
from workshop.store.codes import CODE_LENGTH, as_typed
from workshop.store.workshops import Listing

from . import limits

if TYPE_CHECKING:
    from workshop.services import Services

#: A person comes back to a workshop a year later as the same person; browsers allow 400 days.
COOKIE_SECONDS = 400 * 24 * 3600
#: Codes by which a browser finds its seat again: the one of today, and those before.
MOST_CODES = 8


def sign_in(services: Services, account: Account) -> None:
    """Remember the account in this browser's session. Whoever was signed in here before is not."""
    _end_sign_in(services)
    session["account"] = account.id
    session["generation"] = account.auth_generation
    session["sign_in"] = secrets.token_urlsafe(12)
    session.permanent = True
    services.gateway.end_signed_out()


def sign_out(services: Services) -> None:
    """End this browser's sign-in, and at once the desks that are open with it."""
    _end_sign_in(services)
    services.gateway.end_signed_out()


def _end_sign_in(services: Services) -> None:
    ended = session.get("sign_in")
    session.clear()
    if isinstance(ended, str):
        runtime.run_blocking(services.directory.ended_sign_ins.end, ended, services.clock.now())


def sign_in_id() -> str:
    """The id of this browser's sign-in, for the tokens of its pages."""
    return str(session["sign_in"])


def signed_in(services: Services) -> Account | None:
    """The account of this browser; None where nobody is signed in, or was signed out elsewhere."""
    account_id, here = session.get("account"), session.get("sign_in")
    if not isinstance(account_id, str):
        return None
    account = runtime.run_blocking(services.directory.accounts.find, account_id)
    stands = (
        account is not None
        and account.auth_generation == session.get("generation")
        and isinstance(here, str)
        and not runtime.run_blocking(services.directory.ended_sign_ins.has_ended, here)
    )
    if not stands:
        session.clear()
        return None
    return account


def workshop_of_code(services: Services, code: str) -> Listing:
    """The workshop with this code, however it was typed. Raises NotFound; NotNow to guessers.

    One who guesses shares the address with a whole room, perhaps: who is in goes on all the same,
    under the codes too by which they came before.
    """
    listing = runtime.run_blocking(services.directory.workshops.find_by_code, code)
    if listing is None:
        listing = _seat_of_old_code(services, code)
    limits.check(services.misses, lambda: listing is not None and _is_of(services, listing))
    if listing is None:
        limits.count(services.misses)
        if len(as_typed(code)) != CODE_LENGTH:
            raise NotFound(
                N_("A code has eight letters and digits. Check it, or ask the facilitator."),
                field="code",
            )
        raise NotFound(
            N_("No workshop has this code. Check it letter by letter, or ask the facilitator."),
            field="code",
        )
    return listing


def _is_of(services: Services, listing: Listing) -> bool:
    """Whether this browser is that of the workshop's facilitator, or has a seat in it."""
    return (
        session.get("account") == listing.account
        or participant_of(services, listing.id) is not None
    )


def led_workshop(services: Services, account: Account, code: str) -> Listing:
    """The workshop with this code, if this account leads it. Raises NotFound, NotAllowed."""
    listing = workshop_of_code(services, code)
    if listing.account != account.id:
        raise NotAllowed(
            N_("Only the facilitator of this workshop may do that. Sign in, or ask them.")
        )
    return listing


def participant_of(services: Services, workshop: str) -> tuple[str, str] | None:
    """(participant, token) that this browser has in this workshop; None if it has not joined."""
    token, _, _codes = request.cookies.get(_cookie(workshop), "").partition(".")
    if not token:
        return None
    person = runtime.run_blocking(services.directory.people.find_by_token, token_hash(token))
    if person is None or person.workshop != workshop:
        return None
    return person.id, token


def came_by(listing: Listing) -> bool:
    """Whether this browser's seat was taken, or last used, under the code of today."""
    return listing.code in _codes(request.cookies.get(_cookie(listing.id), ""))


def _codes(seat: str) -> list[str]:
    """The codes under which the seat of this cookie was used, the latest first."""
    return seat.split(".")[1:]


def _seat_of_old_code(services: Services, code: str) -> Listing | None:
    """The workshop that this browser has a seat in, under a code that was replaced since."""
    for name, value in request.cookies.items():
        if name.startswith(_cookie("")) and as_typed(code) in _codes(value):
            workshop = name.removeprefix(_cookie(""))
            seat = participant_of(services, workshop)
            if seat is not None and not is_removed(services, workshop, seat[0]):
                return runtime.run_blocking(services.directory.workshops.find, workshop)
    return None


def is_removed(services: Services, workshop: str, participant: str) -> bool:
    """Whether the facilitator took this person out of the room."""
    person = services.room(workshop).state.participants.get(participant)
    return person is not None and person.removed


def remember_participant(response: Response, listing: Listing, token: str) -> None:
    """Let this browser come back as the same person, also by a code that was changed since."""
    before = request.cookies.get(_cookie(listing.id), "")
    earlier = [code for code in _codes(before) if before.startswith(f"{token}.")]
    codes = [listing.code, *(code for code in earlier if code != listing.code)]
    response.set_cookie(
        _cookie(listing.id),
        ".".join([token, *codes[:MOST_CODES]]),
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        # Behind a proxy the request itself does not know that it came by https.
        secure=request.is_secure or bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )


def _cookie(workshop: str) -> str:
    return f"seat-{workshop}"
