"""The main job in real browsers against a real server: issue 2, the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.main_job import acts, last_acts
from tests.browser.main_job.acts import Room
from tests.browser.main_job.cast import Desk, Phone, Screen
from tests.browser.main_job.visits import PHONE
from tests.browser.main_job.watch import Watch, assert_accessible, watching
from tests.server import Server, running
from workshop.web.qr import qr_response

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
WALL = {"viewport": {"width": 1920, "height": 1080}}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with running(tmp_path) as started:
        yield started


def arrive(watch: Watch, server: Server) -> Room:
    """The facilitator signs up and creates a workshop; three people and a projector join."""
    desk = Desk(watch.person("Ada", **LAPTOP))
    desk.sign_up(server.sign_in_url)
    assert_accessible(desk.page)
    desk.create(acts.TITLE)
    desk.sees(acts.TITLE, "Nobody has arrived yet.", "Close", "Ratify")

    ana = Phone(watch.person("Ana", **PHONE))
    desk.page.get_by_role("button", name="Join at").click()
    link = desk.field("The link to send").input_value()
    screen_link = desk.page.get_by_role("dialog").get_by_role(
        "link", name="Open the projector page"
    )
    screen_address = str(screen_link.evaluate("link => link.href"))
    assert_accessible(desk.page)
    desk.page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
    ana.page.goto(link)
    ana.sees("You are invited to", acts.TITLE)
    assert_accessible(ana.page)
    ana.fill_in("Ana", acts.DESK)

    ben = Phone(watch.person("Ben", **LAPTOP))
    port = server.url.rsplit(":", 1)[1]
    ben.join_by_code(f"http://workshop.example:{port}", desk.code, "Ben", acts.CUSTOMERS)
    assert ben.page.evaluate("isSecureContext") is False

    cho = Phone(watch.person("Cho", **LAPTOP))
    picture = desk.page.get_by_role("img", name="QR code of the link to join").first
    shown = desk.page.request.get(str(picture.evaluate("image => image.src")))
    assert shown.body() == qr_response(link).get_data(), "the code holds the link"
    cho.join(link, "Cho", acts.IT)

    screen = Screen(watch.person("Projector", **WALL))
    screen.page.goto(screen_address)
    return Room(desk, screen, ana, ben, cho)


@pytest.mark.timeout(600)
def test_from_an_invitation_to_a_word_document_and_a_replay(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    """R6, R7, R12: one story at five pages at once, each page's text checked at each step."""
    with watching(browser) as watch:
        room = arrive(watch, server)
        for act in (
            acts.lobby,
            acts.gather,
            acts.narrow,
            acts.draft,
            acts.discuss,
            acts.vote,
            last_acts.word,
            last_acts.ratify,
            last_acts.close,
        ):
            act(room)
        last_acts.export(room, tmp_path)
        last_acts.replay(room)
        last_acts.outcome(room)
        last_acts.at_home(room)
    assert [line for line in server.lines if "Traceback" in line or "ERROR" in line] == []
