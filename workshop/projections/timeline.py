"""A log as the participants saw it happen: frames, chapters, marks and transcript of the replay.

Everything is taken from the participants' view as it was at each version, so the replay shows what
people could see at that moment and no more: no author who was hidden, no idea before its reveal, no
tally before its close (rules 6 and 7). Applying the frames up to a version to `start` gives the
view of the log folded so far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, cast

from workshop.domain.commands import PARTICIPANT
from workshop.domain.events import Event
from workshop.domain.evolve import evolve
from workshop.domain.running import MINUTE, MoveUndone, WorkshopStarted
from workshop.domain.state import FINISHED, LIVE, Workshop

from . import transcript_running, transcript_votes, transcript_writing
from .live_view import ViewMemory, view
from .patch import diff, plain
from .said import Said
from .shapes import StageView, View
from .telling import Told
from .timeline_shapes import (
    ChapterView,
    CutView,
    FrameView,
    LineView,
    MarkView,
    TimelineView,
)

#: "Decisions only" plays in two minutes at most, and no moment of it stands longer than this (ms).
SHORT_CUT = 2 * MINUTE
LONGEST_MOMENT = 10_000
#: A stage that was opened by mistake and left again within this time is no chapter (ms).
MISTAKE = MINUTE

TELL: Mapping[type[Event], Callable[[Any, View, View], Told | None]] = {
    **transcript_running.TELL,
    **transcript_writing.TELL,
    **transcript_votes.TELL,
}


class Moment(Protocol):
    """An event with its version and time (ms), as the log holds it."""

    @property
    def version(self) -> int: ...
    @property
    def at(self) -> int: ...
    @property
    def event(self) -> Event: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the transcript, about the versions from `version` to `last`."""

    version: int
    last: int
    at: int
    told: Told


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stage while the room was in it; stage "" for what came after the end."""

    stage: str
    version: int
    at: int
    last: int = 0
    end: int = 0
    #: As it was called then.
    shown: StageView | None = None


@dataclass(slots=True)
class Timeline:
    """What was made of a log. Times never run backwards, whatever the server's clock did."""

    start: View
    view: View
    version: int = 0
    at: int = 0
    begin: int = 0
    begin_version: int = 0
    frames: list[FrameView] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)


def timeline(log: Iterable[Moment]) -> Timeline:
    """The whole log, from its first event on."""
    state, memory = Workshop(), ViewMemory()
    before = view(state, PARTICIPANT, memory)
    made = Timeline(cast("View", plain(before)), before)
    for moment in log:
        state = evolve(state, moment.event)
        _add(made, state, view(state, PARTICIPANT, memory), moment)
    if made.chapters and (made.chapters[-1].stage, made.chapters[-1].version) == ("", made.version):
        made.chapters.pop()  # nothing came after the end, which belongs to the last stage
    if made.chapters:
        made.chapters[-1] = replace(made.chapters[-1], last=made.version, end=made.at)
    return made


def _add(made: Timeline, state: Workshop, after: View, moment: Moment) -> None:
    made.version, made.at = moment.version, max(made.at, moment.at)
    if isinstance(moment.event, WorkshopStarted) and not made.begin_version:
        made.begin, made.begin_version = made.at, made.version
    patch = diff(cast("Mapping[str, Any]", made.view), cast("Mapping[str, Any]", after))
    if patch:
        made.frames.append({"version": made.version, "at": made.at, "patch": patch})
        told = TELL[type(moment.event)](moment.event, made.view, after)
        if told is not None:
            _tell(made, told)
    made.view = after
    _turn_page(made, state, moment.event)


def _tell(made: Timeline, told: Told) -> None:
    """One more line, or one more of the same in the line before."""
    line = Line(made.version, made.version, made.at, told)
    if made.lines and told.gathers:
        before = made.lines[-1]
        if before.told.gathers and before.told.said.text == told.said.text:
            said = replace(before.told.said, n=before.told.said.n + told.said.n)
            made.lines[-1] = replace(
                before, last=made.version, told=replace(before.told, said=said)
            )
            return
    made.lines.append(line)


def _turn_page(made: Timeline, state: Workshop, event: Event) -> None:
    """End the chapter where the room moved on, and begin the next."""
    if state.status not in (LIVE, FINISHED):
        return
    stage = state.current if state.status == LIVE else ""
    chapters = made.chapters
    if chapters and chapters[-1].stage == stage:
        return
    if chapters and isinstance(event, MoveUndone) and made.at - chapters[-1].at < MISTAKE:
        chapters.pop()
        if chapters and chapters[-1].stage == stage:
            chapters[-1] = replace(chapters[-1], last=0, end=0)
            return
    if chapters:
        chapters[-1] = replace(chapters[-1], last=made.version, end=made.at)
    shown = made.view["agenda"].get(stage)
    chapters.append(Chapter(stage, made.version, made.at, shown=shown))


def marks(lines: Iterable[Line]) -> list[Line]:
    """The decisions; a winner in the same breath as the close of the vote is one with it."""
    found: list[Line] = []
    for line in lines:
        if line.told.mark is None:
            continue
        same_breath = found and (found[-1].last + 1, found[-1].at) == (line.version, line.at)
        if same_breath and (found[-1].told.mark, line.told.mark) == ("closed", "chosen"):
            found[-1] = replace(found[-1], version=line.version, last=line.last)
        else:
            found.append(line)
    return found


def on_the_wire(
    made: Timeline, sentence: Callable[[Said], str], names: Mapping[str, str]
) -> TimelineView:
    """The timeline for the browser, its sentences in the reader's language (`said.sentence`)."""
    decisions = marks(made.lines)
    play = min(LONGEST_MOMENT, SHORT_CUT // max(1, len(decisions)))
    return {
        "version": made.version,
        "begin": made.begin,
        "begin_version": made.begin_version,
        "end": made.at,
        "start": made.start,
        "frames": made.frames,
        "chapters": [_chapter(chapter) for chapter in made.chapters],
        "transcript": [_line(line, sentence) for line in made.lines],
        "marks": [_mark(line, sentence) for line in decisions],
        "cut": [CutView(version=line.version, play=play) for line in decisions],
        "names": dict(names),
    }


def _chapter(chapter: Chapter) -> ChapterView:
    found: ChapterView = {
        "title": "",
        "version": chapter.version,
        "at": chapter.at,
        "last": chapter.last,
        "end": chapter.end,
    }
    if chapter.shown is not None:
        found["stage"] = chapter.stage
        found["title"] = chapter.shown["title"]
        found["kind"] = chapter.shown["kind"]
    return found


def _line(line: Line, sentence: Callable[[Said], str]) -> LineView:
    made: LineView = {
        "version": line.version,
        "last": line.last,
        "at": line.at,
        "kind": line.told.kind,
        "text": sentence(line.told.said),
    }
    if line.told.about is not None:
        over, item = line.told.about
        made["about"] = {"over": over, "item": item}
    return made


def _mark(line: Line, sentence: Callable[[Said], str]) -> MarkView:
    assert line.told.mark is not None, "only lines with a mark come here"
    return {
        "version": line.version,
        "at": line.at,
        "kind": line.told.mark,
        "text": sentence(line.told.said),
    }
