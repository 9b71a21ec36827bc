"""Dates as people give them: ISO (YYYY-MM-DD) or nothing."""

from __future__ import annotations

from datetime import date

from .errors import N_, Invalid


def check_date(text: str, field: str) -> None:
    """Raises Invalid for what is neither empty nor a day of the calendar."""
    if not text:
        return
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != 10:
        raise Invalid(N_("Give the date as year-month-day, for example 2027-03-31."), field=field)
