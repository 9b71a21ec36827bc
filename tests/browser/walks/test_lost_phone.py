"""Walk 5: a phone loses its network for five minutes while somebody types; one sleeps for an hour.

That words survive a reload without a network, and a server that dies, is in
tests/browser/main_job/test_coming_and_going.py; here time passes, and the room goes on meanwhile.
"""

from __future__ import annotations

import json
import re
from http.cookiejar import CookieJar
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.main_job.cast import Phone
from tests.browser.main_job.visits import PHONE, Network, visit
from tests.browser.main_job.watch import Watch
from tests.browser.walks.clocked import Clock
from tests.integration.live.house import Guest, House, Running
from tests.people import Person

#: What a browser says of its own accord while it has no network.
AWAY = re.compile("ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket")
FIELD = "() => [document.activeElement.tagName, document.activeElement.value]"


class HeardNetwork(Network):
    """A network that remembers what went over it."""

    def __init__(self, page: Page) -> None:
        self.sent: list[str] = []
        self.heard: list[str] = []
        super().__init__(page)

    def _connect(self, line: WebSocketRoute) -> None:
        if not self._up:
            line.close()
            return
        server = line.connect_to_server()

        def up(text: str | bytes) -> None:
            self.sent.append(str(text))
            server.send(text)

        def down(text: str | bytes) -> None:
            self.heard.append(str(text))
            line.send(text)

        line.on_message(up)
        server.on_message(down)
        self._lines.append(line)

    def entries(self) -> list[dict[str, Any]]:
        """What the page said at each entrance: its token, and the version that it has."""
        return [json.loads(text[2:]) for text in self.sent if text.startswith("40")]

    def events(self) -> list[str]:
        """The names of what the server has sent."""
        return [json.loads(text[2:])[0] for text in self.heard if text.startswith("42")]


class OwnPhone(Phone):
    """A phone that can lose its network and fall asleep; its own clock can be moved on."""

    def __init__(self, watch: Watch, room: Running, guest: Guest) -> None:
        guest.close()
        super().__init__(watch.person(guest.participant, **PHONE))
        self.page.clock.install()
        self.network = HeardNetwork(self.page)
        cookies: CookieJar = guest.pages.cookies
        visit(self.page, f"{room.led.base}/w/{room.code}", cookies)

    def lose_network(self) -> None:
        self.page.context.set_offline(True)
        self.network.cut()

    def find_network(self) -> None:
        self.network.mend()
        self.page.context.set_offline(False)

    def sleep(self) -> None:
        """The browser stops everything that the page does."""
        self._state("frozen")

    def wake(self) -> None:
        self._state("active")

    def _state(self, state: str) -> None:
        line = self.page.context.new_cdp_session(self.page)
        line.send("Page.setWebLifecycleState", {"state": state})
        line.detach()


def stored(guest: Guest) -> list[str]:
    """The ideas that the server has of this person, sorted."""
    again = Person(guest.pages.base, guest.token)
    texts = sorted(str(idea["text"]) for idea in again.mine["ideas"].values())
    again.close()
    return texts


def test_five_minutes_without_a_network_lose_neither_a_word_nor_a_vote(
    timed: tuple[House, Clock], watch: Watch
) -> None:
    """Typed on undisturbed, sent once, and taken although the room has moved on."""
    house, clock = timed
    room = house.running("gather")
    ana, ben = room.come("Ana"), room.come("Ben")
    room.idea(ben, "New colleagues in their first week")
    phone = OwnPhone(watch, room, ana)
    phone.write("Before the tunnel")
    field = phone.page.get_by_role("textbox")
    field.press_sequentially("Written in")
    phone.lose_network()
    field.press_sequentially(" the tunnel")
    phone.page.clock.fast_forward(3_000)
    phone.sees("No connection. Keep writing")
    phone.press("Add this idea")
    phone.sees("Waiting to be sent", "1 thing waits to be sent.")
    field.press_sequentially("Half a thou")

    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.go("narrow")
    room.open_round()
    clock.advance(minutes=5)
    phone.page.clock.fast_forward(5 * 60_000)
    assert phone.page.evaluate(FIELD) == ["TEXTAREA", "Half a thou"]
    field.press_sequentially("ght")
    phone.sees("No connection. Keep writing", "Question 1 of 3")

    phone.find_network()
    phone.sees("What should go on?", "You were still writing when the room moved on:")
    expect(phone.page.get_by_text("No connection. Keep writing")).to_be_hidden()
    phone.sees("Half a thought")
    phone.press("Add it")
    expect(phone.page.get_by_text("You were still writing")).to_be_hidden()
    phone.dot("Before the tunnel", "New colleagues in their first week")
    phone.done()
    phone.sees("Stored. 1 of 2 has voted.")
    assert stored(ana) == ["Before the tunnel", "Half a thought", "Written in the tunnel"]
    watch.complaints[:] = [said for said in watch.complaints if not AWAY.search(said)]


def test_a_phone_that_slept_for_an_hour_wakes_where_the_room_is(
    timed: tuple[House, Clock], watch: Watch
) -> None:
    """The same person, by what was missed since and not by everything; no press is needed."""
    house, clock = timed
    room = house.running("gather")
    ana, ben = room.come("Ana"), room.come("Ben")
    phone = OwnPhone(watch, room, ana)
    phone.write("One call that is enough")
    phone.page.get_by_role("textbox").press_sequentially("Half a thought")
    phone.page.clock.fast_forward(1_000)
    phone.sleep()
    phone.network.cut()
    phone.network.mend()

    room.desk.until(lambda: bool(room.desk.view["ideas"]), "the idea")
    (idea,) = room.desk.view["ideas"]
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.go("draft")
    room.candidate(ben, "To keep every colleague working", cites=[idea])
    clock.advance(minutes=60)
    room.go("discuss")
    heard = len(phone.network.events())

    phone.page.clock.fast_forward(60 * 60_000)
    phone.wake()
    phone.sees("Discuss", "What do you not understand yet?", "To keep every colleague working")
    phone.sees("Your idea is in here.", "You were still writing when the room moved on:")
    expect(phone.page.get_by_role("timer")).to_have_text(re.compile(r"^1[12]:\d\d$"))
    expect(phone.page.get_by_text("No connection. Keep writing")).to_be_hidden()
    first, *later = phone.network.entries()
    assert {entry["token"] for entry in later} == {first["token"]}
    assert all(entry["version"] > 0 for entry in later)
    assert "snapshot" not in phone.network.events()[heard:]
    phone.press("Throw it away")
    phone.open_candidate("To keep every colleague working")
    phone.comment("Who picks up after six?")
    watch.complaints[:] = [said for said in watch.complaints if not AWAY.search(said)]
