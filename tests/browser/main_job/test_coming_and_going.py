"""People lose the line, reload, come late, are removed; nobody loses a word or their place."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, ViewportSize, expect

from tests.browser.main_job.cast import Desk, Phone
from tests.browser.main_job.visits import PHONE, desk_of, phone_of, wired_phone_of
from tests.browser.main_job.watch import Watch, assert_accessible, watching
from tests.integration.live.house import Guest, House, Running
from tests.people import Person
from tests.server import start

#: What a browser says of its own accord while the server is away.
AWAY = re.compile(
    "ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket|ERR_EMPTY_RESPONSE|ERR_FAILED"
)

#: What a keyboard leaves of a phone's page.
WITH_KEYBOARD: ViewportSize = {"width": 360, "height": 420}
#: Where the things are that a finger is on its way to; and the banner, where it lies.
PLACES = """() => ['h1', 'textarea', '.action-bar .button--next'].map((each) =>
  Math.round(document.querySelector(each).getBoundingClientRect().top))"""
GAPS = """() => {
  const at = (each) => document.querySelector(each).getBoundingClientRect();
  const banner = at('.banner');
  return [banner.top - at('textarea').bottom, at('.action-bar .button--next').top - banner.bottom];
}"""


def test_what_is_written_while_the_server_is_dead_is_stored_once_afterwards(
    browser: Browser, tmp_path: Path
) -> None:
    """R1, R2: killed, written, restarted on its port: the banner comes and goes, the idea is there
    once, and the facilitator's page comes back by itself too."""
    server = start(tmp_path)
    try:
        with watching(browser) as watch:
            room = House(server, tmp_path).running("gather")
            token = (ana := room.come("Ana")).token
            phone, desk = phone_of(watch, room, ana), desk_of(watch, room)
            phone.write("before the power went")
            expect(desk.main.locator(".asked__number").first).to_have_text("1")
            room.desk.close()
            room.screen.close()
            server.kill()
            banner = phone.page.get_by_text("No connection. Keep writing")
            expect(banner).to_be_visible()
            phone.page.get_by_role("textbox").fill("written in the dark")
            phone.press("Add this idea")
            phone.sees("Waiting to be sent", "1 thing waits to be sent.")
            phone.page.get_by_role("textbox").fill("half a thought")
            desk.sees("No connection. Phones keep what people write.", "Offline")
            assert_accessible(phone.page, desk.page)
            server = start(tmp_path, port=int(server.url.rsplit(":", 1)[1]))
            expect(banner).to_be_hidden(timeout=60_000)
            idea = phone.page.get_by_role("listitem").filter(has_text="written in the dark")
            expect(idea).to_have_count(1)
            expect(idea).to_contain_text("Stored")
            expect(phone.page.get_by_role("textbox")).to_have_value("half a thought")
            expect(desk.main.locator(".asked__number").first).to_have_text("2", timeout=60_000)
            stored = Person(server.url, token).mine["ideas"].values()
            assert sorted(each["text"] for each in stored) == [
                "before the power went",
                "written in the dark",
            ]
            watch.complaints[:] = [said for said in watch.complaints if not AWAY.search(said)]
    finally:
        server.kill()


def test_a_phone_without_a_network_keeps_words_through_a_reload(house: House, watch: Watch) -> None:
    """R2: the phone's browser threw the page away meanwhile; everything arrives once. Nothing moves
    under the finger when the banner comes and goes, nor does it hide the field or the button."""
    room = house.running("gather")
    ana = room.come("Ana")
    phone, network = wired_phone_of(watch, room, ana)
    phone.write("before the tunnel")
    phone.page.set_viewport_size(WITH_KEYBOARD)
    phone.page.get_by_role("textbox").fill("written in the tunnel")
    # As a browser does when its keyboard has come.
    phone.page.get_by_role("textbox").evaluate(
        "(field) => field.scrollIntoView({block: 'nearest'})"
    )
    before = phone.page.evaluate(PLACES)
    network.cut()
    phone.sees("No connection. Keep writing")
    assert phone.page.evaluate(PLACES) == before
    assert min(phone.page.evaluate(GAPS)) >= 0
    network.mend()
    expect(phone.page.locator(".banner")).to_have_count(0, timeout=60_000)
    assert phone.page.evaluate(PLACES) == before
    network.cut()
    phone.press("Add this idea")
    phone.page.get_by_role("textbox").fill("half a thought")
    phone.sees("No connection. Keep writing", "Waiting to be sent")
    phone.page.reload()
    phone.sees("No connection. Keep writing", "1 thing waits to be sent.")
    network.mend()
    idea = phone.page.get_by_role("listitem").filter(has_text="written in the tunnel")
    expect(idea).to_contain_text("Stored", timeout=60_000)
    expect(idea).to_have_count(1)
    expect(phone.page.get_by_role("textbox")).to_have_value("half a thought")
    stored = again(ana).mine["ideas"].values()
    assert sorted(each["text"] for each in stored) == ["before the tunnel", "written in the tunnel"]
    watch.complaints[:] = [said for said in watch.complaints if not AWAY.search(said)]


