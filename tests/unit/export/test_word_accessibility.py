"""What a screen reader, a spelling checker and a colour-blind reader find in a Word document.

Read from the XML of every sample, for that is what Word tells them. WCAG 2.2 AA, and what Word's
own checker asks: real headings, named tables with heads, no empty cells, languages, contrast.
"""

from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gallery.documents import ROOMS
from tests.unit.test_contrast import contrast
from workshop.commands.sample_documents import KINDS, make
from workshop.export.styles import GROUPS, ROOM, looks

SAMPLES = [f"{name}-{kind}" for name in ROOMS for kind in KINDS]
#: What a paragraph may have beside its style: where it breaks, which way it reads, its distance to
#: the next one. And a run: its style, its language, the ground of a bar.
OWN_SHAPE = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore"),
    *("pBdr", "tabs", "bidi", "spacing"),
)
OWN_LETTERS = {"rStyle", "rFonts", "shd", "rtl", "lang"}
FIELDS = re.compile(r'^(PAGE|NUMPAGES|PAGEREF (_Toc\d+) \\h|TOC \\o "1-2" \\h \\z \\u)$')


@cache
def opened(sample: str) -> Any:
    """The document of a sample, as python-docx reads it."""
    name, kind = sample.rsplit("-", 1)
    room = _room(name)
    return docx.Document(BytesIO(make(name, room, kind)))  # type: ignore[arg-type]


@cache
def _room(name: str) -> Any:
    return ROOMS[name]()


def local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def said(paragraph: Any) -> str:
    """The letters of a paragraph, and nothing of its fields' codes."""
    return "".join(part.text or "" for part in paragraph.iter(qn("w:t")))


def style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def paragraphs(document: Any) -> Iterator[Any]:
    """Those of the body, tables too, and of the footers."""
    yield from document.element.body.iter(qn("w:p"))
    yield from document.sections[0].footer._element.iter(qn("w:p"))


@pytest.fixture(params=SAMPLES)
def document(request: pytest.FixtureRequest) -> Any:
    return opened(request.param)


def test_headings_are_real_and_leave_no_level_out(document: Any) -> None:
    """Whoever goes from heading to heading by keyboard gets everywhere."""
    styles = {look.id: look.level for look in looks().values() if look.level >= 0}
    found = [(p, styles[style_of(p)]) for p in paragraphs(document) if style_of(p) in styles]
    assert found[0][1] == 0
    levels = [level for _, level in found]
    assert [b for a, b in itertools.pairwise(levels) if b > a + 1] == []
    assert [said(p) for p, _ in found if not said(p).strip()] == []
    assert [p for p in paragraphs(document) if p.find(f".//{qn('w:outlineLvl')}") is not None] == []
    for name, level in styles.items():
        style = document.styles.element.get_by_id(name)
        assert style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == str(level)


def test_the_document_says_what_it_is(document: Any) -> None:
    """Title, organisation, subject, keywords, date and language, for whoever looks for it."""
    core = document.core_properties
    said_of_it = (core.title, core.subject, core.author, core.keywords, core.language)
    assert [text for text in said_of_it if not text.strip()] == []
    assert core.created.year == 2026
    default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == core.language == "en-GB"


def test_tables_have_names_heads_and_a_word_in_every_cell(document: Any) -> None:
    """No cell is merged, empty, or split between pages; the head is marked, and repeats."""
    for table in document.element.body.iter(qn("w:tbl")):
        properties = table.find(qn("w:tblPr"))
        for name in ("tblCaption", "tblDescription"):
            assert properties.find(qn(f"w:{name}")).get(qn("w:val")).strip()
        assert list(table.iter(qn("w:gridSpan"), qn("w:vMerge"))) == []
        columns = len(table.find(qn("w:tblGrid")))
        rows = table.findall(qn("w:tr"))
        assert {len(row.findall(qn("w:tc"))) for row in rows} == {columns}
        assert [said(c) for row in rows for c in row.iter(qn("w:tc")) if not said(c).strip()] == []
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_nothing_is_said_by_a_picture_alone(document: Any) -> None:
    """There is none: bars are drawn by the program that shows the document, beside numbers."""
    assert list(document.element.body.iter(qn("w:drawing"), qn("w:pict"), qn("w:object"))) == []
    assert [r for r in document.part.rels.values() if "image" in r.reltype] == []


