"""The ballot box: one row a voter while a round is open, and nothing after it.

Deleting is not enough. SQLite's `secure_delete` blanks a row where it stands, but rows that were
moved between pages before leave copies in the gaps (measured: with several boxes in one table,
ballots of a closed round could still be read in the file). So emptying a box clears the whole
table, which blanks its pages, and puts the boxes that are still open back. What PostgreSQL keeps,
and for how long, stands in docs/security.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, delete, not_, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from workshop.store.codec import text_of
from workshop.store.database import Transaction
from workshop.store.tables import ballots

Ballot = Mapping[str, object]


def put(transaction: Transaction, workshop: str, cast: Mapping[tuple[str, str], Ballot]) -> None:
    """Put ballots in: (round, voter) -> ballot. One that is there already is replaced."""
    if not cast:
        return
    dialect = sqlite if transaction.sqlite else postgresql
    statement = dialect.insert(ballots)
    transaction.execute(
        statement.on_conflict_do_update(
            index_elements=list(ballots.primary_key.columns),
            set_={"ballot": statement.excluded.ballot},
        ),
        [
            {"workshop": workshop, "round": round_id, "voter": voter, "ballot": text_of(ballot)}
            for (round_id, voter), ballot in sorted(cast.items())
        ],
    )


def read(transaction: Transaction, workshop: str, round_id: str) -> dict[str, Ballot]:
    """All ballots of one box: voter -> ballot."""
    rows = transaction.execute(
        select(ballots.c.voter, ballots.c.ballot)
        .where(_in_box(workshop, round_id))
        .order_by(ballots.c.voter)
    )
    return {voter: _ballot(text) for voter, text in rows}


def own(transaction: Transaction, workshop: str, round_id: str, voter: str) -> Ballot | None:
    """The ballot of one voter; None where there is none."""
    text = transaction.execute(
        select(ballots.c.ballot).where(_in_box(workshop, round_id), ballots.c.voter == voter)
    ).scalar_one_or_none()
    return None if text is None else _ballot(text)


def voters(transaction: Transaction, workshop: str, round_id: str) -> frozenset[str]:
    """Who has a ballot in the box."""
    statement = select(ballots.c.voter).where(_in_box(workshop, round_id))
    return frozenset(transaction.execute(statement).scalars())


def empty(transaction: Transaction, workshop: str, rounds: Iterable[str]) -> None:
    """Destroy the boxes of these rounds. The transaction's end sweeps the disk."""
    gone = [_in_box(workshop, round_id) for round_id in rounds]
    if gone:
        destroy(transaction, or_(*gone))


def destroy(transaction: Transaction, gone: ColumnElement[bool]) -> None:
    """Destroy every ballot for which this is true."""
    transaction.destroys = True
    if not transaction.sqlite:
        transaction.execute(delete(ballots).where(gone))
        return
    rest: list[dict[str, Any]] = [
        dict(row) for row in transaction.execute(select(ballots).where(not_(gone))).mappings()
    ]
    transaction.execute(delete(ballots))
    if rest:
        transaction.execute(ballots.insert(), rest)


def _in_box(workshop: str, round_id: str) -> ColumnElement[bool]:
    return and_(ballots.c.workshop == workshop, ballots.c.round == round_id)


def _ballot(text: str) -> Ballot:
    found: dict[str, object] = msgspec.json.decode(text, type=dict[str, Any])
    return found
