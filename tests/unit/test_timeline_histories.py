"""R6 and R7 for the replay, on random histories: it is the view of the day, and holds no more."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given

from tests.unit.replaying import Moment
from tests.unit.shape_check import misfits
from tests.unit.test_histories import HISTORIES, a_history, as_json, nulls, whole
from workshop.domain.commands import PARTICIPANT
from workshop.domain.evolve import evolve
from workshop.domain.state import Workshop
from workshop.projections.live_view import view
from workshop.projections.patch import apply
from workshop.projections.said import sentence
from workshop.projections.timeline import on_the_wire, timeline
from workshop.projections.timeline_shapes import TimelineView
from workshop.store.codec import Codec

#: Texts, people and ids of the histories occur nowhere else.
CANARY = re.compile(r"word[0-9a-f]+\.0\.[0-9]+|person-[a-z]+")


def replay(log: list[Any]) -> dict[str, Any]:
    """As the browser reads it."""
    moments = [Moment(place, 1_000 * place, event) for place, event in enumerate(log, 1)]
    found: dict[str, Any] = as_json(on_the_wire(timeline(moments), sentence, {}))
    return found


def canaries(value: Any) -> set[str]:
    return set(CANARY.findall(json.dumps(value)))


@given(HISTORIES)
@a_history
def test_the_frames_up_to_a_version_make_the_view_of_that_version(history: dict[str, Any]) -> None:
    """R6: at every version there was, also where nothing was to be seen."""
    log = whole(history).log
    found = replay(log)
    frames = {frame["version"]: frame["patch"] for frame in found["frames"]}
    state, shown = Workshop(), found["start"]
    assert shown == as_json(view(state, PARTICIPANT))
    for version, event in enumerate(log, 1):
        state = evolve(state, event)
        shown = apply(shown, frames.get(version, {}))
        assert shown == as_json(view(state, PARTICIPANT))


@given(HISTORIES)
@a_history
def test_up_to_any_moment_it_holds_nothing_that_was_not_seen_by_then(
    history: dict[str, Any],
) -> None:
    """R7: every text and every person in it stood in the participants' view at that time."""
    log = whole(history).log
    found = replay(log)
    told: dict[int, set[str]] = {}
    for part in ("frames", "transcript", "marks", "chapters"):
        for entry in found[part]:
            told.setdefault(entry["version"], set()).update(canaries(entry))
    state, seen = Workshop(), set[str]()
    for version, event in enumerate(log, 1):
        state = evolve(state, event)
        seen |= canaries(as_json(view(state, PARTICIPANT)))
        assert told.get(version, set()) - seen == set()
    assert canaries(found) - seen == set()


@given(HISTORIES)
@a_history
def test_a_replay_has_the_shape_that_the_browser_was_promised(history: dict[str, Any]) -> None:
    """In order, without a gap between chapters; no null but in a patch, where it means gone."""
    log = whole(history).log
    found = replay(log)
    assert list(misfits(found, TimelineView)) == []
    assert not nulls({name: part for name, part in found.items() if name != "frames"})
    for part in ("frames", "transcript", "marks"):
        versions = [entry["version"] for entry in found[part]]
        assert versions == sorted(set(versions))
    chapters = found["chapters"]
    assert [chapter["version"] for chapter in chapters[1:]] == [
        chapter["last"] for chapter in chapters[:-1]
    ]
    decided = {line["version"] for line in found["transcript"] if line["kind"] == "decision"}
    assert {mark["version"] for mark in found["marks"]} <= decided
    assert sum(moment["play"] for moment in found["cut"]) <= 120_000


@given(HISTORIES)
@a_history
def test_a_record_whose_personal_parts_were_erased_still_plays(history: dict[str, Any]) -> None:
    """R11: what was written and by whom is gone; what happened is told all the same."""
    codec = Codec.of_catalogue()
    stored = [codec.encode(event) for event in whole(history).log]
    erased = [codec.decode(one.kind, one.format, one.public, None) for one in stored]
    found = replay(erased)
    assert list(misfits(found, TimelineView)) == []
    for frame in found["frames"]:
        ideas = frame["patch"].get("ideas", {})
        assert canaries(ideas) == set()
