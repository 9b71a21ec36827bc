"""Sample documents: `python -m workshop.commands.sample_documents --to FOLDER [--pages]`.

The short and the full document of workshops that are told by the rules (gallery/documents.py), the
same at every run: to look at, page by page, after anything in a document has changed. `--pages`
makes PDF and PNG of them too, with LibreOffice and poppler, and an index page.
"""

from __future__ import annotations

import argparse
import html
import sys
from pathlib import Path
from typing import Final

from gallery import paper
from gallery.by_rules import Room
from gallery.documents import ROOMS
from setup_steps import programs
from workshop.export import word
from workshop.projections.outline import Kind
from workshop.projections.report import report

KINDS: Final[tuple[Kind, ...]] = ("short", "full")
NEEDED: Final = ("libreoffice", "pdftoppm")
#: The full documents that hold comments too.
WITH_COMMENTS: Final = frozenset({"usual", "crowd"})


def make(name: str, room: Room, kind: Kind) -> bytes:
    """The document of a sample, as a file."""
    comments = name in WITH_COMMENTS
    made_at = room.now + 5 * 60_000
    outline = report(room.state, room.names, room.record(made_at), kind=kind, comments=comments)
    return word.to_bytes(outline)


def write(folder: Path, names: list[str]) -> list[Path]:
    """The documents of these samples, in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in names:
        room = ROOMS[name]()
        for kind in KINDS:
            file = folder / f"{name}-{kind}.docx"
            file.write_bytes(make(name, room, kind))
            files.append(file)
    return files


def _index(folder: Path, pictures: dict[str, list[Path]]) -> Path:
    """A page that shows all pages."""
    parts = ["<!doctype html><meta charset=utf-8><title>Sample documents</title>"]
    for name, pages in pictures.items():
        parts.append(f"<h2>{html.escape(name)}</h2>")
        parts.extend(
            f'<a href="{page.name}"><img src="{page.name}" width="290" alt="Page {number}"></a>'
            for number, page in enumerate(pages, 1)
        )
    index = folder / "index.html"
    index.write_text("\n".join(parts), encoding="utf-8")
    return index


def main(arguments: list[str]) -> int:
    """Make what was asked for; 1 where a program for it is missing."""
    reader = argparse.ArgumentParser(prog="sample_documents", description=__doc__)
    reader.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    reader.add_argument("--only", choices=list(ROOMS), help="one sample alone")
    reader.add_argument("--pages", action="store_true", help="PDF and PNG of each page too")
    args = reader.parse_args(arguments)
    files = write(args.to, [args.only] if args.only else list(ROOMS))
    for file in files:
        print(f"{file} ({file.stat().st_size // 1000} kB)")
    if not args.pages:
        return 0
    if absent := programs.missing(NEEDED):
        packages = " ".join(program.package for program in absent)
        print(f"Pages need more programs: sudo apt install {packages}", file=sys.stderr)
        return 1
    pictures = {pdf.stem: paper.to_pictures(pdf, args.to) for pdf in paper.to_pdf(files, args.to)}
    print(f"{sum(map(len, pictures.values()))} pages: {_index(args.to, pictures)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
