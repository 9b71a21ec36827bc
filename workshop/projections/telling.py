"""What the files of the transcript share: a line before it has words, names, short quotes.

A line is made from the participants' view after an event (and before it), never from the event's
own texts: what was not on their pages cannot get into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .said import Said, t
from .shapes import PieceView, View
from .timeline_shapes import LineKind, MarkKind, Over

#: Longest quote in a line, and in a change of words, in characters.
LONG_QUOTE = 140
SHORT_QUOTE = 60
#: Above so many words a change is mentioned, not quoted: comparing costs their square.
MOST_COMPARED = 400

_WORD_OR_SIGN = re.compile(r"\w[\w'’-]*|[^\w\s]")
_SPACE_AT_SIGN = re.compile(r"\s+(?=[.,;:!?…)”’])|(?<=[“‘(])\s+")
_INNER_QUOTES = str.maketrans('“”"', "‘’'")


@dataclass(frozen=True, slots=True)
class Told:
    """One line: its sentence, what it speaks of, and the mark that it leaves on the time line.

    Lines in a row that gather and say the same become one, with their number.
    """

    said: Said
    kind: LineKind = "line"
    about: tuple[Over, str] | None = None
    mark: MarkKind | None = None
    gathers: bool = False


def decision(said: Said, mark: MarkKind, over: Over, item: str) -> Told:
    """A line that is a mark on the time line too."""
    return Told(said, "decision", (over, item), mark)


def quote(text: str, most: int = LONG_QUOTE) -> str:
    """A text to stand between quotation marks: on one line, cut at a word where it is long."""
    line = " ".join(text.split()).translate(_INNER_QUOTES)
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def first_words(pieces: Sequence[PieceView]) -> str:
    """A statement by its vision or purpose."""
    return quote(pieces[0]["text"]) if pieces else ""


def part_name(part: str) -> Said:
    return t("the vision") if part == "vision" else t("the mission")


def stage_title(view: View, stage: str) -> str:
    found = view["agenda"].get(stage)
    return found["title"] if found else ""


def candidate_name(view: View, candidate: str) -> Said:
    found = view["candidates"].get(candidate)
    if found is None:
        return t("A candidate that is gone")
    return t("Candidate {number}", number=found["number"])


def change(before: Sequence[PieceView], after: Sequence[PieceView]) -> Said:
    """What became other words from one wording to the next."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MOST_COMPARED:
        return t("several words changed")
    places = [
        (_phrase(old[old_start:old_end]), _phrase(new[new_start:new_end]))
        for kind, old_start, old_end, new_start, new_end in SequenceMatcher(
            a=old, b=new
        ).get_opcodes()
        if kind != "equal"
    ]
    # A place where only signs changed is none of which a line speaks.
    told = [(was, now) for was, now in places if was or now]
    if len(told) > 2:
        return t("words changed in {places} places", places=len(told))
    if not told:
        return t("the same words")
    removed, added = [was for was, _ in told if was], [now for _, now in told if now]
    if not removed or not added:
        return _one_change(" … ".join(removed), " … ".join(added))
    if len(told) == 1:
        return _one_change(*told[0])
    # Two places: what left the one did not become what came to the other.
    first, second = told
    return t("{first}, {second}", first=_one_change(*first), second=_one_change(*second))


def _one_change(removed: str, added: str) -> Said:
    """What left a place and what came to it; one of them may be empty."""
    was, now = quote(removed, SHORT_QUOTE), quote(added, SHORT_QUOTE)
    if was and now:
        return t("“{was}” became “{now}”", was=was, now=now)
    return t("“{now}” added", now=now) if now else t("“{was}” taken out", was=was)


def _words(pieces: Sequence[PieceView]) -> list[str]:
    return [word for piece in pieces for word in _WORD_OR_SIGN.findall(piece["text"])]


def _phrase(run: list[str]) -> str:
    """Words and signs as one phrase again, without the signs at its ends."""
    return _SPACE_AT_SIGN.sub("", " ".join(run)).strip(" .,;:")
