"""The house stays as it was drawn: small files, and one door to each thing outside.

Who may import whom: test_import_directions.py.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop.settings import ROOT

LONGEST_FILE = 400
#: Built, fetched or measured; written by nobody.
NOT_OURS = {"node_modules", "dist", ".venv", "__pycache__", "instance", "exports"}
OURS = ("run.py", "workshop", "setup_steps", "gallery", "tests", "bench", "static/js", "static/css")
KINDS = {".py", ".ts", ".tsx", ".css", ".mjs"}
#: Written by a program, from code that is small.
GENERATED = {"static/js/wire.ts"}


def our_files() -> Iterator[Path]:
    """Every file of code that somebody wrote."""
    for name in OURS:
        place = ROOT / name
        found = place.rglob("*") if place.is_dir() else [place]
        for file in found:
            if file.suffix in KINDS and not NOT_OURS & set(file.relative_to(ROOT).parts):
                yield file


def imported(file: Path) -> set[str]:
    """The first name of every module that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name.split(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    """A longer one has more than one topic: split it."""
    long = {
        name: lines
        for file in our_files()
        if (name := file.relative_to(ROOT).as_posix()) not in GENERATED
        and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


@pytest.mark.parametrize("library", ["eventlet", "gevent"])
def test_only_the_runtime_knows_how_green_threads_are_made(library: str) -> None:
    """Everything else asks the runtime, so that another one can take its place."""
    knows = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "workshop").rglob("*.py")
        if library in imported(file)
    }
    assert knows <= {"workshop/runtime.py"}


#: What a library is for, its names, and the layer that alone of all layers knows it.
ONE_DOOR = (
    ("sockets", {"flask_socketio", "socketio", "engineio"}, "live"),
    ("databases", {"sqlalchemy", "flask_sqlalchemy", "alembic", "psycopg2"}, "store"),
    ("documents", {"docx", "openpyxl"}, "export"),
)
LAYERS = {"domain", "projections", "application", "store", "live", "web", "export", "method"}


@pytest.mark.parametrize(("_what", "libraries", "layer"), ONE_DOOR)
def test_a_library_for_one_thing_is_known_to_one_layer(
    _what: str, libraries: set[str], layer: str
) -> None:
    """The others ask that layer, or a port; what stands above them all puts it together."""
    knows = {
        file.relative_to(ROOT / "workshop").parts[0]
        for file in (ROOT / "workshop").rglob("*.py")
        if libraries & imported(file)
    }
    assert knows & LAYERS <= {layer}
