"""Joining: the code, the promise before anything is typed, the seat, and who stays out."""

from __future__ import annotations

import re

import pytest

from tests.integration.live.house import Guest, House, live
from tests.people import Visitor

PROMISES = {
    "hidden": "Only the facilitator sees who is here; nobody sees who wrote what.",
    "shown": "Everybody sees your name beside what you write.",
    "none": "No names are asked or shown.",
}


@pytest.mark.parametrize("names", sorted(PROMISES))
def test_what_is_recorded_stands_before_anything_is_typed(house: House, names: str) -> None:
    """One line, true for how this workshop handles names."""
    led = house.facilitator.create(names=names)
    page = Visitor(house.url).get(f"/j/{led.code}").text
    assert [kind for kind, promise in PROMISES.items() if promise in page] == [names]
    assert page.index('id="recorded"') < page.index('type="radio"')
    assert ('name="name"' in page) == (names != "none")


def test_a_code_is_found_however_it_is_typed(house: House) -> None:
    """With spaces, a hyphen, in small letters."""
    led = house.facilitator.create()
    small = led.code.lower()
    for typed in (small, f"{small[:4]} {small[4:]}", f"%20{small[:4]}-{small[4:]}%20"):
        page = Visitor(house.url).get(f"/join?code={typed.replace(' ', '%20')}")
        assert (page.status, page.url) == (200, f"{house.url}/j/{led.code}")


def test_a_wrong_code_is_explained_beside_its_field(house: House) -> None:
    """What was typed stays, as text."""
    for typed, problem in (
        ("%3Cb%3EWRONGER", "No workshop has this code."),
        ("%3Cb%3EWRONG", "A code has eight letters and digits."),
    ):
        page = Visitor(house.url).get(f"/join?code={typed}")
        assert page.status == 404
        assert problem in page.text
        assert typed.replace("%3Cb%3E", "&lt;b&gt;") in page.text


@pytest.mark.parametrize("typed", ["", "%20%20"], ids=["empty", "blanks"])
def test_whoever_continues_without_a_code_is_told_beside_its_field(
    house: House, typed: str
) -> None:
    """The page says it, in place of the hint; the browser is not asked to."""
    visitor = Visitor(house.url)
    asked, told = visitor.get("/join"), visitor.get(f"/join?code={typed}")
    assert (asked.status, told.status) == (200, 400)
    problem = "Type the code. It stands on the projector, or in your invitation."
    assert [problem in page.text for page in (asked, told)] == [False, True]
    assert ["Eight letters and digits" in page.text for page in (asked, told)] == [True, False]
    assert 'aria-describedby="code-error"' in told.text
    assert " novalidate>" in asked.text


def test_a_browser_comes_back_as_the_same_person(house: House) -> None:
    """By the link, by the join page, or by sending the form again."""
    led = house.facilitator.create()
    guest = Guest(led, "Ana")
    for path in (f"/w/{led.code}", f"/j/{led.code}", f"/join?code={led.code}"):
        assert guest.pages.get(path).boot["participant"] == guest.participant
    again = guest.pages.post(f"/j/{led.code}", {"name": "Eve", "group": "g1"}, form="/join")
    assert again.url.endswith(f"/j/{led.code}"), "without its token the form is not taken"


def test_a_form_that_is_sent_twice_makes_one_person(house: House) -> None:
    """Going back and joining again is no second seat."""
    led = house.facilitator.create()
    pages = Visitor(house.url)
    form = pages.get(f"/j/{led.code}").text
    token = form.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    sent = {"name": "Ana", "group": "g1", "csrf_token": token}
    first, second = (pages.post(f"/j/{led.code}", sent, form="/join") for _ in range(2))
    assert first.boot["participant"] == second.boot["participant"]
    assert len(led.desk().view["people"]) == 1


