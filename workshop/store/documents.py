"""The documents that were made of workshops, and the agendas that facilitators keep."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import delete, select

from workshop.store.codes import new_id
from workshop.store.database import Database
from workshop.store.tables import documents, templates


@dataclass(frozen=True, slots=True)
class Document:
    """A file in the folder of exports; `version` is that of the log it was made from."""

    id: str
    workshop: str
    file_name: str
    kind: str
    made_at: int
    version: int
    size: int


@dataclass(frozen=True, slots=True)
class SavedTemplate:
    """An agenda of a facilitator's own; `content` is its JSON as text."""

    id: str
    account: str
    name: str
    content: str


class Documents:
    """The lists of documents for download."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, workshop: str, file_name: str, kind: str, made_at: int, version: int, size: int
    ) -> Document:
        """Note a file that was made: its size in bytes, the version of the log it shows."""
        document = Document(new_id(), workshop, file_name, kind, made_at, version, size)
        with self._database.writing() as transaction:
            transaction.execute(documents.insert(), asdict(document))
        return document

    def all(self, workshop: str) -> list[Document]:
        """A workshop's documents, the newest first."""
        statement = (
            select(documents)
            .where(documents.c.workshop == workshop)
            .order_by(documents.c.made_at.desc(), documents.c.id)
        )
        with self._database.reading() as transaction:
            return [Document(**row._mapping) for row in transaction.execute(statement)]

    def find(self, workshop: str, document: str) -> Document | None:
        """One document of this workshop."""
        statement = select(documents).where(
            documents.c.workshop == workshop, documents.c.id == document
        )
        with self._database.reading() as transaction:
            row = transaction.execute(statement).one_or_none()
        return None if row is None else Document(**row._mapping)

    def remove(self, workshop: str, document: str) -> None:
        """Take a document off the list; the file is the caller's."""
        with self._database.writing() as transaction:
            transaction.execute(
                delete(documents).where(
                    documents.c.workshop == workshop, documents.c.id == document
                )
            )


class Templates:
    """The agendas that facilitators keep to use again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account: str, name: str, content: str) -> SavedTemplate:
        """Keep an agenda; `content` is JSON as text."""
        template = SavedTemplate(new_id(), account, name, content)
        with self._database.writing() as transaction:
            transaction.execute(templates.insert(), asdict(template))
        return template

    def all(self, account: str) -> list[SavedTemplate]:
        """An account's templates by name."""
        statement = select(templates).where(templates.c.account == account)
        with self._database.reading() as transaction:
            found = [SavedTemplate(**row._mapping) for row in transaction.execute(statement)]
        return sorted(found, key=lambda template: (template.name.casefold(), template.id))

    def find(self, account: str, template: str) -> SavedTemplate | None:
        """One template of this account."""
        statement = select(templates).where(
            templates.c.account == account, templates.c.id == template
        )
        with self._database.reading() as transaction:
            row = transaction.execute(statement).one_or_none()
        return None if row is None else SavedTemplate(**row._mapping)

    def remove(self, account: str, template: str) -> None:
        """Throw a template away."""
        with self._database.writing() as transaction:
            transaction.execute(
                delete(templates).where(templates.c.account == account, templates.c.id == template)
            )
