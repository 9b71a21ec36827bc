"""What a facilitator takes along: Word documents, the results as CSV, the archive as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop import runtime
from workshop.domain.errors import N_, Invalid, NotFound, Refused
from workshop.export import spreadsheet, withheld
from workshop.export.making import make_word, plain_name
from workshop.live.workshops import gone
from workshop.projections.outline import Kind
from workshop.projections.report_source import Words
from workshop.projections.said import t
from workshop.store.accounts import Account
from workshop.store.archive import Archives
from workshop.store.archive_json import as_json
from workshop.store.documents import Document
from workshop.store.workshops import Listing

from . import identity, reports
from .account import signed_in_page
from .site import translate

if TYPE_CHECKING:
    from workshop.services import Services

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: tuple[Kind, ...] = ("short", "full")


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("downloads", __name__)
    guarded = signed_in_page(services)
    documents = services.directory.documents
    # One at a time: storage shares the threads in which documents are waited for.
    turn = runtime.Lock()

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
        document = _make(listing, kind, comments)
        return {"document": _shown(listing, document)}, 201

    def _make(listing: Listing, kind: Kind, comments: bool) -> Document:
        language = reports.words()
        with turn:
            return runtime.run_blocking(
                make_document, services, listing, kind, language, comments=comments
            )

    @pages.get("/w/<code>/documents")
    @guarded
    def page(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        return _page(listing)

    @pages.post("/w/<code>/documents")
    @guarded
    def make_from_page(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        form = request.form
        try:
            kind, comments = _read({"kind": form.get("kind"), "comments": "comments" in form})
            _make(listing, kind, comments)
        except Refused as refused:
            return _page(listing, translate(refused)), refused.status
        flash(_("The document is ready to download."), "good")
        return redirect(url_for("downloads.page", code=listing.code))

    def _page(listing: Listing, problem: str = "") -> str:
        found = runtime.run_blocking(documents.all, listing.id)
        language = reports.words()
        return render_template(
            "outcome/documents.html",
            listing=listing,
            documents=[_shown(listing, document) for document in found],
            made=lambda at: f"{language.date(at)}, {language.clock(at)}",
            problem=problem,
        )

    @pages.get("/w/<code>/documents/<document_id>")
    @guarded
    def download(account: Account, code: str, document_id: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        document = runtime.run_blocking(documents.find, listing.id, document_id)
        file = services.settings.exports_dir / document.file_name if document else None
        try:
            if document is None or file is None:
                raise FileNotFoundError
            body = runtime.run_blocking(file.read_bytes)
        except FileNotFoundError as problem:
            raise NotFound(
                N_("This document is no longer on the server. Make it again.")
            ) from problem
        return _attached(body, WORD, document.file_name)

    @pages.get("/api/workshops/<code>/results.csv")
    @guarded
    def results(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        state = services.room(listing.id).state
        table = runtime.run_blocking(spreadsheet.results, state, reports.words())
        return _attached(table, "text/csv; charset=utf-8", f"{plain_name(listing.title)}.csv")

    @pages.get("/api/workshops/<code>/archive")
    @guarded
    def archive(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        hidden = not services.room(listing.id).state.brief.authors_shown
        packed = runtime.run_blocking(archive_of, services, listing, hidden)
        return _attached(packed, "application/json", f"{plain_name(listing.title)}.json")

    return pages


def make_document(
    kept: reports.Kept, listing: Listing, kind: Kind, words: Words, *, comments: bool = False
) -> Document:
    """Make a Word document, keep it in the folder of exports, and note it. Blocks.

    Raises Refused; NotFound where the workshop was deleted meanwhile, and then no file stays.
    """
    outline, version = reports.outline(kept, listing, kind, words, comments=comments)
    named = words(t("short") if kind == "short" else t("full"))
    name = f"{plain_name(outline.title)}, {named}, {outline.made_day}"
    file_name, size = make_word(outline, kept.settings.exports_dir, name)
    try:
        return kept.directory.documents.add(
            listing.id, file_name, kind, kept.clock.now(), version, size
        )
    except BaseException as problem:
        (kept.settings.exports_dir / file_name).unlink(missing_ok=True)
        if kept.directory.workshops.find(listing.id) is None:
            raise gone() from problem
        raise


def archive_of(services: Services, listing: Listing, hidden: bool) -> bytes:
    """The whole archive as JSON; where authors are hidden, without who did what and their names.

    Blocks.
    """
    archives = Archives(services.store.database)
    withhold = withheld.who if hidden else None
    return as_json(archives.export_archive(listing.id, withhold=withhold, names=not hidden))


def _shown(listing: Listing, document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "name": document.file_name,
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


def _attached(body: bytes, mimetype: str, name: str) -> Response:
    """A file to keep, under its own name in every browser (RFC 6266)."""
    response = Response(body, content_type=mimetype)
    plain = name.encode("ascii", "ignore").decode().lstrip(" ,")
    if plain.startswith("."):  # nothing is left of a title in another script
        plain = f"Lodestar{plain}"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
