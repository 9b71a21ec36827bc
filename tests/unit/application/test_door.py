"""The door: what came over the wire becomes a command, cleaned and checked, or is refused."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.application.door import BY_KIND, DEEPEST, MOST_ENTRIES, parse
from workshop.domain.brief import ChangeBrief
from workshop.domain.commands import LONGEST_NAME, LONGEST_TEXT, Command
from workshop.domain.errors import Invalid
from workshop.domain.ideas import AddIdea

IDEA = {"stage": "gather", "prompt": "what", "text": "One call that is enough"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def sample(hint: Any) -> Any:
    """A value of this type, as JSON."""
    kind = get_origin(hint) or hint
    inner = [each for each in get_args(hint) if each is not Ellipsis]
    if kind is Annotated:
        return sample(inner[0])
    if kind is Literal:
        return inner[0]
    if kind in (Union, types.UnionType):
        return sample(next(each for each in inner if each is not type(None)))
    if dataclasses.is_dataclass(kind):
        return full(kind)
    if kind in (tuple, list, frozenset):
        return [sample(inner[0])]
    if isinstance(kind, type) and issubclass(kind, Mapping):
        return {"key": sample(inner[-1])}
    return {str: "words", int: 3, bool: True, float: 0.5}.get(kind, "words")


def full(shape: Any) -> dict[str, Any]:
    """Data for every field of a command."""
    hints = get_type_hints(shape, include_extras=True)
    return {field.name: sample(hints[field.name]) for field in dataclasses.fields(shape)}


def minimal(shape: Any) -> dict[str, Any]:
    """Data for the fields that must be there."""
    needed = {
        field.name
        for field in dataclasses.fields(shape)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    return {name: value for name, value in full(shape).items() if name in needed}


def refusal(kind: object, data: object) -> Invalid:
    with pytest.raises(Invalid) as raised:
        parse(kind, data)
    return raised.value


@pytest.mark.parametrize("kind", sorted(BY_KIND))
@pytest.mark.parametrize("make", [minimal, full])
def test_every_command_is_read_from_its_own_data(kind: str, make: Any) -> None:
    """With the fields that it needs, and with all that it has; sent back it is the same."""
    shape: type[Command] = BY_KIND[kind]
    data = make(shape)
    command = parse(kind, data)
    assert type(command) is shape
    sent_back = json.loads(msgspec.json.encode(command))
    assert {name: sent_back[name] for name in data} == data
    assert parse(kind, sent_back) == command


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_no_command_takes_a_field_that_it_does_not_know(kind: str) -> None:
    """A field is refused rather than ignored."""
    assert refusal(kind, {**minimal(BY_KIND[kind]), "role": "facilitator"}).code == "unknown_field"


@pytest.mark.parametrize("kind", [k for k in sorted(BY_KIND) if minimal(BY_KIND[k])])
def test_no_command_does_without_a_field_that_it_needs(kind: str) -> None:
    """Each one that is missing is noticed."""
    for name in (data := minimal(BY_KIND[kind])):
        left = {each: value for each, value in data.items() if each != name}
        assert refusal(kind, left).code == "malformed"


@given(kind=st.sampled_from(sorted(BY_KIND)), data=JSON)
def test_whatever_is_sent_is_read_or_refused(kind: str, data: Any) -> None:
    """Nothing that JSON can hold makes the door fail (R8)."""
    with suppress(Invalid):
        assert type(parse(kind, data)) is BY_KIND[kind]


@given(kind=st.sampled_from(sorted(BY_KIND)), pick=st.randoms(), value=JSON)
def test_a_wrong_value_in_any_field_is_read_or_refused(kind: str, pick: Any, value: Any) -> None:
    """Wrong types too (R8)."""
    data = full(BY_KIND[kind])
    if data:
        data[pick.choice(sorted(data))] = value
    with suppress(Invalid):
        assert type(parse(kind, data)) is BY_KIND[kind]


@pytest.mark.parametrize("kind", ["plan_workshop", "join", "add_ideas", "", None, 7, ["add_idea"]])
def test_only_kinds_that_a_page_may_send_are_known(kind: object) -> None:
    """What the server sends to itself is no kind for a client."""
    assert refusal(kind, {}).code == "unknown_kind"


@pytest.mark.parametrize("text", [7, None, True, ["a"], {"a": "b"}])
def test_a_text_is_nothing_but_text(text: object) -> None:
    """Types are strict, and the answer names the field."""
    refused = refusal("add_idea", {**IDEA, "text": text})
    assert (refused.code, refused.field) == ("malformed", "text")


def test_texts_are_cleaned_on_their_way_in() -> None:
    """Before anything else looks at them (R9)."""
    command = parse("add_idea", {**IDEA, "text": "  Listen\u202e first\u0000\r\nthen fix \ud800"})
    assert isinstance(command, AddIdea)
    assert command.text == "Listen first\nthen fix"


def test_a_text_may_be_as_long_as_it_says_and_no_longer() -> None:
    """Measured after cleaning; the answer says by how much."""
    parse("add_idea", {**IDEA, "text": "a" * LONGEST_TEXT + "   "})
    refused = refusal("add_idea", {**IDEA, "text": "a" * (LONGEST_TEXT + 3)})
    assert (refused.code, refused.field, refused.values["over"]) == ("too_long", "text", 3)


def test_fields_within_a_field_have_their_own_limits() -> None:
    """A group's name is shorter than a text; the form shows the problem at its groups."""
    group = {"id": "g1", "name": "n" * LONGEST_NAME}
    command = parse("change_brief", {"title": "Mission", "groups": [group]})
    assert isinstance(command, ChangeBrief)
    assert command.groups[0].name == group["name"]
    longer = {**group, "name": "n" * (LONGEST_NAME + 1)}
    refused = refusal("change_brief", {"title": "Mission", "groups": [longer]})
    assert (refused.code, refused.field) == ("too_long", "groups")


def test_data_is_neither_too_deep_nor_too_wide() -> None:
    """Before anything looks at it closely."""
    deep: Any = "end"
    for _ in range(DEEPEST + 1):
        deep = [deep]
    assert refusal("cast_ballot", {"round": "r", "ballot": {"dots": deep}}).code == "malformed"
    wide = {f"option{number}": 1 for number in range(MOST_ENTRIES + 1)}
    refused = refusal("cast_ballot", {"round": "r", "ballot": {"dots": wide}})
    assert (refused.code, refused.field) == ("too_long", "ballot")


@pytest.mark.parametrize("data", [None, [], "text", 7])
def test_data_is_an_object(data: object) -> None:
    """And nothing else."""
    assert refusal("raise_hand", data).code == "malformed"
