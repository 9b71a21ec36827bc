"""Events as text and back, under explicit names and formats; never under Python's class paths.

The text is JSON with sorted keys, no spaces, and letters as they are. What an event's `personal`
names is encoded field by field, so that each can be withheld or erased by itself (`chain.py`).

When the shape of an event changes, its `format` grows and an upcaster under (kind, old format)
makes the old fields into the new ones, on reading; what is stored never changes (rule 11).
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec

from workshop.domain.events import Event

Fields = dict[str, Any]
#: From the fields of one format to those of the next. Personal fields may be missing: erased.
Upcaster = Callable[[Fields], Fields]

UPCASTERS: Final[Mapping[tuple[str, int], Upcaster]] = types.MappingProxyType({})

_encoder: Final = msgspec.json.Encoder(
    order="sorted", enc_hook=lambda value: _as_builtin(value), decimal_format="string"
)


class UnreadableEvent(Exception):
    """Stored text that is no event of this version; the message says of which kind, and why."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An event as text: `public` a JSON object, `personal` the JSON of each personal field."""

    kind: str
    format: int
    public: str
    personal: Mapping[str, str] = field(default_factory=dict)


class Codec:
    """Encodes and decodes the events of these classes, each under its `kind`.

    Raises ValueError for classes that contradict themselves or each other.
    """

    def __init__(
        self,
        events: Iterable[type[Event]],
        upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS,
    ) -> None:
        self._shapes: dict[str, _Shape] = {}
        self._upcasters = upcasters
        for event in events:
            if event.kind in self._shapes:
                raise ValueError(f"Two events are called {event.kind!r}.")
            self._shapes[event.kind] = _Shape.of(event)
        needed = {(kind, old) for kind in self._shapes for old in range(1, self._format(kind))}
        if astray := needed.symmetric_difference(upcasters):
            raise ValueError(f"Upcasters and formats do not fit together at {sorted(astray)}.")

    def _format(self, kind: str) -> int:
        return self._shapes[kind].event.format

    @classmethod
    def of_catalogue(cls) -> Codec:
        """The codec of the product's own events."""
        from workshop.domain.catalogue import EVENTS

        return cls(EVENTS)

    def encode(self, event: Event) -> Encoded:
        """The text of an event. Raises ValueError for a ballot and for an event not known here."""
        if event.boxed:
            raise ValueError(f"{event.kind!r} belongs in the ballot box, never in the log.")
        shape = self._shapes.get(event.kind)
        if shape is None or type(event) is not shape.event:
            raise ValueError(f"{type(event).__name__} is not in the catalogue of events.")
        return Encoded(
            event.kind,
            event.format,
            text_of({name: getattr(event, name) for name in shape.public}),
            {name: text_of(getattr(event, name)) for name in shape.personal},
        )

    def decode(self, kind: str, format: int, public: str, personal: str | None) -> Event:  # noqa: A002
        """The event of a stored text; what was erased of it reads as empty.

        Raises `UnreadableEvent`.
        """
        shape = self._shapes.get(kind)
        if shape is None:
            raise UnreadableEvent(f"An event of the kind {kind!r} is not known to this version.")
        try:
            if format == shape.event.format and (personal is not None or not shape.personal):
                try:
                    return shape.decoder.decode(_joined(public, personal))
                except msgspec.ValidationError:
                    pass  # perhaps a part was erased; below is the way that knows about it
            return self._decode_slowly(shape, format, public, personal)
        except (msgspec.MsgspecError, UnicodeError) as problem:
            raise UnreadableEvent(f"An event of the kind {kind!r}: {problem}") from problem

    def _decode_slowly(
        self, shape: _Shape, stored_format: int, public: str, personal: str | None
    ) -> Event:
        found: Fields = msgspec.json.decode(public, type=dict)
        found |= msgspec.json.decode(personal, type=dict) if personal is not None else {}
        kind, current = shape.event.kind, shape.event.format
        if not 1 <= stored_format <= current:
            raise UnreadableEvent(
                f"An event of the kind {kind!r} has format {stored_format}; this version knows"
                f" up to {current}."
            )
        for old in range(stored_format, current):
            found = self._upcasters[kind, old](found)
        return msgspec.convert(shape.blanks | found, shape.event)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the codec needs to know of one class of events, worked out once."""

    event: type[Event]
    public: tuple[str, ...]
    personal: tuple[str, ...]
    blanks: Fields
    decoder: msgspec.json.Decoder[Event]

    @classmethod
    def of(cls, event: type[Event]) -> _Shape:
        hints = get_type_hints(event)
        names = sorted(each.name for each in fields(event))
        if strange := event.personal - set(names):
            raise ValueError(f"{event.kind!r} has no field {', '.join(sorted(strange))}.")
        return cls(
            event,
            tuple(name for name in names if name not in event.personal),
            tuple(name for name in names if name in event.personal),
            {name: _blank(hints[name]) for name in event.personal},
            msgspec.json.Decoder(event),
        )


def text_of(value: object) -> str:
    """The JSON of a value: sorted keys, no spaces, letters as they are.

    Raises TypeError for what JSON cannot say and UnicodeEncodeError for half a character.
    """
    return _encoder.encode(value).decode()


def _joined(public: str, personal: str | None) -> str:
    """Two JSON objects as one."""
    if personal is None or personal == "{}":
        return public
    return personal if public == "{}" else f"{public[:-1]},{personal[1:]}"


def _as_builtin(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be stored.")


def _blank(hint: Any) -> Any:
    """What stands where a value of this type was erased, as JSON knows it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return [] if arguments[-1:] == (...,) else [_blank(each) for each in arguments]
    if isinstance(kind := origin or hint, type):
        if issubclass(kind, Mapping):
            return {}
        if is_dataclass(kind):
            hints = get_type_hints(kind)
            return {
                each.name: _blank(hints[each.name])
                for each in fields(kind)
                if each.default is MISSING and each.default_factory is MISSING
            }
        if kind in (str, int, bool, float):
            return kind()
        if kind in (list, frozenset):
            return []
    raise ValueError(f"There is no empty value for {hint!r}, so it cannot be personal.")
