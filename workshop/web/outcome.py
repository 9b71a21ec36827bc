"""The outcome as a read-only page under its own link: the same outline as the Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from workshop import runtime
from workshop.domain.errors import N_, NotFound
from workshop.domain.state import FINISHED
from workshop.store.workshops import Listing

from . import reports

if TYPE_CHECKING:
    from workshop.services import Services


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("outcome", __name__)

    @pages.get("/outcome/<key>")
    def outcome(key: str) -> str:
        listing = of_outcome(services, key)
        outline, state = reports.outcome(services, listing)
        return render_template(
            "outcome/outcome.html",
            outline=outline,
            live=state.status == "live",
            # The replay opens to everybody when the workshop is over.
            replay=f"/outcome/{key}/replay" if state.status == FINISHED else "",
        )

    return pages


def of_outcome(services: Services, key: str) -> Listing:
    """The workshop of an outcome link. Raises NotFound."""
    listing = runtime.run_blocking(services.directory.workshops.find_by_outcome_key, key)
    if listing is None:
        raise NotFound(N_("This outcome is no longer here. Ask the facilitator for its link."))
    return listing
