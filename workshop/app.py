"""create_app(settings): builds store, rooms, clock and ids; the only module that knows them all.

Call `runtime.patch` first: this module imports Flask.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import replace

from flask import Flask
from flask_socketio import SocketIO

from workshop import runtime
from workshop.application.access import Access
from workshop.application.ports import Clock
from workshop.application.room import Change
from workshop.domain.shelf import changes
from workshop.export.making import clear_unfinished
from workshop.live.fanout import Fanout
from workshop.live.gateway import Gateway
from workshop.live.protocol import LARGEST_FRAME
from workshop.live.workshops import LOOK_SECONDS, LiveWorkshop, LiveWorkshops
from workshop.secret_key import secret_key
from workshop.services import Services
from workshop.settings import ROOT, Settings
from workshop.store.access_tables import AccessTables
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.store.migrate import attach, migrate
from workshop.store.sql_store import SqlStore
from workshop.web import site
from workshop.web.forwarded import believing

log = logging.getLogger(__name__)

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


class SystemClock:
    """The machine's clock, in milliseconds since 1970."""

    def now(self) -> int:
        return time.time_ns() // 1_000_000


class RandomIds:
    """12 characters of 5 random bits each."""

    def new(self) -> str:
        return "".join(_ALPHABET[byte & 31] for byte in secrets.token_bytes(12))


def create_app(settings: Settings, clock: Clock | None = None) -> Flask:
    """The whole product as one Flask application; its services under `extensions["lodestar"]`.

    `clock` is the machine's unless another is given. Migrates the database. Raises
    `NewerDatabase`, `WrongKey`, and what the database raises.
    """
    app = Flask("lodestar", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.secret_key = secret_key(settings.data_dir)
    attach(app, settings.database_url)
    migrate(app)
    clear_unfinished(settings.exports_dir)

    database = Database(settings.database_url)
    store = SqlStore(database)
    directory = Directory(database)
    clock, ids = clock or SystemClock(), RandomIds()
    socketio = SocketIO(
        app,
        async_mode=runtime.async_mode(),
        async_handlers=False,
        max_http_buffer_size=LARGEST_FRAME,
        cors_allowed_origins=site.allowed_origins(settings),
        ping_interval=20,
        ping_timeout=20,
        logger=False,
        engineio_logger=False,
    )
    # Around the live lines too, which Flask-SocketIO has just put in front of the pages.
    served = believing(app.wsgi_app, settings.trusted_proxies)
    app.wsgi_app = served  # type: ignore[assignment,method-assign]
    fanout = Fanout(socketio)
    access = Access(app.secret_key, AccessTables(directory))

    noting = runtime.Lock()

    def note(live: LiveWorkshop) -> None:
        """Bring the dashboard's copy of title and status up to date, one after the other."""
        with noting:
            state = live.room.state
            try:
                runtime.run_blocking(
                    directory.workshops.note,
                    live.room.workshop,
                    title=state.brief.title,
                    status=state.status or None,
                )
            except KeyError:
                log.info("A workshop was deleted before its title could be noted.")

    def note_removed(workshop: str, people: list[str]) -> None:
        """So that the door knows them without the log, and the archive names them as removed."""
        for person in people:
            try:
                runtime.run_blocking(directory.people.remove, workshop, person)
            except KeyError:
                log.info("Somebody who was removed is not among the people any more.")

    def changed(live: LiveWorkshop, change: Change) -> None:
        before, after = change.before, change.after
        if (before.brief.title, before.status) != (after.brief.title, after.status):
            runtime.spawn(note, live)
        # Every idea and comment changes its author's entry, so only what changed is looked at.
        removed = {
            key
            for key, _, now in changes(before.participants, after.participants)
            if now is not None and now.removed
        }
        if removed:
            viewers = list(live.broadcast.presence.viewers.values())
            gone = [viewer.sid for viewer in viewers if viewer.who.id in removed]
            gateway.close(gone, "removed")
            runtime.spawn(note_removed, live.room.workshop, sorted(removed))

    def gone(live: LiveWorkshop) -> None:
        gateway.close(list(live.broadcast.presence.viewers), "deleted")

    def code(workshop: str) -> str:
        listing = directory.workshops.find(workshop)
        return listing.code if listing is not None else ""

    live = LiveWorkshops(store, clock, ids, fanout, directory.people.names, code, changed, gone)
    gateway = Gateway(
        socketio,
        fanout,
        access,
        live,
        site.translate,
        time.monotonic,
        settings.max_connections,
    )
    services = Services(
        settings=replace(settings),
        socketio=socketio,
        store=store,
        directory=directory,
        access=access,
        live=live,
        gateway=gateway,
        clock=clock,
        ids=ids,
    )
    app.extensions["lodestar"] = services
    site.register(app, services)
    runtime.spawn(live.look_for_ever)
    runtime.spawn(_watch, 2.0, gateway.cut_slow)
    # Where somebody signed out by another process: a second, as with all news of others.
    runtime.spawn(_watch, LOOK_SECONDS, gateway.end_signed_out)
    return app


def _watch(seconds: float, look: Callable[[], object]) -> None:
    """`look`, every so many seconds, for as long as the process lives."""
    while True:
        runtime.sleep(seconds)
        try:
            look()
        except Exception:
            # Whatever it was must not end the watching.
            log.exception("Could not look whose connections to end.")
