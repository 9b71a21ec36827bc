"""The list of blueprints: one file a topic, each made by `blueprint(services)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint

from workshop.web import account, join, leading, plan, rehearsals, replay, rooms, workshops

if TYPE_CHECKING:
    from workshop.services import Services

ALL: tuple[Callable[[Services], Blueprint], ...] = (
    account.blueprint,
    join.blueprint,
    leading.blueprint,
    plan.blueprint,
    rehearsals.blueprint,
    replay.blueprint,
    rooms.blueprint,
    workshops.blueprint,
)
