"""The projector in a real browser: seen whole, large enough, nothing to press, never a spoiler."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.main_job.watch import AT_REST
from tests.browser.short_workshop import BETTER, IDEAS, ShortWorkshop, short_workshop
from tests.integration.live.house import House, live
from tests.people import PATIENCE, Facilitator
from tests.server import start

WALLS = [(1920, 1080), (1366, 768)]
#: What is smaller than 32 px at 1920x1080, cut off, or to be pressed.
FAULTS = """() => {
  const least = 32 * Math.min(innerWidth / 1920, innerHeight / 1080) - 0.6;
  const found = [];
  for (const place of [document.documentElement, document.querySelector('.screen__main')])
    if (place.scrollHeight > place.clientHeight + 1) found.push(`${place.className} is cut off`);
  for (const one of document.querySelectorAll('.screen *')) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (own && size < least) found.push(`${one.textContent} in ${size} px`);
    if (one.matches('button, a, input, select, textarea, summary, [tabindex]'))
      found.push(`${one.outerHTML} can be pressed`);
  }
  return found;
}"""

#: The number of the page that stands, and whether this word is on it; nothing while pages turn.
#: Both at one moment: a busy machine looks a second time when the next page stands there.
STANDS = """(word) => {
  if (document.getAnimations().some((one) => one instanceof CSSTransition)) return null;
  const said = [...document.querySelectorAll('.fit *')].find((one) => one.innerText === word);
  if (said === undefined) return null;
  const { x } = said.getBoundingClientRect();
  return [document.querySelector('.fit__page').innerText, 0 <= x && x < innerWidth];
}"""
#: Milliseconds after which pages turn by themselves.
TURN = 10_000


@pytest.fixture
def ada(house: House) -> Facilitator:
    """The facilitator of a running server."""
    return house.facilitator


def wall(browser: Browser, workshop: ShortWorkshop, size: tuple[int, int] = WALLS[0]) -> Page:
    """A projector of this size."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(workshop.led.base + workshop.led.boot["urls"]["screen"])
    expect(page.locator(".screen__strip, .screen__join").first).to_be_visible()
    return page


def faults(page: Page) -> list[str]:
    """What is wrong once all has arrived and was measured, which a slow wall does seldom."""
    end = time.monotonic() + PATIENCE
    while True:
        page.evaluate(AT_REST, False)
        found: list[str] = page.evaluate(FAULTS)
        if not found or time.monotonic() > end:
            return found
        page.wait_for_timeout(100)


@pytest.mark.parametrize("size", WALLS)
def test_the_wall_shows_each_step_whole_and_nothing_early(
    browser: Browser, ada: Facilitator, size: tuple[int, int]
) -> None:
    """From the lobby to the agreed text; address and code stay until they lead nowhere."""
    workshop = short_workshop(ada)
    page = wall(browser, workshop, size)
    main, strip = page.locator(".screen__main"), page.locator(".screen__strip")
    shown = f"{workshop.led.code[:4]} {workshop.led.code[4:]}"

    def check(*texts: str) -> None:
        for text in texts:
            expect(main).to_contain_text(text)
        expect(strip).to_contain_text(shown)
        assert faults(page) == []

    check("Service desk mission", "3are in", shown)
    workshop.gather()
    check("3 ideas")
    assert [idea for idea in IDEAS if idea in main.inner_text()] == []
    workshop.reveal()
    check(*IDEAS)
    workshop.draft()
    check("Candidate 1", "Candidate 2", "2 proposed")
    workshop.discuss()
    check("Candidate 1", "1 comment", BETTER)
    workshop.vote()
    check("The room chose · 3 of 3 voted", BETTER, "100%")
    for more in ("listening first", "Bars show support: a score of 3 or more."):
        expect(main.get_by_text(more)).to_be_visible()
    workshop.ratify()
    check(BETTER, "Our mission · 3 of 3 stand behind it")
    assert page.request.get(f"{page.url}/outcome.svg").status == 404
    workshop.finish()
    expect(main).to_contain_text("Thank you. 3 people took part.")
    expect(main).to_contain_text(BETTER)
    code = strip.get_by_role("img", name="QR code that leads to the outcome")
    expect(strip).to_have_text("Scan this to read the outcome. It is on your page too.")
    assert code.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    assert faults(page) == []
    page.context.close()


#: On something that is held in the hand: what reaches over an edge, or lies under something else.
CUT = """() => {
  const found = [];
  const main = document.querySelector('.screen__main');
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is too wide');
  if (main.scrollHeight > main.clientHeight + 1) found.push('the words are cut off');
  for (const one of document.querySelectorAll('.screen .qr, .screen .code, .screen__big-code')) {
    const { left, right, width } = one.getBoundingClientRect();
    if (width > 0 && (left < 0 || right > innerWidth)) found.push(`${one.className} is cut off`);
  }
  if (document.querySelector('.fit__page') !== null) found.push('a short workshop has pages');
  return found;
}"""


