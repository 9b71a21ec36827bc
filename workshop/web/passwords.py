"""Names, e-mail addresses and passwords (argon2id) of accounts. Every function blocks."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workshop.application.cleaning import clean
from workshop.domain.commands import LONGEST_NAME
from workshop.domain.errors import N_, Invalid, NotAllowed, NotNow
from workshop.store.accounts import Account, email_taken
from workshop.store.directory import Directory

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
LONGEST_EMAIL = 254


def by_link(
    directory: Directory, link_hash: str, name: str, email: str, password: str, at: int
) -> Account | None:
    """Use a one-time link: make an account, or give a known one a new password.

    None where the link is used or has ended. Raises Invalid, and Conflict where another account
    has the address, before the link is used up.
    """
    link = directory.links.find(link_hash)
    if link is None or link.used_at is not None or link.expires_at <= at:
        return None
    check_password(password)
    if link.account:
        if directory.links.redeem(link_hash, at) is None:
            return None
        return directory.accounts.change_password(link.account, hash_password(password))
    name, email = checked_name(name), checked_email(email)
    hashed = hash_password(password)
    if directory.accounts.find_by_email(email) is not None:
        raise email_taken()
    if directory.links.redeem(link_hash, at) is None:
        return None
    return directory.accounts.create(name, email, hashed, at)


def known_by_link(directory: Directory, link_hash: str) -> Account | None:
    """The account that a one-time link is for; None for one that makes an account."""
    link = directory.links.find(link_hash)
    return directory.accounts.find(link.account) if link is not None and link.account else None


def check(directory: Directory, email: str, password: str) -> Account:
    """The account of this e-mail address and password. Raises NotAllowed, one answer for both."""
    email = clean(email, lines=False)
    account = directory.accounts.find_by_email(email) if email else None
    # Without an account, a hash is checked all the same: time must not tell who has one.
    stored = account.password_hash if account is not None else _decoy()
    if len(password) > LONGEST_PASSWORD or not _fits(stored, password) or account is None:
        raise NotAllowed(
            N_("E-mail address and password do not match. Try again."),
            code="wrong_password",
            field="password",
        )
    return account


def rename(directory: Directory, account: Account, name: str, email: str) -> Account:
    """Raises Invalid, and Conflict where another account has the address."""
    return directory.accounts.rename(account.id, checked_name(name), checked_email(email))


def change_password(directory: Directory, account: Account, current: str, password: str) -> Account:
    """The account with its new password; all other sign-ins end. Raises NotNow, Invalid."""
    if not _fits(account.password_hash, current):
        raise NotNow(
            N_("This is not your current password. Type it again."),
            code="wrong_password",
            field="current",
        )
    check_password(password)
    return directory.accounts.change_password(account.id, hash_password(password))


def checked_name(name: str) -> str:
    name = clean(name, lines=False)
    if not name:
        raise Invalid(N_("Give your name. It stands in the record."), field="name")
    if len(name) > LONGEST_NAME:
        raise Invalid(
            N_("That name is too long. Shorten it to {most} characters."),
            field="name",
            code="too_long",
            most=LONGEST_NAME,
        )
    return name


def checked_email(email: str) -> str:
    email = clean(email, lines=False)
    local, at, host = email.rpartition("@")
    if not (local and at and host) or " " in email or len(email) > LONGEST_EMAIL:
        raise Invalid(
            N_("Give your e-mail address, for example ada@example.org. You sign in with it."),
            field="email",
        )
    return email


def check_password(password: str) -> None:
    """Length alone: rules about signs and digits make passwords worse (NIST SP 800-63B)."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(
            N_("Use at least {least} characters. A few words are easy to remember."),
            field="password",
            least=SHORTEST_PASSWORD,
        )
    if len(password) > LONGEST_PASSWORD:
        raise Invalid(
            N_("That is too long. Shorten it to {most} characters."),
            field="password",
            most=LONGEST_PASSWORD,
        )


def hash_password(password: str) -> str:
    """argon2id with the library's defaults (RFC 9106, low memory)."""
    return PasswordHasher().hash(password)


def _fits(stored: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _decoy() -> str:
    return (
        "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA"
        "$eEFQyzc1cTPwjoUvtZ2nRIVbGLZvbdtHGpZWBz1ZrCU"
    )
