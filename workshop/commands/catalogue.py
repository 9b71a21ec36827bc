"""The catalogue of everything that people read: `python -m workshop.commands.catalogue`.

Babel reads Python (`_`, `ngettext`, `N_`), the templates (`_`, `ngettext`), the browser's code
(`t`, `tn`) and the agendas that are shipped as `babel.cfg` says, and this writes
`translations/messages.pot`. A new language is then
begun with `pybabel init -i translations/messages.pot -d translations -l de`, an old one brought up
to date with `pybabel update` and the same options; `run.py` compiles what changed at its start.

Babel's own reader of JavaScript passes over calls inside calls and stumbles over TSX, so the
browser's code has a reader here. It asks for literal texts, which a test makes sure of.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT: Final = Path(__file__).resolve().parents[2]
#: Beside gettext's own: one text, and one text for one and one for many.
KEYWORDS: Final = {**DEFAULT_KEYWORDS, "t": None, "tn": (1, 2)}
#: A comment that begins so is for the translator.
FOR_TRANSLATORS: Final = ("For translators:",)
#: What stands at the head of the file, for whoever opens it.
HEAD: Final = """\
# Every text that people read in Lodestar, and nothing else.
# Written by `python -m workshop.commands.catalogue`; the voice is described in docs/words.md."""

_TEXT = r'"(?:[^"\\\n]|\\.)*"'
_JOINED = rf"{_TEXT}(?:\s*\+\s*{_TEXT})*"
#: A call of `t` or `tn`, with the texts that it begins with, each in one piece or joined by `+`.
CALL: Final = re.compile(rf"(?<![\w.$])(tn?)\(\s*({_JOINED})?(?:\s*,\s*({_JOINED}))?")
_TEXT_OR_COMMENT = re.compile(rf"({_TEXT})|//[^\n]*|/\*.*?\*/", re.DOTALL)


def without_comments(source: str) -> str:
    """TypeScript with its comments blanked, on the same lines as before."""
    return _TEXT_OR_COMMENT.sub(
        lambda found: found[0] if found[1] else re.sub(r"[^\n]", " ", found[0]), source
    )


def extract_typescript(
    fileobj: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],  # noqa: ARG001 - Babel passes them to every method
    options: Mapping[str, object],  # noqa: ARG001
) -> Iterator[tuple[int, str, str | tuple[str, ...], list[str]]]:
    """Babel's extraction method for .ts and .tsx: line, function, texts; comments are left out."""
    source = without_comments(fileobj.read().decode("utf-8"))
    for call in CALL.finditer(source):
        texts = tuple(_value(text) for text in call.groups()[1:] if text is not None)
        if texts and call[1] in keywords:
            yield source.count("\n", 0, call.start()) + 1, call[1], texts, []


def extract_agenda(
    fileobj: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, object],  # noqa: ARG001
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Babel's extraction method for a shipped agenda: its name, and what it says about itself.

    Titles of stages and their questions become part of each workshop, and are edited there.
    """
    agenda = tomllib.load(fileobj)
    for key in ("name", "summary"):
        yield 1, "_", agenda[key], []


def _value(literals: str) -> str:
    """What a text, or several joined by `+`, says. JavaScript's escapes here are Python's too."""
    return "".join(ast.literal_eval(text) for text in re.findall(_TEXT, literals))


def extract(root: Path) -> Catalog:
    """Every marked text below `root`, with the places where it stands."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    catalog = Catalog(header_comment=HEAD, project="Lodestar", version=project["version"])
    # Whoever translates puts themselves here; until then nobody stands there.
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    found = extract_from_dir(
        root,
        methods,
        options,
        keywords=KEYWORDS,
        comment_tags=FOR_TRANSLATORS,
        strip_comment_tags=True,
        directory_filter=_may_hold_texts,
    )
    for place, line, text, comments, context in found:
        catalog.add(text, None, [(place, line)], auto_comments=comments, context=context)
    return catalog


def _may_hold_texts(folder: str) -> bool:
    """Babel by itself passes over folders that begin with `_`, and so over templates/_parts."""
    name = Path(folder).name
    return not name.startswith(".") and name not in ("node_modules", "__pycache__", "dist")


def main() -> None:
    """Write the template that every translation begins with."""
    target = ROOT / "translations" / "messages.pot"
    target.parent.mkdir(exist_ok=True)
    catalog = extract(ROOT)
    with target.open("wb") as file:
        # Without line numbers, which would change with every edit.
        write_po(file, catalog, sort_by_file=True, include_lineno=False, width=100)
    print(f"{len(catalog)} texts in {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
