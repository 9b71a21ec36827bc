"""The facilitator turns the projector's pages; nobody else can."""

from __future__ import annotations

from tests.integration.live.house import House, Line, live


def test_the_facilitator_sees_the_projectors_page_and_turns_it(house: House) -> None:
    """Until it is let go, or the next stage begins; phones hear nothing of it."""
    room = house.running("gather")
    ana = room.come("Ana")
    room.screen.tell("shows", {"page": 1, "pages": 3})
    pages = {"page": 1, "pages": 3, "held": False}
    room.desk.until(lambda: live(room.desk).get("wall") == pages, "the projector's pages")
    room.desk.tell("turn", {"by": 1})
    room.screen.until(lambda: live(room.screen).get("turned") == 2, "the third page")
    room.desk.until(lambda: live(room.desk)["wall"]["held"], "that it stands")
    room.desk.tell("turn", {"by": 0})
    room.screen.until(lambda: "turned" not in live(room.screen), "turning by itself")
    room.desk.tell("turn", {"by": -1})
    room.screen.until(lambda: live(room.screen).get("turned") == 0, "the first page")
    room.go("draft")
    room.screen.until(lambda: "turned" not in live(room.screen), "another stage")
    assert {"wall", "turned"} & live(ana).keys() == set()


def test_who_is_neither_facilitator_nor_projector_turns_nothing(house: House) -> None:
    """Refused, and told so."""
    room = house.running("gather")
    ana = room.come("Ana")
    phone, desk = (Line(room.led.base, {"token": who.token}) for who in (ana, room.desk))
    assert phone.ask("turn", {"by": 1})["code"] == "not_allowed"
    assert phone.ask("shows", {"page": 0, "pages": 2})["code"] == "not_screen"
    assert desk.ask("shows", {"page": 0, "pages": 2})["code"] == "not_screen"
    phone.close()
    desk.close()
