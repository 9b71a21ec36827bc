"""Walk 8: keyboard only, with large text, forced colours and reduced motion."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.main_job.visits import visit
from tests.browser.main_job.watch import Watch
from tests.browser.walks.keyboard import MOTION, TWICE, Keyboard
from tests.integration.live.house import Guest, House, Running
from tests.people import Led

IDEAS = ("One call that is enough", "Nurses on night shift", "New colleagues")
CALM: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 720},
    "reduced_motion": "reduce",
}


def keyboard(watch: Watch, who: str) -> Keyboard:
    """A person with a keyboard, who asked for reduced motion."""
    page = watch.person(who, **CALM)
    page.add_init_script(MOTION)
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


def looked_over(hands: Keyboard) -> None:
    """Tab through it, make it large, force its colours."""
    hands.walk()
    hands.fits()
    hands.forced()
    hands.rests()


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
    gathers(hands, room, ben, cho)
    votes(hands, room, ben, cho)
    drafts_and_talks(hands, room, ben, cho)
    decides(hands, room, ben, cho)
    hands.rests()


def gathers(hands: Keyboard, room: Running, ben: Guest, cho: Guest) -> None:
    """Written, changed, withdrawn; the reveal leaves the caret where it was."""
    page = hands.page
    room.go("gather")
    field = page.get_by_role("textbox")
    field.fill(IDEAS[0])
    hands.to(page.get_by_role("button", name="Add this idea"))
    expect(page.get_by_role("button", name="Change")).to_be_visible()
    looked_over(hands)
    hands.to(page.get_by_role("button", name="Change"))
    expect(page.get_by_label("Change your idea")).to_be_focused()
    hands.to(page.get_by_role("button", name="Leave it as it was"))
    expect(page.get_by_role("button", name="Change")).to_be_focused()
    hands.trapped(page.get_by_role("button", name="Withdraw"))

    def happens() -> None:
        room.idea(ben, IDEAS[1])
        room.idea(cho, IDEAS[2])
        room.desk.do("add_minutes", minutes=1)
        expect(page.get_by_text("3 ideas in the room")).to_be_visible()
        room.desk.do("reveal_ideas", stage=room.desk.view["current"])
        expect(page.get_by_text("What the room wrote")).to_be_visible()

    hands.writes_on(field, happens)
    looked_over(hands)
    hands.press("Escape")
    page.get_by_role("textbox").fill("")
    hands.to(page.get_by_role("button", name="Close", exact=True))


def votes(hands: Keyboard, room: Running, ben: Guest, cho: Guest) -> None:
    """Dots; the next Tab after the room has moved on leads into the new task."""
    page = hands.page
    room.go("narrow")
    round_id = room.open_round()
    more = page.get_by_role("button", name="One dot more")
    expect(more).to_have_count(3)
    for _ in range(3):
        hands.to(more.first)
    expect(more.first).to_be_focused()
    expect(page.get_by_text("3 of 5 dots left")).to_be_visible()
    looked_over(hands)
    hands.to(page.get_by_role("button", name="I am done"))
    expect(page.get_by_role("heading", name="Stored.")).to_be_focused()
    hands.press("Tab")
    expect(page.get_by_role("button", name="Change my vote")).to_be_focused()
    room.close_round(round_id)
    expect(page.get_by_text("What the room put first")).to_be_visible()
    hands.to(page.locator("summary", has_text="The numbers as a table"))
    looked_over(hands)


def drafts_and_talks(hands: Keyboard, room: Running, ben: Guest, cho: Guest) -> None:
    """A mission with objectives that are moved; comments while others comment."""
    page = hands.page
    room.go("draft")
    page.get_by_role("textbox", name="Purpose").fill("To keep every colleague working")
    hands.to(page.locator("summary", has_text="Which ideas does it grow from?"))
    expect(page.get_by_role("checkbox")).to_have_count(3)
    looked_over(hands)
    page.get_by_label("Objective 1", exact=True).fill("fixing causes")
    page.get_by_label("Objective 2", exact=True).fill("listening first")
    hands.to(page.get_by_role("button", name="Move objective 2 up"))
    expect(page.get_by_role("button", name="Move objective 1 up")).to_be_focused()
    hands.to(page.get_by_role("button", name="Add an objective"))
    expect(page.get_by_label("Objective 3", exact=True)).to_be_focused()
    hands.to(page.get_by_role("button", name="Remove objective 3"))
    hands.to(page.get_by_role("button", name="Propose this mission"))
    expect(page.get_by_role("heading", name="Yours")).to_be_focused()
    other = room.candidate(ben, "To be the calm place to turn to")
    expect(page.get_by_role("article")).to_have_count(2)
    looked_over(hands)
    room.go("discuss")
    expect(page.get_by_role("heading", level=1)).to_have_text("Discuss")
    looked_over(hands)
    card = page.get_by_role("article", name="Candidate 2")
    hands.to(card.get_by_role("button", name="Comment"))
    expect(page.get_by_role("heading", name="Candidate 2")).to_be_focused()
    first = room.comment(cho, other, "Calm for whom?")
    expect(page.get_by_text("Calm for whom?")).to_be_visible()
    looked_over(hands)

    def happens() -> None:
        room.comment(ben, other, "For those who call.", first)
        room.comment(cho, other, "And for us?")
        expect(page.get_by_text("And for us?")).to_be_visible()
        room.desk.do("start_look_up", over="candidate", item=other)
        expect(page.get_by_role("region", name="Look up")).to_be_visible()
        room.desk.do("end_look_up")
        expect(page.get_by_role("region", name="Look up")).to_have_count(0)

    hands.writes_on(page.get_by_label("Your comment"), happens)
    page.get_by_label("Your comment").fill("")
    hands.to(page.get_by_role("button", name="Amend"))
    page.get_by_role("textbox", name="Purpose").fill("To be the calm place that all turn to")
    looked_over(hands)


def decides(hands: Keyboard, room: Running, ben: Guest, cho: Guest) -> None:
    """Scores and gradients by arrow keys; the final words; what is left at the end."""
    page = hands.page
    room.go("vote")
    round_id = room.open_round()
    page.get_by_role("radio", name="0").press("Space")
    hands.press("ArrowRight", "ArrowRight")
    expect(page.get_by_role("radio", name="2")).to_be_checked()
    looked_over(hands)
    hands.to(page.get_by_role("button", name="Next candidate"))
    page.get_by_role("radio", name="5").press("Space")
    hands.to(page.get_by_role("button", name="See all my scores"))
    expect(page.get_by_role("heading", name="Your scores")).to_be_focused()
    looked_over(hands)
    hands.to(page.get_by_role("button", name="I am done"))
    for voter in (ben, cho):
        options = room.desk.view["rounds"][round_id]["options"]
        voter.do("cast_ballot", round=round_id, ballot={"scores": {options[0]: 5}})
    room.close_round(round_id)
    expect(page.get_by_text("What the room chose")).to_be_visible()
    for fold in page.locator("main summary").all():
        fold.press("Enter")
    looked_over(hands)
    room.go("word")
    words = page.get_by_label("The words as they stand")

    def happens() -> None:
        pieces = room.desk.view["finals"]["mission"]["pieces"]
        typed = [{key: piece[key] for key in ("id", "role", "text")} for piece in pieces]
        typed[0]["text"] += ", day and night"
        room.desk.tell("typing", {"part": "mission", "base": 1, "pieces": typed})
        expect(page.get_by_text("Being typed now")).to_be_visible()
        ben.do("request_word", part="mission", phrase="calm", suggestion="quiet")
        room.desk.do("offer_version", part="mission", base=1, pieces=typed)
        expect(page.get_by_text("Mission · version 2")).to_be_visible()

    hands.writes_on(words, happens)
    looked_over(hands)
    room.go("ratify")
    round_id = room.open_round()
    page.get_by_role("radio", name="Wholehearted").press("Space")
    hands.press(*["ArrowDown"] * 6)
    expect(page.get_by_role("radio", name="Serious disagreement")).to_be_checked()
    expect(page.get_by_label("What would have to change?")).to_be_visible()
    looked_over(hands)
    room.close_round(round_id)
    room.go("close")
    room.desk.do("finish_workshop")
    expect(page.get_by_role("link", name="Open the outcome page")).to_be_visible()
    looked_over(hands)


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
    desk_dialogs(hands)
    hands.press("n")
    expect(page.locator(".desk__press")).to_contain_text("Next: Gather ideas")
    room = seated(led, guests)
    keys_rest_while_one_types(hands, room)
    messages_are_reached(hands)
    for kind, before in stages_of(room, guests):
        before()
        expect(page.locator(".desk__middle h2").first).to_be_visible()
        room.settle()
        looked_over(hands)
        assert kind
    replay(hands, led)


def desk_dialogs(hands: Keyboard) -> None:
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
    keys = page.get_by_role("dialog").locator("kbd").all_inner_texts()
    hands.press("Escape")
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


def stages_of(room: Running, guests: list[Guest]) -> list[tuple[str, Any]]:
    """What happens before each look at the desk."""
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

    steps = (wall, narrow, draft, discuss, vote, word, ratify, close)
    return [(step.__name__, step) for step in steps]


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
