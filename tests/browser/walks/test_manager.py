"""Walk 9: a manager gets a link and a Word file, and was not in the room.

What the document looks like, page by page, is tried in tests/integration/test_word_file.py; that
the outcome page is readable and prints well, in tests/browser/test_outcome.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.main_job.cast import Desk, Somebody
from tests.browser.main_job.last_acts import text_of
from tests.browser.main_job.visits import PHONE, visit
from tests.browser.main_job.watch import Watch
from tests.browser.short_workshop import BETTER, finished_workshop
from tests.integration.live.house import House

#: Everything that the outcome page says, line by line; help is for the screen alone.
SAID = "main :is(h1, h2, h3, p, li, dt, dd, th, td, caption):not(.outcome__help *)"


def test_the_page_and_the_file_say_the_same(house: House, watch: Watch, tmp_path: Path) -> None:
    """No account, nothing to join; the words first; each line of the page stands in the file."""
    past = finished_workshop(house.facilitator)
    desk = Desk(watch.person("Ada"))
    visit(desk.page, f"{house.url}/w/{past.led.code}/lead", house.facilitator.cookies)
    file = take_the_document(desk, tmp_path)
    link = desk.field("The outcome page, for everybody").input_value()
    replay = desk.field("The replay, for everybody").input_value()

    manager = Somebody(watch.person("The manager", **PHONE))
    manager.page.goto(link)
    first = manager.page.locator(".outcome__statement")
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text(BETTER)
    manager.sees("What was agreed", "Who agreed", "3 of 3 votes support it (100%)")
    manager.misses("Ana", "Ben", "Cho")
    for name in ("Join", "Sign in"):
        expect(manager.page.get_by_role("link", name=name)).to_have_count(0)
    assert not_in(file, manager.page) == []

    manager.page.get_by_role("link", name="How it came about: the replay").click()
    expect(manager.page.get_by_role("slider", name="Moment")).to_be_visible()
    assert manager.page.url.partition("?")[0].partition("#")[0] == replay
    manager.page.go_back()
    expect(first).to_be_in_viewport()


def take_the_document(desk: Desk, folder: Path) -> str:
    """All that the file says, as a program reads it that knows Word files."""
    desk.press("Make the short document (two pages)")
    link = desk.page.locator(".documents__name")
    expect(link).to_be_visible(timeout=60_000)
    with desk.page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename.endswith(".docx")
    file = folder / "outcome.docx"
    started.value.save_as(file)
    return plain(text_of(file))


def not_in(file: str, page: Page) -> list[str]:
    """Lines of the page that the file does not have."""
    lines = [plain(text) for text in page.locator(SAID).all_text_contents()]
    assert len(lines) > 10
    return [line for line in lines if line not in file]


def plain(text: str) -> str:
    """Without anything that paper and screen break lines by, and without when each was made."""
    return re.sub(r"Madeon.*?,from", "from", re.sub(r"\s+", "", text))
