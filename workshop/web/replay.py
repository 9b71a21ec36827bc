"""The replay: for the facilitator at any time, for everybody else once the workshop is over."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, get_translations

from workshop import runtime
from workshop.domain.errors import N_, NotFound, NotNow
from workshop.domain.state import FINISHED
from workshop.live.protocol import encode
from workshop.projections.names import numbered
from workshop.projections.said import Said, sentence
from workshop.projections.timeline import on_the_wire, timeline
from workshop.store.workshops import Listing

from . import identity

if TYPE_CHECKING:
    from workshop.services import Services

#: Replays kept in memory: the ones that a whole room opens at the end of its workshop.
KEPT = 4
#: And for so long at most (ms): a name that was changed or erased is gone from here soon.
KEPT_MS = 60_000
#: Above this gzip takes longer and saves little.
LEVEL = 5


class Replays:
    """Replays as they are sent, made once a version and language."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: OrderedDict[tuple[str, int, str, bool], tuple[int, bytes]] = OrderedDict()
        self._turn = runtime.Lock()

    def get(self, listing: Listing) -> bytes:
        """The JSON of a `TimelineView`, compressed. Waits; one is made at a time."""
        brief = self._services.room(listing.id).state.brief
        named = brief.authors_shown and not brief.anonymous
        key = (listing.id, listing.version, str(get_locale()), named)
        with self._turn:
            now = self._services.clock.now()
            made_at, packed = self._kept.pop(key, (0, b""))
            if now - made_at > KEPT_MS:
                made_at, packed = now, runtime.run_blocking(self._make, listing, named)
            self._kept[key] = (made_at, packed)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return packed

    def _make(self, listing: Listing, named: bool) -> bytes:
        names: Mapping[str, str] = {}
        if named:
            names = numbered(self._services.directory.people.names(listing.id))
        log = self._services.store.load(listing.id, upto=listing.version)
        return gzip.compress(encode(on_the_wire(timeline(log), _translated, names)), LEVEL)


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("replay", __name__)
    replays = Replays(services)

    @pages.get("/w/<code>/replay")
    def page(code: str) -> ResponseReturnValue:
        listing = identity.workshop_of_code(services, code)
        back = _door(services, listing)
        if back is None:
            return redirect(url_for("account.sign_in_page", next=request.path))
        urls = {"data": url_for("replay.data", code=listing.code), "back": back}
        return _page(listing, urls)

    @pages.get("/w/<code>/replay.json")
    def data(code: str) -> ResponseReturnValue:
        listing = identity.workshop_of_code(services, code)
        if _door(services, listing) is None:
            raise NotFound(N_("Sign in, or join the workshop, to see its replay."))
        return _json(replays.get(listing))

    @pages.get("/outcome/<key>/replay")
    def outcome_page(key: str) -> ResponseReturnValue:
        listing = _of_outcome(services, key)
        urls = {"data": url_for("replay.outcome_data", key=key), "back": f"/outcome/{key}"}
        return _page(listing, urls)

    @pages.get("/outcome/<key>/replay.json")
    def outcome_data(key: str) -> ResponseReturnValue:
        return _json(replays.get(_of_outcome(services, key)))

    return pages


def _door(services: Services, listing: Listing) -> str | None:
    """Where somebody who may look came from: the facilitator, or a participant when all is over.

    None for somebody who is neither. Raises NotNow while the workshop goes on.
    """
    account = identity.signed_in(services)
    if account is not None and account.id == listing.account:
        return url_for("rooms.facilitator", code=listing.code)
    seat = identity.participant_of(services, listing.id)
    person = services.room(listing.id).state.participants.get(seat[0]) if seat else None
    if person is None or person.removed:
        return None
    _require_over(services, listing)
    return url_for("rooms.participant", code=listing.code)


def _of_outcome(services: Services, key: str) -> Listing:
    listing = runtime.run_blocking(services.directory.workshops.find_by_outcome_key, key)
    if listing is None:
        raise NotFound(N_("This link leads nowhere any more. Ask the facilitator for a new one."))
    _require_over(services, listing)
    return listing


def _require_over(services: Services, listing: Listing) -> None:
    if services.room(listing.id).state.status != FINISHED:
        raise NotNow(
            N_("The replay opens when the workshop is over. Come back then with the same link."),
            code="not_over",
        )


def _page(listing: Listing, urls: dict[str, str]) -> str:
    boot: dict[str, Any] = {
        "code": listing.code,
        "role": "participant",  # whose view it shows
        "participant": "",
        "title": listing.title,
        "token": "",
        "urls": urls,
    }
    return render_template("rooms/live.html", face="replay", boot=boot)


def _json(packed: bytes) -> Response:
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Response(gzip.decompress(packed), mimetype="application/json")
    response = Response(packed, mimetype="application/json")
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _translated(said: Said) -> str:
    known = get_translations()
    return sentence(said, known.gettext, known.ngettext)