@pytest.mark.parametrize("size", [(360, 740), (768, 1024)])
def test_a_phone_or_a_tablet_that_opens_the_wall_sees_it_whole(
    browser: Browser, ada: Facilitator, size: tuple[int, int]
) -> None:
    """A facilitator who looks at the projector's page on the way; on a phone it scrolls."""
    workshop = short_workshop(ada)
    page = wall(browser, workshop, size)
    steps = (workshop.gather, workshop.reveal, workshop.draft, workshop.discuss, workshop.vote)
    for step in (None, *steps, workshop.ratify, workshop.finish):
        if step is not None:
            head = page.locator(".screen__main").inner_text()
            step()
            expect(page.locator(".screen__main")).not_to_have_text(head, use_inner_text=True)
        page.evaluate(AT_REST, False)
        assert page.evaluate(CUT) == [], step
    page.context.close()


def test_long_texts_become_smaller_and_then_pages_that_turn_by_themselves(
    browser: Browser, ada: Facilitator
) -> None:
    """Nothing is cut off, whatever was written, and the last word comes round."""
    workshop = short_workshop(ada)
    page = wall(browser, workshop)
    page.clock.install()
    workshop.gather()
    long = " ".join(f"word{number}" for number in range(600))
    workshop.draft(long, "Short")
    expect(page.locator(".fit").get_by_text("Short", exact=True)).to_be_attached()
    expect(page.locator(".fit__page")).to_contain_text("1 of")
    assert faults(page) == []
    assert list(_come_round(page, "Short").values()).count(True) == 1
    # Whoever lets minutes pass in a second hears nothing of the server meanwhile: a new line.
    page.reload()
    _turned_by_the_facilitator(workshop, page)
    page.context.close()


def _come_round(page: Page, word: str) -> dict[str, bool]:
    """Every page, as it stands there, and whether this word is on it."""
    found: dict[str, bool] = {}
    for _ in range(1_000):
        stands = page.evaluate(STANDS, word)
        if stands is None:
            page.wait_for_timeout(50)
            continue
        label, here = stands
        pages = int(label.split()[-1])
        # What came last may have made more pages of it.
        found = {seen: was for seen, was in found.items() if int(seen.split()[-1]) == pages}
        found[label] = here
        if len(found) == pages:
            return found
        page.clock.run_for(TURN / 10)
    raise AssertionError(f"not all pages came round: {found}")


def _turned_by_the_facilitator(workshop: ShortWorkshop, page: Page) -> None:
    """On from what stands there; then it stands, until it is let go."""
    desk, label = workshop.desk, page.locator(".fit__page")

    def told(held: bool, wanted: int | None = None) -> tuple[int, int]:
        """The page that stands there (from 0), and of how many, once the desk knows both."""

        def known() -> bool:
            at, pages = (int(n) for n in label.inner_text().split(" of "))
            shown = {"page": at - 1, "pages": pages, "held": held}
            return live(desk).get("wall") == shown and wanted in (None, at - 1)

        desk.until(known, f"page {wanted}, held: {held}")
        wall = live(desk)["wall"]
        return wall["page"], wall["pages"]

    expect(label).to_be_visible()
    at, pages = told(False)
    desk.tell("turn", {"by": 1})
    held, _ = told(True, (at + 1) % pages)
    page.clock.run_for(2.5 * TURN)
    expect(label).to_have_text(f"{held + 1} of {pages}")
    desk.tell("turn", {"by": 0})
    told(False)
    before = label.inner_text()
    page.clock.run_for(1.1 * TURN)
    expect(label).not_to_have_text(before)


def test_a_wall_whose_server_died_says_so_quietly_and_comes_back_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    """What stood there stays; the sign goes when the line is back."""
    server = start(tmp_path)
    try:
        workshop = short_workshop(Facilitator(server.url, server.sign_in_url))
        port = int(server.url.rsplit(":", 1)[1])
        page = wall(browser, workshop)
        expect(page.locator(".screen__main")).to_contain_text("Service desk mission")
        server.kill()
        expect(page.get_by_text("Reconnecting")).to_be_visible(timeout=15_000)
        expect(page.locator(".screen__main")).to_contain_text("Service desk mission")
        server = start(tmp_path, port=port)
        expect(page.get_by_text("Reconnecting")).to_be_hidden(timeout=30_000)
        page.context.close()
    finally:
        server.kill()
