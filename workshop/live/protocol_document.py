"""docs/protocol.md: `python -m workshop.live.protocol_document` rewrites its lower part.

What stands above the mark is written by hand; what stands below is read off the code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from workshop.application.door import INTERNAL
from workshop.domain import brief, closing, final_words, stage_kinds, voting
from workshop.domain.ballots import RULES
from workshop.domain.catalogue import TOPICS
from workshop.domain.commands import Command, TextRule
from workshop.domain.events import Event
from workshop.domain.state import PARTS

from . import messages
from .found_in_source import json_addresses, refusals
from .wire_types import typescript

TARGET = Path(__file__).resolve().parents[2] / "docs" / "protocol.md"
MARK = "<!-- From here on: written by python -m workshop.live.protocol_document -->"

_STATEMENT_ROLES = ("vision", "purpose", "objective")
_ASPECTS = ("who", "what", "how", "purpose", "objectives", "future")
_DATE = ("YYYY-MM-DD",)
#: Ids and the words that stand for a choice share one limit.
LONGEST_ID = 40
#: What a word may be, where the field's type does not say it. "" stands for any command.
_WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("", "part"): PARTS,
    ("", "role"): _STATEMENT_ROLES,
    ("", "aspect"): _ASPECTS,
    ("add_stage", "stage_kind"): stage_kinds.KINDS,
    ("add_stage", "over"): ("ideas", "candidates"),
    ("change_stage", "over"): ("ideas", "candidates"),
    ("start_look_up", "over"): ("idea", "candidate", "final"),
    ("open_round", "rule"): RULES,
    ("open_round", "secrecy"): (voting.SECRET, voting.OPEN),
    ("choose_winner", "how"): tuple(how for how in final_words.HOWS if how != final_words.BY_VOTE),
    ("record_not_yet", "by_when"): _DATE,
    ("set_procedure", "review_on"): _DATE,
    ("set_procedure", "promotion_on"): _DATE,
}


def document() -> str:
    """The whole file: what is there above the mark, and the rest anew."""
    above, mark, _ = TARGET.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{TARGET} has lost its mark: {MARK}")
    return above + MARK + "\n" + below()


def below() -> str:
    """What is read off the code."""
    parts = (_messages(), _commands(), _events(), _addresses(), _refusals())
    return "".join(f"\n{line}" for part in parts for line in part) + "\n"


def _messages() -> Iterator[str]:
    yield "## Messages\n"
    yield "The shapes of `view`, `mine` and `live` stand in `static/js/wire.ts`, which is generated"
    yield "from the same code.\n"
    for name, shape in vars(messages).items():
        if not is_typeddict(shape) or shape.__module__ != messages.__name__:
            continue
        yield f"### {name}\n"
        yield f"{messages.ABOUT[name]} {_doc(shape)}".strip() + "\n"
        yield "| Field | Type | |"
        yield "|---|---|---|"
        for field, hint in get_type_hints(shape, include_extras=True).items():
            left_out = get_origin(hint) is NotRequired
            kind = typescript(get_args(hint)[0] if left_out else hint).replace("|", "\\|")
            yield f"| `{field}` | `{kind}` | {'may be left out' if left_out else ''} |"
        yield ""


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "Texts are cleaned, and limits are in characters after that. A field without a default"
    yield "must be sent; a field that is not listed is refused.\n"
    shapes: dict[str, type] = {}
    for topic in TOPICS:
        commands = [command for command in topic.DECIDE if command not in INTERNAL]
        if commands:
            yield f"### {_heading(topic)}\n"
            for command in commands:
                yield from _command(command, shapes)
    if shapes:
        yield "### What commands are made of\n"
        for shape in shapes.values():
            yield f"#### {shape.__name__}\n"
            yield f"{_doc(shape)}\n"
            yield from _fields(shape, "", {})


def _command(command: type[Command], shapes: dict[str, type]) -> Iterator[str]:
    yield f"#### `{command.kind}`\n"
    said = _doc(command)
    yield f"By: {' or '.join(sorted(command.roles))}.{' ' + said if said else ''}\n"
    yield from _fields(command, command.kind, shapes)


def _fields(shape: Any, kind: str, shapes: dict[str, type]) -> Iterator[str]:
    """A table of the fields of a dataclass; the dataclasses that it uses go to `shapes`."""
    hints = get_type_hints(shape, include_extras=True)
    if not dataclasses.fields(shape):
        yield "No data.\n"
        return
    yield "| Field | What | Default |"
    yield "|---|---|---|"
    for field in dataclasses.fields(shape):
        words = _WORDS.get((kind, field.name)) or _WORDS.get(("", field.name))
        what = _what(hints[field.name], shapes)
        if words and what == "id":
            what = " or ".join(f"`{word}`" for word in words)
        yield f"| `{field.name}` | {what} | {_default(field)} |"
    yield ""


def _what(hint: Any, shapes: dict[str, type]) -> str:
    """A field's type in words."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        for note in parts[1:]:
            if isinstance(note, TextRule):
                return _text(note)
        return _what(parts[0], shapes)
    if origin is tuple:
        return f"list of: {_what(parts[0], shapes)}"
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        shapes.setdefault(hint.__name__, hint)
        for inner in get_type_hints(hint, include_extras=True).values():
            _what(inner, shapes)
        return hint.__name__
    names = {str: "text", int: "whole number", bool: "true or false"}
    return names.get(hint) or "a ballot, as above"


