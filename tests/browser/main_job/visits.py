"""Quick beginnings for short tests: pages for people who joined by hand-made requests."""

from __future__ import annotations

import re
from http.cookiejar import CookieJar
from typing import Any

from playwright.sync_api import Page, Route, WebSocketRoute

from tests.browser.main_job.cast import Desk, Phone
from tests.browser.main_job.watch import Watch
from tests.integration.live.house import Guest, Running

#: How an acknowledgement begins: a message of Engine.IO (4), of Socket.IO's kind 3.
ANSWER = "43"
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}


def visit(page: Page, url: str, cookies: CookieJar) -> None:
    """Go there, in a browser that has these cookies."""
    base = url[: url.index("/", url.index("//") + 2)]
    known = [{"name": one.name, "value": one.value or "", "url": base} for one in cookies]
    page.context.add_cookies(known)  # type: ignore[arg-type]
    page.goto(url)


class Network:
    """What lies between a page and the server's sockets; it can be cut. Make it before the page."""

    def __init__(self, page: Page) -> None:
        self._lines: list[WebSocketRoute] = []
        self._up = True
        self._answers = True
        page.route_web_socket(re.compile("/socket.io/"), self._connect)
        page.route("**/socket.io/**", self._ask)

    def cut(self) -> None:
        self._up = False
        for line in self._lines:
            line.close()
        self._lines.clear()

    def mend(self) -> None:
        self._up = self._answers = True

    def lose_answers(self) -> None:
        """What the server acknowledges gets lost on the way; the rest of what it says arrives."""
        self._answers = False

    def _connect(self, line: WebSocketRoute) -> None:
        if not self._up:
            line.close()
            return
        server = line.connect_to_server()
        server.on_message(lambda said: line.send(said) if self._lets_through(said) else None)
        self._lines.append(line)

    def _lets_through(self, said: str | bytes) -> bool:
        return self._answers or not str(said).startswith(ANSWER)

    def _ask(self, route: Route) -> None:
        if self._up:
            route.continue_()
        else:
            route.abort()


def phone_of(watch: Watch, room: Running, guest: Guest) -> Phone:
    """The phone of somebody who joined; their socket made way for it."""
    return wired_phone_of(watch, room, guest)[0]


def wired_phone_of(watch: Watch, room: Running, guest: Guest) -> tuple[Phone, Network]:
    """The same, with its network."""
    guest.close()
    page = watch.person(guest.participant, **PHONE)
    network = Network(page)
    visit(page, f"{room.led.base}/w/{room.code}", guest.pages.cookies)
    return Phone(page), network


def desk_of(watch: Watch, room: Running) -> Desk:
    """The facilitator's page."""
    page = watch.person("Ada")
    visit(page, f"{room.led.base}/w/{room.code}/lead", room.led.facilitator.cookies)
    return Desk(page)
