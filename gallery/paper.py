"""Documents as they come out of a printer: PDF by LibreOffice, pages and words by poppler."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from setup_steps.programs import PROGRAMS

#: Seconds for a dozen documents on a slow machine, the program's first start included.
PATIENCE: Final = 240
DOTS_AN_INCH: Final = 70

_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_PLACE = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"'
_LINE = re.compile(rf"<line {_PLACE}>(.*?)</line>", re.DOTALL)
_WORD = re.compile(rf"<word {_PLACE}>(.*?)</word>")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line or a word as it stands on its page: distances from the left and the top, in points."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def to_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """These documents as PDF in a folder, by one start of LibreOffice.

    Raises subprocess.SubprocessError, and FileNotFoundError for one that could not be opened.
    """
    profile = (folder / "profile").resolve()
    subprocess.run(
        [
            str(PROGRAMS["libreoffice"].find()),
            "--headless",
            f"-env:UserInstallation=file://{profile}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    made = [folder / f"{file.stem}.pdf" for file in files]
    for pdf in made:
        if not pdf.exists():
            raise FileNotFoundError(f"LibreOffice made no {pdf.name}.")
    return made


def text_of(pdf: Path) -> list[str]:
    """What stands on each page. Halves of letters, which some PDF have, are replaced."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode("utf-8", "replace").split("\f")[:-1]


def lines_of(pdf: Path) -> list[Printed]:
    """Every printed line with its place, page by page; cells side by side may be one line."""
    return [
        _printed(page, place, " ".join(_plain(word[-1]) for word in _WORD.findall(inner)))
        for page, content in _pages(pdf)
        for *place, inner in _LINE.findall(content)
    ]


def words_of(pdf: Path) -> list[Printed]:
    """Every printed word with its place, page by page."""
    return [
        _printed(page, place, _plain(word))
        for page, content in _pages(pdf)
        for *place, word in _WORD.findall(content)
    ]


def _printed(page: int, place: list[str], text: str) -> Printed:
    left, top, right, bottom = map(float, place)
    return Printed(page, left, top, right, bottom, text)


def _pages(pdf: Path) -> list[tuple[int, str]]:
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    pages = _PAGE.findall(done.stdout.decode("utf-8", "replace"))
    return list(enumerate(pages, 1))


def to_pictures(pdf: Path, folder: Path) -> list[Path]:
    """Each page as PNG: name-01.png, name-02.png and so on."""
    subprocess.run(
        ["pdftoppm", "-r", str(DOTS_AN_INCH), "-png", str(pdf), str(folder / pdf.stem)],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def _plain(text: str) -> str:
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return text
