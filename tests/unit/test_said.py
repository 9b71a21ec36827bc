"""Names that are written from the right keep their place in sentences of ours."""

from __future__ import annotations

from workshop.export.letters import fit, reads_leftwards
from workshop.export.spreadsheet import _safe
from workshop.projections.report_source import Words
from workshop.projections.said import apart, sentence, t, tn

LAYLA = "ليلى"


def test_a_name_from_the_right_is_set_apart_in_a_sentence() -> None:
    """As in the browser: it must not pull the number behind it to its other side."""
    assert sentence(t("{name} 3 of 12", name=LAYLA)) == f"\u2068{LAYLA}\u2069 3 of 12"
    inner = t("{name}, version {number}", name=f"Ana {LAYLA}", number=2)
    assert (
        sentence(tn("{n} vote for {what}", "{n} votes for {what}", 2, what=inner))
        == f"2 votes for \u2068Ana {LAYLA}\u2069, version 2"
    )


def test_names_in_a_list_keep_their_order() -> None:
    """Two in a row would else be read as one, from the right."""
    said = Words().listed([LAYLA, LAYLA[:3], "Ben"])
    assert said == f"\u2068\u2068{LAYLA}\u2069, \u2068{LAYLA[:3]}\u2069\u2069 and Ben"


def test_other_names_stand_as_they_are() -> None:
    """No mark that nobody sees in the files and searches of those who need none."""
    assert sentence(t("{name} 3 of 12", name="Zoë 李")) == "Zoë 李 3 of 12"


def test_a_line_of_ours_in_word_goes_its_own_way_whoever_it_begins_with() -> None:
    """A line that holds nothing but theirs goes theirs; no mark itself gets into the file."""
    assert not reads_leftwards(f"{apart(LAYLA)} has 3 of 12 votes")
    assert reads_leftwards(f"“{apart(LAYLA)}” 3")
    assert reads_leftwards(f"{LAYLA} has 3 of 12 votes")
    assert fit(apart(LAYLA)) == LAYLA


def test_a_table_for_machines_has_no_marks() -> None:
    """A column is found by the group's name as it was written."""
    assert _safe([f"support_percent: {apart(LAYLA)} together", 3]) == [
        f"support_percent: {LAYLA} together",
        3,
    ]
