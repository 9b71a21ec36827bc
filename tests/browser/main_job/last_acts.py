"""The main job in acts: from the final words to what people take home."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.browser.main_job.acts import ANA_PURPOSE, IDEAS, OBJECTIVES, TITLE, Room
from tests.browser.main_job.cast import Somebody
from tests.browser.main_job.watch import assert_accessible

CHOSEN = f"{ANA_PURPOSE}, day and night"
ADDED = ", and with a calm voice"
AGREED = CHOSEN + ADDED


def word(room: Room) -> None:
    """A scribe on another device rewords the winner; everybody reads along as it is typed."""
    room.desk.next("Next: Final words")
    expect(room.desk.field("Purpose")).to_have_value(CHOSEN)
    for somebody in (room.screen, *room.phones):
        somebody.sees(CHOSEN)
    room.ana.sees("The facilitator edits it", "A word I would change")
    room.desk.field("Purpose").press("End")
    room.desk.field("Purpose").press_sequentially(ADDED[:5])
    room.desk.hand_pen_to("Ben")  # and what is typed and not offered goes with it
    room.ben.sees("You have the pen", "everybody sees each word as you type it")
    room.cho.sees(CHOSEN + ADDED[:5])
    room.ana.field("The words as they stand").fill("day and night")
    room.ana.field("What should stand there").fill("around the clock")
    room.ana.press("Send this change")
    for somebody in (room.desk, *room.phones):
        somebody.sees("around the clock")
    room.screen.sees("1 change that somebody would make")

    purpose = room.ben.field("Purpose")
    expect(purpose).to_have_value(CHOSEN + ADDED[:5])
    room.screen.sees(CHOSEN + ADDED[:5])
    purpose.press("End")
    purpose.press_sequentially(ADDED[5:14])
    for reader in (room.ana, room.cho, room.desk, room.screen):
        reader.sees("and with a")
        reader.misses("calm voice")
    room.ana.sees("Being typed now")
    room.look()
    purpose.press_sequentially(ADDED[14:])
    for reader in (room.ana, room.cho, room.desk, room.screen):
        reader.sees("and with a calm voice")
    assert_accessible(room.ben.page)
    room.ben.press("Mark as settled")
    room.ana.sees("Settled")
    room.ben.press("Offer this version")
    room.ben.sees("Version 2 is what the room has.")
    room.ana.sees("Final words · version 2")
    expect(room.cho.page.get_by_text("Being typed now")).to_have_count(0)


def ratify(room: Room) -> None:
    """Where everybody stands on the text, by gradients of agreement; then it is adopted."""
    room.desk.next("Next: Ratify")
    room.all_see(AGREED)
    room.desk.next("Open the vote")
    for phone in room.phones:
        phone.sees("Where do you stand on this text?", AGREED)
    room.ana.stand("Wholehearted")
    room.look()
    room.ana.done()
    room.ben.stand("Agree with a minor point")
    room.ben.done()
    room.cho.stand("Serious disagreement", "Still no word on suppliers.")
    room.cho.stand("Support with reservations")
    room.cho.done()
    for somebody in (room.desk, room.screen, room.ana, room.ben):
        somebody.misses("Still no word on suppliers.", "in support (")
    room.desk.close_vote(3, 3)
    for somebody in (room.desk, *room.phones, room.screen):
        somebody.sees("The decision rule is met", "100% in support (3 of 3): 80% are needed")
    room.look()
    room.desk.next("Adopt the mission")
    room.desk.confirm("Adopt the mission?", "Adopt")
    room.desk.sees("Adopted")
    room.screen.sees("Our mission", AGREED)
    for phone in room.phones:
        phone.sees("Mission adopted, version 2.")
    room.look()


def close(room: Room) -> None:
    """Owner, review and promotion; then the workshop is over."""
    room.desk.next("Next: Close")
    for label, text in (
        ("When they are read again", "2030-01-31"),
        ("How others hear of them first", "Read out on Monday"),
    ):
        room.desk.field(label).fill(text)
    room.desk.field("Heads in the room").press("Tab")
    room.desk.sees("Stored")
    expect(room.desk.field("When they are read again")).to_have_value("2030-01-31")
    for phone in room.phones:
        phone.sees("Our mission", AGREED, *OBJECTIVES, "Read out on Monday")
    room.look()
    # Left for the press that ends it: nothing is said to be missing.
    room.desk.field("Who looks after these words").fill("Ada Lovelace")
    room.desk.next("Finish the workshop")
    room.desk.sees("Finished")
    expect(room.desk.page.locator(".join-pill")).to_have_count(0)
    menu_beside_the_title(room.desk.page)
    for phone in room.phones:
        phone.sees("The outcome", AGREED, "Thank you. 3 people worked on this.")
    room.screen.sees(AGREED, "Thank you. 3 people took part.")
    room.look()


def menu_beside_the_title(desk: Page) -> None:
    """On a phone the menu has a line of its own no more once it is alone in its bar."""
    before = desk.viewport_size
    assert before is not None
    desk.set_viewport_size({"width": 390, "height": 740})
    title = desk.locator(".topbar__title").bounding_box()
    menu = desk.locator(".desk-menu > summary").bounding_box()
    assert title is not None
    assert menu is not None
    assert menu["y"] < title["y"] + title["height"]
    desk.set_viewport_size(before)


def export(room: Room, folder: Path) -> None:
    """The Word document holds the agreed words; so do the table and the archive."""
    desk = room.desk
    desk.page.get_by_text("With the comments").click()
    # Pressed before its field is left: what was typed there stands in what is made, all the same.
    desk.field("Who does it").fill("Grace Hopper")
    desk.button("Make the full document").dispatch_event("click")
    link = desk.page.locator(".documents__name")
    expect(link).to_contain_text(TITLE, timeout=60_000)
    assert_accessible(desk.page)
    with desk.page.expect_download() as started:
        link.click()
    file = folder / "mission.docx"
    started.value.save_as(file)
    said = text_of(file)
    for text in (TITLE, AGREED, *OBJECTIVES, *IDEAS[:1], "Who picks up after six?", "Grace Hopper"):
        assert text in said, text
    assert "Still no word on suppliers." not in said, "a reason that was taken back"
    for name, wanted in (
        ("Results as a table (CSV)", "Score"),
        ("Archive of the record (JSON)", "Grace Murray"),
    ):
        desk.field("Who does it").fill("Grace Murray")
        with desk.page.expect_download() as started:
            desk.page.get_by_role("link", name=name).dispatch_event("click")
        file = folder / name
        started.value.save_as(file)
        assert wanted.lower() in file.read_text("utf-8-sig").lower(), name


def text_of(file: Path) -> str:
    """All text of a document, tables too, as python-docx reads it."""
    document = docx.Document(io.BytesIO(file.read_bytes()))
    runs = document.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    )
    return "".join(run.text or "" for run in runs)


def replay(room: Room) -> None:
    """The facilitator's replay plays to its end and shows the agreed text."""
    desk = room.desk
    desk.page.get_by_role("link", name="Open the replay").click()
    play_to_the_end(desk.page)


