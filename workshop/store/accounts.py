"""Facilitators' accounts and the links that sign in once. Hashes come from outside."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import ColumnElement, Row, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from workshop.domain.errors import N_, Conflict
from workshop.store.codes import new_id
from workshop.store.database import Database
from workshop.store.tables import accounts, sign_in_links

#: Links that ended are kept this long, so that the page can say what is wrong with them.
KEPT_AFTER_END: Final = 7 * 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Account:
    """A facilitator. A sign-in made under another `auth_generation` no longer counts."""

    id: str
    name: str
    email: str
    password_hash: str
    created_at: int
    auth_generation: int


@dataclass(frozen=True, slots=True)
class SignInLink:
    """A link that signs in once: to `account`, or, without one, to make an account."""

    account: str | None
    created_at: int
    expires_at: int
    used_at: int | None


class Accounts:
    """The accounts. E-mail addresses are compared without regard to case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, email: str, password_hash: str, at: int) -> Account:
        """A new account; raises `Conflict` where the e-mail address has one."""
        account = Account(new_id(), name, same_email(email), password_hash, at, 0)
        try:
            with self._database.writing() as transaction:
                transaction.execute(accounts.insert(), asdict(account))
        except IntegrityError as problem:
            raise email_taken() from problem
        return account

    def find(self, account: str) -> Account | None:
        """The account with this id."""
        return self._one(accounts.c.id == account)

    def find_by_email(self, email: str) -> Account | None:
        """The account with this e-mail address."""
        return self._one(accounts.c.email == same_email(email))

    def all(self) -> list[Account]:
        """Every account, the oldest first."""
        statement = select(accounts).order_by(accounts.c.created_at, accounts.c.id)
        with self._database.reading() as transaction:
            return [_account(row) for row in transaction.execute(statement)]

    def count(self) -> int:
        """How many accounts there are."""
        with self._database.reading() as transaction:
            number: int = transaction.execute(
                select(func.count()).select_from(accounts)
            ).scalar_one()
        return number

    def rename(self, account: str, name: str, email: str) -> Account:
        """Change name and e-mail address; raises `Conflict` where another account has that."""
        try:
            return self._change(account, name=name, email=same_email(email))
        except IntegrityError as problem:
            raise email_taken() from problem

    def change_password(self, account: str, password_hash: str) -> Account:
        """Set another password and end all sign-ins, by the next `auth_generation`."""
        following = accounts.c.auth_generation + 1
        return self._change(account, password_hash=password_hash, auth_generation=following)

    def sign_out_everywhere(self, account: str) -> Account:
        """End all sign-ins of this account, by the next `auth_generation`."""
        return self._change(account, auth_generation=accounts.c.auth_generation + 1)

    def _one(self, condition: ColumnElement[bool]) -> Account | None:
        with self._database.reading() as transaction:
            row = transaction.execute(select(accounts).where(condition)).one_or_none()
        return None if row is None else _account(row)

    def _change(self, account: str, **values: object) -> Account:
        this = accounts.c.id == account
        with self._database.writing() as transaction:
            transaction.execute(update(accounts).where(this).values(**values))
            row = transaction.execute(select(accounts).where(this)).one_or_none()
        if row is None:
            raise KeyError(account)
        return _account(row)


class SignInLinks:
    """The links that sign in once, by the hash of their token."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, token_hash: str, at: int, expires_at: int, account: str | None = None) -> None:
        """A new link. Those that ended more than a week ago are forgotten."""
        with self._database.writing() as transaction:
            transaction.execute(
                delete(sign_in_links).where(sign_in_links.c.expires_at < at - KEPT_AFTER_END)
            )
            transaction.execute(
                sign_in_links.insert(),
                {
                    "token_hash": token_hash,
                    "account": account,
                    "created_at": at,
                    "expires_at": expires_at,
                    "used_at": None,
                },
            )

    def find(self, token_hash: str) -> SignInLink | None:
        """The link as it stands, used or not: to say what is wrong with it."""
        statement = select(sign_in_links).where(sign_in_links.c.token_hash == token_hash)
        with self._database.reading() as transaction:
            row = transaction.execute(statement).one_or_none()
        return None if row is None else _link(row)

    def redeem(self, token_hash: str, at: int) -> SignInLink | None:
        """Use the link up; None where there is none, or it is used or has ended.

        Of several at the same time, one gets the link.
        """
        with self._database.writing() as transaction:
            used = transaction.execute(
                update(sign_in_links)
                .where(
                    sign_in_links.c.token_hash == token_hash,
                    sign_in_links.c.used_at.is_(None),
                    sign_in_links.c.expires_at > at,
                )
                .values(used_at=at)
            )
            if used.rowcount == 0:
                return None
            return _link(
                transaction.execute(
                    select(sign_in_links).where(sign_in_links.c.token_hash == token_hash)
                ).one()
            )

    def revoke_unused(self, account: str | None, at: int) -> None:
        """End the links of an account (or those for the first one) that nobody used yet."""
        same = (
            sign_in_links.c.account.is_(None)
            if account is None
            else sign_in_links.c.account == account
        )
        with self._database.writing() as transaction:
            transaction.execute(
                update(sign_in_links)
                .where(same, sign_in_links.c.used_at.is_(None), sign_in_links.c.expires_at > at)
                .values(expires_at=at)
            )


def same_email(email: str) -> str:
    """The one form in which an e-mail address is stored and looked for."""
    return email.strip().lower()


def email_taken() -> Conflict:
    """The refusal of an e-mail address that another account has."""
    return Conflict(
        N_("There is an account with this e-mail address already. Sign in instead."),
        code="email_taken",
        field="email",
    )


def _account(row: Row[*tuple[object, ...]]) -> Account:
    return Account(**row._mapping)


def _link(row: Row[*tuple[object, ...]]) -> SignInLink:
    return SignInLink(row.account, row.created_at, row.expires_at, row.used_at)
