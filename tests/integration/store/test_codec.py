"""Events as text and back: nothing is lost, the text is always the same, old formats still read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.integration.store.samples import CODEC, EVENTS, BallotCast, Drafted, Part, Said, said
from workshop.domain.catalogue import EVENTS as CATALOGUE
from workshop.domain.events import Event
from workshop.store.codec import Codec, UnreadableEvent, text_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
LOGGED = [event for event in CATALOGUE if not event.boxed]


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type can have in an event."""
    if hint is str:
        return TEXTS
    if hint is int:
        return st.integers(-(2**53), 2**53)
    if hint is bool:
        return st.booleans()
    if hint is Any:
        return JSON
    origin, arguments = getattr(hint, "__origin__", None), getattr(hint, "__args__", ())
    if origin is tuple and arguments[-1] is ...:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(values(each) for each in arguments))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(TEXTS, values(arguments[1]), max_size=3)
    if hasattr(hint, "__dataclass_fields__"):
        return instances(hint)
    return st.from_type(hint)


def instances(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any instance of a dataclass."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: values(hints[each.name]) for each in fields(kind)})


@pytest.mark.parametrize("kind", [*LOGGED, Said, Drafted], ids=lambda kind: kind.kind)
@given(data=st.data())
def test_every_event_comes_back_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    """Any content of any event of the product, through the text and back."""
    codec = Codec([kind])
    event = data.draw(instances(kind))
    encoded = codec.encode(event)
    personal = _personal(encoded.personal)
    assert codec.decode(encoded.kind, encoded.format, encoded.public, personal) == event
    assert encoded.personal.keys() == kind.personal


def test_the_names_of_the_catalogue_are_unlike() -> None:
    """The product's own codec can be made: names, personal fields and upcasters fit."""
    Codec.of_catalogue()


def test_the_text_is_always_the_same() -> None:
    """Sorted keys at every depth, no spaces, letters as they are."""
    drafted = Drafted("d", "a", Part("m", "é", ("b", "a")), (), {"z": "1", "a": "2"}, {"y": 1})
    encoded = CODEC.encode(drafted)
    assert encoded.public == '{"counts":{"y":1},"id":"d","pair":[0,false]}'
    assert encoded.personal == {
        "author": '"a"',
        "main": '{"id":"m","text":"é","words":["b","a"]}',
        "notes": '{"a":"2","z":"1"}',
        "parts": "[]",
    }


def test_what_is_personal_stands_only_in_the_personal_part() -> None:
    """The public part has neither author nor text."""
    encoded = CODEC.encode(said(1, "anna", "a canary"))
    assert encoded.public == '{"id":"s1"}'
    assert encoded.personal == {"author": '"anna"', "text": '"a canary"'}


@pytest.mark.parametrize(
    ("personal", "expected"),
    [
        (None, Said("s1", "", "")),
        ('{"text":"kept"}', Said("s1", "", "kept")),
        ('{"author":"anna"}', Said("s1", "anna", "")),
    ],
)
def test_what_was_erased_reads_as_empty(personal: str | None, expected: Said) -> None:
    """All of the personal part, or one field of it."""
    assert CODEC.decode("said", 1, '{"id":"s1"}', personal) == expected


def test_erased_parts_of_any_type_read_as_empty() -> None:
    """Nested parts, lists and mappings as well."""
    public = '{"counts":{},"id":"d","pair":[1,true]}'
    assert CODEC.decode("drafted", 1, public, None) == Drafted(
        "d", "", Part("", ""), (), {}, {}, (1, True)
    )


def test_a_ballot_has_no_text() -> None:
    """It is the one event that is never encoded."""
    with pytest.raises(ValueError, match="belongs in the ballot box"):
        CODEC.encode(BallotCast("r1", "anna"))


@pytest.mark.parametrize(
    ("kind", "format", "public", "says"),
    [
        ("unheard", 1, "{}", "not known"),
        ("said", 2, "{}", "format 2"),
        ("said", 0, "{}", "format 0"),
        ("round_opened", 1, "{}", "round"),
        ("round_opened", 1, '{"round":1}', "str"),
        ("round_opened", 1, '{"round":', "truncated"),
        ("round_opened", 1, "[]", "object"),
    ],
)
def test_text_that_is_no_event_is_named(kind: str, format: int, public: str, says: str) -> None:  # noqa: A002
    """Unknown names, newer formats, missing and wrong fields, broken text."""
    with pytest.raises(UnreadableEvent, match=says):
        CODEC.decode(kind, format, public, None)


@dataclass(frozen=True, slots=True)
class Moved(Event):
    kind: ClassVar[str] = "moved"
    format: ClassVar[int] = 3
    personal: ClassVar[frozenset[str]] = frozenset({"who"})
    who: str
    steps: tuple[int, ...]


def _steps_became_a_list(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "steps": [fields["steps"]]}


def _somebody_became_who(fields: dict[str, Any]) -> dict[str, Any]:
    return {("who" if name == "somebody" else name): value for name, value in fields.items()}


UPCASTERS = {("moved", 1): _steps_became_a_list, ("moved", 2): _somebody_became_who}


def test_old_formats_are_brought_up_on_reading() -> None:
    """Through every format between; also where the personal part was erased."""
    codec = Codec([Moved], UPCASTERS)
    assert codec.decode("moved", 1, '{"steps":2}', '{"somebody":"a"}') == Moved("a", (2,))
    assert codec.decode("moved", 2, '{"steps":[2]}', '{"somebody":"a"}') == Moved("a", (2,))
    assert codec.decode("moved", 3, '{"steps":[2]}', '{"who":"a"}') == Moved("a", (2,))
    assert codec.decode("moved", 1, '{"steps":2}', None) == Moved("", (2,))


@dataclass(frozen=True, slots=True)
class Misnamed(Event):
    kind: ClassVar[str] = "misnamed"
    personal: ClassVar[frozenset[str]] = frozenset({"author"})


@pytest.mark.parametrize(
    ("events", "upcasters", "says"),
    [
        ([Said, Said], {}, "Two events"),
        ([Misnamed], {}, "no field author"),
        ([Moved], {("moved", 1): _steps_became_a_list}, "moved"),
        ([Said], {("said", 1): _steps_became_a_list}, "said"),
    ],
)
def test_a_catalogue_that_contradicts_itself_is_refused(
    events: list[type[Event]], upcasters: dict[Any, Any], says: str
) -> None:
    """Double names, personal fields that are none, upcasters that lack or lead nowhere."""
    with pytest.raises(ValueError, match=says):
        Codec(events, upcasters)


def test_half_a_character_cannot_be_stored() -> None:
    """The door takes lone surrogates out (rule 9); one that got past it must not be stored."""
    with pytest.raises(UnicodeEncodeError):
        text_of("\ud800")


def test_events_of_another_catalogue_are_refused() -> None:
    """Only what can be read again is written."""
    with pytest.raises(ValueError, match="not in the catalogue"):
        Codec([EVENTS[0]]).encode(Moved("a", ()))


def _personal(parts: Mapping[str, str]) -> str | None:
    if not parts:
        return None
    return json.dumps({name: json.loads(text) for name, text in parts.items()})