def play_to_the_end(page: Page) -> None:
    somebody = Somebody(page)
    expect(page.get_by_role("slider")).to_be_visible()
    page.get_by_label("Speed").select_option("64")
    somebody.press("Play")
    expect(somebody.button("Play again")).to_be_visible(timeout=60_000)
    scene = page.locator(".replay__scene")
    expect(scene).to_contain_text(AGREED)
    expect(scene).to_contain_text("The workshop is over.")
    somebody.misses("Still no word on suppliers.")
    assert_accessible(page)


def outcome(room: Room) -> None:
    """A phone opens the outcome page, and from there the replay."""
    room.ana.page.get_by_role("link", name="Open the outcome page").click()
    room.ana.sees(TITLE, AGREED, *OBJECTIVES)
    room.ana.misses("Ben", "Cho", "Still no word on suppliers.")
    assert_accessible(room.ana.page)
    room.ana.page.get_by_role("link", name=re.compile("the replay")).click()
    play_to_the_end(room.ana.page)


def at_home(room: Room) -> None:
    """The dashboard lists the workshop among the past ones."""
    room.desk.page.goto(room.desk.page.url.split("/w/")[0] + "/")
    room.desk.sees(
        "Your workshops", TITLE, "Finished", room.desk.page.locator(".code").inner_text()
    )
    assert_accessible(room.desk.page)
