"""The tables. Times are milliseconds since 1970; ids, codes and digests are text.

What is digested is held as TEXT, byte for byte as it was digested, never in a column type that
writes JSON anew (rule 11). The store and the directory use these tables through SQLAlchemy Core
on connections of their own (`database.py`), outside any Flask context. Every change here needs a
migration; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, ForeignKey, MetaData, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Constraints get names by rule, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


class AccountRow(Model):
    """A facilitator. `auth_generation` grows when all other sign-ins are to end."""

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text, unique=True)
    password_hash: Mapped[str] = mapped_column(Text)
    created_at: Mapped[int] = mapped_column(BigInteger)
    auth_generation: Mapped[int] = mapped_column(default=0)


class SignInLinkRow(Model):
    """A link that signs in once. Without an account it makes the first one."""

    __tablename__ = "sign_in_links"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str | None] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    created_at: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[int] = mapped_column(BigInteger)
    used_at: Mapped[int | None] = mapped_column(BigInteger)


class EndedSignInRow(Model):
    """A sign-in that ended before its time: its cookie and its pages' tokens no longer count."""

    __tablename__ = "ended_sign_ins"

    sign_in: Mapped[str] = mapped_column(String(32), primary_key=True)
    ended_at: Mapped[int] = mapped_column(BigInteger)


class WorkshopRow(Model):
    """A workshop as the dashboard lists it, and the head of its log (version and digest).

    `title` and `status` are copies for the list; the log is the truth.
    """

    __tablename__ = "workshops"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    screen_key: Mapped[str] = mapped_column(String(32), unique=True)
    outcome_key: Mapped[str] = mapped_column(String(32), unique=True)
    title: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(String(64), default="")


class ParticipantRow(Model):
    """Who takes part: the names stand here, the log holds ids only."""

    __tablename__ = "participants"

    workshop: Mapped[str] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    group: Mapped[str] = mapped_column(Text)
    #: None for somebody who came with an archive: they cannot come back with an old token.
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    joined_at: Mapped[int] = mapped_column(BigInteger)
    removed: Mapped[bool] = mapped_column(default=False)


class EventRow(Model):
    """One event of a log, as it was digested (see `chain.py` for what the last columns hold)."""

    __tablename__ = "events"

    workshop: Mapped[str] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text)
    format: Mapped[int]
    public: Mapped[str] = mapped_column(Text)
    personal: Mapped[str | None] = mapped_column(Text)
    salts: Mapped[str | None] = mapped_column(Text)
    personal_hash: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))


class BallotRow(Model):
    """One ballot of a round that is open. No time, and no hidden row number that would be one."""

    __tablename__ = "ballots"
    __table_args__ = ({"sqlite_with_rowid": False},)

    workshop: Mapped[str] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    round: Mapped[str] = mapped_column(Text, primary_key=True)
    voter: Mapped[str] = mapped_column(Text, primary_key=True)
    ballot: Mapped[str] = mapped_column(Text)


class ReceiptRow(Model):
    """That a command was accepted, and the version it led to; without content (rule 2)."""

    __tablename__ = "receipts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    workshop: Mapped[str] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    participant: Mapped[str] = mapped_column(Text, primary_key=True)
    command: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int]


class DocumentRow(Model):
    """A document that was made of a workshop, kept in the folder of exports."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    workshop: Mapped[str] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), index=True
    )
    file_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    made_at: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)


class TemplateRow(Model):
    """An agenda that a facilitator keeps to use again."""

    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)


def table_of(model: type[Base]) -> Table:
    """The Core table of a model."""
    return cast("Table", model.__table__)


accounts = table_of(AccountRow)
sign_in_links = table_of(SignInLinkRow)
ended_sign_ins = table_of(EndedSignInRow)
workshops = table_of(WorkshopRow)
participants = table_of(ParticipantRow)
events = table_of(EventRow)
ballots = table_of(BallotRow)
receipts = table_of(ReceiptRow)
documents = table_of(DocumentRow)
templates = table_of(TemplateRow)
