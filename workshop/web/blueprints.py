"""The list of blueprints: one file a topic, each made by `blueprint(services)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint

from workshop.web import (
    account,
    downloads,
    installable,
    join,
    leading,
    outcome,
    plan,
    rehearsals,
    replay,
    rooms,
    workshops,
)

if TYPE_CHECKING:
    from workshop.services import Services

ALL: tuple[Callable[[Services], Blueprint], ...] = (
    account.blueprint,
    downloads.blueprint,
    installable.blueprint,
    join.blueprint,
    leading.blueprint,
    outcome.blueprint,
    plan.blueprint,
    rehearsals.blueprint,
    replay.blueprint,
    rooms.blueprint,
    workshops.blueprint,
)
