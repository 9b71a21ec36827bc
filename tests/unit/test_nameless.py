"""Several people without a name are told apart, by a number that stays."""

from __future__ import annotations

from workshop.domain.state import Brief, Workshop
from workshop.projections.names import called, numbered
from workshop.projections.report_source import Record, Source, Words
from workshop.projections.said import Said, sentence

BEFORE = {"a": "Ana", "b": "", "c": "", "d": "2", "e": ""}


def test_the_first_without_a_name_has_no_number_and_the_others_count_on() -> None:
    """And whoever calls themselves 2 is not one of them."""
    assert numbered(BEFORE) == {"a": "Ana", "b": "", "c": " 2", "d": "2", "e": " 3"}


def test_a_number_stays_when_more_people_come() -> None:
    """Numbers go by the order of joining."""
    later = numbered({**BEFORE, "f": "Fay", "g": ""})
    assert {who: later[who] for who in BEFORE} == numbered(BEFORE)
    assert later["g"] == " 4"


def test_the_document_names_them_as_the_screens_do() -> None:
    """In an open vote, and beside what somebody wrote where authors are shown."""
    state = Workshop(brief=Brief(title="Kitchen", authors_shown=True))
    source = Source(state, numbered(BEFORE), Record(), Words())
    names = [source.voter(who) for who in BEFORE]
    assert names == ["Ana", "No name", "No name 2", "2", "No name 3"]
    assert [source.author(who) for who in BEFORE] == names
    assert source.voter("gone") == "No name"


def test_no_name_is_a_sentence_to_translate() -> None:
    """A name is not."""
    assert called("Ana") == "Ana"
    nobody = called(" 3")
    assert isinstance(nobody, Said)
    assert sentence(nobody, lambda text: text.replace("No name", "Ohne Namen")) == "Ohne Namen 3"
