"""Sign-ins that ended: somebody signed out. All others stand for as long as they are signed for."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from workshop.store.database import Database
from workshop.store.tables import ended_sign_ins

#: Longer than a cookie or a page's token lasts (31 days, 7 days): after that nothing asks.
KEPT_MS: Final = 40 * 24 * 3600 * 1000


class EndedSignIns:
    """The sign-ins that ended, by the random id that each was given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def end(self, sign_in: str, at: int) -> None:
        """From now on it does not count; those that ended long ago are forgotten."""
        table = ended_sign_ins
        with self._database.writing() as transaction:
            transaction.execute(delete(table).where(table.c.ended_at < at - KEPT_MS))
            put = (sqlite if transaction.sqlite else postgresql).insert(table)
            # Twice by two tabs at once is the same as once.
            transaction.execute(
                put.on_conflict_do_update(
                    index_elements=[table.c.sign_in], set_={"ended_at": put.excluded.ended_at}
                ),
                {"sign_in": sign_in, "ended_at": at},
            )

    def has_ended(self, sign_in: str) -> bool:
        """Whether this one ended."""
        statement = select(ended_sign_ins.c.sign_in).where(ended_sign_ins.c.sign_in == sign_in)
        with self._database.reading() as transaction:
            return transaction.execute(statement).one_or_none() is not None
