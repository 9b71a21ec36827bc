"""Where headings will be: worked out well enough to fill a table of contents."""

from __future__ import annotations

import re

import pytest

from tests.unit.report import workshops as w
from workshop.export import word
from workshop.export.blocks import block
from workshop.export.letters import paragraph
from workshop.export.pages import FRAME, height, lines, pages, width
from workshop.export.styles import looks
from workshop.projections.outline import Callout, Run
from workshop.projections.report import report


def test_letters_have_the_widths_of_their_fonts() -> None:
    """An m is wider than an i, and bold letters are wider than others."""
    assert width("m", "sans", 10) == pytest.approx(8.33, abs=0.01)
    assert width("iii", "serif", 10) < width("mmm", "serif", 10)
    assert width("service", "sans", 10) < width("service", "sans", 10, bold=True)


def test_lines_break_between_words_and_inside_words_that_are_too_long() -> None:
    """Line breaks count, and scripts without spaces fill their lines."""
    look = looks()["Normal"]
    assert lines("short", look, 100) == 1
    assert lines("one\ntwo\nthree", look, 100) == 3
    assert lines("steady help " * 10, look, 100) == 7
    assert lines("中" * 100, look, 105) == 10


def test_pages_fill_up_and_headings_move_with_what_follows_them() -> None:
    """32 lines fit; a heading for which only its own line is left goes over to the next page."""
    assert set(pages([paragraph("Normal", (Run("line"),)) for _ in range(32)]).values()) == {1}
    body = [paragraph("Normal", (Run("line"),)) for _ in range(30)]
    body += [paragraph("Heading2", (Run("Heading"),)), paragraph("Normal", (Run("line"),))]
    found = pages(body)
    assert [found[place] for place in (0, 29, 30, 31)] == [1, 1, 2, 2]


def test_a_callout_is_as_high_as_its_frame() -> None:
    """Once above it and once below, however many lines it has."""
    title, line = looks()["Callout Title"], looks()["Callout"]
    for number in range(3):
        framed = block(Callout("Not met", ((Run("So."),),) * number))
        alone = title.before + title.line_height + number * line.line_height
        assert height(framed) == pytest.approx(alone + sum(FRAME))


def test_the_contents_name_every_chapter_and_round_with_its_page() -> None:
    """Filled before any program updates it, in rising order, the first chapter on page 3."""
    room, _ = w.agreed()
    document = word.build(report(room.state, room.names, room.record()))
    listed = [
        re.fullmatch(r"(.+)\t(\d+)", line.text)
        for line in document.paragraphs
        if line.style is not None and (line.style.name or "").startswith("toc ")
    ]
    found = [(entry[1], int(entry[2])) for entry in listed if entry]
    assert found[0] == ("What was agreed", 3)
    assert [page for _, page in found] == sorted(page for _, page in found)
    assert [title for title, _ in found if title.startswith("Round")] == [
        "Round 1: narrowing the ideas",
        "Round 2: choosing the mission",
        "Round 3: agreement on the mission, version 2",
    ]
    assert found[-1][0] == "The record"


def test_an_amendment_is_never_parted_from_why_it_was_declined() -> None:
    """Its last line holds on to the reason below it, which stands on the same page."""
    room, _ = w.agreed()
    there = word.build(report(room.state, room.names, room.record())).paragraphs
    reason = next(at for at, line in enumerate(there) if "Nobody can test" in line.text)
    assert there[reason - 1].paragraph_format.keep_with_next
