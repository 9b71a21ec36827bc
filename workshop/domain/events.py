"""What every event has in common. The events themselves stand with their topic.

An event is a fact in the past tense: frozen, typed, serialisable (strings, whole numbers, booleans,
tuples, mappings and further frozen dataclasses of these; never None). `kind` is its name in the
log and never changes; `format` counts the changes of its shape, for the upcasters of the codec.
`personal` names the fields that are free text or say who: they are stored beside the public part,
so that a person can be forgotten without breaking the chain (rule 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events."""

    kind: ClassVar[str]
    format: ClassVar[int] = 1
    personal: ClassVar[frozenset[str]] = frozenset()
    #: True for what is never written to the log: a ballot goes to the ballot box.
    boxed: ClassVar[bool] = False
