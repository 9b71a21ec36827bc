"""What is done on a page before its picture is taken: by hand, as people would."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

from gallery import words
from gallery.play import Play
from gallery.shots import Touch

#: An idea that nobody will be able to store: the limit is 5,000 characters.
TOO_LONG = words.LONG_TEXT * 20
#: Told to a message until it lies over nothing that can be pressed; or, where all can be, no longer
#: than this.
STEPPED_ASIDE: Final = """async (message, most) => {
  const covers = () => {
    const { top, bottom, left, right } = message.getBoundingClientRect();
    const pressed = document.querySelectorAll("button, input, textarea, summary");
    return Array.from(pressed).some((each) => {
      const at = each.getBoundingClientRect();
      const apart = at.bottom <= top || at.top >= bottom || at.right <= left || at.left >= right;
      return !apart && !message.contains(each) && each.checkVisibility();
    });
  };
  const end = performance.now() + most;
  while (covers() && performance.now() < end) await new Promise(requestAnimationFrame);
}"""
PATIENCE_MS: Final = 3_000


def press(*names: str) -> Touch:
    """Press these buttons, one after the other."""

    def touch(page: Page, _play: Play) -> None:
        for name in names:
            page.get_by_role("button", name=name, exact=True).first.click()

    return touch


def click(selector: str) -> Touch:
    """Press what this CSS selector finds first."""
    return lambda page, _play: page.locator(selector).first.click()


def follow(name: str) -> Touch:
    """Follow this link."""
    return lambda page, _play: page.get_by_role("link", name=name).first.click()


def unfold(*names: str) -> Touch:
    """Open these folds."""

    def touch(page: Page, _play: Play) -> None:
        for name in names:
            page.locator("summary", has_text=name).first.click()

    return touch


def after(*touches: Touch) -> Touch:
    """One thing after the other."""

    def touch(page: Page, play: Play) -> None:
        for each in touches:
            each(page, play)

    return touch


def fill(text: str, label: str | None = None) -> Touch:
    """Type this into the field of that name, or into the page's first."""

    def touch(page: Page, _play: Play) -> None:
        named = page.get_by_role("textbox", name=label) if label else page.get_by_role("textbox")
        named.first.fill(text)

    return touch


def go(place: str) -> Touch:
    """To a place of the page (its fragment), by its address."""
    return lambda page, _play: page.evaluate("(place) => { location.hash = place; }", place)


def tab(name: str) -> Touch:
    """To this column of the desk, where a phone shows one at a time."""

    def touch(page: Page, _play: Play) -> None:
        tabs = page.locator(".desk__tabs")
        if tabs.is_visible():
            tabs.get_by_role("button", name=name).click()

    return touch


def offline(page: Page, _play: Play) -> None:
    """The network goes away, until the page says so."""
    page.context.set_offline(True)
    page.locator(".banner, .screen__away").first.wait_for()


def came_back(page: Page, play: Play) -> None:
    """What was written without a network is stored, now that there is one again."""
    waiting_ideas(page, play)
    page.context.set_offline(False)
    patience = 30_000
    expect(page.locator(".fate--waiting")).to_have_count(0, timeout=patience)
    expect(page.locator(".banner")).to_have_count(0, timeout=patience)


def moved_on(page: Page, play: Play) -> None:
    """The room goes on to the next stage while somebody is still writing."""
    page.get_by_role("textbox").first.fill("Whoever rings at three in the morning")
    play.open("draft")
    page.locator(".notice--next").first.wait_for()


def signed_out(page: Page, play: Play) -> None:
    """The facilitator's sign-in ends while the desk is open."""
    page.locator("h1").first.wait_for()
    play.house.sign_out(play.account)
    page.locator(".closed").wait_for()


def low_step(page: Page, _play: Play) -> None:
    """A step that asks for a reason, and the reason."""
    page.locator(".gradient input").nth(6).check(force=True)
    page.get_by_role("textbox").first.fill("It promises nights that nobody has agreed to work.")
    page.locator(".fate--stored").first.wait_for()


def other_words(page: Page, play: Play) -> None:
    """Other words for somebody's candidate are being written, and the differences shown."""
    candidate(2)(page, play)
    press("Amend")(page, play)
    boxes = page.get_by_role("textbox")
    boxes.nth(0).fill(
        "To keep every person we serve working, day and night, with one call, through"
    )
    boxes.nth(1).fill("listening first, then asking back")


def waiting_ideas(page: Page, play: Play) -> None:
    """Two ideas are written without a network."""
    offline(page, play)
    for text in ("Whoever rings at three in the morning", "The people in the field"):
        page.get_by_role("textbox").first.fill(text)
        page.get_by_role("button", name="Add this idea").click()
    page.get_by_role("textbox").first.fill("Teachers with thirty pupils in")
    page.evaluate("() => scrollTo(0, 0)")


def refused_idea(page: Page, _play: Play) -> None:
    """An idea is too long to be stored, and comes back."""
    page.get_by_role("textbox").first.fill(TOO_LONG)
    page.get_by_role("button", name="Add this idea").click()
    page.locator(".field__error").first.wait_for()