def test_two_presses_before_the_first_answer_make_one_person(house: House) -> None:
    """On a slow network the button is pressed again; both answers open the same seat."""
    led = house.facilitator.create()
    first = Visitor(house.url)
    form = first.get(f"/j/{led.code}").text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)">', form))
    sent = {"name": "Ana", "group": "g1", **hidden}
    apart = [Visitor(house.url), Visitor(house.url)]
    for visitor in apart:
        for cookie in first.cookies:
            visitor.cookies.set_cookie(cookie)
    seats = [visitor.post(f"/j/{led.code}", sent, form="/join") for visitor in apart]
    assert seats[0].boot["participant"] == seats[1].boot["participant"]
    assert len(led.desk().view["people"]) == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": " ", "group": "g1"}, "Say what people call you."),
        ({"name": "n" * 61, "group": "g1"}, "That name is too long. Shorten it to 60 characters."),
        ({"name": "Ana", "group": "g99"}, "Choose one of the groups in the list"),
        ({"name": "Ana"}, "Choose your group, or “prefer not to say”."),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(
    house: House, fields: dict[str, str], problem: str
) -> None:
    """And what was typed stays."""
    led = house.facilitator.create(names="shown")
    page = Visitor(house.url).post(f"/j/{led.code}", fields)
    assert page.status == 400
    assert problem in page.text
    assert page.text.index('class="field__error"') < page.text.index(problem)
    assert f'value="{fields["name"]}"' in page.text


def test_where_authors_stay_hidden_a_name_may_be_left_out(house: House) -> None:
    """The desk says that somebody without a name is here."""
    led = house.facilitator.create()
    desk = led.desk()
    page = Visitor(house.url).post(f"/j/{led.code}", {"name": " ", "group": "g1"})
    assert page.url.endswith(f"/w/{led.code}")
    assert "(optional)" in Visitor(house.url).get(f"/j/{led.code}").text
    first = page.boot["participant"]
    desk.until(lambda: list(desk.view["people"]) == [first])
    again = Visitor(house.url).post(f"/j/{led.code}", {"name": "", "group": "g1"})
    second = again.boot["participant"]
    # The page makes "No name" and "No name 2" of these.
    desk.until(lambda: any(f'"{second}":" 2"' in frame for frame in desk.frames))


def test_an_anonymous_workshop_has_no_names_anywhere(house: House) -> None:
    """Not even one that somebody sent all the same: not on the desk, not in the database."""
    led = house.facilitator.create(names="none")
    desk = led.desk()
    led.join("Wolpertinger")
    desk.until(lambda: len(desk.view["people"]) == 1)
    assert all("Wolpertinger" not in frame for frame in desk.frames)
    assert all('"names"' not in frame for frame in desk.frames)
    desk.until(lambda: any('"numbers":{' in frame for frame in desk.frames))
    files = [path.read_bytes() for path in house.data.glob("*.sqlite3*")]
    assert files
    assert not any(b"Wolpertinger" in content for content in files)


def test_a_removed_person_is_told_and_does_not_come_back_by_the_same_link(house: House) -> None:
    """Neither by the join page nor by the API with that browser; a new code is a new chance."""
    led = house.facilitator.create()
    guest, desk = Guest(led, "Ana"), led.desk()
    desk.do("remove_participant", participant=guest.participant)
    guest.until(lambda: guest.closed, "the end of the line")
    assert any('"reason":"removed"' in frame for frame in guest.frames)
    told = (
        "The facilitator has removed this device from the workshop. If it was a mistake, speak to"
        " them."
    )
    page = guest.pages.get(f"/j/{led.code}")
    assert (page.status, told in page.text) == (403, True)
    sent = guest.pages.post(f"/j/{led.code}", {"name": "Eve", "group": "g1"}, form="/join")
    assert sent.status == 403
    new = led.facilitator.send(
        "POST", f"/api/workshops/{led.code}/rotate", {}, led.boot["csrf"]
    ).json()["code"]
    joined = guest.pages.post(f"/j/{new}", {"name": "Ana", "group": "g1"})
    assert joined.boot["participant"] != guest.participant


