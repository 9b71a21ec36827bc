"""What the facilitator's page asks over HTTP: its links, the code anew, the test with a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, session
from flask.typing import ResponseReturnValue

from workshop.domain.errors import N_, NotFound
from workshop.store.accounts import Account

from . import addressing, identity, rooms
from .account import signed_in_page
from .phone_tests import PhoneTests
from .qr import qr_response

if TYPE_CHECKING:
    from workshop.services import Services


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("leading", __name__)
    guarded = signed_in_page(services)
    tests = PhoneTests(services.clock)

    @pages.post("/api/workshops/<code>/rotate")
    @guarded
    def rotate(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        fresh = services.rotate_code(listing.id)
        return rooms.facilitator_boot(services, account, fresh)

    @pages.get("/api/workshops/<code>/links")
    @guarded
    def links(account: Account, code: str) -> ResponseReturnValue:
        """For a desk that hears of a code which another device made."""
        listing = identity.led_workshop(services, account, code)
        return rooms.facilitator_boot(services, account, listing)

    @pages.get("/api/workshops/<code>/phone-test")
    @guarded
    def phone_test(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        test = tests.of(listing.id, identity.sign_in_id())
        return {
            "arrived": test.arrived,
            "url": f"{addressing.base(services)}/phone-test/{test.key}",
            "qr": f"/phone-test/{test.key}/qr.svg",
        }

    @pages.get("/phone-test/<key>")
    def arrive(key: str) -> ResponseReturnValue:
        test = tests.find(key)
        if test is None:
            raise _over()
        if addressing.is_this_computer(services) or session.get("sign_in") in test.desks:
            return render_template("rooms/phone_arrived.html", elsewhere=False)
        test.arrived = True
        return render_template("rooms/phone_arrived.html", elsewhere=True)

    @pages.get("/phone-test/<key>/qr.svg")
    @guarded
    def phone_test_qr(_account: Account, key: str) -> ResponseReturnValue:
        if tests.find(key) is None:
            raise _over()
        return qr_response(f"{addressing.base(services)}/phone-test/{key}")

    return pages


def _over() -> NotFound:
    return NotFound(N_("This test is over. Start it again on the facilitator’s page."))
