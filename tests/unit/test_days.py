"""Days are those of the place where the server stands, on its pages as in its documents."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from workshop.web import reports, site

#: 23 September 2026, 21:00 UTC.
EVENING = 1_790_197_200_000


@pytest.fixture
def set_clocks(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """`TZ` is read again, now and at the end."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", "23 September 2026"), ("AEST-10", "24 September 2026")],
)
def test_a_morning_in_sydney_is_not_yesterday(
    set_clocks: pytest.MonkeyPatch, zone: str, day: str
) -> None:
    """The dashboard and a document name one day."""
    set_clocks.setenv("TZ", zone)
    time.tzset()
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        assert site._day(EVENING) == day
        assert reports.words().date(EVENING) == day
