"""Everything kept beside the logs, in one place: accounts, workshops, people, documents.

All of it blocks, one transaction a call: from a room or a page, go through
`runtime.run_blocking`. Pure storage: no password or token is hashed here.
"""

from __future__ import annotations

from workshop.store.accounts import Accounts, SignInLinks
from workshop.store.database import Database
from workshop.store.documents import Documents, Templates
from workshop.store.people import People
from workshop.store.sign_ins import EndedSignIns
from workshop.store.workshops import Workshops


class Directory:
    """The directory of one database."""

    def __init__(self, database: Database) -> None:
        self.accounts = Accounts(database)
        self.links = SignInLinks(database)
        self.ended_sign_ins = EndedSignIns(database)
        self.workshops = Workshops(database)
        self.people = People(database)
        self.documents = Documents(database)
        self.templates = Templates(database)
