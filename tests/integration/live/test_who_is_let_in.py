"""Tokens, the door, forms and origins: who is let in, and what those are told who are not."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.integration.live.house import Guest, House, Line, Running, live
from tests.people import Answer, Person, Visitor


@pytest.fixture(scope="module")
def room(house: House) -> Running:
    return house.running("gather")


@pytest.fixture(scope="module")
def ana(room: Running) -> Guest:
    return room.come("Ana")


def why(base: str, auth: object) -> tuple[Any, Any]:
    """The refusal's code, and that it says something to people."""
    line = Line(base, auth)
    refusal = line.refusal()
    line.close()
    assert refusal["message"], refusal
    return refusal["code"], refusal["ok"]


def tampered(token: str) -> list[str]:
    """The token with one letter changed: in what it says, in its time, in its signature."""
    letters = [place for place, letter in enumerate(token) if letter != "."]
    chosen = (letters[0], letters[len(letters) // 2], token.rindex(".") - 2, len(token) - 8)
    other = {place: "A" if token[place] != "A" else "B" for place in chosen}
    return [token[:place] + letter + token[place + 1 :] for place, letter in other.items()]


def test_nobody_is_let_in_without_a_token_of_ours(room: Running, ana: Guest) -> None:
    """R8: garbage, guesses and other types are answered with `no_token`."""
    sent: list[object] = [None, "text", [], 7, {}, {"token": None}, {"token": 7}, {"token": []}]
    sent += [{"token": ""}, {"token": "x" * 501}, {"token": "guessed"}, {"token": ana.token[:-1]}]
    sent += [{"token": ana.participant}, {"token": room.led.boot["participant"]}]
    for auth in sent:
        assert why(room.led.base, auth) == ("no_token", False), auth


def test_a_signed_token_that_was_changed_lets_nobody_in(house: House, room: Running) -> None:
    """R8: neither the facilitator's nor the projector's; nor one of another server's making."""
    screen = Visitor(house.url).get(room.led.boot["urls"]["screen"]).boot["token"]
    for token in (*tampered(room.led.boot["token"]), *tampered(screen)):
        assert why(house.url, {"token": token}) == ("signed_out", False), token
    assert why(house.url, {"token": "a.b.c"}) == ("signed_out", False)


def test_a_stale_token_lets_nobody_in(house: House) -> None:
    """R8: removed, deleted, signed out by a new password: each has its own code."""
    room = house.running("gather")
    gone = room.come("Gone")
    room.desk.do("remove_participant", participant=gone.participant)
    gone.until(lambda: gone.closed, "the end of the line")
    assert ('42["closed",{"reason":"removed"}]') in gone.frames
    assert why(house.url, {"token": gone.token}) == ("removed", False)
    stays = room.come("Stays")
    kept = {stays.participant: False, gone.participant: True}
    stays.until(lambda: as_archived(room) == kept, "the removal in the archive")
    house.facilitator.post(f"/w/{room.code}/delete", {})
    for person in (stays, room.desk, room.screen):
        person.until(lambda who=person: who.closed, "the end of the line")
        assert '42["closed",{"reason":"deleted"}]' in person.frames
    assert why(house.url, {"token": stays.token}) == ("no_token", False)
    assert why(house.url, {"token": room.led.boot["token"]}) == ("signed_out", False)


def as_archived(room: Running) -> dict[str, bool]:
    """Participant -> whether they were removed, as the archive has it."""
    found = room.led.facilitator.get(room.led.boot["urls"]["archive"]).json()
    return {person["id"]: person["removed"] for person in found["participants"]}


def test_a_token_opens_its_own_workshop_only(house: House, room: Running, ana: Guest) -> None:
    """Ids of another workshop are not there, whoever names them; nothing there changes."""
    other = house.running("gather")
    ben = other.come("Ben")
    theirs = other.idea(ben, "theirs")
    other.desk.do("reveal_ideas", stage=other.desk.view["current"])
    before = other.settle()
    answers = [
        room.desk.ask("hide_idea", idea=theirs),
        room.desk.ask("remove_participant", participant=ben.participant),
        room.desk.ask("open_stage", stage=other.desk.view["current"]),
        ana.ask("add_idea", stage=other.desk.view["current"], prompt="q1", text="words"),
        ana.ask("edit_idea", idea=theirs, text="mine now"),
        ben.ask("say_done", stage=room.desk.view["current"]),
    ]
    assert [(answer["ok"], answer["code"]) for answer in answers] == [(False, "not_found")] * 6
    assert Person(house.url, ben.token).version == before


def test_joining_with_what_does_not_fit_is_refused_beside_its_field(
    house: House, room: Running
) -> None:
    """R8, R9: by JSON and by the form alike; nobody has come in."""
    before = room.settle()
    visitor, path = Visitor(house.url), f"/api/workshops/{room.code}/join"
    cases: list[tuple[Any, tuple[int, str, str | None]]] = [
        ({"name": "Eve", "group": "nobody"}, (400, "invalid", "group")),
        ({"name": "E" * 61, "group": "g1"}, (400, "too_long", "name")),
        ({"name": 7, "group": "g1"}, (400, "malformed", "name")),
        ({"name": "Eve", "group": []}, (400, "malformed", "group")),
        (["Eve"], (400, "malformed", None)),
        (None, (400, "malformed", None)),
    ]
    for data, expected in cases:
        answer = visitor.send("POST", path, data)
        told = answer.json()
        assert (answer.status, told["code"], told["field"]) == expected, data
    form = visitor.post(f"/j/{room.code}", {"name": "E" * 61, "group": "g1"})
    assert form.status == 400
    assert "That name is too long. Shorten it to 60 characters." in form.text
    assert 'value="' + "E" * 61 in form.text, "what was typed is still there"
    missing = visitor.send("POST", "/api/workshops/ZZZZZZZZ/join", {"name": "Eve", "group": ""})
    assert (missing.status, missing.json()["code"]) == (404, "not_found")
    assert room.settle() == before + 2


def test_a_closed_door_keeps_newcomers_out_and_lets_old_friends_back(house: House) -> None:
    """The door closes for those who have no token; it says so on the page and by JSON."""
    room = house.running("gather")
    ana = room.come("Ana")
    room.desk.do("close_door")
    answer = Visitor(house.url).send(
        "POST", f"/api/workshops/{room.code}/join", {"name": "Eve", "group": ""}
    )
    assert (answer.status, answer.json()["code"]) == (409, "door_closed")
    assert "The door of this workshop is closed" in Visitor(house.url).get(f"/j/{room.code}").text
    assert Person(house.url, ana.token).mine["id"] == ana.participant
    assert ana.pages.get(f"/j/{room.code}").boot["participant"] == ana.participant


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.json()["code"]


def test_what_changes_something_needs_the_pages_own_token(house: House, room: Running) -> None:
    """A form or a call from elsewhere carries the cookie, and not the CSRF token."""
    before, code = room.settle(), room.code
    facilitator = house.facilitator
    for csrf in ("", "forged"):
        answer = facilitator.send("POST", f"/api/workshops/{code}/rotate", {}, csrf=csrf)
        assert refused(answer) == (403, "stale_page")
        answer = facilitator.send("POST", f"/api/workshops/{code}/rehearse", {}, csrf=csrf)
        assert refused(answer) == (403, "stale_page")
    fields = {"csrf_token": "forged", "title": "Taken over"}
    for path in (f"/w/{code}/delete", f"/w/{code}/plan", "/workshops/new", f"/w/{code}/duplicate"):
        assert facilitator.post(path, fields).status == 403, path
    assert facilitator.get(f"/w/{code}/lead").boot["title"] == room.led.boot["title"]
    assert room.settle() == before + 2


def test_what_the_facilitator_does_over_http_nobody_else_does(
    house: House, room: Running, ana: Guest
) -> None:
    """A participant's cookie and a stranger's none: refused, or led to the sign-in page."""
    code = room.code
    for visitor in (ana.pages, Visitor(house.url)):
        for method, path in (("POST", "rotate"), ("GET", "phone-test"), ("POST", "rehearse")):
            page = visitor.get(f"/j/{code}") if visitor is not ana.pages else None
            token = _csrf(page) if page else ""
            answer = visitor.send(method, f"/api/workshops/{code}/{path}", {}, csrf=token)
            assert refused(answer) in ((403, "signed_out"), (403, "stale_page")), path
        for path in (f"/w/{code}/lead", f"/w/{code}/plan", f"/w/{code}/delete", "/workshops/new"):
            assert "/sign-in" in visitor.get(path).url, path


def _csrf(page: Answer) -> str:
    return page.text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize(("transport", "opened"), [("websocket", 101), ("polling", 200)])
def test_a_socket_is_opened_from_our_own_pages_only(
    house: House, transport: str, opened: int
) -> None:
    """A page of another origin cannot use the browser that is signed in here."""
    server = urlsplit(house.url).netloc
    own, others = house.url, ("http://elsewhere.example", "null", f"https://{server}.example")
    found = {}
    for origin in (own, *others):
        line = HTTPConnection(server, timeout=10)
        headers = {"Origin": origin, **(UPGRADE if transport == "websocket" else {})}
        line.request("GET", f"/socket.io/?EIO=4&transport={transport}", headers=headers)
        found[origin] = line.getresponse().status
        line.close()
    assert found == {own: opened, **dict.fromkeys(others, 400)}


class Polling:
    """A connection without a WebSocket, which hangs up while it is being let in."""

    def __init__(self, base: str) -> None:
        self._server = urlsplit(base).netloc
        line = self._ask("GET", "/socket.io/?EIO=4&transport=polling")
        opened = line.getresponse().read().decode()
        line.close()
        self._sid = json.loads(opened.removeprefix("0"))["sid"]

    def _ask(self, method: str, path: str, body: str | None = None) -> HTTPConnection:
        line = HTTPConnection(self._server, timeout=10)
        line.request(method, path, body, {"Content-Type": "text/plain"} if body else {})
        return line

    def come_and_go(self, token: str, pause: float) -> None:
        """Both at once: the second is on its way before the first is answered."""
        path = f"/socket.io/?EIO=4&transport=polling&sid={self._sid}"
        lines = [self._ask("POST", path, f"40{json.dumps({'token': token})}")]
        time.sleep(pause)
        lines.append(self._ask("POST", path, "1"))
        for line in lines:
            line.getresponse().read()
            line.close()


def test_whoever_hangs_up_while_being_let_in_is_not_here(house: House) -> None:
    """Nobody stays among those present whose connection is gone, nor takes a place for ever."""
    room = house.running("gather")
    ana = room.come("Ana")
    room.desk.until(lambda: live(room.desk)["present"] == 1, "Ana")
    for number in range(40):
        Polling(house.url).come_and_go(ana.token, 0.0002 * (number % 15))
    ana.close()
    room.desk.until(lambda: live(room.desk)["present"] == 0, "nobody")
