"""What only the source text tells: every refusal there is, and every address that answers JSON.

Both are found by walking the syntax trees of this package: nothing is imported or run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workshop.domain import errors

PACKAGE = Path(__file__).resolve().parents[1]

_CLASSES: Mapping[str, type[errors.Refused]] = {
    kind.__name__: kind for kind in errors.Refused.__subclasses__()
}
_METHODS = frozenset({"get", "post", "put", "delete"})


@dataclass(slots=True)
class Refusal:
    """Everything that is refused under one code: HTTP statuses, sentences, and fields of each."""

    code: str
    statuses: set[int] = field(default_factory=set)
    sentences: dict[str, set[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An address that answers JSON."""

    path: str
    method: str


def refusals(package: Path = PACKAGE) -> list[Refusal]:
    """Every refusal in the source, by code.

    Raises ValueError, naming the place, for one whose sentence or code is not written out where it
    is made: the catalogue of sentences and the list of codes would both miss it.
    """
    found: dict[str, Refusal] = {}
    for file, tree in _trees(package):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or _name(node.func) not in _CLASSES:
                continue
            kind = _CLASSES[_name(node.func)]
            given = {each.arg: each.value for each in node.keywords}
            sentence = _sentence(node.args[0]) if node.args else None
            code = _text(given["code"]) if "code" in given else kind.default_code
            if sentence is None or code is None:
                raise ValueError(f"{file}:{node.lineno}: write the sentence and its code out here.")
            refusal = found.setdefault(code, Refusal(code))
            refusal.statuses.add(kind.status)
            fields = refusal.sentences.setdefault(sentence, set())
            if "field" in given and (about := _text(given["field"])):
                fields.add(about)
    return [found[code] for code in sorted(found)]


def json_addresses(package: Path = PACKAGE) -> list[Address]:
    """Every address below /api and every one that ends in .json."""
    found = set()
    for _, tree in _trees(package / "web"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and _name(mark.func) in _METHODS and mark.args:
                    path = _text(mark.args[0]) or ""
                    if path.startswith("/api/") or path.endswith(".json"):
                        found.add(Address(path, _name(mark.func).upper()))
    return sorted(found)


def _trees(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(folder.rglob("*.py")):
        yield file, ast.parse(file.read_text(encoding="utf-8"))


def _name(called: ast.expr) -> str:
    """`Invalid` of `Invalid(...)` and of `errors.Invalid(...)`."""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _sentence(node: ast.expr) -> str | None:
    """The text in `N_("...")`."""
    if isinstance(node, ast.Call) and _name(node.func) == "N_" and len(node.args) == 1:
        return _text(node.args[0])
    return None


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