def test_a_closed_door_lets_nobody_new_in_and_everybody_else_back(house: House) -> None:
    """The page says what to do."""
    led = house.facilitator.create()
    guest = Guest(led, "Ana")
    led.desk().do("close_door")
    page = Visitor(house.url).get(f"/j/{led.code}").text
    assert "The door of this workshop is closed." in page
    assert "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]
    answer = Visitor(house.url).send(
        "POST", f"/api/workshops/{led.code}/join", {"name": "Ben", "group": "g1"}
    )
    assert (answer.status, answer.json()["code"]) == (409, "door_closed")
    assert guest.pages.get(f"/j/{led.code}").boot["participant"] == guest.participant


def test_a_new_code_ends_the_old_one_for_all_but_those_who_are_in(house: House) -> None:
    """They reload as before; strangers with the old code are told; live pages learn the new one."""
    led = house.facilitator.create()
    guest, desk, screen = Guest(led, "Ana"), led.desk(), led.screen()
    ended: list[str] = []
    for _ in range(2):
        old = led.code
        ended.append(old)
        answer = led.facilitator.send(
            "POST", f"/api/workshops/{old}/rotate", {}, led.boot["csrf"]
        ).json()
        led.code = answer["code"]
        assert led.code != old
        assert answer["urls"]["join"].endswith(f"/j/{led.code}")
        assert Visitor(house.url).get(f"/j/{old}").status == 404
        assert Visitor(house.url).get(f"/w/{old}").status == 404
        for way in (way for code in ended for way in (f"/w/{code}", f"/j/{code}")):
            back = guest.pages.get(way)
            assert back.url == f"{house.url}/w/{led.code}"
            assert back.boot["participant"] == guest.participant
        typed = guest.pages.get(f"/join?code={old[:4]}%20{old[4:].lower()}")
        assert typed.url == f"{house.url}/w/{led.code}"
        # By it a device finds its words again: those of its participants, and those of the desk.
        assert answer["workshop"] == back.boot["workshop"] == led.boot["workshop"]
        for page in (screen, desk, guest):
            page.until(lambda page=page: live(page).get("code") == led.code, "the new code")
        links = led.facilitator.get(f"/api/workshops/{led.code}/links").json()
        assert links["urls"] == answer["urls"]
        assert Visitor(house.url).get(f"/api/workshops/{led.code}/links").status == 403
    desk.do("start_workshop")
    guest.until(lambda: guest.view["status"] == "live")


def test_the_cookie_of_a_seat_is_for_the_server_alone(house: House) -> None:
    """No script reads it, no other site sends it."""
    guest = Guest(house.facilitator.create(), "Ana")
    seat = next(each for each in guest.pages.cookies if each.name.startswith("seat-"))
    assert seat.has_nonstandard_attr("HttpOnly")
    assert seat.get_nonstandard_attr("SameSite") == "Lax"


@pytest.mark.parametrize("data", [None, [], "Ana", {"name": 7}, {"name": "Ana", "group": []}])
def test_garbage_for_the_api_is_answered_as_a_refusal(house: House, data: object) -> None:
    """One shape, whatever came (R8)."""
    led = house.facilitator.create()
    answer = Visitor(house.url).send("POST", f"/api/workshops/{led.code}/join", data)
    assert answer.status == 400
    assert (answer.json()["ok"], answer.json()["code"]) == (False, "malformed")


def test_a_room_behind_one_address_joins_at_once_and_a_flood_ends(house: House) -> None:
    """The limit stands far above a room of 1,000; it names a time to try again."""
    from workshop.services import Services

    limit = Services.__dataclass_fields__["joins"].default_factory()  # type: ignore[misc]
    waits = [limit.wait("one address", 0.0) for _ in range(2_000)]
    assert waits[:1_000] == [0.0] * 1_000
    assert waits[-1] > 0


def test_the_rule_is_read_before_joining(house: House) -> None:
    """Nobody has to be in to learn when a text is adopted."""
    page = Visitor(house.url).get(f"/j/{house.facilitator.create().code}").text
    assert "At least two thirds of those present vote." in page
    assert "No block stands against it." in page
