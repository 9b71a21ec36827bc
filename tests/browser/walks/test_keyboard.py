"""Walk 8: keyboard only, with large text, forced colours and reduced motion."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.main_job.visits import visit
from tests.browser.main_job.watch import Watch
from tests.browser.walks import by_keyboard as task
from tests.browser.walks import by_keyboard_desk as desk
from tests.browser.walks.by_keyboard import looked_over
from tests.browser.walks.keyboard import MOTION, TWICE, Keyboard
from tests.browser.walks.reader import EARS, Reader
from tests.integration.live.house import Guest, House, Running

CALM: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 720},
    "reduced_motion": "reduce",
}


def keyboard(watch: Watch, who: str) -> Keyboard:
    """A person with a keyboard, who asked for reduced motion."""
    page = watch.person(who, **CALM)
    page.add_init_script(MOTION)
    page.add_init_script(EARS)
    return Keyboard(page)


@pytest.mark.timeout(300)
def test_the_pages_around_the_workshop(house: House, watch: Watch) -> None:
    """Sign in, dashboard, account, brief, join, documents, outcome: every control in order."""
    led = house.facilitator.create(title="By keyboard")
    out = keyboard(watch, "Bea")
    for path in ("/sign-in", "/join", f"/j/{led.code}"):
        out.page.goto(house.url + path)
        looked_over(out)
    out.page.goto(f"{house.url}/j/{led.code}")
    out.skips("Skip to the content")
    ada = keyboard(watch, "Ada")
    visit(ada.page, house.url + "/", house.facilitator.cookies)
    ada.to(ada.page.locator("summary").first)
    looked_over(ada)
    own = ("/workshops/new", f"/w/{led.code}/plan", "/account", f"/w/{led.code}/delete")
    for path in (*own, f"/w/{led.code}/documents", led.boot["urls"]["outcome"]):
        ada.page.goto(house.url + path)
        for fold in ada.page.locator("details.fold > summary").all():
            fold.press("Enter")
        looked_over(ada)
        if path.endswith("/plan"):
            ada.back()


@pytest.mark.timeout(300)
def test_a_participant_without_a_mouse(house: House, watch: Watch) -> None:
    """Each task of the participant's face; and nobody's news takes the caret from who writes."""
    room = Running(house.facilitator.create(title="By keyboard"))
    ana, ben, cho = (room.come(name) for name in ("Ana", "Ben", "Cho"))
    hands = keyboard(watch, "Ana")
    hands.page.emulate_media(color_scheme="dark")
    hands.page.set_viewport_size(TWICE)  # type: ignore[arg-type]
    ana.close()
    visit(hands.page, f"{house.url}/w/{room.code}", ana.pages.cookies)
    hands.skips("Skip to the task")
    hands.walk()
    hands.trapped(hands.page.get_by_role("button", name="The room"))
    task.gathers(hands, room, ben, cho)
    task.votes(hands, room, ben, cho)
    task.drafts_and_talks(hands, room, ben, cho)
    task.decides(hands, room, ben, cho)
    hands.rests()


@pytest.mark.timeout(300)
def test_a_facilitator_without_a_mouse(house: House, watch: Watch) -> None:
    """The desk at each stage, its dialogs, its single keys, its messages; then the replay."""
    led = house.facilitator.create(title="By keyboard")
    guests = [Guest(led, name) for name in ("Ana", "Ben", "Cho")]
    hands = keyboard(watch, "Ada")
    page = hands.page
    visit(page, f"{house.url}/w/{led.code}/lead", house.facilitator.cookies)
    expect(page.locator(".desk__press")).to_contain_text("Start the workshop")
    hands.skips("Skip to the stage")
    looked_over(hands)
    desk.dialogs(hands)
    hands.press("n")
    expect(page.locator(".desk__press")).to_contain_text("Next: Gather ideas")
    room = desk.seated(led, guests)
    desk.keys_rest_while_one_types(hands, room)
    desk.messages_are_reached(hands)
    for happens, step, last in desk.stages_of(room, guests):
        happens()
        expect(page.locator(".desk__press")).to_contain_text(step)
        expect(page.locator(".desk__middle")).to_contain_text(last)
        looked_over(hands)
    hands.back()
    Reader(page).assert_one_voice()
    desk.replay(hands, led)
