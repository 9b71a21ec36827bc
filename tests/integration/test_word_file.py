"""The real Word file: opened by LibreOffice, read back by python-docx, fit for every reader."""

from __future__ import annotations

import itertools
import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from setup_steps.programs import PROGRAMS
from tests.unit.report import workshops as w
from workshop.domain.candidates import PieceText
from workshop.domain.final_words import OfferVersion
from workshop.export import word
from workshop.export.making import make_word
from workshop.projections.outline import Kind, Outline
from workshop.projections.report import report

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


def outline(room: w.Room, kind: Kind = "full", *, comments: bool = True) -> Outline:
    return report(room.state, room.names, room.record(), kind=kind, comments=comments)


def agreed_words(room: w.Room) -> list[str]:
    return [piece.text for piece in room.state.finals["mission"].current.pieces]


def paragraphs(file: bytes) -> list[str]:
    """Everything that python-docx reads, tables too."""
    document = docx.Document(BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def as_pdf(file: bytes, folder: Path) -> str:
    """What LibreOffice makes of it, as text; its pages are counted by form feeds."""
    path = folder / "made.docx"
    path.write_bytes(file)
    subprocess.run(
        [
            str(PROGRAMS["libreoffice"].find()),
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", str(folder / "made.pdf"), "-"],
        check=True,
        capture_output=True,
        timeout=30,
    )
    return text.stdout.decode("utf-8")


def folded(text: str) -> str:
    """Without regard to where lines break."""
    return re.sub(r"\s+", "", text)


@pytest.mark.needs("libreoffice", "pdftoppm")
@pytest.mark.parametrize("kind", ["short", "full"])
def test_libreoffice_opens_it_and_every_agreed_word_is_there(kind: Kind, tmp_path: Path) -> None:
    """The short one has two pages."""
    room, _ = w.agreed()
    text = as_pdf(word.to_bytes(outline(room, kind)), tmp_path)
    assert [piece for piece in agreed_words(room) if folded(piece) not in folded(text)] == []
    if kind == "short":
        assert text.count("\f") == 2


@pytest.mark.needs("libreoffice", "pdftoppm")
@pytest.mark.parametrize("moment", [w.Room, w.plan, lambda: w.drafted()[0]])
def test_a_workshop_that_stopped_half_way_exports_too(moment: object, tmp_path: Path) -> None:
    """Before it began, before anybody came, and in the middle of the discussion."""
    room: w.Room = moment()  # type: ignore[operator]
    text = as_pdf(word.to_bytes(outline(room)), tmp_path)
    title = room.state.brief.title or "Workshop without a title"
    assert folded(title) in folded(text)


@pytest.mark.parametrize("kind", ["short", "full"])
def test_python_docx_reads_every_agreed_word_back(kind: Kind) -> None:
    """Whole pieces, each in a paragraph of its own."""
    room, _ = w.agreed()
    read = "\n".join(paragraphs(word.to_bytes(outline(room, kind))))
    assert [piece for piece in agreed_words(room) if piece not in read] == []


@pytest.mark.needs("libreoffice", "pdftoppm", "fonts")
def test_odd_letters_and_long_texts_survive(tmp_path: Path) -> None:
    """R9 again at the export: even what never passed the door makes a file that opens."""
    room, _ = w.chosen()
    final = room.state.finals["mission"].current
    purpose, *objectives = ODD.values()
    pieces = (
        PieceText("purpose", purpose),
        *(PieceText("objective", text) for text in objectives),
    )
    room.ask(OfferVersion("mission", final.number, pieces))
    made = word.to_bytes(outline(room))
    read = "\n".join(paragraphs(made))
    for key in ("emoji", "arabic", "hebrew", "chinese", "five thousand letters", "one long word"):
        assert ODD[key].strip() in read, key
    assert "\x07" not in read
    assert "Bell, null, escape and  stay out" in read
    assert folded("dependable support dependable") in folded(as_pdf(made, tmp_path))


def test_its_headings_lists_and_tables_are_real() -> None:
    """Heading levels without a gap, header rows that repeat, rows that do not break."""
    room, _ = w.agreed()
    document = docx.Document(BytesIO(word.to_bytes(outline(room))))
    levels = [
        int(paragraph.style.name.rsplit(" ", 1)[1])
        for paragraph in document.paragraphs
        if paragraph.style is not None and re.fullmatch(r"Heading \d", paragraph.style.name or "")
    ]
    assert levels[0] == 1
    assert [b for a, b in itertools.pairwise(levels) if b > a + 1] == []
    assert document.tables
    for table in document.tables:
        head = table.rows[0]._tr.trPr
        assert head is not None
        assert head.find(qn("w:tblHeader")) is not None
        assert all(
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
            for row in table.rows
        )


def test_its_properties_are_its_own() -> None:
    """Not python-docx's author, year, language and thumbnail (facts, 17)."""
    room, _ = w.agreed(title="A title of many letters " * 8)
    made = word.to_bytes(outline(room))
    properties = docx.Document(BytesIO(made)).core_properties
    assert properties.author != "python-docx"
    assert (properties.title or "").startswith("A title of many")
    assert len(properties.title) <= 255
    assert properties.language.startswith("en")
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert [name for name in packed.namelist() if "thumbnail" in name] == []
        text = packed.read("word/document.xml").decode()
    assert "PAGEREF" in text  # the contents are filled before Word updates them
    assert "TOC" in text


def test_the_process_of_its_own_writes_the_same_file_whole(tmp_path: Path) -> None:
    """As the server makes it; nothing unfinished is left beside it."""
    room, _ = w.agreed()
    name, size = make_word(outline(room, "short"), tmp_path, "made.docx")
    file = tmp_path / name
    assert size == file.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == [name]
    read = "\n".join(paragraphs(file.read_bytes()))
    assert agreed_words(room)[0] in read
