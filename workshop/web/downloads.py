"""What a facilitator takes along: Word documents, the results as CSV, the archive as JSON."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from workshop import runtime
from workshop.domain.errors import N_, Invalid, NotFound
from workshop.export import archive_json, spreadsheet
from workshop.export.making import make_word
from workshop.projections.outline import Kind
from workshop.store.accounts import Account
from workshop.store.archive import Archives
from workshop.store.documents import Document
from workshop.store.workshops import Listing

from . import identity, reports
from .account import signed_in_page

if TYPE_CHECKING:
    from workshop.services import Services

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: tuple[Kind, ...] = ("short", "full")


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("downloads", __name__)
    guarded = signed_in_page(services)
    documents = services.directory.documents

    @pages.get("/api/workshops/<code>/documents")
    @guarded
    def listed(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        found = runtime.run_blocking(documents.all, listing.id)
        return {"documents": [_shown(listing, document) for document in found]}

    @pages.post("/api/workshops/<code>/documents")
    @guarded
    def make(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        kind, comments = _read(request.get_json(silent=True))
        document = make_document(services, listing, kind, comments=comments)
        return {"document": _shown(listing, document)}, 201

    @pages.get("/w/<code>/documents/<document_id>")
    @guarded
    def download(account: Account, code: str, document_id: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        document = runtime.run_blocking(documents.find, listing.id, document_id)
        file = services.settings.exports_dir / document.file_name if document else None
        if document is None or file is None or not file.is_file():
            raise NotFound(N_("This document is no longer on the server. Make it again."))
        return send_file(
            file,
            mimetype=WORD,
            as_attachment=True,
            download_name=download_name(listing.title, document),
        )

    @pages.get("/api/workshops/<code>/results.csv")
    @guarded
    def results(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        table = spreadsheet.results(services.room(listing.id).state, gettext)
        return _attached(table, "text/csv; charset=utf-8", f"{_plain(listing.title)}.csv")

    @pages.get("/api/workshops/<code>/archive")
    @guarded
    def archive(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        brief = services.room(listing.id).state.brief
        hidden = None if brief.authors_shown else archive_json.who
        packed = runtime.run_blocking(
            lambda: archive_json.as_json(
                Archives(services.store.database).export_archive(listing.id, withhold=hidden)
            )
        )
        return _attached(packed, "application/json", f"{_plain(listing.title)}.json")

    return pages


def make_document(
    services: Services, listing: Listing, kind: Kind, *, comments: bool = False
) -> Document:
    """Make a Word document, keep it in the folder of exports, and note it. Raises Refused."""
    outline, version = reports.outline(services, listing, kind, comments=comments)
    name = f"{listing.id}-{services.ids.new()}.docx"
    folder = services.settings.exports_dir
    size = runtime.run_blocking(make_word, outline, folder / name)
    return runtime.run_blocking(
        services.directory.documents.add,
        listing.id,
        name,
        kind,
        services.clock.now(),
        version,
        size,
    )


def download_name(title: str, document: Document) -> str:
    """A file name that people recognise: the workshop's title and the kind."""
    return f"{_plain(title)} ({gettext(document.kind)}).docx"


def _shown(listing: Listing, document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "name": download_name(listing.title, document),
        "made_at": document.made_at,
        "version": document.version,
        "size": document.size,
        "url": url_for("downloads.download", code=listing.code, document_id=document.id),
    }


def _read(data: object) -> tuple[Kind, bool]:
    if not isinstance(data, dict):
        raise Invalid(N_("Say which document to make: short or full."), code="malformed")
    kind, comments = data.get("kind", "short"), data.get("comments", False)
    if kind not in KINDS:
        raise Invalid(N_("Say which document to make: short or full."), field="kind")
    if not isinstance(comments, bool):
        raise Invalid(N_("Say whether comments belong in it: yes or no."), field="comments")
    return kind, comments


def _plain(title: str) -> str:
    """A title as a file name: no separators, no controls, not too long."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", Path(title).name).strip(" .")[:80] or "Lodestar"


def _attached(body: bytes, mimetype: str, name: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
