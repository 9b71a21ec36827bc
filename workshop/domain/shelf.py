"""A large immutable collection, kept in two levels so that one change touches one small part.

Replacing an entry copies its bucket and the row of buckets, never the whole collection; comparing
two shelves skips every bucket that is the same object. With 10,000 entries a bucket holds about
80, so that a change costs the same as with 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar
from zlib import crc32

T = TypeVar("T")
U = TypeVar("U")

BUCKETS = 128


class Shelf(Mapping[str, T], Generic[T]):
    """An immutable mapping from id to value; `put` and `drop` answer a new shelf.

    Iteration order is by bucket, never by time: entries that need an order carry it as a field.
    """

    __slots__ = ("_buckets", "_size")

    def __init__(self, entries: Mapping[str, T] | None = None) -> None:
        rows: list[dict[str, T]] = [_EMPTY] * BUCKETS  # type: ignore[list-item]
        size = 0
        for key, value in (entries or {}).items():
            index = bucket_of(key)
            if rows[index] is _EMPTY:
                rows[index] = {}
            rows[index][key] = value
            size += 1
        self._buckets: tuple[Mapping[str, T], ...] = tuple(rows)
        self._size = size

    @classmethod
    def _made(cls, buckets: tuple[Mapping[str, T], ...], size: int) -> Shelf[T]:
        shelf = cls.__new__(cls)
        shelf._buckets = buckets
        shelf._size = size
        return shelf

    @classmethod
    def of_buckets(cls, buckets: tuple[Mapping[str, T], ...]) -> Shelf[T]:
        """A shelf of these `BUCKETS` buckets, each holding the keys that `bucket_of` puts there."""
        return cls._made(buckets, sum(len(bucket) for bucket in buckets))

    @property
    def buckets(self) -> tuple[Mapping[str, T], ...]:
        """The buckets, for whoever compares or maps shelves; never to be changed."""
        return self._buckets

    def put(self, key: str, value: T) -> Shelf[T]:
        """A shelf in which `key` stands for `value`."""
        index = bucket_of(key)
        bucket = self._buckets[index]
        size = self._size if key in bucket else self._size + 1
        return self._with(index, {**bucket, key: value}, size)

    def drop(self, key: str) -> Shelf[T]:
        """A shelf without `key`; raises KeyError if it is not there."""
        index = bucket_of(key)
        bucket = dict(self._buckets[index])
        del bucket[key]
        return self._with(index, bucket, self._size - 1)

    def _with(self, index: int, bucket: Mapping[str, T], size: int) -> Shelf[T]:
        return self._made((*self._buckets[:index], bucket, *self._buckets[index + 1 :]), size)

    def __getitem__(self, key: str) -> T:
        return self._buckets[bucket_of(key)][key]

    def __iter__(self) -> Iterator[str]:
        for bucket in self._buckets:
            yield from bucket

    def __len__(self) -> int:
        return self._size

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Shelf):
            return self._buckets == other._buckets
        return Mapping.__eq__(self, other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Shelf({dict(self)!r})"


def bucket_of(key: str) -> int:
    """Which bucket holds `key`: the same in every process, so that histories compare equal."""
    return crc32(key.encode("utf-8", "surrogatepass")) % BUCKETS


def changes(old: Shelf[T], new: Shelf[T]) -> Iterator[tuple[str, T | None, T | None]]:
    """(key, before, after) of every entry that is another object; None: not there."""
    if old is new:
        return
    for before, after in zip(old.buckets, new.buckets, strict=True):
        if before is after:
            continue
        for key, value in after.items():
            was = before.get(key)
            if was is not value:
                yield key, was, value
        for key in before.keys() - after.keys():
            yield key, before[key], None


_EMPTY: Mapping[str, object] = {}
