"""Who is at a page: the signed-in account (session), and participants (a cookie a workshop)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, session
from werkzeug.wrappers import Response

from workshop import runtime
from workshop.application.access import token_hash
from workshop.domain.errors import N_, NotAllowed, NotFound
from workshop.store.accounts import Account
from workshop.store.workshops import Listing

if TYPE_CHECKING:
    from workshop.services import Services

#: A person comes back to a workshop a year later as the same person; browsers allow 400 days.
COOKIE_SECONDS = 400 * 24 * 3600


def sign_in(account: Account) -> None:
    """Remember the account in this browser's session."""
    session.clear()
    session["account"] = account.id
    session["generation"] = account.auth_generation
    session.permanent = True


def signed_in(services: Services) -> Account | None:
    """The account of this browser; None where nobody is signed in, or was signed out elsewhere."""
    account_id = session.get("account")
    if not isinstance(account_id, str):
        return None
    account = runtime.run_blocking(services.directory.accounts.find, account_id)
    if account is None or account.auth_generation != session.get("generation"):
        session.clear()
        return None
    return account


def workshop_of_code(services: Services, code: str) -> Listing:
    """The workshop with this code, however it was typed. Raises NotFound."""
    listing = runtime.run_blocking(
        services.directory.workshops.find_by_code, code.replace(" ", "").replace("-", "").upper()
    )
    if listing is None:
        raise NotFound(
            N_("No workshop has this code. Check it letter by letter, or ask the facilitator."),
            field="code",
        )
    return listing


def led_workshop(services: Services, account: Account, code: str) -> Listing:
    """The workshop with this code, if this account leads it. Raises NotFound, NotAllowed."""
    listing = workshop_of_code(services, code)
    if listing.account != account.id:
        raise NotAllowed(N_("Only the facilitator of this workshop may do that."))
    return listing


def participant_of(services: Services, workshop: str) -> tuple[str, str] | None:
    """(participant, token) that this browser has in this workshop; None if it has not joined."""
    token = request.cookies.get(_cookie(workshop), "")
    if not token:
        return None
    person = runtime.run_blocking(services.directory.people.find_by_token, token_hash(token))
    if person is None or person.workshop != workshop:
        return None
    return person.id, token


def remember_participant(response: Response, workshop: str, token: str) -> None:
    """Let this browser come back as the same person."""
    response.set_cookie(
        _cookie(workshop),
        token,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def forget_participant(response: Response, workshop: str) -> None:
    response.delete_cookie(_cookie(workshop))


def _cookie(workshop: str) -> str:
    return f"seat-{workshop}"
