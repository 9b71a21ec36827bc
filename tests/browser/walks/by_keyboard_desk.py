"""Walk 8: the facilitator's desk and the replay by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.walks.by_keyboard import IDEAS, looked_over
from tests.browser.walks.keyboard import Keyboard
from tests.integration.live.house import Guest, Running
from tests.people import Led


def dialogs(hands: Keyboard) -> None:
    """Each keeps the focus and gives it back."""
    page = hands.page
    hands.trapped(page.get_by_role("button", name="Join at"))
    menu = page.locator(".desk-menu summary")
    hands.to(menu)
    hands.press("Tab", "Escape")
    expect(menu).to_be_focused()
    hands.to(page.get_by_role("button", name="Edit"))
    hands.fits()
    hands.walk()
    hands.trapped(page.get_by_role("button", name="3 questions").first)
    names = page.locator(".stage-edit input[dir=auto]")
    for direction, first in (("up", "Narrow"), ("down", "Gather ideas")):
        arrow = page.get_by_role("button", name=f"Move Narrow {direction}")
        hands.to(arrow)
        expect(names.nth(1)).to_have_value(first)
        expect(arrow).to_be_focused()
    hands.to(page.get_by_role("button", name="Done"))


def seated(led: Led, guests: list[Guest]) -> Running:
    """The same workshop, from another device of the facilitator."""
    room = Running.__new__(Running)
    room.led, room.desk, room.screen, room.guests = led, led.desk(), led.screen(), guests
    return room


def keys_rest_while_one_types(hands: Keyboard, room: Running) -> None:
    """Letters are letters in a field; another device's move leaves its words and caret alone."""
    page = hands.page
    hands.to(page.get_by_role("button", name="Edit"))
    field = page.get_by_label("Name of stage 9")
    hands.writes_on(field, lambda: room.go("gather"))
    field.fill("")
    field.press_sequentially("nuplj?+-")
    expect(field).to_have_value("nuplj?+-")
    assert page.locator("dialog[open]").count() == 0
    assert room.desk.view["agenda"][room.desk.view["current"]]["kind"] == "gather"
    field.fill("Close")
    hands.to(page.get_by_role("button", name="Done"))
    listed = {key.lower() for key in keys_in_help(page, hands)}
    used = page.locator("[aria-keyshortcuts]").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-keyshortcuts'))"
    )
    assert set(used) <= listed


def keys_in_help(page: Page, hands: Keyboard) -> list[str]:
    """As the dialog lists them."""
    hands.press("?")
    listed = page.get_by_role("dialog").locator("kbd")
    expect(listed.first).to_be_visible()
    keys = listed.all_inner_texts()
    hands.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    return keys


def messages_are_reached(hands: Keyboard) -> None:
    """F8 leads to what a message offers, Escape back."""
    page = hands.page
    look = page.get_by_role("button", name="Look up", exact=True).first
    hands.to(look)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    hands.press("F8")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    stop = hands.stop()
    assert stop is not None
    assert stop.problems == []
    hands.press("Escape")
    expect(look).to_be_focused()
    hands.press("l")


def stages_of(room: Running, guests: list[Guest]) -> list[tuple[Callable[[], None], str, str]]:
    """What happens before each look at the desk, its next step then, and what came last."""
    ana, ben, cho = guests

    def wall() -> None:
        for guest, text in zip(guests, IDEAS, strict=True):
            room.idea(guest, text)
        room.desk.do("reveal_ideas", stage=room.desk.view["current"])

    def narrow() -> None:
        room.go("narrow")
        room.open_round()

    def draft() -> None:
        rounds = room.desk.view["rounds"]
        room.close_round(max(rounds, key=lambda key: int(rounds[key]["order"])))
        room.go("draft")
        room.candidate(ana, "To keep every colleague working")
        room.candidate(ben, "To be the calm place to turn to")

    def discuss() -> None:
        room.go("discuss")
        room.comment(cho, ben.mine["candidates"][-1], "Calm for whom?")

    def vote() -> None:
        room.go("vote")
        first = ana.mine["candidates"][-1]
        round_id = room.open_round()
        ana.do("cast_ballot", round=round_id, ballot={"scores": {first: 5}})
        room.close_round(round_id)

    def word() -> None:
        room.go("word")
        ben.do("request_word", part="mission", phrase="every", suggestion="each")

    def ratify() -> None:
        room.go("ratify")
        round_id = room.open_round()
        for guest in guests:
            guest.do("cast_ballot", round=round_id, ballot={"step": "wholehearted"})
        room.close_round(round_id)

    def close() -> None:
        room.desk.do("adopt_text", part="mission")
        room.go("close")

    return [
        (wall, "Next: Narrow", IDEAS[-1]),
        (narrow, "Close the vote", "0 of 3 have voted"),
        (draft, "Next: Discuss", "To be the calm place to turn to"),
        (discuss, "Next: Vote", "1 comment"),
        (vote, "Next: Final words", "1 of 3 voted"),
        (word, "Next: Ratify", "1 change that somebody would make"),
        (ratify, "Adopt the mission", "3 of 3 voted"),
        (close, "Finish the workshop", "When they are read again"),
    ]


def replay(hands: Keyboard, led: Led) -> None:
    """Every control of the replay, its keys and its help."""
    page = hands.page
    page.goto(f"{led.base}/w/{led.code}/replay")
    expect(page.get_by_role("slider")).to_be_visible()
    hands.skips("Skip to what they saw")
    looked_over(hands)
    line = page.locator(".moment:focus .moment__text")
    page.locator(".moment[tabindex='0']").focus()
    hands.press("ArrowDown", "ArrowDown", "ArrowUp")
    expect(line).to_have_text("Gather ideas")
    hands.press("Enter")
    expect(page.locator(".moment[aria-current]")).to_contain_text("Gather ideas")
    hands.trapped(page.get_by_role("button", name="Help"))
