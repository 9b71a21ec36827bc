"""The replay in a real browser: it plays, steps, seeks and links, by mouse, keyboard and ear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.main_job.visits import visit
from tests.browser.main_job.watch import assert_accessible
from tests.browser.short_workshop import BETTER, IDEAS, ShortWorkshop
from tests.integration.live.house import House


def open_replay(browser: Browser, past: ShortWorkshop, moment: str = "", width: int = 1366) -> Page:
    """The facilitator opens it."""
    page = browser.new_context(viewport={"width": width, "height": 768}, locale="en-GB").new_page()
    url = f"{past.led.base}/w/{past.led.code}/replay{moment}"
    visit(page, url, past.led.facilitator.cookies)
    expect(page.get_by_role("slider")).to_be_visible()
    return page


def current(page: Page) -> Locator:
    """The line of the transcript that is current."""
    return page.locator(".moment[aria-current] .moment__text")


def lines_of(text: Locator) -> list[str]:
    """The words of each line, as they are broken."""
    lines: list[str] = text.evaluate(
        """(text) => {
            const lines = new Map();
            const range = document.createRange();
            for (const [letter, place] of [...text.firstChild.data].map((one, at) => [one, at])) {
                range.setStart(text.firstChild, place);
                range.setEnd(text.firstChild, place + 1);
                const top = Math.round(range.getBoundingClientRect().top);
                lines.set(top, (lines.get(top) ?? "") + letter);
            }
            return [...lines.values()].map((line) => line.trim().replace(/\\s/g, " "));
        }"""
    )
    return lines


def ends(words: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(words)}$")


def test_it_plays_from_the_start_to_the_end(browser: Browser, past: ShortWorkshop) -> None:
    """As fast as it can: then it rests, and can be played again."""
    page = open_replay(browser, past)
    expect(page.locator(".replay__scene")).to_contain_text("3 people have joined")
    expect(current(page)).to_have_text("The workshop begins: Welcome")
    page.get_by_label("Speed").select_option("64")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_role("button", name="Play again")).to_be_visible()
    expect(page.locator(".replay__scene")).to_contain_text(BETTER)
    expect(page.locator(".replay__scene")).to_contain_text("The workshop is over.")
    page.context.close()


def test_the_keyboard_does_it_all(browser: Browser, past: ShortWorkshop) -> None:
    """Steps, chapters, decisions, speed, help; keys that type a character can be switched off."""
    page = open_replay(browser, past)
    press = page.keyboard.press
    press("End")
    expect(current(page)).to_have_text(ends("The workshop ends"))
    press("Shift+ArrowLeft")
    expect(current(page)).to_contain_text("Adopted: the mission, version 1")
    press("[")
    expect(current(page)).to_have_text("Ratify")
    press("]")
    press("ArrowRight")
    expect(current(page)).to_have_text(ends("The workshop ends"))
    press("Home")
    expect(current(page)).to_have_text("The workshop begins: Welcome")
    press("]")
    press("ArrowRight")
    expect(current(page)).to_have_text("3 ideas were written")
    expect(page.locator(".replay__scene")).to_contain_text("1 idea written")
    press("ArrowLeft")
    expect(current(page)).to_have_text("Gather ideas")
    press("+")
    expect(page.get_by_label("Speed")).to_have_value("16")
    press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    press("Space")
    press("?")
    help_ = page.get_by_role("dialog")
    help_.get_by_label("Use these keys").uncheck()
    help_.get_by_role("button", name="Close").click()
    press("-")
    expect(page.get_by_label("Speed")).to_have_value("16")
    page.context.close()


def test_a_link_leads_to_its_moment_and_shows_what_was_seen_then(
    browser: Browser, past: ShortWorkshop
) -> None:
    """Copied from the page, opened anew: the amendment just accepted, its words marked."""
    page = open_replay(browser, past)
    page.get_by_role("button", name="Amendment accepted").click()
    expect(page.locator(".statement ins")).to_have_text(re.compile("day and night"))
    page.get_by_role("button", name="Link to this moment").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    moment = page.evaluate("location.hash")
    page.context.close()
    again = open_replay(browser, past, moment)
    expect(current(again)).to_have_text("Amendment accepted: “day and night” added")
    expect(again.locator(".statement ins")).to_have_text(re.compile("day and night"))
    expect(again.locator(".replay__scene")).to_contain_text("authors were hidden that day")
    again.context.close()


def test_before_the_reveal_no_idea_is_on_the_page(browser: Browser, past: ShortWorkshop) -> None:
    """Only their number; a step later all of them."""
    page = open_replay(browser, past)
    page.get_by_role("button", name="3 ideas were written").click()
    shown = page.locator("body")
    assert [idea for idea in IDEAS if idea in shown.inner_text()] == []
    page.get_by_role("button", name="3 ideas are revealed").click()
    for idea in IDEAS:
        expect(page.locator(".replay__scene")).to_contain_text(idea)
    page.context.close()


def test_decisions_only_leaves_out_everything_else(browser: Browser, past: ShortWorkshop) -> None:
    """In the transcript too; each stands for some seconds."""
    page = open_replay(browser, past)
    page.clock.install()
    page.get_by_role("button", name="Decisions only").click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(current(page)).to_have_text(ends("3 ideas are revealed: Gather ideas"))
    expect(page.get_by_role("button", name="Comment:")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_have_text(ends("Vote opened: scores, secret"))
    page.context.close()


def test_readers_hear_where_they_are(browser: Browser, past: ShortWorkshop) -> None:
    """The slider speaks: time, stage, what happened."""
    page = open_replay(browser, past)
    page.get_by_role("button", name="3 ideas are revealed").click()
    slider = page.get_by_role("slider", name="Moment")
    words = r"\d+ seconds?\. Gather ideas\. 3 ideas are revealed: Gather ideas$"
    expect(slider).to_have_attribute("aria-valuetext", re.compile(words))
    slider.focus()
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("Draft"))
    page.context.close()


def test_on_a_phone_the_deck_is_one_row_and_opens_the_stages(
    browser: Browser, past: ShortWorkshop
) -> None:
    """The scene has the page; a stage and "Decisions only" are two taps away."""
    page = open_replay(browser, past, width=360)
    deck = page.get_by_role("contentinfo", name="Controls").bounding_box()
    assert deck is not None
    assert deck["height"] <= 120
    lines = lines_of(page.locator(".controls__clock"))
    assert [re.sub(r"\d\d:\d\d:\d\d", "time", line) for line in lines] == ["time", "of time"]
    more = page.get_by_role("button", name="Stages and more")
    more.click()
    sheet = page.get_by_role("dialog", name="Stages")
    expect(sheet.get_by_role("listitem").first).to_have_text(re.compile("Welcome"))
    sheet.get_by_role("button", name=re.compile("Vote")).click()
    expect(sheet).to_be_hidden()
    expect(more).to_be_focused()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile("Vote"))
    more.click()
    sheet.get_by_role("button", name="Decisions only").click()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("width", [1366, 360])
def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, past: ShortWorkshop, width: int
) -> None:
    """At the start, at a result and at the end, wide and narrow, light and dark."""
    page = open_replay(browser, past, width=width)
    for mark in (None, 3, -1):
        if mark is not None:
            versions = page.evaluate("fetch(location.pathname + '.json').then((a) => a.json())")
            page.evaluate(f"location.hash = '#v={versions['marks'][mark]['version']}'")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.context.close()


def test_before_the_start_the_page_says_what_it_will_be(browser: Browser, house: House) -> None:
    """And leads back."""
    led = house.facilitator.create()
    page = browser.new_context().new_page()
    visit(page, f"{house.url}/w/{led.code}/replay", house.facilitator.cookies)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing to replay yet")
    page.get_by_role("link", name="Back to the workshop").click()
    expect(page).to_have_url(re.compile("/lead$"))
    page.context.close()