def _text(rule: TextRule) -> str:
    if rule.most == LONGEST_ID:
        return "id"
    kind = "text with line breaks" if rule.lines else "text"
    return f"{kind}, {rule.most:,} characters at most"


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default is dataclasses.MISSING:
        return "" if field.default_factory is dataclasses.MISSING else "empty"
    if field.default in ("", ()):
        return "empty"
    if dataclasses.is_dataclass(field.default):
        return "its defaults"
    return f"`{str(field.default).lower()}`"


def _events() -> Iterator[str]:
    yield "## Events\n"
    yield "What the log holds. A personal field is stored beside the public part, and can be"
    yield "withheld or erased without breaking the chain (R11).\n"
    for topic in TOPICS:
        yield f"### {_heading(topic)}: events\n"
        yield "| Event | Format | Public | Personal | |"
        yield "|---|---|---|---|---|"
        for event in topic.EVOLVE:
            if not event.boxed:
                yield _event(event)
        yield ""


def _event(event: type[Event]) -> str:
    names = [field.name for field in dataclasses.fields(event)]
    public = ", ".join(f"`{name}`" for name in names if name not in event.personal)
    personal = ", ".join(f"`{name}`" for name in names if name in event.personal)
    return f"| `{event.kind}` | {event.format} | {public} | {personal} | {_doc(event)} |"


def _addresses() -> Iterator[str]:
    yield "## Addresses that answer JSON\n"
    yield "| Method | Address |"
    yield "|---|---|"
    for address in json_addresses():
        yield f"| {address.method} | `{address.path}` |"
    yield ""


def _refusals() -> Iterator[str]:
    yield "## Refusals\n"
    yield "The code is for programs and keeps its meaning; the sentence is for people. Behind it:"
    yield "the fields that it may be about. Places such as {most} are filled in."
    for refusal in refusals():
        statuses = " or ".join(str(status) for status in sorted(refusal.statuses))
        yield f"\n### `{refusal.code}` (HTTP {statuses})\n"
        for sentence, fields in sorted(refusal.sentences.items()):
            about = ", ".join(f"`{name}`" for name in sorted(fields))
            yield f"- {sentence}{f' ({about})' if about else ''}"


def _heading(topic: ModuleType) -> str:
    """The topic's name, from its module."""
    names = {brief: "The brief", closing: "The close"}
    return names.get(topic) or topic.__name__.rpartition(".")[2].replace("_", " ").capitalize()


def _doc(shape: Any) -> str:
    """What the author wrote; not what dataclass wrote for them."""
    text = " ".join((vars(shape).get("__doc__") or "").split())
    return "" if text.startswith(f"{shape.__name__}(") else text.replace("|", "\\|")


def main() -> None:
    TARGET.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
