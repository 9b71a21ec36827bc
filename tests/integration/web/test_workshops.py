"""The dashboard and the brief: found, created, changed, duplicated, deleted, rehearsed."""

from __future__ import annotations

import re

import pytest

from tests.integration.live.house import House, Running
from tests.people import Led, Visitor

FIELDS = {"names": "hidden", "turnout": "67", "support": "80", "group_support": "60", "blocks": "0"}


def titles(house: House, query: str = "") -> list[str]:
    page = house.facilitator.get(f"/{query}").text
    return re.findall(r'<h2 class="workshop__title"><a [^>]*>([^<]*)</a>', page)


def test_a_title_alone_is_enough(house: House) -> None:
    """With the agenda for an hour, four groups, and hidden authors."""
    view = house.facilitator.create("Only a title").desk().view
    assert view["brief"]["title"] == "Only a title"
    assert sum(stage["minutes"] for stage in view["agenda"].values()) <= 60
    assert len(view["brief"]["groups"]) == 4
    assert view["status"] == "planned"


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("title", "", "Give the workshop a title."),
        ("title", "t" * 201, "That is too long by 1. Shorten it to 200 characters."),
        ("unit", "u" * 201, "too long by 1. Shorten it to 200 characters."),
        ("purpose", "p" * 5001, "too long by 1. Shorten it to 5000 characters."),
        ("parent_vision", "v" * 5001, "too long by 1. Shorten it to 5000 characters."),
        ("parent_mission", "m" * 5001, "too long by 1. Shorten it to 5000 characters."),
        ("turnout", "101", "Give a share as a number from 0 to 100."),
        ("support", "many", "Give a share as a number from 0 to 100."),
        ("group_support", "-1", "Give a share as a number from 0 to 100."),
        ("blocks", "101", "Allow between 0 and 100 blocks."),
        ("blocks", "-1", "Allow between 0 and 100 blocks."),
    ],
)
@pytest.mark.parametrize("page", ["new", "plan"])
def test_a_field_that_cannot_be_used_says_why_beside_it(
    house: House, page: str, field: str, value: str, problem: str
) -> None:
    """What was typed elsewhere in the form stays."""
    led = house.running().led if page == "plan" else None
    path = f"/w/{led.code}/plan" if led else "/workshops/new"
    typed = {"title": "Kept title", "unit": "Kept unit", **FIELDS, field: value}
    answer = house.facilitator.post(path, typed)
    assert answer.status == 400
    found = re.search(rf'id="{field}-error"[^>]*>([^<]*)<', answer.text)
    assert found is not None, answer.text
    assert problem in found[1]
    if field != "unit":
        assert 'value="Kept unit"' in answer.text


@pytest.mark.parametrize("page", ["new", "plan"])
def test_all_fields_that_cannot_be_used_say_so_at_once(house: House, page: str) -> None:
    """Each beside itself, and the first of them gets the focus: nobody mends one a press."""
    led = house.running().led if page == "plan" else None
    typed = {
        **FIELDS,
        "title": "",
        "group_id": ["", ""],
        "group_name": ["Porters", "porters"],
        "turnout": "120",
        "support": "abc",
        "group_support": "60",
        "blocks": "-1",
    }
    answer = house.facilitator.post(f"/w/{led.code}/plan" if led else "/workshops/new", typed)
    assert answer.status == 400
    assert re.findall(r'id="(\w+)-error"[^>]*>([^<]*)<', answer.text) == [
        ("title", "Give the workshop a title."),
        ("groups", "Give every group a name of its own."),
        ("turnout", "Give a share as a number from 0 to 100."),
        ("support", "Give a share as a number from 0 to 100."),
        ("blocks", "Allow between 0 and 100 blocks."),
    ]


def test_groups_that_were_typed_come_back_with_a_problem(house: House) -> None:
    """Nobody types them twice."""
    typed = {
        "title": "",
        "group_id": ["g1", "", ""],
        "group_name": ["Night shift", "Porters", "porters"],
        **FIELDS,
    }
    for title, problem in (("", "Give the workshop a title."), ("Mission", "a name of its own")):
        page = house.facilitator.post("/workshops/new", {**typed, "title": title}).text
        assert problem in page
        assert re.findall(r'name="group_name" value="([^"]+)"', page) == [
            "Night shift", "Porters", "porters",
        ]  # fmt: skip