def test_letters_differ_enough_from_their_ground(document: Any) -> None:
    """4.5 to 1 at least for every colour of every style on white, or on its own tint."""
    ink, too_faint = "1C2333", []
    styles = document.styles.element.findall(qn("w:style"))
    for style in [*styles, *document.part.numbering_part.element.iter(qn("w:lvl"))]:
        colour = style.find(f"{qn('w:rPr')}/{qn('w:color')}")
        ground = style.find(f"{qn('w:pPr')}/{qn('w:shd')}")
        front = ink if colour is None else colour.get(qn("w:val"))
        back = "FFFFFF" if ground is None else ground.get(qn("w:fill"))
        if contrast(_rgb(front), _rgb(back)) < 4.5:
            too_faint.append((style.get(qn("w:styleId")), front, back))
    assert too_faint == []
    for bar in (*GROUPS, ROOM):
        assert contrast(_rgb(bar), _rgb("FFFFFF")) >= 4.5
        assert contrast(_rgb(bar), _rgb("E7E0D4")) >= 3


def _rgb(digits: str) -> tuple[int, int, int]:
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))  # type: ignore[return-value]


def test_everything_looks_as_its_style_says(document: Any) -> None:
    """No heading, list or colour is made by hand, so that readers can restyle the whole."""
    shapes = {local(each) for p in paragraphs(document) for each in p.find(qn("w:pPr"))}
    assert shapes - set(OWN_SHAPE) == set()
    letters = {local(each) for p in paragraphs(document) for r in p.iter(qn("w:rPr")) for each in r}
    assert letters - OWN_LETTERS == set()
    known = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style"))}
    assert {style_of(p) for p in paragraphs(document)} - known == set()


def test_properties_stand_in_the_order_that_word_asks_for(document: Any) -> None:
    """Word calls a file broken where they do not."""
    for paragraph in paragraphs(document):
        order = [OWN_SHAPE.index(local(each)) for each in paragraph.find(qn("w:pPr"))]
        assert order == sorted(set(order))


def test_no_paragraph_is_there_for_its_space_alone(document: Any) -> None:
    """Screen readers say "blank" for each."""
    body = document.element.body
    assert [style_of(p) for p in body.iter(qn("w:p")) if not said(p).strip()] == []
    assert local(body[-2]) == "p"  # after a table, Word would add an empty one by itself


def test_lists_are_real(document: Any) -> None:
    """Bullets come with the style, from the one list of the document."""
    bulleted = {look.id for look in looks().values() if look.bullet}
    for name in bulleted:
        style = document.styles.element.get_by_id(name)
        assert style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") is not None
    by_hand = [said(p) for p in paragraphs(document) if re.match(r"[•*·-]\s", said(p))]
    assert by_hand == []


def test_links_and_fields_lead_somewhere(document: Any) -> None:
    """Each link has words and its place, each field its beginning, its text and its end."""
    body = document.element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    for link in body.iter(qn("w:hyperlink")):
        assert link.get(qn("w:anchor")) in marks
        assert re.search(r"[^\W\d]", said(link))
    for story in (body, document.sections[0].footer._element):
        kinds = [each.get(qn("w:fldCharType")) for each in story.iter(qn("w:fldChar"))]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
        for code in story.iter(qn("w:instrText")):
            known = FIELDS.match(code.text.strip())
            assert known, code.text
            assert known[2] is None or known[2] in marks


@pytest.mark.parametrize(
    ("letters", "attribute", "language"),
    [
        ("أن يواصل", "bidi", "ar-SA"),
        ("לשמור", "bidi", "he-IL"),
        ("働き続け", "eastAsia", "ja-JP"),
        ("一个电话", "eastAsia", "zh-CN"),
        ("ฟังก่อน", "bidi", "th-TH"),
        ("पहले", "bidi", "hi-IN"),
        ("Мы говорим", "val", "ru-RU"),
    ],
)
def test_other_scripts_say_their_language(letters: str, attribute: str, language: str) -> None:
    """So that a voice changes, and spelling is not checked as English."""
    runs = [r for r in opened("world-full").element.body.iter(qn("w:r")) if letters in said(r)]
    assert runs
    for run in runs:
        assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn(f"w:{attribute}")) == language
        leftwards = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        assert leftwards == (language in ("ar-SA", "he-IL"))


def test_the_stock_of_the_library_is_gone() -> None:
    """No thumbnail, no template's properties, and the organisation by its name."""
    name = "usual"
    with zipfile.ZipFile(BytesIO(make(name, _room(name), "short"))) as packed:
        assert [each for each in packed.namelist() if "thumbnail" in each] == []
        assert "<Company>Service desk</Company>" in packed.read("docProps/app.xml").decode()
