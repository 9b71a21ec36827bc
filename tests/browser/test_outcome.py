"""The outcome page and the page of documents in a real browser: readable, printable, sound."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.main_job.visits import visit
from tests.browser.main_job.watch import assert_accessible
from tests.browser.short_workshop import ShortWorkshop


def opened(browser: Browser, past: ShortWorkshop, path: str, width: int = 1366) -> Page:
    """The facilitator's browser at a page."""
    context = browser.new_context(viewport={"width": width, "height": 768}, accept_downloads=True)
    page = context.new_page()
    visit(page, past.led.base + path, past.led.facilitator.cookies)
    return page


def test_the_agreed_words_stand_alone_and_large(browser: Browser, past: ShortWorkshop) -> None:
    """Who agreed stands below, and the way to the replay above."""
    page = opened(browser, past, past.led.boot["urls"]["outcome"])
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


#: The side of the words on which the amber line under them begins: of its margins, the smaller one.
LINE_UNDER = """(page) => {
  const styles = [[".outcome__statement", "::after"], [".outcome__agreed", "::before"]]
    .map(([where, which]) => getComputedStyle(page.querySelector(where), which))
    .filter(({ content, display }) => content !== "none" && display !== "none");
  return styles.map((style) => parseFloat(style.marginLeft) > 100 ? "right" : "left");
}"""


def test_the_line_under_the_words_begins_where_they_begin(
    browser: Browser, past: ShortWorkshop
) -> None:
    """At the left under words of ours, at the right under words in Arabic; once."""
    page = opened(browser, past, past.led.boot["urls"]["outcome"])
    article = page.locator(".outcome")
    assert article.evaluate(LINE_UNDER) == ["left"]
    words = page.locator(".statement__purpose").first
    words.evaluate("(e) => { e.textContent = 'أن يواصل كل زميل عمله'; }")
    assert article.evaluate(LINE_UNDER) == ["right"]
    page.context.close()


def test_on_paper_the_words_have_a_page_to_themselves(
    browser: Browser, past: ShortWorkshop
) -> None:
    """Two pages of whatever paper there is: the words, and what there is to say about them."""
    page = opened(browser, past, past.led.boot["urls"]["outcome"])
    for paper, size in (("A4", b"[0 0 595.91998 842.88]"), ("Letter", b"[0 0 612 792]")):
        printed = page.pdf(format=paper, prefer_css_page_size=True)
        assert printed.count(b"/Type /Page\n") == 2
        assert printed.count(b"/MediaBox " + size) == 2
    page.emulate_media(media="print")
    words = page.locator(".outcome__statement")
    assert words.evaluate("(e) => getComputedStyle(e).fontSize") == "40px"  # 30 points
    page.context.close()


def test_a_document_is_made_and_downloaded_by_hand(browser: Browser, past: ShortWorkshop) -> None:
    """One button, then a link in the list."""
    page = opened(browser, past, f"/w/{past.led.code}/documents")
    expect(page.get_by_text("None yet.")).to_be_visible()
    page.get_by_role("button", name="Make the short document (two pages)").click()
    link = page.get_by_role("link", name="short, 20")
    expect(link).to_be_visible()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".docx")
    page.context.close()


@pytest.mark.parametrize("width", [1366, 360])
def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, past: ShortWorkshop, width: int
) -> None:
    """Outcome and documents, wide and narrow, light and dark."""
    for path in (past.led.boot["urls"]["outcome"], f"/w/{past.led.code}/documents"):
        page = opened(browser, past, path, width)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.context.close()