def test_a_promise_about_names_is_not_taken_back(house: House) -> None:
    """Once somebody has joined; the page says why."""
    running = Running(house.facilitator.create(), "")
    running.come("Ana")
    page = house.facilitator.post(
        f"/w/{running.code}/plan", {"title": "Mission", **FIELDS, "names": "shown"}
    )
    assert page.status == 409
    assert "People joined under the promise that names stay hidden." in page.text


def test_a_brief_that_was_changed_elsewhere_is_not_replaced_unseen(house: House) -> None:
    """Two tabs: the second is told, and may still replace it; a second press is no other tab."""
    led = house.facilitator.create("Two tabs")
    path = f"/w/{led.code}/plan"

    def base(page: str) -> str:
        found = re.search(r'name="base" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    opened = base(house.facilitator.get(path).text)
    first = {"title": "The first tab", "group_id": "", "group_name": "New", "base": opened}
    assert [house.facilitator.post(path, first).status for _ in range(2)] == [200, 200]
    second = {"title": "The second tab", "base": opened}
    wrong = house.facilitator.post(path, second | {"support": "many"})
    assert (wrong.status, base(wrong.text)) == (400, opened)
    told = house.facilitator.post(path, second)
    assert told.status == 409
    assert "The brief was changed after you opened this page." in told.text
    assert 'value="The second tab"' in told.text
    assert house.facilitator.get(f"/w/{led.code}/lead").boot["title"] == "The first tab"
    last = {"title": "The second tab", "base": base(told.text)}
    assert house.facilitator.post(path, last).url.endswith("/lead")


def test_workshops_are_found_by_title_code_and_state(house: House) -> None:
    """The list's copies follow the log."""
    led = house.facilitator.create("Äußerst seltener Titel")
    assert titles(house, "?q=%C3%84USSERST") == ["Äußerst seltener Titel"]
    assert titles(house, f"?q={led.code[:4]}%20{led.code[4:].lower()}") == [
        "Äußerst seltener Titel"
    ]
    desk = led.desk()
    assert "Äußerst seltener Titel" in titles(house, "?status=planned")
    desk.do("start_workshop")
    desk.until(lambda: "Äußerst seltener Titel" in titles(house, "?status=live"))
    assert "Äußerst seltener Titel" not in titles(house, "?status=planned")
    assert titles(house, "?q=nothing-like-it") == []


def test_a_copy_has_the_brief_and_nothing_else(house: House) -> None:
    """Same groups and agenda; nobody in it, nothing written, its own code."""
    running = Running(house.facilitator.create("Original", unit="The desk"), "gather")
    running.idea(running.come("Ana"), "an idea of the original")
    made = house.facilitator.post(f"/w/{running.code}/duplicate", {}, form="/")
    code = re.search(r"/w/([A-Z0-9]{8})/plan$", made.url)
    assert code is not None
    assert code[1] != running.code
    copied = Led(house.facilitator, house.facilitator.get(f"/w/{code[1]}/lead").boot)
    view = copied.desk().view
    assert view["brief"]["title"] == "Original (copy)"
    assert view["brief"]["unit"] == "The desk"
    assert (view["status"], view["people"], view["ideas"]) == ("planned", {}, {})
    assert len(view["agenda"]) == len(running.desk.view["agenda"])


def test_a_button_of_the_dashboard_that_is_pressed_twice_makes_one(house: House) -> None:
    """A browser sends the form at each press; a page that is loaded anew makes another one."""
    led = house.facilitator.create("Pressed twice")
    page = house.facilitator.get("/?q=Pressed").text
    press = re.findall(r'name="press" value="([^"]+)"', page)[0]
    path = f"/w/{led.code}/duplicate"
    first = house.facilitator.post(path, {"press": press}, form="/")
    second = house.facilitator.post(path, {"press": press}, form="/")
    assert first.url == second.url
    assert first.url.endswith("/plan")
    assert titles(house, "?q=Pressed").count("Pressed twice (copy)") == 1
    again = re.findall(r'name="press" value="([^"]+)"', house.facilitator.get("/?q=Pressed").text)
    assert press not in again
    house.facilitator.post(path, {"press": again[0]}, form="/")
    assert titles(house, "?q=Pressed").count("Pressed twice (copy)") == 2


def test_a_group_is_invited_when_somebody_ticks_it(house: House) -> None:
    """A title alone invites nobody; what was ticked stays with its group, also on the way back."""
    ticked = re.compile(r'name="invited" value="(\d)" checked')
    assert ticked.findall(house.facilitator.get("/workshops/new").text) == []
    typed = {"group_id": ["g1", "g2", ""], "group_name": ["Day", "", "Night"], "invited": ["2"]}
    again = house.facilitator.post("/workshops/new", {"title": "", **typed}).text
    assert ticked.findall(again) == ["1"], "the group without a name is gone"
    led = house.facilitator.create(**typed)
    groups = led.desk().view["brief"]["groups"].values()
    assert {group["name"]: group["invited"] for group in groups} == {"Day": False, "Night": True}
    assert ticked.findall(house.facilitator.get(f"/w/{led.code}/plan").text) == ["1"]


def test_what_is_folded_says_what_it_holds(house: House) -> None:
    """The groups by name, whether authors are shown, the rule in figures; also as it was typed."""

    def folded(page: str) -> list[str]:
        return re.findall(r'class="fold__now" dir="auto">([^<]*)<', page)

    rule = "67% vote, 80% support it, 60% in each group; blocks allowed: 0"
    page = house.facilitator.get("/workshops/new").text
    assert "With 0 a single one stops the adoption." in page
    assert folded(page) == [
        "Nothing filled in; all of it is optional",
        "Our team, People we serve, Colleagues elsewhere, Partners and suppliers"
        ". Authors stay hidden",
        rule,
    ]
    typed = {
        "title": "",
        "unit": "The desk",
        "group_id": ["", ""],
        "group_name": ["Night shift", "Porters"],
        **FIELDS,
        "names": "shown",
        "support": "75",
    }
    assert folded(house.facilitator.post("/workshops/new", typed).text) == [
        "Filled in: unit",
        "Night shift, Porters. Authors are shown",
        rule.replace("80", "75"),
    ]


def test_deleting_is_confirmed_and_told_to_those_who_are_in(house: House) -> None:
    """Looking at the question deletes nothing; afterwards nothing answers."""
    running = Running(house.facilitator.create("To be deleted"), "gather")
    ana = running.come("Ana")
    path = f"/w/{running.code}/delete"
    assert "Delete “To be deleted”?" in house.facilitator.get(path).text
    assert "To be deleted" in titles(house)
    done = house.facilitator.post(path, {})
    assert "is deleted." in done.text
    assert "To be deleted" not in titles(house)
    ana.until(lambda: ana.closed, "the end of the line")
    assert any('"reason":"deleted"' in frame for frame in ana.frames)
    assert Visitor(house.url).get(f"/j/{running.code}").status == 404
    assert house.facilitator.get(f"/w/{running.code}/lead").status == 404
    assert house.facilitator.get(path).status == 404


def test_a_facilitator_reaches_their_own_workshops_only(house: House) -> None:
    """Whoever else is signed in gets neither page nor change."""
    led = house.facilitator.create("Mine alone")
    stranger = Visitor(house.url)
    for path in (f"/w/{led.code}/lead", f"/w/{led.code}/plan", f"/w/{led.code}/delete"):
        assert stranger.get(path).url.startswith(f"{house.url}/sign-in")
    for path in ("rotate", "rehearse"):
        answer = stranger.send("POST", f"/api/workshops/{led.code}/{path}", {})
        assert answer.status == 403
    assert stranger.get(f"/api/workshops/{led.code}/phone-test").json()["code"] == "signed_out"


def test_the_test_with_a_phone_is_not_passed_by_the_computer_itself(house: House) -> None:
    """It finds itself whatever the network does, and says so."""
    led = house.facilitator.create()
    asked = f"/api/workshops/{led.code}/phone-test"
    test = house.facilitator.get(asked).json()
    assert test["arrived"] is False
    assert house.facilitator.get(test["qr"]).headers["Content-Type"].startswith("image/svg+xml")
    assert Visitor(house.url).get("/phone-test/guessed").status == 404
    here = Visitor(house.url).get(test["url"])
    assert (here.status, "Open this on a phone" in here.text) == (200, True)
    assert house.facilitator.get(asked).json() == test


def test_a_rehearsal_is_a_copy_in_which_people_really_join(house: House) -> None:
    """Into every group of the brief; the workshop itself stays clean; sent home, they leave."""
    led = house.facilitator.create(
        "Rehearsed", group_id=["g1", ""], group_name=["Desk", "City council"], invited=["1"]
    )
    page = house.facilitator.get("/?q=Rehearsed").text
    assert f'href="/w/{led.code}/lead#rehearse"' in page, "the desk asks how many"
    path = f"/api/workshops/{led.code}/rehearse"
    started = house.facilitator.send("POST", path, {"participants": 2}, led.boot["csrf"]).json()
    copied = Led(house.facilitator, house.facilitator.get(started["url"]).boot)
    assert copied.code != led.code
    assert copied.boot["title"] == "Rehearsal: Rehearsed"
    assert (led.boot["rehearsal"], copied.boot["rehearsal"]) == (False, True)
    told = "A rehearsal: some or all of the people were simulated."
    pages = (house.facilitator.get(each.boot["urls"]["outcome"]).text for each in (led, copied))
    assert [told in page for page in pages] == [False, True]
    desk = copied.desk()
    desk.until(lambda: len(desk.view["people"]) == 2, "two simulated people")
    came = [person["group"] for person in desk.view["people"].values()]
    assert sorted(came) == sorted(desk.view["brief"]["groups"])
    own = f"/api/workshops/{copied.code}/rehearse"
    assert house.facilitator.get(own).json() == {"running": True}
    assert house.facilitator.get(path).json() == {"running": False}
    assert house.facilitator.send("DELETE", own, {}, led.boot["csrf"]).json() == {"running": False}
    assert house.facilitator.get(own).json() == {"running": False}
    assert led.desk().view["people"] == {}


def test_people_of_a_rehearsal_go_home_when_it_is_deleted(house: House) -> None:
    """No process of theirs stays behind."""
    led = house.facilitator.create("Rehearsed, then deleted")
    path = f"/api/workshops/{led.code}/rehearse"
    started = house.facilitator.send("POST", path, {"participants": 1}, led.boot["csrf"]).json()
    copied = Led(house.facilitator, house.facilitator.get(started["url"]).boot)
    desk = copied.desk()
    desk.until(lambda: len(desk.view["people"]) == 1, "a simulated person")
    house.facilitator.post(f"/w/{copied.code}/delete", {})
    desk.until(lambda: desk.closed, "the end")


def test_a_second_press_of_create_makes_no_second_workshop(house: House) -> None:
    """A browser sends the form twice; other words in the same form are another workshop."""
    page = house.facilitator.get("/workshops/new").text
    found = re.search(r'name="press" value="([^"]+)"', page)
    assert found is not None
    form = {"title": "Created twice", **FIELDS, "press": found[1]}
    for _ in range(2):
        house.facilitator.post("/workshops/new", form)
    house.facilitator.post("/workshops/new", {**form, "title": "Created once more"})
    assert titles(house, "?q=Created") == ["Created once more", "Created twice"]


def test_what_was_stored_is_said_on_the_desk_and_not_later(house: House) -> None:
    """The desk is the next page after the brief; the dashboard comes much later."""
    led = house.running().led
    desk = house.facilitator.post(f"/w/{led.code}/plan", {"title": "Said once", **FIELDS})
    assert '"said": ["The brief is stored."]' in desk.text
    assert "The brief is stored." not in house.facilitator.get("/").text
