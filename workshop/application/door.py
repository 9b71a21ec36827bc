"""The door: what came over the wire becomes a command, cleaned and checked, or is refused.

Every string is cleaned (`cleaning.py`) and held against the limit that the command's annotation
names; types are strict; a field that no command knows is refused rather than ignored.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from workshop.domain.brief import PlanWorkshop
from workshop.domain.catalogue import COMMANDS
from workshop.domain.commands import LONGEST_TEXT, Command, TextRule
from workshop.domain.errors import N_, Invalid
from workshop.domain.participants import Join

from .cleaning import clean

T = TypeVar("T")

#: Sent by the server itself, never by a client.
INTERNAL = frozenset({PlanWorkshop, Join})
BY_KIND: Mapping[str, type[Command]] = {
    command.kind: command for command in COMMANDS if command not in INTERNAL
}
#: How deep and how wide data may be before anything looks at it closely.
DEEPEST = 6
MOST_ENTRIES = 1_500
_ANY_TEXT = TextRule(LONGEST_TEXT, lines=True)
_KEY = TextRule(60)


def parse(kind: object, data: object) -> Command:
    """The command that a client sent. Raises Invalid, naming the field where there is one."""
    if not isinstance(kind, str) or kind not in BY_KIND:
        raise Invalid(
            N_("This page is out of date. Load it again; what you wrote is kept."),
            code="unknown_kind",
        )
    if not isinstance(data, dict):
        raise Invalid(
            N_("This could not be read, and nothing was changed. Load the page again."),
            code="malformed",
        )
    return read(BY_KIND[kind], data)


def read(shape: type[T], data: Mapping[str, Any]) -> T:
    """`data` as the dataclass `shape`, cleaned and checked. Raises Invalid, naming the field."""
    cleaned = _cleaned(data, shape, "", 0)
    try:
        return msgspec.convert(cleaned, shape, strict=True)
    except msgspec.ValidationError as error:
        raise Invalid(
            N_("This could not be read, and nothing was changed. Load the page again."),
            code="malformed",
            field=_field_of(str(error)),
        ) from error


def _field_of(message: str) -> str | None:
    """The field that msgspec names: "... - at `$.minutes`"."""
    _, found, path = message.rpartition("`$.")
    return path.rstrip("`").split("[")[0].split(".")[0] if found else None


def _cleaned(value: Any, shape: Any, field: str, depth: int) -> Any:
    """The value with every string cleaned by the rule that `shape` has for it."""
    if depth > DEEPEST:
        raise Invalid(
            N_("This could not be read, and nothing was changed. Load the page again."),
            code="malformed",
        )
    if isinstance(value, str):
        return _text(value, _rule_of(shape), field)
    if isinstance(value, list):
        _check_size(value, field)
        inner = _item_of(shape)
        return [_cleaned(item, inner, field, depth + 1) for item in value]
    if isinstance(value, dict):
        _check_size(value, field)
        known = isinstance(shape, type) and dataclasses.is_dataclass(shape)
        hints = _hints(shape) if known else None
        cleaned = {}
        for key, item in value.items():
            if not isinstance(key, str) or (hints is not None and key not in hints):
                raise Invalid(
                    N_("This page is out of date. Load it again; what you wrote is kept."),
                    code="unknown_field",
                    field=field or None,
                )
            name = _text(key, _KEY, field)
            inner = hints[key] if hints is not None else _item_of(shape)
            cleaned[name] = _cleaned(item, inner, field or key, depth + 1)
        return cleaned
    return value


def _check_size(value: list[Any] | dict[Any, Any], field: str) -> None:
    if len(value) > MOST_ENTRIES:
        raise Invalid(
            N_("That is too much at once. Send it in smaller parts."),
            code="too_long",
            field=field or None,
        )


def _text(value: str, rule: TextRule, field: str) -> str:
    text = clean(value, lines=rule.lines)
    if len(text) > rule.most:
        raise Invalid(
            N_("That is too long by {over}. Shorten it to {most} characters."),
            code="too_long",
            field=field or None,
            over=len(text) - rule.most,
            most=rule.most,
        )
    return text


def _rule_of(shape: Any) -> TextRule:
    if get_origin(shape) is Annotated:
        for note in get_args(shape)[1:]:
            if isinstance(note, TextRule):
                return note
    return _ANY_TEXT


def _item_of(shape: Any) -> Any:
    """What a tuple or a mapping of this shape holds."""
    if get_origin(shape) is Annotated:
        shape = get_args(shape)[0]
    inner = [kind for kind in get_args(shape) if kind is not Ellipsis]
    return inner[-1] if inner else Any


@cache
def _hints(shape: type) -> dict[str, Any]:
    hints = get_type_hints(shape, include_extras=True)
    return {field.name: hints[field.name] for field in dataclasses.fields(shape)}