def written_mission(page: Page, _play: Play) -> None:
    """A mission is being written: purpose, two objectives, ideas ticked."""
    boxes = page.get_by_role("textbox")
    boxes.nth(0).fill("To keep every colleague working, day and night")
    boxes.nth(1).fill("listening first")
    boxes.nth(2).fill("fixing causes, not only symptoms")


def removed_objective(page: Page, play: Play) -> None:
    """An objective is removed, and can be had back."""
    written_mission(page, play)
    page.get_by_role("button", name="Remove objective 2").click()
    _held(page)


def moved_by_a_press(page: Page, play: Play) -> None:
    """The room goes on to its first question, which can be taken back."""
    if play.state.current != play.stage("welcome").id:
        play.open("welcome")
    page.get_by_role("button", name="Next: Gather ideas").click()
    _held(page)


def _held(page: Page) -> None:
    """The message has stepped aside, and stays, as it does for whoever points at it."""
    message = page.locator(".toast", has_text="Undo")
    message.evaluate(STEPPED_ASIDE, PATIENCE_MS)
    message.locator("span").first.hover()


def candidate(number: int) -> Touch:
    """The page of a candidate, by its number."""

    def touch(page: Page, play: Play) -> None:
        found = sorted(play.state.candidates.values(), key=lambda each: each.order)
        go(f"candidate-{found[number - 1].id}")(page, play)

    return touch


def _choose(option: Locator) -> None:
    """Press a score until it is chosen: a page that has just turned begins at its top only after
    it was drawn, and what was aimed at moves away."""
    radio = option.locator("input")
    for _ in range(5):
        option.click()
        try:
            expect(radio).to_be_checked(timeout=2_000)
        except AssertionError:
            continue
        return
    expect(radio).to_be_checked()


def score_all(page: Page, _play: Play) -> None:
    """Every candidate gets a score; the last page sums them up."""
    for score in ("4", "2", "5"):
        _choose(page.locator(".score__option").nth(int(score)))
        page.locator(".action-bar .button--next").click()
    page.locator(".action-bar .fate--stored").wait_for()


def deleted(page: Page, play: Play) -> None:
    """The workshop is deleted while somebody looks at it."""
    page.locator("h1").first.wait_for()
    play.house.services.delete_workshop(play.listing.id)
    page.get_by_role("heading", name="This workshop is gone").wait_for()


def waiting_score(page: Page, play: Play) -> None:
    """A score is given without a network."""
    offline(page, play)
    _choose(page.locator(".score__option").nth(4))
    page.locator(".fate--waiting").first.wait_for()


def score_first(page: Page, _play: Play) -> None:
    """The first two candidates of the ballot get a score; the second is on the page."""
    _choose(page.locator(".score__option").nth(2))
    page.locator(".action-bar .button--next").click()
    _choose(page.locator(".score__option").nth(4))
    page.locator(".action-bar .fate--stored").wait_for()


def score_first_of_many(page: Page, _play: Play) -> None:
    """The first of many candidates gets a score; then all scores are looked at."""
    _choose(page.locator(".score__option").nth(4))
    page.locator(".action-bar .fate--stored").wait_for()
    page.get_by_role("button", name="All my scores").click()


def found_idea(page: Page, _play: Play) -> None:
    """Among two hundred, those that have two words; the page and its status say how many."""
    page.get_by_role("searchbox", name="Find an idea").fill("HURRY nurses")
    expect(page.locator(".dots-row:visible")).to_have_count(6)
    expect(page.locator(".find__count")).to_have_text("6 of 200 shown")
    expect(page.get_by_role("status").first).to_have_text("6 of 200 shown")


def no_idea_found(page: Page, _play: Play) -> None:
    """No idea has this word, and the page says so."""
    page.get_by_role("searchbox", name="Find an idea").fill("zebra")
    page.locator(".find__none").wait_for()
    expect(page.locator(".dots-row:visible")).to_have_count(0)


def own_dots(page: Page, _play: Play) -> None:
    """Dots far from each other; then only what has one is shown, and may be taken back. Another
    window of the same person finds those of the first, and adds to them."""
    for row in (40, 120):
        page.locator(".dots-row").nth(row).get_by_role("button", name="One dot more").click()
    page.get_by_role("button", name="of 5 dots placed").click()
    expect(page.locator(".dots-row:visible")).to_have_count(2)
    page.locator(".action-bar .fate--stored").wait_for()


def decisions_only(page: Page, _play: Play) -> None:
    """The replay plays its decisions alone: a button of its bar, on a phone of the deck's sheet."""
    page.locator(".timeline__slider").wait_for()
    more = page.get_by_role("button", name="Stages and more")
    if more.is_visible():
        more.click()
    page.get_by_role("button", name="Decisions only").click()
    page.get_by_role("button", name="Play", exact=True).click()


def replayed_to(share: float) -> Touch:
    """The replay stands at this share of its time."""

    def touch(page: Page, _play: Play) -> None:
        slider = page.locator(".timeline__slider")
        slider.wait_for()
        most = float(slider.get_attribute("max") or 0)
        slider.evaluate(
            "(input, value) => { input.value = value;"
            " input.dispatchEvent(new Event('input', { bubbles: true })); }",
            most * share,
        )

    return touch
