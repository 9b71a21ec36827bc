"""What the pages and commands of one application work with, built by `app.create_app`."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from flask_socketio import SocketIO

from workshop import runtime
from workshop.application import entrance, planning
from workshop.application.access import Access, token_hash
from workshop.application.entrance import Entered
from workshop.application.planning import Plan
from workshop.application.ports import Clock, Ids
from workshop.application.room import Room
from workshop.live.gateway import Gateway
from workshop.live.throttle import Throttle
from workshop.live.workshops import LiveWorkshops, gone
from workshop.rehearsal.company import Company
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
    #: By address: joining, and codes that lead nowhere. A room of 1,000 that shares one address
    #: joins at once, and loads its pages again when the code was changed.
    joins: Throttle = field(default_factory=lambda: Throttle(1_500, 2.0))
    misses: Throttle = field(default_factory=lambda: Throttle(1_500, 2.0))
    #: The simulated people of rehearsals, and of the demonstration.
    company: Company = field(default_factory=Company)

    def room(self, workshop: str) -> Room:
        """The room of a workshop. Raises NotFound for one that was deleted."""
        return self.live.get(workshop).room

    def create_workshop(self, account: str, plan: Plan) -> Listing:
        """A new workshop of this account. Raises Refused where the plan can't be used."""
        planning.check_plan(plan)
        listing = runtime.run_blocking(
            self.directory.workshops.create, account, plan.brief.title, self.clock.now()
        )
        try:
            planning.first_command(self.room(listing.id), account, plan, self.ids)
        except Exception:
            # Without its first event it is no workshop, only a line on the dashboard.
            self.delete_workshop(listing.id)
            raise
        return listing

    def delete_workshop(self, workshop: str) -> None:
        """Delete a workshop with everything in it, its exported files too; its viewers are told.

        Raises NotFound where somebody deleted it already.
        """
        try:
            names = runtime.run_blocking(self.directory.workshops.delete, workshop)
        except KeyError:
            raise gone() from None
        self.live.forget(workshop)
        for name in names:
            (self.settings.exports_dir / name).unlink(missing_ok=True)

    def rotate_code(self, workshop: str) -> Listing:
        """Give a workshop a new code; the old one lets nobody in. Raises NotFound."""
        try:
            runtime.run_blocking(self.directory.workshops.rotate_code, workshop)
        except KeyError:
            raise gone() from None
        listing = runtime.run_blocking(self.directory.workshops.find, workshop)
        if listing is None:
            raise gone()
        live = self.live.known(workshop)
        if live is not None:
            live.now.rotated(listing.code)
        return listing

    def join(self, workshop: str, name: str, group: str, arrival: str = "") -> Entered:
        """Let somebody in, once for each `arrival`. Raises Refused."""
        room, people = self.room(workshop), self.directory.people
        try:
            return entrance.join(room, people, self.clock, self.ids, name, group, arrival)
        except KeyError:
            raise gone() from None  # deleted while somebody typed their name

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
