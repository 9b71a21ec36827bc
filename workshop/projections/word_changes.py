"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from workshop.domain.state import Piece

from .outline import Line, Mark, Run, Text

#: Letters of scripts that put no spaces between words, each with its marks: one letter a token.
_NO_SPACES: Final = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e01-\u0eff"
_MARKS: Final = r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u3099\u309a"
#: What ends a word; an apostrophe is part of it, and so are joiners and marks.
_ENDS: Final = r"\s!-&(-/:-@\[-`{-~“”‘…–—«»¿¡、。「」؟،"
_TOKEN: Final = re.compile(rf"[{_NO_SPACES}][{_MARKS}]*|[^{_ENDS}{_NO_SPACES}]+|\s+|.", re.DOTALL)
#: Above so many words on a side, what lies between the common beginning and end is one change:
#: comparing costs their square.
MOST_COMPARED: Final = 2_000


def changed(before: str, after: str) -> Text:
    """The words of both. Unmarked and removed ones spell `before`, unmarked and added ones `after`.

    A space alone between two changes counts as part of them, so that phrases stay whole.
    """
    if before == after:
        return (Run(after),) if after else ()
    old, new = _TOKEN.findall(before.strip()), _TOKEN.findall(after.strip())
    runs: list[tuple[Mark, str]] = []
    for tag, a, b, c, d in _steps(old, new):
        if tag == "equal":
            runs.append(("", "".join(new[c:d])))
            continue
        runs.append(("removed", "".join(old[a:b])))
        runs.append(("added", "".join(new[c:d])))
    return tuple(Run(text, mark) for mark, text in _phrases(runs) if text)


def _steps(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    steps: list[tuple[str, int, int, int, int]] = [("equal", 0, start, 0, start)]
    if max(len(middle_old), len(middle_new)) > MOST_COMPARED:
        steps.append(("replace", start, len(old) - end, start, len(new) - end))
    else:
        found = SequenceMatcher(a=middle_old, b=middle_new, autojunk=False).get_opcodes()
        steps.extend((tag, a + start, b + start, c + start, d + start) for tag, a, b, c, d in found)
    steps.append(("equal", len(old) - end, len(old), len(new) - end, len(new)))
    return steps


def _phrases(runs: list[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    """Join neighbouring changes; of each pair the removed words come first."""
    joined: list[tuple[Mark, str]] = []
    removed = added = space = ""
    for mark, text in runs:
        if not text:
            continue
        if mark == "" and (removed or added) and not space and not text.strip():
            space = text
        elif mark == "":
            joined += [("removed", removed), ("added", added), ("", space + text)]
            removed = added = space = ""
        else:
            removed += space + (text if mark == "removed" else "")
            added += space + (text if mark == "added" else "")
            space = ""
    joined += [("removed", removed), ("added", added), ("", space)]
    return [(mark, text) for mark, text in joined if text]


def lines(pieces: tuple[Piece, ...]) -> tuple[Line, ...]:
    """A statement as it reads."""
    return tuple(Line(piece.role, (Run(piece.text),)) for piece in pieces if piece.text)


def changed_lines(before: tuple[Piece, ...], after: tuple[Piece, ...]) -> tuple[Line, ...]:
    """A statement with what changed in it; pieces that were taken out stand at their old end."""
    was = {piece.id: piece for piece in before}
    kept = {piece.id for piece in after}
    made = [
        Line(piece.role, changed(was[piece.id].text if piece.id in was else "", piece.text))
        for piece in after
    ]
    gone = [
        Line(piece.role, (Run(piece.text, "removed"),))
        for piece in before
        if piece.id not in kept and piece.text
    ]
    return tuple(line for line in (*made, *gone) if line.text)
