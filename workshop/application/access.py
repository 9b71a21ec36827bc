"""Who somebody is: tokens of participants, facilitators and projectors, and what they open.

A participant's token is random and stays; only its hash is stored. The tokens that facilitator
and projector pages carry are signed and run out after a week; a page loaded again has a new one.
A facilitator's ends with the sign-in that it was made under: when they sign out in that browser, or
when the password changes.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any, Protocol

from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from workshop.domain.commands import FACILITATOR, PARTICIPANT, SCREEN, Actor
from workshop.domain.errors import N_, NotAllowed

#: How long the token of a page works: pre-work is left open for days.
PAGE_TOKEN_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class SignIn:
    """One sign-in of an account: a browser from signing in to signing out.

    `id` is random; one that was never given to a browser is empty, and ends with the generation.
    """

    account: str
    generation: int
    id: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody at a socket or an API: workshop, role, and the id that they act under.

    A facilitator has the sign-in that let them in.
    """

    workshop: str
    role: str
    id: str
    sign_in: SignIn | None = None

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.role)


class Directory(Protocol):
    """What access asks of the tables; every method blocks."""

    def participant_of(self, token_hash: str) -> tuple[str, str, bool] | None:
        """(workshop, participant, removed) of a token."""

    def account_generation(self, account: str) -> int | None:
        """The account's sign-in generation; None for an account that is gone."""

    def has_ended(self, sign_in: str) -> bool:
        """Whether this sign-in was ended by signing out."""

    def leads(self, account: str, workshop: str) -> bool:
        """Whether this account leads this workshop."""

    def screen_key(self, workshop: str) -> str | None:
        """The key of the projector's link; None for a workshop that is gone."""


class Signer(TimestampSigner):
    """What this server signed is not void because its clock was put back since: a laptop that
    began in the wrong time zone would sign everybody out, for hours."""

    def unsign(self, signed_value: str | bytes, *rest: Any, **named: Any) -> Any:
        try:
            return super().unsign(signed_value, *rest, **named)
        except SignatureExpired as expired:
            now = self.timestamp_to_datetime(self.get_timestamp())
            if expired.date_signed is None or expired.date_signed <= now:
                raise
            # Not out of date, but of a time that is to come.
            return super().unsign(signed_value, *rest, **{**named, "max_age": None})


def new_token() -> str:
    """A participant's token: 192 random bits."""
    return secrets.token_urlsafe(24)


def is_token(text: str) -> bool:
    """Whether this could be one that `new_token` made."""
    return re.fullmatch(r"[A-Za-z0-9_-]{32}", text) is not None


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def facilitator_id(account: str) -> str:
    """The id under which an account acts in logs."""
    return f"facilitator-{account}"


class Access:
    """Makes and reads tokens. Reading blocks: it looks into the tables."""

    def __init__(self, secret: str | bytes, directory: Directory) -> None:
        self._pages = URLSafeTimedSerializer(secret, salt="page", signer=Signer)
        self._directory = directory

    def facilitator_token(
        self, workshop: str, account: str, generation: int, sign_in: str = ""
    ) -> str:
        return self._pages.dumps(["f", workshop, account, generation, sign_in])

    def screen_token(self, workshop: str, key: str) -> str:
        return self._pages.dumps(["s", workshop, token_hash(key)])

    def stands(self, sign_in: SignIn) -> bool:
        """Whether it has not ended: nobody signed out there, nor changed the password since."""
        if self._directory.account_generation(sign_in.account) != sign_in.generation:
            return False
        return not self._directory.has_ended(sign_in.id)

    def identify(self, token: object) -> Identity:
        """Who holds this token. Raises NotAllowed: `no_token`, `removed` or `signed_out`."""
        if not isinstance(token, str) or not token.isascii() or not 1 <= len(token) <= 500:
            raise _unknown()
        if "." in token:
            return self._page(token)
        found = self._directory.participant_of(token_hash(token))
        if found is None:
            raise _unknown()
        workshop, participant, removed = found
        if removed:
            raise NotAllowed(
                N_(
                    "The facilitator has removed this device from the workshop. If it was a"
                    " mistake, speak to them."
                ),
                code="removed",
            )
        return Identity(workshop, PARTICIPANT, participant)

    def _page(self, token: str) -> Identity:
        try:
            kind, workshop, *rest = self._pages.loads(token, max_age=PAGE_TOKEN_SECONDS)
        except (BadData, ValueError, TypeError) as error:
            raise _away() from error
        if kind == "s":
            key = self._directory.screen_key(workshop)
            if key is None or [token_hash(key)] != rest:
                raise _away()
            return Identity(workshop, SCREEN, "screen")
        if len(rest) != 3:  # made by a version that did not know sign-ins
            raise _away()
        sign_in = SignIn(*rest)
        if not self.stands(sign_in) or not self._directory.leads(sign_in.account, workshop):
            raise _away()
        return Identity(workshop, FACILITATOR, facilitator_id(sign_in.account), sign_in)


def _unknown() -> NotAllowed:
    return NotAllowed(
        N_("This device is not known here. Join the workshop again with its link or code."),
        code="no_token",
    )


def _away() -> NotAllowed:
    return NotAllowed(
        N_("You have been away for a while. Sign in again; your draft is kept."),
        code="signed_out",
    )
