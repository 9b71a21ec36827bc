"""Walk 1: a facilitator's first minute; and how soon a participant's first idea is stored."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.main_job.cast import Desk, Phone
from tests.browser.main_job.visits import PHONE
from tests.browser.main_job.watch import Watch, watching
from tests.browser.walks.hands import Hand, slow
from tests.integration.live.house import House
from tests.server import Server, launch

#: From the page's opening to the first stored idea, at most (issue 3, Done when 2).
MOST_TAPS, MOST_TEXTS, MOST_SECONDS = 3, 1, 15


def test_from_the_first_command_to_the_first_participant(browser: Browser, tmp_path: Path) -> None:
    """`python3 run.py` as it stands in the README; everything else is read from what it prints and
    from the pages, and typed."""
    server = Server(launch(tmp_path, "--no-browser"))
    try:
        with watching(browser) as watch:
            desk = Desk(watch.person("Ada", viewport={"width": 1366, "height": 768}))
            desk.sign_up(server.sign_in_url)
            expect(desk.page.locator(".button--next:visible")).to_have_count(1)
            desk.create("Service desk mission")
            address = server.participants_url.split("://")[1]
            desk.sees(f"Go to {address}", "Make ready", "Nobody has arrived yet.")
            picture = desk.page.get_by_role("img", name="QR code of the link to join").first
            expect(picture).to_be_in_viewport(ratio=1)
            code = desk.code

            phone = Phone(watch.person("Ana", **PHONE))
            phone.page.goto(server.participants_url)
            phone.page.get_by_label("Code").fill(code.lower())
            phone.press("Continue")
            phone.fill_in("Ana", "People we serve")
            phone.sees("Service desk mission", "1 here.")
            desk.sees("1 person has arrived", "Ana")
            desk.next("Start the workshop")
            phone.sees("Welcome", "the first question comes in a moment")

            # The link still stands in the window in which the server was started.
            desk.page.goto(server.sign_in_url)
            desk.sees("Your workshops", "Live")
            desk.page.get_by_role("link", name="Lead Service desk mission").click()
            expect(desk.page.locator(".desk__press")).to_contain_text("Next: Gather ideas")
    finally:
        server.kill()
    assert "(works once, and makes your account)" in "\n".join(server.lines)


def test_from_the_code_to_the_first_stored_idea(house: House, watch: Watch) -> None:
    """Three taps and one text, on a slow phone with a slow network."""
    room = house.running("gather")
    page = watch.person("Ana", **PHONE)
    slow(page)
    hand = Hand(page)
    began = time.monotonic()
    page.goto(f"{house.url}/j/{room.code}")
    hand.tap(page.get_by_text("Customers and the business"))
    hand.tap(page.get_by_role("button", name="Join the workshop"))
    expect(page.get_by_role("textbox")).to_be_in_viewport()
    hand.write(page.get_by_role("textbox"), "One call that is enough")
    hand.tap(page.get_by_role("button", name="Add this idea"))
    idea = page.get_by_role("listitem").filter(has_text="One call that is enough")
    expect(idea).to_contain_text("Stored")
    took = time.monotonic() - began
    print(f"from the page's opening to the first stored idea: {took:.1f} s")
    assert (hand.taps, hand.texts) == (MOST_TAPS, MOST_TEXTS)
    assert took < MOST_SECONDS
    room.desk.until(lambda: len(room.desk.view["ideas"]) == 1, "the idea")
