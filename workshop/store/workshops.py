"""The workshops as the dashboard and the doors know them: owner, codes, keys, title and status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row, delete, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store import ballot_box
from workshop.store.codes import as_typed, may_be_key, new_code, new_id, new_key
from workshop.store.database import Database, Transaction
from workshop.store.tables import ballots, documents, workshops

PLANNED: Final = "planned"
LIVE: Final = "live"
FINISHED: Final = "finished"
STATUSES: Final = (PLANNED, LIVE, FINISHED)

#: Tries for a code that nobody has yet; a second one is rare, an eighth means that something broke.
TRIES: Final = 8


@dataclass(frozen=True, slots=True)
class Listing:
    """A workshop in the directory. `title` and `status` are copies; the log is the truth.

    version, digest  the end of the log
    code             what people type to join; can be rotated
    screen_key       part of the projector's link
    outcome_key      part of the link of the outcome page
    """

    id: str
    account: str
    code: str
    screen_key: str
    outcome_key: str
    title: str
    status: str
    created_at: int
    updated_at: int
    version: int
    digest: str


class Workshops:
    """The directory of workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, account: str, title: str, at: int) -> Listing:
        """A new workshop without any history, under a new id, code and keys."""
        with self._database.writing() as transaction:
            return insert(transaction, new_listing(account, title, at))

    def of_account(self, account: str, search: str = "", status: str = "") -> list[Listing]:
        """An account's workshops, the last changed first.

        `search` finds parts of titles, and codes, without regard to case; `status` is one of
        `STATUSES`, or empty for all.
        """
        statement = select(workshops).where(workshops.c.account == account)
        if status:
            statement = statement.where(workshops.c.status == status)
        statement = statement.order_by(workshops.c.updated_at.desc(), workshops.c.id)
        with self._database.reading() as transaction:
            found = [_listing(row) for row in transaction.execute(statement)]
        # Not in SQL: SQLite knows upper and lower case of ASCII only.
        wanted = search.strip().casefold()
        return [each for each in found if wanted in each.title.casefold() or _is(each, search)]

    def find(self, workshop: str) -> Listing | None:
        """The workshop with this id."""
        return self._by_key(workshops.c.id, workshop)

    def find_by_code(self, code: str) -> Listing | None:
        """The workshop with this code, however it was typed."""
        return self._one(workshops.c.code == as_typed(code))

    def find_by_screen_key(self, key: str) -> Listing | None:
        """The workshop whose projector link holds this key."""
        return self._by_key(workshops.c.screen_key, key)

    def find_by_outcome_key(self, key: str) -> Listing | None:
        """The workshop whose outcome link holds this key."""
        return self._by_key(workshops.c.outcome_key, key)

    def note(self, workshop: str, *, title: str | None = None, status: str | None = None) -> None:
        """Bring the copies for the list up to date; raises ValueError for an unknown status."""
        if status is not None and status not in STATUSES:
            raise ValueError(f"{status!r} is no status of a workshop.")
        values = {"title": title, "status": status}
        self._change(workshop, {name: text for name, text in values.items() if text is not None})

    def rotate_code(self, workshop: str) -> str:
        """Give the workshop a new code; the old one leads nowhere from now on."""
        for last in _tries():
            code = new_code()
            try:
                self._change(workshop, {"code": code})
            except IntegrityError:
                if last:
                    raise
            else:
                break
        return code

    def delete(self, workshop: str) -> tuple[str, ...]:
        """Delete the workshop with everything: log, ballots, people, receipts, list of documents.

        Answers the file names of its documents, which the caller removes from the folder of
        exports. Raises KeyError where there is no such workshop.
        """
        with self._database.writing() as transaction:
            files = transaction.execute(
                select(documents.c.file_name).where(documents.c.workshop == workshop)
            ).scalars()
            names = tuple(files)
            ballot_box.destroy(transaction, ballots.c.workshop == workshop)
            gone = transaction.execute(delete(workshops).where(workshops.c.id == workshop))
            if gone.rowcount == 0:
                raise KeyError(workshop)
        return names

    def _by_key(self, column: Column[Any], key: str) -> Listing | None:
        return self._one(column == key) if may_be_key(key) else None

    def _one(self, condition: ColumnElement[bool]) -> Listing | None:
        with self._database.reading() as transaction:
            row = transaction.execute(select(workshops).where(condition)).one_or_none()
        return None if row is None else _listing(row)

    def _change(self, workshop: str, values: dict[str, Any]) -> None:
        if not values:
            return
        with self._database.writing() as transaction:
            changed = transaction.execute(
                update(workshops).where(workshops.c.id == workshop).values(values)
            )
            if changed.rowcount == 0:
                raise KeyError(workshop)


def new_listing(account: str, title: str, at: int) -> Listing:
    """A workshop that nobody has yet, with its id, code and keys."""
    return Listing(
        id=new_id(),
        account=account,
        code=new_code(),
        screen_key=new_key(),
        outcome_key=new_key(),
        title=title,
        status=PLANNED,
        created_at=at,
        updated_at=at,
        version=0,
        digest="",
    )


def is_there(transaction: Transaction, workshop: str) -> bool:
    """Whether there is a workshop with this id."""
    found = transaction.execute(select(workshops.c.id).where(workshops.c.id == workshop))
    return found.one_or_none() is not None


def insert(transaction: Transaction, listing: Listing) -> Listing:
    """Put a workshop in, under another code where its own is taken; as it was put in."""
    row = asdict(listing)
    for last in _tries():
        taken = transaction.execute(
            select(workshops.c.id).where(workshops.c.code == row["code"])
        ).one_or_none()
        if taken is None or last:
            break
        row["code"] = new_code()
    transaction.execute(workshops.insert(), row)
    return Listing(**row)


def _tries() -> Iterator[bool]:
    """Whether this is the last try, for as many tries as there are."""
    return (number == TRIES for number in range(1, TRIES + 1))


def _is(listing: Listing, search: str) -> bool:
    return listing.code == as_typed(search)


def _listing(row: Row[*tuple[Any, ...]]) -> Listing:
    return Listing(**row._mapping)
