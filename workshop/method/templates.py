"""The agendas that are shipped, and their questions: TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workshop.domain.agenda import check_stage
from workshop.domain.stage_kinds import DEFAULT_MINUTES
from workshop.domain.state import Group, Prompt, Stage

_HERE = Path(__file__).parent
DEFAULT = "mission-only"


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda to start from; the stages' ids are still empty."""

    id: str
    name: str
    summary: str
    reserve: int
    stages: tuple[Stage, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, the reserve included."""
        return sum(stage.minutes for stage in self.stages) + self.reserve

    def agenda(self, new_id: Callable[[], str]) -> tuple[Stage, ...]:
        """The stages with ids of their own."""
        return tuple(_with_id(stage, new_id()) for stage in self.stages)


@cache
def shipped() -> dict[str, Template]:
    """The templates that come with the product, by id, in the order of the list."""
    read = [tomllib.loads(path.read_text("utf-8")) for path in (_HERE / "templates").glob("*.toml")]
    found = [_template(data) for data in sorted(read, key=lambda data: data["order"])]
    return {template.id: template for template in found}


@cache
def prompts() -> dict[str, tuple[Prompt, ...]]:
    """Sets of questions by name; a question's id is its place in the set."""
    data = tomllib.loads((_HERE / "prompts.toml").read_text("utf-8"))
    return {
        name: tuple(
            Prompt(f"q{place}", entry["aspect"], entry["text"], entry.get("hint", ""))
            for place, entry in enumerate(entries, start=1)
        )
        for name, entries in data.items()
    }


def default_groups() -> tuple[Group, ...]:
    """The stakeholder groups that a new workshop starts with, whatever the organisation.

    Nobody has said yet that they are invited. Every one can be changed.
    """
    names = ("Our team", "People we serve", "Colleagues elsewhere", "Partners and suppliers")
    return _groups(names, invited=False)


def example_groups() -> tuple[Group, ...]:
    """Those of the worked example, an IT service desk; all are invited."""
    names = (
        "Service desk team",
        "Customers and the business",
        "Rest of IT",
        "Partners and suppliers",
    )
    return _groups(names, invited=True)


def _groups(names: tuple[str, ...], *, invited: bool) -> tuple[Group, ...]:
    return tuple(Group(f"g{place}", name, invited) for place, name in enumerate(names, start=1))


def _template(data: dict[str, Any]) -> Template:
    stages = tuple(_stage(entry) for entry in data["stages"])
    for stage in stages:
        check_stage(stage)
    return Template(data["id"], data["name"], data["summary"], data.get("reserve", 0), stages)


def _stage(entry: dict[str, Any]) -> Stage:
    return Stage(
        id="",
        kind=entry["kind"],
        title=entry["title"],
        minutes=entry.get("minutes", DEFAULT_MINUTES[entry["kind"]]),
        part=entry.get("part", ""),
        prompts=prompts()[entry["prompts"]] if "prompts" in entry else (),
        over=entry.get("over", ""),
    )


def _with_id(stage: Stage, stage_id: str) -> Stage:
    return Stage(
        stage_id, stage.kind, stage.title, stage.minutes, stage.part, stage.prompts, stage.over
    )
