"""The wire in TypeScript: `python -m workshop.live.wire_types` rewrites static/js/wire.ts.

Read off the shapes (projections/shapes.py, tally_shapes.py, timeline_shapes.py), the messages
(live/messages.py) and the commands (domain), so that browser and server cannot drift apart.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from workshop.application.door import BY_KIND
from workshop.domain.commands import Command
from workshop.live import messages
from workshop.projections import shapes, tally_shapes, timeline_shapes

TARGET = Path(__file__).resolve().parents[2] / "static" / "js" / "wire.ts"

HEAD = """\
/** The wire. Generated from the server's shapes and commands: don't edit. To write it anew:
 * python -m workshop.live.wire_types */
"""

_MODULES = (tally_shapes, shapes, timeline_shapes, messages)
_SIMPLE: Mapping[object, str] = {
    str: "string",
    int: "number",
    bool: "boolean",
    Any: "unknown",
    object: "unknown",
    type(None): "null",
}


def wire_commands() -> tuple[type[Command], ...]:
    """The commands that a browser may send."""
    return tuple(BY_KIND.values())


def wire_types() -> str:
    """The whole file."""
    return "\n".join([HEAD, *_aliases_and_shapes(), *_commands()])


def typescript(hint: Any) -> str:
    """One type in TypeScript, by its name where it has one."""
    return _type(hint, _names())


def _members() -> dict[str, Any]:
    """Shapes and named types, by name, each where it is defined."""
    return {
        name: member
        for module in _MODULES
        for name, member in vars(module).items()
        if (is_typeddict(member) and member.__module__ == module.__name__)
        or get_origin(member) in (Literal, tuple, types.UnionType, Union)
    }


def _names() -> dict[Any, str]:
    """What a named type (a union, a choice, a pair) is called."""
    return {member: name for name, member in _members().items() if not is_typeddict(member)}


def _aliases_and_shapes() -> Iterator[str]:
    names = _names()
    for name, member in _members().items():
        if is_typeddict(member):
            yield _interface(name, member, names)
        else:
            others = {known: called for known, called in names.items() if called != name}
            yield f"export type {name} = {_type(member, others)};\n"


def _interface(name: str, shape: Any, names: Mapping[Any, str]) -> str:
    rows = []
    notes = _notes(shape)
    for field, hint in get_type_hints(shape, include_extras=True).items():
        left_out = not shape.__total__
        if get_origin(hint) is NotRequired:
            left_out, (hint,) = True, get_args(hint)
        rows += _comment(notes.get(field, ""), "  ")
        rows.append(f"  {field}{'?' if left_out else ''}: {_type(hint, names)};")
    return _block(name, _doc(shape), rows)


def _notes(shape: Any) -> dict[str, str]:
    """What stands in `#:` above the fields of a shape that is written as a class."""
    found: dict[str, str] = {}
    above: list[str] = []
    lines = inspect.getsource(sys.modules[shape.__module__]).splitlines()
    head = f"class {shape.__name__}("
    start = next((n for n, line in enumerate(lines) if line.startswith(head)), len(lines))
    for line in lines[start + 1 :]:
        if line and not line.startswith(" "):
            break
        text = line.strip()
        if text.startswith("#: "):
            above.append(text[3:])
        elif above:
            found[text.partition(":")[0]] = " ".join(above)
            above = []
    return found


def _commands() -> Iterator[str]:
    names = _names()
    commands = wire_commands()
    made: dict[str, str] = {}
    entries: list[str] = []
    for command in commands:
        rows = _fields(command, names, made)
        entries += _comment(_doc(command), "  ")
        body = "{ " + " ".join(rows) + " }" if rows else "Record<string, never>"
        entries.append(f"  {command.kind}: {body};")
    yield from made.values()
    yield _block("CommandData", "The data of each kind of command.", entries)
    yield "export type CommandKind = keyof CommandData;\n"


def _fields(shape: Any, names: Mapping[Any, str], made: dict[str, str]) -> list[str]:
    """`field: type;` for each field of a dataclass; the dataclasses that it uses go to `made`."""
    hints = get_type_hints(shape, include_extras=True)
    rows = []
    for field in dataclasses.fields(shape):
        hint = hints[field.name]
        for used in _dataclasses_in(hint):
            if used.__name__ not in made:
                inner = [f"  {row}" for row in _fields(used, names, made)]
                made[used.__name__] = _block(used.__name__, _doc(used), inner)
        written = "Ballot" if field.name == "ballot" else _type(hint, names)
        given = (
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        )
        rows.append(f"{field.name}{'' if given else '?'}: {written};")
    return rows


def _dataclasses_in(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for part in get_args(hint) if get_origin(hint) is not Annotated else ():
        yield from _dataclasses_in(part)


def _type(hint: Any, names: Mapping[Any, str]) -> str:
    """A Python type as TypeScript. Raises TypeError for one that has no counterpart here."""
    origin, parts = get_origin(hint), get_args(hint)
    if _hashable(hint) and hint in names:
        return names[hint]
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_typeddict(hint) or dataclasses.is_dataclass(hint):
        return str(hint.__name__)
    if origin is Annotated:
        return _type(parts[0], names)
    if origin is Literal:
        return " | ".join(_literal(value) for value in parts)
    if origin in (types.UnionType, Union):
        return " | ".join(_type(part, names) for part in parts)
    if origin is list:
        return _array(_type(parts[0], names))
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            return _array(_type(parts[0], names))
        return f"[{', '.join(_type(part, names) for part in parts)}]"
    if origin in (dict, Mapping):
        return f"Record<{_type(parts[0], names)}, {_type(parts[1], names)}>"
    raise TypeError(f"No TypeScript for {hint!r}.")


def _hashable(hint: Any) -> bool:
    # bool and int are equal to nothing in `names`; Annotated of a rule is hashable too.
    return getattr(type(hint), "__hash__", None) is not None


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def _array(inner: str) -> str:
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def _doc(shape: Any) -> str:
    """What the author wrote; not what dataclass or TypedDict wrote for them."""
    text = (vars(shape).get("__doc__") or "").strip()
    return "" if text.startswith((f"{shape.__name__}(", "dict(")) else " ".join(text.split())


def _comment(text: str, indent: str) -> list[str]:
    return [f"{indent}/** {text} */"] if text else []


def _block(name: str, doc: str, rows: list[str]) -> str:
    return "\n".join([*_comment(doc, ""), f"export interface {name} {{", *rows, "}", ""])


def main() -> None:
    TARGET.write_text(wire_types(), encoding="utf-8")


if __name__ == "__main__":
    main()
