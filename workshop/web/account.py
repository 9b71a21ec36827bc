"""Facilitators' accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.services import Services


def first_run_link(services: Services) -> str | None:
    return None
