"""Facilitators' accounts: the one-time link, sign in and out, name and password."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from tests.integration.live.house import House, Line
from tests.people import PASSWORD, Visitor
from tests.server import running
from workshop.application.access import Access
from workshop.secret_key import secret_key
from workshop.store.access_tables import AccessTables
from workshop.store.database import Database
from workshop.store.directory import Directory
from workshop.web import passwords

EMAIL = "ada@example.org"
NEW = {"name": "Bo", "email": "bo@example.org", "password": PASSWORD}


def signed_in(house: House, password: str = PASSWORD, **fields: str) -> Visitor:
    visitor = Visitor(house.url)
    page = visitor.post("/sign-in", {"email": EMAIL, "password": password, **fields})
    assert page.status == 200, page.text
    return visitor


def test_the_first_link_works_once(house: House) -> None:
    """Afterwards it says so, for reading and for sending; who is signed in is led home."""
    path = house.server.sign_in_url.removeprefix(house.url)
    assert Visitor(house.url).get(path).status == 410
    assert house.facilitator.get(path).url == f"{house.url}/"
    again = Visitor(house.url).post(
        path, {"name": "Eve", "email": "eve@example.org", "password": PASSWORD}, form="/sign-in"
    )
    assert again.status == 410
    assert "This link works only once" in again.text


def test_two_servers_on_one_machine_do_not_sign_each_other_out(
    house: House, tmp_path: Path
) -> None:
    """Cookies know no ports: each installation has a name of its own, kept over a restart."""
    visitor = signed_in(house)
    with running(tmp_path) as other:
        visitor.base = other.url
        visitor.post(other.sign_in_url.removeprefix(other.url), NEW)
        assert visitor.get("/account").url == f"{other.url}/account"
        names = {each.name for each in visitor.cookies if each.name.startswith("lodestar-")}
        assert len(names) == 2
    with running(tmp_path) as again:
        visitor.base = again.url
        assert visitor.get("/account").url == f"{again.url}/account"
    visitor.base = house.url
    assert visitor.get("/account").url == f"{house.url}/account"


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "not the password"), ("eve@example.org", PASSWORD), ("", "")]
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    house: House, email: str, password: str
) -> None:
    """Nobody learns who has an account; a password never stands in a page."""
    page = Visitor(house.url).post("/sign-in", {"email": email, "password": password})
    assert page.status == 403
    assert "E-mail address and password do not match." in page.text
    assert not password or password not in page.text


def test_an_unknown_address_takes_as_long_as_a_wrong_password() -> None:
    """The hash that stands in is as hard to check as a real one, and fits no password."""
    decoy = passwords._decoy()
    assert extract_parameters(decoy) == extract_parameters(passwords.hash_password(PASSWORD))
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(decoy, PASSWORD)


def test_signing_in_leads_back_to_the_page_that_asked(house: House) -> None:
    """After signing out the same page asks again."""
    led = house.facilitator.create()
    lead = f"/w/{led.code}/lead"
    visitor = Visitor(house.url)
    asked = visitor.get(lead)
    assert asked.url.startswith(f"{house.url}/sign-in?next=")
    visitor.post("/sign-in", {"email": EMAIL.upper(), "password": PASSWORD, "next": lead})
    assert visitor.get(lead).boot["role"] == "facilitator"
    visitor.post("/sign-out", {}, form="/account")
    assert visitor.get(lead).url.startswith(f"{house.url}/sign-in")


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "/\t\\evil.example/",
        "/\r\n\\evil.example/",
        "javascript:alert(1)",
        "\\\\evil.example",
        " //evil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(house: House, wanted: str) -> None:
    """Whatever a link asks for."""
    page = house.facilitator.get("/sign-in?" + urlencode({"next": wanted}))
    assert page.url.rstrip("/") == house.url


def test_a_form_of_another_site_does_nothing(house: House) -> None:
    """Without the page's token: neither sign in nor sign out nor a new workshop."""
    visitor = house.facilitator
    for path in ("/sign-in", "/sign-out", "/workshops/new", "/account/password"):
        answer = visitor.post(path, {"csrf_token": "guessed"}, form="/join")
        assert answer.status == 403, path
        assert "This page has been open for a while." in answer.text
    assert visitor.get("/account").url == f"{house.url}/account"


