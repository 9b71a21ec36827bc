"""The outline of a workshop's outcome, in the reader's language: from the log, or from the room."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from flask_babel import format_date, get_locale, get_translations

from workshop import runtime
from workshop.application.access import facilitator_id
from workshop.application.ports import Clock
from workshop.domain.evolve import fold
from workshop.domain.state import Workshop
from workshop.live.workshops import gone
from workshop.projections.names import numbered
from workshop.projections.outline import Kind, Outline
from workshop.projections.report import report
from workshop.projections.report_source import Record, Words
from workshop.settings import Settings
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore
from workshop.store.workshops import Listing

if TYPE_CHECKING:
    from workshop.services import Services


class Kept(Protocol):
    """What a document is made from: of the services of a server, or of a command without one."""

    @property
    def settings(self) -> Settings: ...

    @property
    def store(self) -> SqlStore: ...

    @property
    def directory(self) -> Directory: ...

    @property
    def clock(self) -> Clock: ...


def words() -> Words:
    """The language of this request, and the clock of this server."""
    translations = get_translations()
    return Words(
        language=str(get_locale() or "en"),
        one=translations.gettext,
        counted=translations.ngettext,
        local=here,
        day=_day,
    )


def here(at: int) -> datetime:
    """A moment (ms since 1970) where this server is."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone()


def outline(
    kept: Kept, listing: Listing, kind: Kind, language: Words, *, comments: bool = False
) -> tuple[Outline, int]:
    """The outline for a document, and the version of the log that it was made from.

    The log is folded anew up to its end, so that state and digest are of the same moment. Blocks.
    Raises NotFound for a workshop that was deleted.
    """
    record = _record(kept, listing)
    state, names = _read(kept, listing, record.version)
    return report(state, names, record, language, kind=kind, comments=comments), record.version


def outcome(services: Services, listing: Listing) -> tuple[Outline, Workshop]:
    """The short outline for the outcome page, and the state that it shows.

    From the room's own state: a whole room may open this page at once. The digest is left out
    where the log has grown meanwhile.
    """
    room = services.room(listing.id)
    record = runtime.run_blocking(_record, services, listing)
    if record.version != room.version:
        room.catch_up()
    state, version = room.state, room.version
    digest = record.digest if record.version == version else ""
    shown = Record(version, digest, record.code, record.made_at, record.leaders)
    return report(state, {}, shown, words(), kind="short"), state


def _record(kept: Kept, listing: Listing) -> Record:
    try:
        head = kept.store.head(listing.id)
    except KeyError:
        raise gone() from None
    account = kept.directory.accounts.find(listing.account)
    leaders = {facilitator_id(account.id): account.name} if account is not None else {}
    return Record(head.version, head.digest, listing.code, kept.clock.now(), leaders)


def _read(kept: Kept, listing: Listing, version: int) -> tuple[Workshop, dict[str, str]]:
    log = kept.store.load(listing.id, upto=version)
    names = numbered(kept.directory.people.names(listing.id))
    return fold(recorded.event for recorded in log), names


def _day(day: date) -> str:
    # British order for English: the same day in every country that reads it.
    return str(format_date(day, "d MMMM y"))
