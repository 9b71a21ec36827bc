"""The shapes of a replay on the wire: what `timeline.py` makes of a log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict

from .shapes import StageKind, View

Over = Literal["candidate", "comment", "final", "idea", "round"]
LineKind = Literal["line", "chapter", "decision"]
MarkKind = Literal["reveal", "opened", "closed", "chosen", "offered", "adopted", "not_yet", "end"]


class FrameView(TypedDict):
    """A version that changed what people saw: the merge patch from the frame before."""

    version: int
    at: int
    patch: Mapping[str, Any]


class ChapterView(TypedDict):
    """A stage from its opening to the next move; `end` and `last` are where that move happened.

    Without a stage: what was recorded after the end.
    """

    stage: NotRequired[str]
    title: str
    kind: NotRequired[StageKind]
    version: int
    at: int
    last: int
    end: int


class AboutView(TypedDict):
    """What a line of the transcript speaks of, by its key in the view."""

    over: Over
    item: str


class LineView(TypedDict):
    """One sentence about `version`, or about all that happened from there to `last`."""

    version: int
    last: int
    at: int
    kind: LineKind
    text: str
    about: NotRequired[AboutView]


class MarkView(TypedDict):
    version: int
    at: int
    kind: MarkKind
    text: str


class CutView(TypedDict):
    """A moment of the short cut, and how long it stands (ms)."""

    version: int
    play: int


class TimelineView(TypedDict):
    """A workshop as its participants saw it, from the first event to the last.

    `begin` and `begin_version`: its start; both 0 where it has not started. `names`: participant
    -> name, where names were shown.
    """

    version: int
    begin: int
    begin_version: int
    end: int
    start: View
    frames: list[FrameView]
    chapters: list[ChapterView]
    transcript: list[LineView]
    marks: list[MarkView]
    cut: list[CutView]
    names: dict[str, str]
