"""An outline as JSON and back: it goes to another process, which makes the document of it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import msgspec

from workshop.projections.outline import (
    BLOCKS,
    Bullets,
    Callout,
    Cell,
    Column,
    Fact,
    Facts,
    Line,
    Outline,
    Paragraph,
    Quote,
    Row,
    Run,
    Section,
    Statement,
    Table,
)

_KINDS = {block.__dataclass_fields__["block"].default: block for block in BLOCKS}
#: What stands in a field that holds parts of its own.
_PARTS: dict[tuple[type, str], Any] = {
    (Paragraph, "text"): Run,
    (Line, "text"): Run,
    (Statement, "lines"): Line,
    (Bullets, "items"): (Run,),
    (Quote, "text"): Run,
    (Callout, "lines"): (Run,),
    (Fact, "text"): Run,
    (Facts, "rows"): Fact,
    (Cell, "text"): Run,
    (Row, "cells"): Cell,
    (Table, "columns"): Column,
    (Table, "rows"): Row,
    (Section, "blocks"): "block",
    (Outline, "sections"): "block",
    (Outline, "cover"): Fact,
}


def encode(outline: Outline) -> bytes:
    """The outline as JSON."""
    return msgspec.json.encode(outline)


def decode(data: bytes) -> Outline:
    """The outline of this JSON. Raises what broken JSON or foreign fields raise: TypeError,
    KeyError, msgspec.DecodeError."""
    made: Outline = _made(Outline, msgspec.json.decode(data))
    return made


def _made(shape: Any, value: Any) -> Any:
    if isinstance(shape, tuple):
        return tuple(_made(shape[0], each) for each in value)
    if shape == "block":
        shape = _KINDS[value["block"]]
    known = {field.name for field in fields(shape)}
    if unknown := set(value) - known:
        raise TypeError(f"{shape.__name__} has no {', '.join(sorted(unknown))}.")
    parts = {
        name: tuple(_made(inner, each) for each in value[name])
        for (owner, name), inner in _PARTS.items()
        if owner is shape and name in value
    }
    return shape(**{**value, **parts})
