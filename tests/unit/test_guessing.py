"""Whoever guesses codes is slowed down, and nobody who is in the room with them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, session

from workshop.domain.errors import NotFound, NotNow
from workshop.live.throttle import Throttle
from workshop.web import identity

LISTING: Any = SimpleNamespace(id="w", account="ada", code="ACDEFHJK")
SEAT = SimpleNamespace(workshop="w", id="ana")


@pytest.fixture
def services() -> Any:
    """One workshop, one seat in it (whatever the token), and two guesses in a long time."""
    return SimpleNamespace(
        misses=Throttle(2, 0.0001),
        directory=SimpleNamespace(
            workshops=SimpleNamespace(find_by_code={"ACDEFHJK": LISTING}.get),
            people=SimpleNamespace(find_by_token=lambda _hash: SEAT),
        ),
    )


def asked(services: Any, code: str, seat: str = "", account: str = "") -> str:
    """What somebody is told who asks for this code."""
    app = Flask(__name__)
    app.secret_key = "of this test"
    headers = {"Cookie": f"seat-{seat}=token.ACDEFHJK"} if seat else {}
    with app.test_request_context(headers=headers):
        if account:
            session["account"] = account
        try:
            return str(identity.workshop_of_code(services, code).id)
        except (NotFound, NotNow) as refused:
            return refused.code


def test_one_who_guesses_does_not_lock_out_the_room(services: Any) -> None:
    """They share one address; the seats and the facilitator go on, newcomers wait a moment."""
    assert asked(services, "ACDEFHJK") == "w"
    assert [asked(services, "guessed") for _ in range(3)] == ["not_found", "not_found", "too_many"]
    assert asked(services, "ACDEFHJK") == "too_many", "a guess that is right tells nothing either"
    assert asked(services, "ACDEFHJK", seat="w") == "w"
    assert asked(services, "ACDEFHJK", account="ada") == "w"


def test_a_seat_in_another_workshop_is_no_leave_to_guess(services: Any) -> None:
    """Nor is an account that leads another one."""
    for _ in range(2):
        asked(services, "guessed")
    assert asked(services, "ACDEFHJK", seat="other") == "too_many"
    assert asked(services, "ACDEFHJK", account="eve") == "too_many"
    assert asked(services, "guessed", seat="w", account="ada") == "too_many"
