"""Replays in tests: of a few events, ten seconds apart, as the browser would get them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.unit.domain.scenario import START
from workshop.domain.events import Event
from workshop.domain.tally import count
from workshop.domain.voting import RoundClosed
from workshop.projections.said import sentence
from workshop.projections.timeline import on_the_wire, timeline

SECOND = 1_000


@dataclass(frozen=True)
class Moment:
    version: int
    at: int
    event: Event


def replay(*events: Event, every: int = 10 * SECOND) -> dict[str, Any]:
    """What the browser would get of these events, as JSON makes it."""
    log = [Moment(place, START + every * place, event) for place, event in enumerate(events, 1)]
    return wired(log)


def wired(log: Iterable[Moment]) -> dict[str, Any]:
    made = on_the_wire(timeline(log), sentence, {})
    found: dict[str, Any] = json.loads(json.dumps(made, default=dict))
    return found


def texts(found: dict[str, Any]) -> list[str]:
    return [line["text"] for line in found["transcript"]]


def closed(
    name: str,
    rule: str,
    ballots: list[dict[str, Any]],
    *options: str,
    group: str | None = "desk",
) -> RoundClosed:
    """The close of a round in which these ballots were cast, all by one group."""
    settings = {"score": {"highest": 5}, "dots": {"dots": 5}, "gradients": {"block": 1}}[rule]
    tally = count(rule, options, settings, [(group, ballot) for ballot in ballots])
    reasons = tuple(tally.pop("reasons", ()))
    return RoundClosed(name, START, len(ballots), tally, reasons)
