"""The outline of a workshop's outcome: from the log, in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from flask_babel import format_date, get_locale, get_translations

from workshop import runtime
from workshop.application.access import facilitator_id
from workshop.domain.evolve import fold
from workshop.domain.state import Workshop
from workshop.projections.outline import Kind, Outline
from workshop.projections.report import report
from workshop.projections.report_source import Record, Words
from workshop.store.workshops import Listing

from .addressing import code_shown

if TYPE_CHECKING:
    from workshop.services import Services


def words() -> Words:
    """The language of this request."""
    translations = get_translations()
    return Words(
        language=str(get_locale() or "en"),
        one=translations.gettext,
        counted=translations.ngettext,
        local=lambda at: datetime.fromtimestamp(at / 1000, UTC),
        day=_day,
    )


def outline(
    services: Services, listing: Listing, kind: Kind, *, comments: bool = False
) -> tuple[Outline, int]:
    """The outline, and the version of the log that it was made from."""
    state, record, names = runtime.run_blocking(_read, services, listing)
    made = report(state, names, record, words(), kind=kind, comments=comments)
    return made, record.version


def _read(services: Services, listing: Listing) -> tuple[Workshop, Record, dict[str, str]]:
    head = services.store.head(listing.id)
    log = services.store.load(listing.id, upto=head.version)
    account = services.directory.accounts.find(listing.account)
    record = Record(
        version=head.version,
        digest=head.digest,
        code=code_shown(listing.code),
        made_at=services.clock.now(),
        leaders={facilitator_id(listing.account): account.name} if account is not None else {},
    )
    names = services.directory.people.names(listing.id)
    return fold(recorded.event for recorded in log), record, names


def _day(day: date) -> str:
    return str(format_date(day, "d MMMM y"))
