"""The real Word file: opened by LibreOffice, read back by python-docx, fit for every reader.

LibreOffice takes seconds to start, so it prints everything that the tests look at in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gallery import paper
from gallery.documents import ROOMS
from tests.unit.report import workshops as w
from workshop.commands.sample_documents import KINDS, make
from workshop.domain.candidates import PieceText
from workshop.domain.final_words import OfferVersion
from workshop.export import word
from workshop.export.making import make_word
from workshop.export.styles import looks
from workshop.projections.outline import Kind, Outline
from workshop.projections.report import report

printing = pytest.mark.needs("libreoffice", "pdftoppm", "fonts")

ODD = {
    "control characters": "Bell\x07, null\x00, escape\x1b and \x0b stay out",
    "lone surrogates": "half a pair \ud83d here",
    "emoji": "Help 🧑‍🚒 and 👩🏽‍🔬, with a 🏳️‍🌈 and 🇩🇪",
    "arabic": "نساعد كل زميل في العمل ليلا ونهارا",
    "hebrew": "אנחנו עוזרים לכל עמית",
    "chinese": "随时随地帮助每一位同事",
    "five thousand letters": "dependable support " * 263,
    "one long word": "Donaudampfschifffahrtsgesellschaftskapitän" * 12,
}
#: In points: where the foot of a page begins, and where the column of ideas ends.
FOOT, IDEAS_END = 775, 350
MOMENTS: dict[str, Callable[[], w.Room]] = {
    "nothing planned": w.Room,
    "planned": w.plan,
    "drafted": lambda: w.drafted()[0],
}
#: Samples, and whether their words are agreed on.
AGREED = {
    "usual": True,
    "half-way": False,
    "not-yet": False,
    "crowd": True,
    "both": True,
    "long": False,
}


def outline(room: w.Room, kind: Kind = "full", *, comments: bool = True) -> Outline:
    return report(room.state, room.names, room.record(), kind=kind, comments=comments)


def odd() -> w.Room:
    """Final words that never passed the door."""
    room, _ = w.chosen()
    final = room.state.finals["mission"].current
    purpose, *objectives = ODD.values()
    pieces = (
        PieceText("purpose", purpose),
        *(PieceText("objective", text) for text in objectives),
    )
    room.ask(OfferVersion("mission", final.number, pieces))
    return room


def final_words(room: w.Room) -> list[str]:
    finals = room.state.finals.values()
    return [piece.text for final in finals for piece in final.current.pieces]


def paragraphs(file: bytes) -> list[str]:
    """Everything that python-docx reads, tables too."""
    document = docx.Document(BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def folded(text: str) -> str:
    """Without regard to where lines break."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class Printed:
    """A document, its pages as text, and its lines with their places."""

    file: bytes
    pages: list[str]
    lines: list[paper.Printed]
    words: list[paper.Printed]

    @property
    def document(self) -> Any:
        return docx.Document(BytesIO(self.file))

    def body(self, page: int) -> list[paper.Printed]:
        """The lines of a page from top to bottom, without its foot."""
        return _sorted(line for line in self.lines if line.page == page and line.bottom < FOOT)

    def first_column(self, page: int, right: float) -> str:
        """The words of a page that begin left of this place, without spaces."""
        return "".join(
            word.text
            for word in _sorted(
                word
                for word in self.words
                if word.page == page and word.bottom < FOOT and word.left < right
            )
        )


