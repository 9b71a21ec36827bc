"""Behind a reverse proxy: whose address counts, and who is believed about it."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request

import pytest

from tests.integration.live.house import House, Line
from tests.people import Answer, Facilitator, Visitor
from tests.server import running

GUESS = {"email": "guessed@example.org", "password": "too long to be looked at " * 9}
PUBLIC = "https://workshop.example.org"
FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "workshop.example.org"}


class Behind(Visitor):
    """Somebody whose requests come through a proxy, with the headers that it sends."""

    def __init__(self, base: str, **headers: str) -> None:
        super().__init__(base)
        self.headers = headers

    def _ask(self, request: Request) -> Answer:
        for name, value in self.headers.items():
            request.add_header(name.replace("_", "-"), value)
        return super()._ask(request)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    """The facilitator of a server that trusts one proxy."""
    with running(tmp_path_factory.mktemp("proxied"), WORKSHOP_TRUSTED_PROXIES="1") as server:
        yield Facilitator(server.url, server.sign_in_url)
        assert "Traceback" not in "\n".join(server.lines)


def guesses(base: str, *addresses: str) -> list[int]:
    """A guess at the same password from each of these addresses: the answers."""
    return [Behind(base, X_Forwarded_For=each).post("/sign-in", GUESS).status for each in addresses]


def test_each_address_behind_the_proxy_is_counted_for_itself(proxied: Facilitator) -> None:
    """One who guesses is slowed down; a colleague behind the same proxy is not."""
    ana, ben = "198.51.100.7", "2001:db8::7"
    assert guesses(proxied.base, *[ana] * 11, ben) == [403] * 10 + [429, 403]
    forged = [f"203.0.113.{number}, {ana}" for number in range(3)]
    assert guesses(proxied.base, *forged) == [429] * 3, "only what the proxy added counts"


def test_without_the_setting_nobody_is_believed_about_their_address(house: House) -> None:
    """Another address in the header with every guess makes no difference."""
    forged = [f"203.0.113.{number}" for number in range(11)]
    guess = {**GUESS, "email": "forged@example.org"}
    answers = [
        Behind(house.url, X_Forwarded_For=each, Forwarded=f"for={each}").post("/sign-in", guess)
        for each in forged
    ]
    assert [answer.status for answer in answers] == [403] * 10 + [429]


@pytest.mark.parametrize("transport", ["polling", "websocket"])
def test_a_live_line_is_opened_under_the_address_that_people_see(
    proxied: Facilitator, house: House, transport: str
) -> None:
    """Only where the proxy is trusted; elsewhere a forged host opens nothing."""
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    found = {
        "behind the proxy": opened(proxied.base, transport, PUBLIC, FORWARDED),
        "from another site": opened(proxied.base, transport, "https://evil.example", FORWARDED),
        "two hosts": opened(
            proxied.base,
            transport,
            "https://evil.example",
            {**FORWARDED, "X-Forwarded-Host": "evil.example, workshop.example.org"},
        ),
        "forged": opened(house.url, transport, "https://evil.example", forged),
        "not behind one": opened(house.url, transport, house.url, forged),
    }
    yes = 101 if transport == "websocket" else 200
    assert found == {
        "behind the proxy": yes,
        "from another site": 400,
        "two hosts": 400,
        "forged": 400,
        "not behind one": yes,
    }


def opened(base: str, transport: str, origin: str, headers: dict[str, str]) -> int:
    """The answer to a page of this origin that opens a live line."""
    upgrade: dict[str, Any] = {}
    if transport == "websocket":
        upgrade = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        }
    line = HTTPConnection(urlsplit(base).netloc, timeout=10)
    path = f"/socket.io/?EIO=4&transport={transport}"
    line.request("GET", path, headers={"Origin": origin, **upgrade, **headers})
    status = line.getresponse().status
    line.close()
    return status


def test_a_room_is_joined_over_https_that_ends_at_the_proxy(proxied: Facilitator) -> None:
    """The form's own check fits the address that people see; the seat is kept for https alone."""
    led = proxied.create()
    visitor = Behind(
        proxied.base,
        X_Forwarded_Proto="https",
        X_Forwarded_Host="workshop.example.org",
        Referer=f"{PUBLIC}/j/{led.code}",
    )
    page = visitor.post(f"/j/{led.code}", {"name": "Ana", "group": "g1"})
    # The cookie jar speaks plain http to the server, so that it keeps the seat to itself.
    assert page.url == f"{proxied.base}/j/{led.code}"
    assert [each.secure for each in visitor.cookies if each.name.startswith("seat-")] == [True]
    desk = Line(proxied.base, {"token": led.boot["token"]})
    assert desk.await_frame('42["snapshot"')
    desk.close()


def test_the_test_with_a_phone_turns_green_when_one_arrives(proxied: Facilitator) -> None:
    """By a device that is neither this computer nor the desk that waits for it."""
    led = proxied.create()
    asked = f"/api/workshops/{led.code}/phone-test"
    test = proxied.get(asked).json()
    path = urlsplit(test["url"]).path
    desk = Behind(proxied.base, X_Forwarded_For="192.0.2.9")
    for cookie in proxied.cookies:
        desk.cookies.set_cookie(cookie)
    assert "Open this on a phone" in desk.get(path).text
    assert proxied.get(asked).json() == test
    # As a phone types it, in small letters.
    phone = Behind(proxied.base, X_Forwarded_For="192.0.2.9").get(path.lower())
    assert "This phone gets through" in phone.text
    assert proxied.get(asked).json() == {**test, "arrived": True}
