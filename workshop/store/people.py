"""Who takes part: names, groups at joining, and the hashes of their tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store.database import Database
from workshop.store.tables import participants


@dataclass(frozen=True, slots=True)
class Person:
    """A participant. `group` is the one chosen at joining; the log knows later changes."""

    workshop: str
    id: str
    name: str
    group: str
    joined_at: int
    removed: bool


COLUMNS = [participants.c[name] for name in Person.__dataclass_fields__]


class People:
    """The participants of every workshop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, workshop: str, participant: str, name: str, group: str, token_hash: str, at: int
    ) -> Person:
        """Let somebody in; whoever has this token already stays who they are, and is returned.

        Raises KeyError where the workshop is gone.
        """
        person = Person(workshop, participant, name, group, at, removed=False)
        row = {each: getattr(person, each) for each in Person.__dataclass_fields__}
        try:
            with self._database.writing() as transaction:
                transaction.execute(participants.insert(), row | {"token_hash": token_hash})
        except IntegrityError as problem:
            known = self.find_by_token(token_hash)
            if known is None:
                raise KeyError(workshop) from problem
            return known
        return person

    def erase(self, workshop: str, participant: str) -> None:
        """Delete the row of somebody who never entered: their joining was refused."""
        with self._database.writing() as transaction:
            transaction.execute(delete(participants).where(_is(workshop, participant)))

    def find_by_token(self, token_hash: str) -> Person | None:
        """Whose token this is, also when they were removed, so that they can be told."""
        statement = select(*COLUMNS).where(participants.c.token_hash == token_hash)
        with self._database.reading() as transaction:
            row = transaction.execute(statement).one_or_none()
        return None if row is None else _person(row)

    def all(self, workshop: str) -> list[Person]:
        """Everybody who ever took part, in the order of joining."""
        statement = (
            select(*COLUMNS)
            .where(participants.c.workshop == workshop)
            .order_by(participants.c.joined_at, participants.c.id)
        )
        with self._database.reading() as transaction:
            return [_person(row) for row in transaction.execute(statement)]

    def names(self, workshop: str) -> dict[str, str]:
        """Participant -> name, of everybody who ever took part."""
        return {person.id: person.name for person in self.all(workshop)}

    def remove(self, workshop: str, participant: str) -> None:
        """Mark as removed. What they said stays in the log."""
        self._change(workshop, participant, {"removed": True})

    def forget(self, workshop: str, participant: str) -> None:
        """Erase the name and the token. What they wrote is for `SqlStore.erase_personal`.

        Raises KeyError for somebody who is not there.
        """
        self._change(workshop, participant, {"name": "", "token_hash": None}, destroys=True)

    def _change(
        self, workshop: str, participant: str, values: dict[str, Any], destroys: bool = False
    ) -> None:
        with self._database.writing() as transaction:
            changed = transaction.execute(
                update(participants).where(_is(workshop, participant)).values(values)
            )
            if changed.rowcount == 0:
                raise KeyError((workshop, participant))
            transaction.destroys = destroys and transaction.sqlite


def _is(workshop: str, participant: str) -> ColumnElement[bool]:
    return and_(participants.c.workshop == workshop, participants.c.id == participant)


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(*row)
