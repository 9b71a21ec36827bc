"""Walk 8: a participant's tasks by keyboard."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.walks.keyboard import Keyboard
from tests.integration.live.house import Guest, Running

IDEAS = ("One call that is enough", "Nurses on night shift", "New colleagues")


def looked_over(hands: Keyboard) -> None:
    """Tab through it, make it large, force its colours."""
    hands.walk()
    hands.fits()
    hands.forced()
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
    field.fill("One too many")
    hands.to(page.get_by_role("button", name="Add this idea"))
    expect(page.get_by_role("button", name="Change")).to_have_count(2)
    hands.to(page.get_by_role("button", name="Withdraw").first)
    hands.to(page.get_by_role("button", name="Withdraw it"))
    expect(page.get_by_text("One too many")).to_have_count(0)
    expect(page.get_by_role("button", name="Change")).to_be_focused()

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
    hands.back()
    page.get_by_label("Objective 1", exact=True).fill("fixing causes")
    page.get_by_label("Objective 2", exact=True).fill("listening first")
    hands.to(page.get_by_role("button", name="Move objective 2 up"))
    expect(page.get_by_role("button", name="Move objective 1 up")).to_be_focused()
    hands.to(page.get_by_role("button", name="Add an objective"))
    expect(page.get_by_label("Objective 3", exact=True)).to_be_focused()
    hands.to(page.get_by_role("button", name="Remove objective 3"))
    hands.to(page.get_by_role("button", name="Propose this mission"))
    expect(page.get_by_role("heading", name="Yours")).to_be_focused()
    # Before the other one, which else might be the first.
    expect(page.locator(".fate--stored")).to_be_visible()
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
        expect(page.get_by_text("Final words · version 2")).to_be_visible()

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