def test_an_idea_whose_answer_was_lost_is_never_shown_twice(house: House, watch: Watch) -> None:
    """The page sees it stored before it hears so: then the line breaks, and it is sent again."""
    room = house.running("gather")
    ana = room.come("Ana")
    phone, network = wired_phone_of(watch, room, ana)
    network.lose_answers()
    phone.page.get_by_role("textbox").fill("written once")
    phone.press("Add this idea")
    idea = phone.page.get_by_role("listitem").filter(has_text="written once")
    expect(idea.get_by_role("button", name="Change")).to_be_visible()
    expect(idea).to_have_count(1)
    network.cut()
    phone.sees("No connection. Keep writing", "1 thing waits to be sent.")
    expect(idea).to_have_count(1)
    network.mend()
    expect(phone.page.get_by_text("1 thing waits to be sent.")).to_be_hidden(timeout=60_000)
    expect(idea).to_have_count(1)
    assert [each["text"] for each in again(ana).mine["ideas"].values()] == ["written once"]
    watch.complaints[:] = [said for said in watch.complaints if not AWAY.search(said)]


def again(guest: Guest) -> Person:
    """The same person at another socket."""
    return Person(guest.pages.base, guest.token)


def test_a_reload_and_a_second_tab_are_the_same_person(house: House, watch: Watch) -> None:
    """Their ideas are there, and the room counts one."""
    room = house.running("gather")
    phone = phone_of(watch, room, room.come("Ana"))
    phone.write("an idea of hers")
    phone.page.reload()
    phone.sees("an idea of hers", "Stored")
    second = Phone(phone.page.context.new_page())
    second.page.goto(f"{house.url}/j/{room.code}")
    second.sees("an idea of hers")
    second.write("from the second tab")
    phone.sees("from the second tab")
    desk = desk_of(watch, room)
    expect(desk.page.locator(".panel__count").first).to_have_text("1")
    desk.sees("1 person")


def test_a_device_that_is_not_known_any_more_finds_its_words_when_it_joins_again(
    house: House, watch: Watch
) -> None:
    """The seat's cookie is lost, so they are somebody new; the words are asked about and go on."""
    room = house.running("gather")
    phone = phone_of(watch, room, room.come("Ana"))
    phone.page.get_by_role("textbox").fill("half a thought")
    phone.page.context.clear_cookies()
    phone.page.reload()
    phone.enter("Ana", "Prefer not to say")
    phone.sees("Kept on this device, and not sent:", "half a thought")
    expect(phone.page.get_by_role("textbox")).to_have_value("")
    assert_accessible(phone.page)
    phone.press("It is mine: go on with it")
    expect(phone.page.get_by_role("textbox")).to_have_value("half a thought")
    phone.misses("Kept on this device, and not sent:")
    phone.page.reload()
    expect(phone.page.get_by_role("textbox")).to_have_value("half a thought")
    phone.misses("Kept on this device, and not sent:")


def test_the_facilitator_reloads_in_the_middle_of_a_vote(house: House, watch: Watch) -> None:
    """The role stays, so does the vote with its turnout; on a second device too."""
    room, phone = voting(house, watch)
    phone.dot("An idea")
    phone.sees("Your vote is stored.")
    desk = desk_of(watch, room)
    for _ in range(2):
        desk.sees("1 of 2 have voted")
        expect(desk.page.locator(".desk__press")).to_contain_text("Close the vote")
        desk.page.reload()
    other = desk_of(watch, room)
    other.close_vote(1, 2)
    desk.sees("1 of 2 voted", "Next: Draft")
    phone.sees("What the room put first", "1 of 2 voted")


