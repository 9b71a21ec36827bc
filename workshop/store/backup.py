"""The whole database as one file, out and in; the same file for SQLite and PostgreSQL.

A zip with one file of JSON lines for each table. Left out are the ballots of rounds that are open
(a backup would keep them beyond the close that destroys them) and links to sign in. It says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec
from sqlalchemy import Column, Table, delete, func, select, tuple_, update
from sqlalchemy.exc import SQLAlchemyError

from workshop.store import chain
from workshop.store.database import Database, Transaction
from workshop.store.migrate import revision
from workshop.store.sql_store import stored_log
from workshop.store.tables import (
    accounts,
    ballots,
    documents,
    ended_sign_ins,
    events,
    participants,
    receipts,
    sign_in_links,
    templates,
    workshops,
)
from workshop.store.zipped import BadZip, Unzipping, Zipping

FORMAT: Final = "lodestar backup"
VERSION: Final = 1
#: In the order in which they can be filled.
TABLES: Final = (accounts, templates, workshops, participants, events, receipts, documents)
LEFT_OUT: Final = (ballots, sign_in_links)
#: Neither saved nor replaced: who signed out here stays signed out after a restore.
STAYS: Final = (ended_sign_ins,)
#: A backup is the operator's own file; this only stops a file that was made to fill the disk.
MOST_BYTES: Final = 64_000_000_000
ROWS_AT_A_TIME: Final = 1_000
#: More new passwords than an account gets between a backup and its restore.
MOST_PASSWORDS: Final = 1_000

WORDS: Final = """\
This file is a backup of everything that Lodestar keeps in its database: accounts, workshops with
their whole history, the people who took part, saved templates. Keep it where only you can read it.

To bring it back: python3 run.py restore FILE

Not in here:
- Ballots of votes that were open. They are kept only until their round closes; when this backup is
  restored, such a round is open still, and people vote in it again.
- Links to sign in, and the key in the data folder that signs sessions: people sign in again.
- The documents in the folder of exports. Copy that folder beside this file, or make them again.
"""


class BadBackup(Exception):
    """The file cannot be restored; the text says why and what to do. Nothing was changed."""


class NotEmpty(Exception):
    """The database holds accounts or workshops that a restore would replace."""

    def __init__(self, accounts: int, workshops: int) -> None:
        super().__init__(accounts, workshops)
        self.accounts = accounts
        self.workshops = workshops


def backup(database: Database, out: IO[bytes]) -> dict[str, int]:
    """Write everything, as it is at one moment, while others go on; rows by table."""
    zipping = Zipping(out)
    with database.reading() as transaction:
        written = {
            table.name: zipping.lines(_file(table), _rows(transaction, table)) for table in TABLES
        }
        schema = revision(transaction)
    zipping.close(
        {
            "format": FORMAT,
            "backup": VERSION,
            "schema": schema,
            "rows": written,
            "ballots": "Left out: they are kept only while their round is open.",
        },
        WORDS,
    )
    return written


def restore(database: Database, file: IO[bytes], *, replace: bool = False) -> dict[str, int]:
    """Fill the database from a backup, all of it or nothing; rows by table.

    The chain of every workshop is checked, and all sign-ins end. Raises `BadBackup`, and
    `NotEmpty` where accounts or workshops are there already and `replace` is false.
    """
    try:
        unzipping = Unzipping(file, [_file(table) for table in TABLES], MOST_BYTES)
        with database.writing() as transaction:
            _check_manifest(unzipping.manifest, revision(transaction))
            there = _count(transaction, accounts), _count(transaction, workshops)
            if any(there):
                if not replace:
                    raise NotEmpty(*there)
                transaction.destroys = True
            generation = _latest_generation(transaction)
            for table in (*LEFT_OUT, *reversed(TABLES)):
                transaction.execute(delete(table))
            filled = {table.name: _fill(transaction, table, unzipping) for table in TABLES}
            _end_sign_ins(transaction, generation)
            _check_chains(transaction)
    except BadZip as problem:
        raise BadBackup(
            f"This file is not a whole backup made by Lodestar: {problem}. Try another copy of it."
        ) from problem
    except (msgspec.MsgspecError, SQLAlchemyError) as problem:
        raise BadBackup(
            "This file has the form of a backup, and content that the database does not take:"
            f" {problem}. Try another copy of it."
        ) from problem
    return filled


def _rows(transaction: Transaction, table: Table) -> Iterator[dict[str, Any]]:
    """All rows in the order of their keys, a part at a time: a log may be larger than memory."""
    after: tuple[Any, ...] | None = None
    keys: list[Column[Any]] = list(table.primary_key.columns)
    while True:
        statement = select(table).order_by(*keys).limit(ROWS_AT_A_TIME)
        if after is not None:
            statement = statement.where(tuple_(*keys) > after)
        found = transaction.execute(statement).all()
        for row in found:
            yield dict(row._mapping)
        if len(found) < ROWS_AT_A_TIME:
            return
        after = tuple(found[-1]._mapping[key] for key in keys)


def _fill(transaction: Transaction, table: Table, unzipping: Unzipping) -> int:
    number = 0
    names = {column.name for column in table.columns}
    batch: list[dict[str, Any]] = []
    for line in unzipping.lines(_file(table)):
        row = msgspec.json.decode(line, type=dict[str, Any])
        if row.keys() != names:
            raise BadZip(f"a row of {table.name} has other columns")
        batch.append(row)
        if len(batch) == ROWS_AT_A_TIME:
            number += _insert(transaction, table, batch)
    return number + _insert(transaction, table, batch)


def _insert(transaction: Transaction, table: Table, batch: list[dict[str, Any]]) -> int:
    number = len(batch)
    if batch:
        transaction.execute(table.insert(), batch)
        batch.clear()
    return number


def _check_manifest(manifest: dict[str, Any], schema: str | None) -> None:
    if (manifest.get("format"), manifest.get("backup")) != (FORMAT, VERSION):
        raise BadZip("its manifest is not that of a backup")
    if manifest.get("schema") != schema:
        raise BadBackup(
            f"This backup has the tables of version {manifest.get('schema')}, and this Lodestar"
            f" those of version {schema}. Restore it with the Lodestar that made it, then start"
            " this one on the same data: it brings the tables up to date."
        )


def _check_chains(transaction: Transaction) -> None:
    heads = transaction.execute(
        select(workshops.c.id, workshops.c.code, workshops.c.version, workshops.c.digest)
    ).all()
    for workshop, code, version, digest in heads:
        verdict = chain.verify(workshop, stored_log(transaction, workshop), (version, digest))
        if verdict.fault is not None:
            raise BadBackup(
                f"The record of the workshop {code} in this backup was changed:"
                f" at version {verdict.fault.version} {verdict.fault.what}. Try another backup."
            )


def _latest_generation(transaction: Transaction) -> int:
    highest = transaction.execute(select(func.max(accounts.c.auth_generation))).scalar_one()
    return highest or 0


def _end_sign_ins(transaction: Transaction, before: int) -> None:
    """With the accounts come their generations of then: a browser that a new password has signed
    out since, that of a lost laptop say, would be signed in again. They get one that none had."""
    fresh = max(before, _latest_generation(transaction)) + MOST_PASSWORDS
    transaction.execute(update(accounts).values(auth_generation=fresh))


def _count(transaction: Transaction, table: Table) -> int:
    number: int = transaction.execute(select(func.count()).select_from(table)).scalar_one()
    return number


def _file(table: Table) -> str:
    return f"{table.name}.jsonl"
