"""Whether a value is what a shape says: keys, types, nothing left over."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)


def misfits(value: Any, shape: Any, path: str = "$") -> Iterator[str]:
    """A sentence for each place at which a value of plain JSON is not what the shape says."""
    origin, parts = get_origin(shape), get_args(shape)
    if shape is Any:
        return
    if is_typeddict(shape):
        yield from _fields(value, shape, path)
    elif origin is Literal:
        if value not in parts:
            yield f"{path}: {value!r} is none of {parts}"
    elif origin in (Union, types.UnionType):
        if all(any(misfits(value, part)) for part in parts):
            yield f"{path}: {value!r} is none of {[part.__name__ for part in parts]}"
    elif origin in (dict, Mapping):
        if not isinstance(value, dict):
            yield f"{path}: {value!r} is no object"
            return
        for key, item in value.items():
            yield from misfits(key, parts[0], f"{path} key")
            yield from misfits(item, parts[1], f"{path}.{key}")
    elif origin in (list, tuple):
        if not isinstance(value, list) or (origin is tuple and len(value) != len(parts)):
            yield f"{path}: {value!r} is no list of {parts}"
            return
        for place, item in enumerate(value):
            yield from misfits(item, parts[place if origin is tuple else 0], f"{path}[{place}]")
    elif type(value) is not shape:
        yield f"{path}: {value!r} is no {shape.__name__}"


def _fields(value: Any, shape: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: {value!r} is no {shape.__name__}"
        return
    hints = _hints(shape)
    for key, item in value.items():
        if key in hints:
            yield from misfits(item, hints[key][0], f"{path}.{key}")
        else:
            yield f"{path}.{key} is not in {shape.__name__}"
    for key, (_, needed) in hints.items():
        if needed and key not in value:
            yield f"{path}.{key} is missing"


@cache
def _hints(shape: Any) -> dict[str, tuple[Any, bool]]:
    """Field -> its type, and whether it must be there."""
    found = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        left_out = get_origin(hint) is NotRequired
        found[name] = (get_args(hint)[0] if left_out else hint, shape.__total__ and not left_out)
    return found
