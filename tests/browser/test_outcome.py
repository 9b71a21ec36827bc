"""The outcome page and the page of documents in a real browser: readable, printable, sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.short_workshop import ShortWorkshop, short_workshop
from tests.people import Facilitator
from tests.server import running

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
VIOLATIONS = """async () => (await axe.run()).violations.map(
  (found) => `${found.id}: ${found.nodes.map((node) => node.target).join(', ')}`)"""


@pytest.fixture(scope="module")
def ada(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    """The facilitator of a running server."""
    data: Path = tmp_path_factory.mktemp("outcome")
    with running(data) as server:
        yield Facilitator(server.url, server.sign_in_url)


@pytest.fixture(scope="module")
def past(ada: Facilitator) -> ShortWorkshop:
    """A workshop that is over."""
    workshop = short_workshop(ada)
    for step in ("gather", "reveal", "draft", "discuss", "vote", "ratify", "finish"):
        getattr(workshop, step)()
    return workshop


def visit(
    browser: Browser, past: ShortWorkshop, path: str, width: int = 1366, theme: str = "light"
) -> Page:
    """The facilitator's browser at a page."""
    context = browser.new_context(
        viewport={"width": width, "height": 768},
        color_scheme="dark" if theme == "dark" else "light",
        bypass_csp=True,  # for axe alone
        accept_downloads=True,
    )
    context.add_cookies(
        [
            {"name": known.name, "value": known.value or "", "url": past.led.base}
            for known in past.led.facilitator.cookies
        ]
    )
    page = context.new_page()
    page.goto(past.led.base + path)
    return page


def test_the_agreed_words_stand_alone_and_large(browser: Browser, past: ShortWorkshop) -> None:
    """Who agreed stands below, and the way to the replay above."""
    page = visit(browser, past, past.led.boot["urls"]["outcome"])
    words = page.locator(".outcome__statement")
    expect(words).to_be_visible()
    sizes = [
        float(page.locator(where).evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)"))
        for where in (".outcome__statement", ".outcome__lead")
    ]
    assert sizes[0] > 2 * sizes[1]
    expect(page.get_by_role("heading", level=2).first).to_have_text("What was agreed")
    page.get_by_role("link", name="How it came about: the replay").click()
    expect(page.get_by_role("slider")).to_be_visible()
    page.context.close()


def test_on_paper_the_words_have_a_page_to_themselves(
    browser: Browser, past: ShortWorkshop
) -> None:
    """Two pages: the words, and what there is to say about them."""
    page = visit(browser, past, past.led.boot["urls"]["outcome"])
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 2
    page.context.close()


def test_a_document_is_made_and_downloaded_by_hand(browser: Browser, past: ShortWorkshop) -> None:
    """One button, then a link in the list."""
    page = visit(browser, past, f"/w/{past.led.code}/documents")
    expect(page.get_by_text("None yet.")).to_be_visible()
    page.get_by_role("button", name="Make the short document (two pages)").click()
    link = page.get_by_role("link", name="short, 20")
    expect(link).to_be_visible()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".docx")
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 360])
def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, past: ShortWorkshop, width: int, theme: str
) -> None:
    """Outcome and documents, wide and narrow."""
    for path in (past.led.boot["urls"]["outcome"], f"/w/{past.led.code}/documents"):
        page = visit(browser, past, path, width, theme)
        page.add_script_tag(path=AXE)
        assert page.evaluate(VIOLATIONS) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.context.close()
