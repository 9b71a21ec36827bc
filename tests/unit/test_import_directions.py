"""Who may import whom: the rules at the ground, the web at the top (docs: design of the layers)."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.settings import ROOT

#: Layer -> the layers beside itself that it may import. `runtime` and `settings` know no layer.
MAY_IMPORT = {
    "domain": set(),
    "projections": {"domain"},
    "application": {"domain", "runtime"},
    "store": {"domain", "application", "runtime"},
    "live": {"domain", "projections", "application", "runtime"},
    "export": {"domain", "projections", "application", "runtime"},
    "web": {
        "domain",
        "projections",
        "application",
        "live",
        "store",
        "export",
        "method",
        "rehearsal",
        "runtime",
        "settings",
        "addresses",
        "services",
    },
    # Simulated people stand outside, like browsers; who leads the demonstration uses a room.
    "rehearsal": {"domain", "projections", "application", "runtime", "settings"},
    "method": {"domain"},
    "runtime": set(),
    "settings": set(),
    "secret_key": set(),
    "server_lock": set(),
    "addresses": {"settings"},
}


def _imported(file: Path) -> set[str]:
    """The modules that a file imports, as dotted names."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = file.relative_to(ROOT).parent.parts
            within = package[: len(package) + 1 - node.level] if node.level else ()
            module = ".".join([*within, *([node.module] if node.module else [])])
            found |= {f"{module}.{name.name}" for name in node.names}
    return found


def _files(layer: str) -> list[Path]:
    place = ROOT / "workshop" / layer
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_a_layer_imports_only_what_is_below_it(layer: str) -> None:
    """Every import of another layer is one that the design allows."""
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in _files(layer)
        for name in sorted(_imported(file))
        if name.startswith("workshop.") and name.split(".")[1] not in MAY_IMPORT[layer] | {layer}
    ]
    assert wrong == []


def test_every_layer_has_its_place_in_the_order() -> None:
    """A new package or module is put into the table above, or it is one of the tops."""
    tops = {"app", "services", "commands"}
    there = {
        path.stem
        for path in (ROOT / "workshop").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert there - {"__init__"} == set(MAY_IMPORT) | tops


@pytest.mark.parametrize("layer", ["domain", "projections"])
def test_the_rules_need_the_standard_library_alone(layer: str) -> None:
    """They import without Flask, SQLAlchemy or any other package, in a clean interpreter."""
    modules = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for file in _files(layer)
    ]
    program = (
        f"import importlib, sys; sys.path.insert(0, {str(ROOT)!r})\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "foreign = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(foreign - sys.stdlib_module_names - {'__main__', 'workshop'}))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_rules_know_no_clock_chance_or_files() -> None:
    """What the domain decides depends on what it is given, and on nothing else."""
    forbidden = {"time", "random", "secrets", "uuid", "os", "pathlib", "io", "socket", "logging"}
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in _files("domain") + _files("projections")
        for name in sorted(_imported(file))
        if name.split(".")[0] in forbidden
    ]
    assert wrong == []


def test_the_package_itself_imports_nothing() -> None:
    """Else the runtime could not patch first."""
    assert _imported(ROOT / "workshop" / "__init__.py") == set()
