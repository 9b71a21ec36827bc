"""What the pages and commands of one application work with, built by `app.create_app`."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask_socketio import SocketIO

from workshop import runtime
from workshop.application import entrance, planning
from workshop.application.access import Access, token_hash
from workshop.application.entrance import Entered
from workshop.application.planning import Plan
from workshop.application.ports import Clock, Ids
from workshop.application.room import Room
from workshop.domain.errors import N_, NotFound
from workshop.live.gateway import Gateway
from workshop.live.workshops import LiveWorkshops
from workshop.settings import Settings
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore
from workshop.store.workshops import Listing

#: A link that was printed on a screen works for so long.
LINK_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Services:
    """The parts, and what takes more than one of them."""

    settings: Settings
    socketio: SocketIO
    store: SqlStore
    directory: Directory
    access: Access
    live: LiveWorkshops
    gateway: Gateway
    clock: Clock
    ids: Ids

    def room(self, workshop: str) -> Room:
        """The room of a workshop. Raises NotFound for one that was deleted."""
        try:
            return self.live.get(workshop).room
        except KeyError:
            raise NotFound(
                N_("This workshop is no longer there. Ask its facilitator."), code="deleted"
            ) from None

    def create_workshop(self, account: str, plan: Plan) -> Listing:
        """A new workshop of this account. Raises Refused where the plan can't be used."""
        planning.check_plan(plan)
        listing = runtime.run_blocking(
            self.directory.workshops.create, account, plan.brief.title, self.clock.now()
        )
        planning.first_command(self.room(listing.id), account, plan, self.ids)
        return listing

    def delete_workshop(self, workshop: str) -> None:
        """Delete a workshop with everything in it, its exported files too; its viewers are told."""
        names = runtime.run_blocking(self.directory.workshops.delete, workshop)
        self.live.forget(workshop)
        for name in names:
            (self.settings.exports_dir / name).unlink(missing_ok=True)

    def join(self, workshop: str, name: str, group: str) -> Entered:
        """Let somebody in. Raises Refused."""
        return entrance.join(
            self.room(workshop), self.directory.people, self.clock, self.ids, name, group
        )

    def sign_in_link(self) -> str | None:
        """The path of a one-time link that makes the first account; None once there is one."""
        if self.directory.accounts.count():
            return None
        self.directory.links.revoke_unused(None, self.clock.now())
        return self.new_link(None)

    def new_link(self, account: str | None) -> str:
        """The path of a new one-time link for this account (None: for the first one). Blocks."""
        token, now = secrets.token_urlsafe(24), self.clock.now()
        self.directory.links.create(token_hash(token), now, now + LINK_MS, account)
        return f"/welcome/{token}"
