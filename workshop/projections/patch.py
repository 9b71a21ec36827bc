"""The smallest JSON Merge Patch (RFC 7396) from one view to the next.

Views hold no null, so that null can mean "gone". Parts that are the same object are skipped
without a look inside; of a shelf only the buckets that changed are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.domain.shelf import Shelf


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The patch that makes `new` of `old`; empty where they are equal."""
    if old is new:
        return {}
    if isinstance(old, Shelf) and isinstance(new, Shelf):
        patch: dict[str, Any] = {}
        for before, after in zip(old.buckets, new.buckets, strict=True):
            if before is not after:
                patch.update(diff(before, after))
        return patch
    patch = {}
    for key, value in new.items():
        if key not in old:
            patch[key] = plain(value)
            continue
        was = old[key]
        if was is value:
            continue
        if isinstance(value, Mapping) and isinstance(was, Mapping):
            inner = diff(was, value)
            if inner:
                patch[key] = inner
        elif was != value:
            patch[key] = plain(value)
    for key in old.keys() - new.keys():
        patch[key] = None
    return patch


def apply(target: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """The target with the patch merged in; neither is changed."""
    merged = dict(target)
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, Mapping):
            was = merged.get(key)
            merged[key] = apply(was if isinstance(was, Mapping) else {}, value)
        else:
            merged[key] = value
    return merged


def plain(value: Any) -> Any:
    """The same as dicts and lists that any JSON encoder takes."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
