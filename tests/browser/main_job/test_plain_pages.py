"""The pages around the workshop: no violation in either theme, on a laptop and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.main_job.visits import PHONE, visit
from tests.browser.main_job.watch import assert_accessible, watching
from tests.integration.live.house import House
from tests.server import running

#: What a browser says by itself of a page that is not there.
NOT_THERE = "Failed to load resource: the server responded with a status of"


def test_the_pages_around_the_workshop_have_no_violation(browser: Browser, tmp_path: Path) -> None:
    """Forms, lists, refusals: as they come, filled in wrongly, and empty."""
    with running(tmp_path) as server, watching(browser) as watch:
        house = House(server, tmp_path)
        ada, bea = watch.person("Ada"), watch.person("Bea", **PHONE)
        visit(ada, server.url + "/", house.facilitator.cookies)
        assert_accessible(ada)
        led = house.facilitator.create()
        urls = led.boot["urls"]
        own = ("/", "/?q=nothing", "/workshops/new", "/account", f"/w/{led.code}/plan")
        asked = (f"/w/{led.code}/delete", f"/w/{led.code}/documents", urls["outcome"])
        look_at(ada, server.url, *own, *asked)
        others = (
            "/",
            "/sign-in",
            "/join",
            "/join?code=WRONG234",
            f"/j/{led.code}",
            urls["outcome"],
        )
        joined_at_a_glance(bea, f"{server.url}/j/{led.code}")
        used = server.sign_in_url.removeprefix(server.url)
        look_at(bea, server.url, *others, "/nothing/here", used, f"/w/{led.code}/replay")
        fill_in_wrongly(ada, bea, server.url, led.code)
        watch.complaints[:] = [said for said in watch.complaints if NOT_THERE not in said]


def joined_at_a_glance(page: Page, address: str) -> None:
    """A small phone shows what is recorded, name, groups and the button without a scroll."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    for each in (page.locator("#recorded"), page.get_by_role("button", name="Join the workshop")):
        expect(each).to_be_in_viewport(ratio=1)
    # Both questions before the first field are asked in one way.
    assert page.locator("main form details").count() == page.locator("main form .help").count() == 2


def look_at(page: Page, base: str, *paths: str) -> None:
    for path in paths:
        page.goto(base + path)
        assert page.locator("h1").count() == 1, path
        assert_accessible(page)


def fill_in_wrongly(ada: Page, bea: Page, base: str, code: str) -> None:
    """What is wrong is said beside its field, and tied to it for readers."""
    ada.goto(f"{base}/account")
    ada.get_by_label("Current password").fill("not this one")
    ada.get_by_label("New password").fill("a few plain words")
    ada.get_by_role("button", name="Change password").click()
    expect(ada.get_by_text("This is not your current password. Type it again.")).to_be_visible()
    assert_accessible(ada)
    bea.goto(f"{base}/sign-in")
    bea.get_by_label("E-mail address").fill("ada@example.org")
    bea.get_by_label("Password").fill("a guess at it")
    bea.get_by_role("button", name="Sign in").click()
    expect(bea.get_by_text("E-mail address and password do not match.")).to_be_visible()
    assert_accessible(bea)
    bea.goto(f"{base}/j/{code}")
    bea.get_by_label("Your name").press("Enter")
    expect(bea.get_by_text("Choose your group, or “prefer not to say”.")).to_be_visible()
    expect(bea.get_by_role("radio").first).to_be_focused()
    expect(bea.get_by_role("radio", checked=True)).to_have_count(0)
    assert_accessible(bea)
    bea.get_by_label("Your name").fill("B" * 61)
    bea.get_by_label("Rest of IT").check()
    bea.get_by_role("button", name="Join the workshop").click()
    expect(bea.get_by_text("That name is too long. Shorten it to 60 characters.")).to_be_visible()
    assert_accessible(bea)
    # Whoever goes back by the browser's own button later is not asked to send the form again.
    bea.get_by_label("Your name").fill("Bea")
    bea.get_by_role("button", name="Join the workshop").click()
    expect(bea).to_have_title(re.compile("Before the start"))
    bea.go_back()
    expect(bea).to_have_title(re.compile("Before the start"))
    assert bea.url == f"{base}/w/{code}"