def _sorted(printed: Iterable[paper.Printed]) -> list[paper.Printed]:
    return sorted(printed, key=lambda each: (round(each.top), each.left))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """All documents of this module, by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    files = {f"moment {name}": word.to_bytes(outline(made())) for name, made in MOMENTS.items()}
    files["odd"] = word.to_bytes(outline(odd()))
    for name, told in ROOMS.items():
        room = told()
        files |= {f"{name} {kind}": make(name, room, kind) for kind in KINDS}
    paths = []
    for name, file in files.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(file)
    pdfs = paper.to_pdf(paths, folder)
    return {
        pdf.stem: Printed(
            files[pdf.stem], paper.text_of(pdf), paper.lines_of(pdf), paper.words_of(pdf)
        )
        for pdf in pdfs
    }


@printing
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", AGREED)
def test_every_word_of_the_room_is_there_as_it_stands_now(
    name: str, kind: Kind, printed: dict[str, Printed]
) -> None:
    """Whole, on the pages that a printer makes, and the short document has two pages at most."""
    room, made = ROOMS[name](), printed[f"{name} {kind}"]
    text = folded("".join(made.pages))
    assert [piece for piece in final_words(room) if folded(piece) not in text] == []
    assert ("notyetagreed" in text) != AGREED[name]
    if kind == "short":
        assert len(made.pages) <= 2


@printing
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_workshop_that_stopped_half_way_exports_too(
    moment: str, printed: dict[str, Printed]
) -> None:
    """Before it began, before anybody came, and in the middle of the discussion."""
    title = MOMENTS[moment]().state.brief.title or "Workshop without a title"
    assert folded(title) in folded(printed[f"moment {moment}"].pages[0])


@printing
def test_odd_letters_and_long_texts_survive(printed: dict[str, Printed]) -> None:
    """R9 again at the export: even what never passed the door makes a file that opens."""
    made = printed["odd"]
    read = "\n".join(paragraphs(made.file))
    for key in ("emoji", "arabic", "hebrew", "chinese", "five thousand letters", "one long word"):
        assert ODD[key].strip() in read, key
    assert "\x07" not in read
    assert "Bell, null, escape and  stay out" in read
    assert folded("dependable support dependable") in folded("".join(made.pages))


def announcing(document: Any) -> set[str]:
    """The texts of headings, of titles of tables and of labels, unless a table has them too."""
    styles = {look.id for look in looks().values() if look.level >= 0}
    styles |= {"TableTitle", "Subhead", "StatementLabel", "StatementLabelLed"}
    body = document.element.body
    cells = {said(p) for cell in body.iter(qn("w:tc")) for p in cell.iter(qn("w:p"))}
    there = body.findall(qn("w:p"))
    found = {said(p) for p in there if p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").val in styles}
    return found - cells - {""}


def said(paragraph: Any) -> str:
    return " ".join("".join(t.text or "" for t in paragraph.iter(qn("w:t"))).split())


@printing
def test_no_heading_is_the_last_line_of_a_page(printed: dict[str, Printed]) -> None:
    """Nor is the title of a table, or the label of a statement.

    LibreOffice itself leaves one alone now and then, on pages of more than twenty paragraphs
    (docs/decisions/0010); without the rule there would be a dozen.
    """
    alone, pages = [], 0
    for name in ("usual full", "not-yet full", "crowd full", "both full", "long full"):
        made, texts = printed[name], announcing(printed[name].document)
        for page in range(2, len(made.pages)):
            pages += 1
            alone += [(name, page)] if made.body(page)[-1].text in texts else []
    assert pages > 80
    assert len(alone) <= pages // 50, alone


@printing
def test_no_row_of_a_table_is_split_between_pages(printed: dict[str, Printed]) -> None:
    """Two hundred ideas, each whole on one page; and every page says what its columns are."""
    made = printed["crowd full"]
    pages = range(1, len(made.pages) + 1)
    columns = [made.first_column(page, IDEAS_END) for page in pages]
    ideas = [folded(idea.text) for idea in ROOMS["crowd"]().state.ideas.values()]
    assert [idea for idea in ideas if not any(idea in column for column in columns)] == []
    tables = [column for column in columns if sum(idea in column for idea in ideas) > 20]
    assert len(tables) >= 5
    assert [column for column in tables if "Idea" not in column[:120]] == []


@printing
@pytest.mark.parametrize(("name", "off"), [("usual", 1), ("not-yet", 1), ("crowd", 3)])
def test_the_contents_name_the_page_on_which_a_chapter_begins(
    name: str, off: int, printed: dict[str, Printed]
) -> None:
    """Before any program updates them; with the fonts that stand in here, give or take a page."""
    made = printed[f"{name} full"]
    listed = [
        re.fullmatch(r"(.+)\t(\d+)", paragraph.text)
        for paragraph in made.document.paragraphs
        if (paragraph.style.name or "") == "toc 1"
    ]
    wrong = {}
    for entry in listed:
        assert entry is not None
        pages = [n for n, page in enumerate(made.pages, 1) if entry[1] in page and n > 2]
        if not any(abs(int(entry[2]) - page) <= off for page in pages):
            wrong[entry[1]] = (entry[2], pages)
    assert wrong == {}
    assert len(listed) >= 5


@printing
def test_every_page_but_the_first_says_which_one_it_is(printed: dict[str, Printed]) -> None:
    """With the title and the day."""
    pages = printed["usual full"].pages
    feet = [page.rstrip().rsplit("\n", 1)[-1] for page in pages[1:]]
    numbers = [f"Page {number} of {len(pages)}" for number in range(2, len(pages) + 1)]
    assert [foot for foot, number in zip(feet, numbers, strict=True) if number not in foot] == []
    assert [foot for foot in feet if "Service desk mission · 14 March 2026" not in foot] == []
    assert "Page 1" not in pages[0]


@pytest.mark.parametrize("kind", KINDS)
def test_python_docx_reads_every_agreed_word_back(kind: Kind) -> None:
    """Whole pieces, each in a paragraph of its own."""
    room, _ = w.agreed()
    read = "\n".join(paragraphs(word.to_bytes(outline(room, kind))))
    assert [piece for piece in final_words(room) if piece not in read] == []


def test_a_long_title_is_no_longer_than_a_property_may_be() -> None:
    """And the contents are fields that Word can fill anew."""
    room, _ = w.agreed(title="A title of many letters " * 20)
    document = docx.Document(BytesIO(word.to_bytes(outline(room))))
    assert document.core_properties.title.startswith("A title of many")
    assert len(document.core_properties.title) == 255
    codes = " ".join(code.text for code in document.element.body.iter(qn("w:instrText")))
    assert "PAGEREF" in codes
    assert "TOC" in codes


def test_the_process_of_its_own_writes_the_same_file_whole(tmp_path: Path) -> None:
    """As the server makes it; nothing unfinished is left beside it."""
    room, _ = w.agreed()
    name, size = make_word(outline(room, "short"), tmp_path, "made.docx")
    file = tmp_path / name
    assert size == file.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == [name]
    read = "\n".join(paragraphs(file.read_bytes()))
    assert final_words(room)[0] in read
