"""Any text that people write makes paragraphs that a document can hold and readers can read."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workshop.export.blocks import block
from workshop.export.letters import fit, paragraph, reads_leftwards, stretches
from workshop.projections.outline import Quote, Run

ARABIC = "نساعد كل زميل"
HEBREW = "שירות"


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
def test_every_text_can_be_written_and_read_back(text: str) -> None:
    """Lone surrogates, null and what else XML cannot hold are left out; nothing else is. Before a
    number after what is read leftwards stands a mark that has no width, and may be there already.
    """
    made = paragraph("Normal", (Run(text),))
    read = etree.fromstring(etree.tostring(made))
    parts = {qn("w:t"): lambda e: e.text, qn("w:br"): lambda e: "\n", qn("w:tab"): lambda e: "\t"}
    written = "".join(parts[e.tag](e) for e in read.iter(*parts))
    assert written.replace("\u200e", "") == fit(text).replace("\u200e", "")


@pytest.mark.parametrize("text", ["plain", "Zeile\nzwei", "emoji 🧑‍🚒", "中文", ARABIC, "हिन्दी"])
def test_what_passed_the_door_is_unchanged(text: str) -> None:
    """Joiners stay: scripts and emoji need them."""
    assert fit(text) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("help all", [("help all", False)]),
        (ARABIC, [(ARABIC, True)]),
        (f"say {ARABIC} twice", [("say ", False), (ARABIC, True), (" twice", False)]),
        (f"{ARABIC}, {HEBREW}", [(f"{ARABIC}, {HEBREW}", True)]),
        (f"{ARABIC} 24/7", [(f"{ARABIC} 24/7", True)]),
        ("", [("", False)]),
    ],
)
def test_what_is_read_from_right_to_left_is_a_stretch_of_its_own(
    text: str, parts: list[tuple[str, bool]]
) -> None:
    """With the spaces inside it."""
    assert list(stretches(text)) == parts


@given(st.text("ab אبج ,1", max_size=30))
def test_stretches_are_the_text_again(text: str) -> None:
    """In its order, nothing lost."""
    assert "".join(part for part, _ in stretches(text)) == text


def test_a_paragraph_goes_the_way_of_its_first_letter() -> None:
    """Digits and marks have no direction of their own."""
    assert [reads_leftwards(t) for t in (f"1. {ARABIC}", f"a {ARABIC}", "…", HEBREW)] == [
        *(True, False, False, True)
    ]
    made = paragraph("Normal", (Run(ARABIC),))
    assert made.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert made.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rtl')}") is not None


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (f"{HEBREW} · 14 March", [HEBREW, " · \u200e14 March"]),
        (f"{HEBREW} · May 14", [HEBREW, " · May 14"]),
        (f"14 March · {HEBREW}", ["14 March · ", HEBREW]),
    ],
)
def test_a_day_after_words_from_right_to_left_stays_in_one_piece(
    text: str, made: list[str]
) -> None:
    """At the foot of a page in Hebrew stood "14", the title, and then "March 2026"."""
    paragraph_ = paragraph("Normal", (Run(text),), turns=False)
    assert [part.text for part in paragraph_.iter(qn("w:t"))] == made


def test_a_quote_from_right_to_left_has_its_line_and_its_source_at_the_right() -> None:
    """Whatever the name below it is written in; and what is read rightwards stays as it is."""
    for text, name, turned in ((HEBREW, "Bo", True), ("One call", HEBREW, False)):
        for part in block(Quote((Run(text),), name)):
            assert (part.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) == turned
            lines = part.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/*")
            assert [line.tag for line in lines] == ([qn("w:left"), qn("w:right")] if turned else [])


def test_an_old_word_and_the_new_one_do_not_read_as_one() -> None:
    """A thin space stands between what was struck out and what replaces it."""
    made = paragraph("Normal", (Run("old", "removed"), Run("new", "added")))
    assert [part.text for part in made.iter(qn("w:t"))] == ["old", "\u2009", "new"]