def voting(house: House, watch: Watch) -> tuple[Running, Phone]:
    """A room of two in the middle of a dot vote; one of them has a phone."""
    room = house.running("gather")
    ana, ben = room.come("Ana"), room.come("Ben")
    room.idea(ana, "An idea")
    room.idea(ben, "Another idea")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.go("narrow")
    room.open_round()
    phone = phone_of(watch, room, ana)
    phone.press("Got it")
    return room, phone


def test_who_is_removed_is_told_and_stays_out(house: House, watch: Watch) -> None:
    """Removed on the facilitator's page; the phone says so and a reload changes nothing."""
    room = house.running("gather")
    phone, desk = phone_of(watch, room, room.come("Ana")), desk_of(watch, room)
    phone.sees("Question 1 of 3")
    desk.page.get_by_text("1 person", exact=True).click()
    desk.press("Remove Ana")
    assert_accessible(desk.page)
    desk.confirm("Remove Ana?", "Remove")
    desk.sees("Ana was removed.")  # for some seconds
    phone.sees("You are no longer in this workshop")
    assert_accessible(phone.page)
    phone.page.reload()
    expect(phone.page.get_by_role("textbox")).to_have_count(0)


def test_a_closed_door_is_told_and_opens_again(house: House, watch: Watch) -> None:
    """Nobody new comes in; whoever was here comes back."""
    room = house.running("gather")
    phone, desk = phone_of(watch, room, room.come("Ana")), desk_of(watch, room)
    close_door(desk, "Close the door")
    late = Phone(watch.person("Late", **PHONE))
    late.page.goto(f"{house.url}/j/{room.code}")
    late.sees("The door of this workshop is closed.")
    expect(late.button("Join the workshop")).to_have_count(0)
    assert_accessible(late.page)
    phone.page.reload()
    phone.sees("Question 1 of 3")
    close_door(desk, "Open the door")
    late.page.reload()
    late.enter("Late", "Rest of IT")
    kept_under_a_new_code(desk)


def close_door(desk: Desk, what: str) -> None:
    dialog = how_people_join(desk)
    dialog.get_by_role("button", name=what).click()
    expect(dialog.get_by_role("button", name=what)).to_have_count(0)
    dialog.get_by_role("button", name="Close", exact=True).click()


def how_people_join(desk: Desk) -> Locator:
    desk.page.get_by_role("button", name=re.compile("^(Join at|Door closed)")).click()
    return desk.page.get_by_role("dialog", name="How people join")


def kept_under_a_new_code(desk: Desk) -> None:
    """What the desk's own browser keeps for its facilitator is found again after a reload."""
    keys = desk.page.get_by_label("Use these keys on this computer")
    desk.page.keyboard.press("?")
    keys.uncheck()
    desk.press("Close")
    how_people_join(desk).get_by_role("button", name="Make a new link").click()
    desk.confirm("Make a new link?", "Make a new link")
    desk.sees("The new link is ready.")
    desk.page.reload()
    desk.page.get_by_label("More", exact=True).click()
    desk.press("Help and shortcuts")
    expect(keys).not_to_be_checked()


def test_who_comes_late_sees_so_far_and_votes_in_the_open_round(house: House, watch: Watch) -> None:
    """What was decided, what is open, what comes next; their vote counts."""
    room, _ = voting(house, watch)
    late = Phone(watch.person("Late", **PHONE))
    late.page.goto(f"{house.url}/j/{room.code}")
    late.enter("Late", "Rest of IT")
    so_far = late.page.get_by_role("region", name="So far")
    for text in ("2 ideas revealed", "the vote is open, you can vote", "Draft"):
        expect(so_far).to_contain_text(text)
    assert_accessible(late.page)
    late.press("Got it")
    late.dot("An idea", "Another idea")
    late.done()
    late.sees("Stored. 1 of 3 has voted.")
    desk_of(watch, room).close_vote(1, 3)
    late.sees("What the room put first")
