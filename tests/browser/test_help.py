"""Help where people stop: opened, read and closed in its place, by hand and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.main_job.visits import desk_of, phone_of, visit
from tests.browser.main_job.watch import Watch, assert_accessible
from tests.integration.live.house import House, Running


@pytest.fixture(scope="module")
def room(house: House) -> Running:
    """A workshop at its draft: the most that anybody has to write."""
    return house.running("draft")


def answer(page: Page, question: str) -> Locator:
    return page.get_by_role("region", name=question)


def box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    return dict(found)


def test_who_does_not_know_what_a_purpose_is_asks_in_place(room: Running, watch: Watch) -> None:
    """One tap; what was typed stays and is not covered; Escape, and the focus is where it was."""
    phone = phone_of(watch, room, room.come("Ana"))
    page = phone.page
    phone.field("Purpose").fill("To keep every colleague working")
    ask = phone.button("What is a purpose?")
    expect(ask).to_have_attribute("aria-expanded", "false")
    expect(answer(page, "What is a purpose?")).to_have_count(0)

    ask.click()
    expect(ask).to_have_attribute("aria-expanded", "true")
    told = answer(page, "What is a purpose?")
    expect(told).to_contain_text("in one sentence what you work to achieve")
    assert ask.get_attribute("aria-controls") == told.get_attribute("id")
    expect(phone.field("Purpose")).to_have_value("To keep every colleague working")
    assert box(told)["y"] + box(told)["height"] <= box(phone.field("Purpose"))["y"]
    assert box(ask)["height"] >= 48
    assert_accessible(page)

    phone.button("What is an objective?").click()
    expect(told).to_be_hidden()
    expect(answer(page, "What is an objective?")).to_contain_text("better two or more")
    page.keyboard.press("Escape")
    expect(answer(page, "What is an objective?")).to_be_hidden()
    expect(phone.button("What is an objective?")).to_be_focused()
    assert page.url.endswith(f"/w/{room.code}")


def test_escape_closes_the_answer_and_not_the_sheet_around_it(room: Running, watch: Watch) -> None:
    """In the room's sheet the first Escape is for the help, the second for the sheet."""
    phone = phone_of(watch, room, room.come("Ben"))
    page = phone.page
    phone.press(re.compile("^The room"))
    page.get_by_text("How it is decided, and what is recorded").click()
    phone.press("Who sees my name?")
    expect(answer(page, "Who sees my name?")).to_contain_text("not in the replay")
    expect(answer(page, "Who sees my name?")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(answer(page, "Who sees my name?")).to_be_hidden()
    expect(phone.button("Who sees my name?")).to_be_focused()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_desk_tells_what_a_stage_is_for(room: Running, watch: Watch) -> None:
    """Beside the line to say, by keyboard: the stage's purpose and the rescue move."""
    desk = desk_of(watch, room)
    desk.button("What is this stage for?").focus()
    desk.page.keyboard.press("Enter")
    expect(answer(desk.page, "What is this stage for?")).to_contain_text("Ideas become candidates")
    desk.page.keyboard.press("Escape")
    expect(desk.button("What is this stage for?")).to_be_focused()
    desk.press("If it gets stuck")
    expect(answer(desk.page, "If it gets stuck")).to_contain_text("begin aloud")
    assert_accessible(desk.page)


def test_pages_without_a_script_help_too(room: Running, watch: Watch) -> None:
    """The page of a new workshop folds its answers by itself."""
    page = watch.person("Ada at a new workshop", java_script_enabled=False)
    visit(page, f"{room.led.base}/workshops/new", room.led.facilitator.cookies)
    page.get_by_text("Decision rule: when a text is adopted").click()
    ask = page.locator("summary", has_text="What is a decision rule?")
    told = page.get_by_text("so that nobody can bend it to the result")
    expect(told).to_be_hidden()
    ask.press("Enter")
    expect(told).to_be_visible()
    ask.press("Enter")
    expect(told).to_be_hidden()
    expect(ask).to_be_focused()