def test_a_changed_password_signs_out_all_other_devices(house: House) -> None:
    """Their pages, and their live lines; this one goes on."""
    led = house.facilitator.create()
    other, this = signed_in(house), house.facilitator
    boot = other.get(f"/w/{led.code}/lead").boot
    line = Line(house.url, {"token": boot["token"]})
    assert line.await_frame('42["snapshot"')
    new = "other plain words"
    try:
        page = this.post("/account/password", {"current": PASSWORD, "password": new}, "/account")
        assert "Your password is changed." in page.text
        assert '"reason":"signed_out"' in line.await_frame('42["closed"')
        assert Line(house.url, {"token": boot["token"]}).refusal()["code"] == "signed_out"
        assert other.get("/account").url.startswith(f"{house.url}/sign-in")
        assert this.get("/account").url == f"{house.url}/account"
    finally:
        this.post("/account/password", {"current": new, "password": PASSWORD}, "/account")


def desk(visitor: Visitor, code: str) -> tuple[Line, str]:
    """A live line of this browser's desk, and the token that opened it."""
    token = visitor.get(f"/w/{code}/lead").boot["token"]
    line = Line(visitor.base, {"token": token})
    assert line.await_frame('42["snapshot"')
    return line, token


def test_signing_out_ends_the_desks_of_that_browser_and_no_other_line(house: House) -> None:
    """The account's other devices go on, and so do a seat and a projector in the same browser."""
    room = house.running("gather")
    browser, phone = signed_in(house), signed_in(house)
    cookies = [(each.name, each.value) for each in browser.cookies]
    there, token = desk(browser, room.code)
    elsewhere, other = desk(phone, room.code)
    seat_page = browser.post(f"/j/{room.code}", {"name": "Ana", "group": "g1"}).boot
    projector = browser.get(room.led.boot["urls"]["screen"]).boot
    seats = [Line(house.url, {"token": boot["token"]}) for boot in (seat_page, projector)]
    for seat in seats:
        assert seat.await_frame('42["snapshot"')
    browser.post("/sign-out", {}, form="/account")
    assert '"reason":"signed_out"' in there.await_frame('42["closed"')
    assert Line(house.url, {"token": token}).refusal()["code"] == "signed_out"
    again = Line(house.url, {"token": other})
    assert again.await_frame('42["snapshot"')
    again.close()
    assert browser.get(f"/w/{room.code}").boot["participant"] == seat_page["participant"]
    assert phone.get("/account").url == f"{house.url}/account"
    # A copy of the cookie that was made before is worth nothing either.
    request = Request(f"{house.url}/account")
    request.add_header("Cookie", "; ".join(f"{name}={value}" for name, value in cookies))
    with urlopen(request, timeout=30) as answer:
        assert answer.url.startswith(f"{house.url}/sign-in")
    for line in (elsewhere, *seats):
        assert line.ask("resync", {"version": 0})["ok"]
        line.close()


def test_signing_out_by_another_server_process_ends_the_desk_too(house: House) -> None:
    """Processes share nothing but the database, and each looks there once a second."""
    room = house.running("gather")
    there, token = desk(signed_in(house), room.code)
    phone, _ = desk(signed_in(house), room.code)
    database = Database(f"sqlite:///{house.data / 'lodestar.sqlite3'}")
    directory = Directory(database)
    who = Access(secret_key(house.data), AccessTables(directory)).identify(token)
    assert who.sign_in is not None
    directory.ended_sign_ins.end(who.sign_in.id, 1)
    assert '"reason":"signed_out"' in there.await_frame('42["closed"')
    assert phone.ask("resync", {"version": 0})["ok"]
    phone.close()
    database.close()


@pytest.mark.parametrize(
    ("current", "password", "problem"),
    [
        ("wrong", "long enough words", "This is not your current password. Type it again."),
        (PASSWORD, "short", "Use at least 10 characters."),
        (PASSWORD, "x" * 201, "That is too long. Shorten it to 200 characters."),
    ],
)
def test_a_password_that_cannot_be_taken_is_explained(
    house: House, current: str, password: str, problem: str
) -> None:
    """Beside its field, in the place of its hint: that would say half of it twice."""
    page = house.facilitator.post(
        "/account/password", {"current": current, "password": password}, "/account"
    )
    assert problem in page.text
    wrong = "current" if current != PASSWORD else "password"
    assert f'aria-describedby="{wrong}-error"' in page.text
    assert ('id="password-hint"' in page.text) == (wrong == "current")


def test_guessing_a_password_is_slow(house: House) -> None:
    """One address for one account; a colleague in the same room still signs in."""
    visitor = Visitor(house.url)
    guess = {"email": "guessed@example.org", "password": "too long to be looked at " * 9}
    answers = [visitor.post("/sign-in", guess).status for _ in range(11)]
    assert answers == [403] * 10 + [429]
    signed_in(house)
