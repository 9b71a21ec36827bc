"""R8: whatever arrives is answered with a code, and what is refused changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.live.house import PIECES, Guest, House, Line, Running
from tests.people import Person
from workshop.live.protocol import LARGEST_FRAME


@pytest.fixture(scope="module")
def room(house: House) -> Running:
    """One workshop while ideas are gathered."""
    running = house.running("gather")
    running.idea(running.come("Ana"), "an idea")
    return running


@pytest.fixture
def guest(room: Running) -> Iterator[Guest]:
    """Somebody of this test's own; after it, nothing has changed and everybody is still there."""
    somebody = room.come("Somebody")
    version = room.settle()
    yield somebody
    assert Person(room.led.base, somebody.token).version == version
    assert [person.closed for person in room.everybody()] == [False] * len(room.everybody())


def refusal(answer: dict[str, Any]) -> tuple[str, str | None]:
    """Code and field of a refusal, which always has a sentence for people too."""
    assert set(answer) - {"retry_after"} == {"ok", "code", "message", "field"}, answer
    assert answer["ok"] is False
    assert answer["message"]
    return answer["code"], answer["field"]


def add_idea(**changed: Any) -> dict[str, Any]:
    return {"stage": "s", "prompt": "p", "text": "words", **changed}


def command(**changed: Any) -> dict[str, Any]:
    return {"id": "x" * 8, "kind": "add_idea", "data": add_idea(), **changed}


NO_COMMANDS: dict[str, tuple[object, str | None]] = {
    "nothing": (None, None),
    "a text": ("add_idea", None),
    "a number": (7, None),
    "a list": ([1, 2], None),
    "without an id": ({"kind": "add_idea", "data": add_idea()}, None),
    "more than a command": (command(role="facilitator"), None),
    "a short id": (command(id="x"), "id"),
    "a long id": (command(id="x" * 65), "id"),
    "an id that is a number": (command(id=12345678), "id"),
    "a kind that is a list": (command(kind=[]), None),
    "data that is a list": (command(data=[]), None),
}


def test_what_is_no_command_is_answered_so(room: Running, guest: Guest) -> None:
    """R8: in every shape that is not {id, kind, data}."""
    line = Line(room.led.base, {"token": guest.token})
    answers = {name: refusal(line.ask("command", sent)) for name, (sent, _) in NO_COMMANDS.items()}
    assert answers == {name: ("malformed", field) for name, (_, field) in NO_COMMANDS.items()}
    for event in ("command", "typing", "writing", "shows", "turn"):
        assert refusal(line.ask(event)) == ("malformed", None), event
        assert refusal(line.ask(event, {"on": 1, "what": {}})) is not None, event
    line.close()


BALLOT = {"round": "r", "ballot": {}}
BAD_DATA: dict[str, tuple[str, dict[str, Any], tuple[str, str | None]]] = {
    "an unknown kind": ("make_coffee", {}, ("unknown_kind", None)),
    "joining by command": ("join", {"group": "g1"}, ("unknown_kind", None)),
    "planning by command": ("plan_workshop", {}, ("unknown_kind", None)),
    "an event as a command": ("ballot_cast", {}, ("unknown_kind", None)),
    "an unknown field": ("raise_hand", {"loud": True}, ("unknown_field", None)),
    "a missing field": ("add_idea", {"stage": "s"}, ("malformed", None)),
    "a number as text": ("add_idea", add_idea(text=5), ("malformed", "text")),
    "nothing as text": ("add_idea", add_idea(text=None), ("malformed", "text")),
    "a list as text": ("add_idea", add_idea(text=["a"]), ("malformed", "text")),
    "a text as number": (
        "revise_candidate",
        {"candidate": "c", "base": "1", "pieces": PIECES},
        ("malformed", "base"),
    ),
    "a long text": ("add_idea", add_idea(text="x" * 5_001), ("too_long", "text")),
    "a long word": (
        "propose_candidate",
        {"part": "mission" * 100, "pieces": PIECES},
        ("too_long", "part"),
    ),
    "too many entries": (
        "propose_candidate",
        {"part": "mission", "pieces": PIECES, "cites": ["c"] * 1_501},
        ("too_long", "cites"),
    ),
    "deeper than anything": (
        "cast_ballot",
        {"round": "r", "ballot": {"a": {"b": {"c": {"d": {"e": {"f": {}}}}}}}},
        ("malformed", None),
    ),
    "a stage that is not there": ("add_idea", add_idea(), ("not_found", "stage")),
    "a candidate that is not there": (
        "add_comment",
        {"candidate": "c", "text": "words"},
        ("not_found", "candidate"),
    ),
    "a vote that is not there": ("cast_ballot", BALLOT, ("not_found", "round")),
    "a group that is not there": ("choose_group", {"group": "nobody"}, ("invalid", "group")),
}


def test_a_command_that_cannot_be_done_says_why_and_where(guest: Guest) -> None:
    """R8: a code for programs, a sentence for people, the field that it is about."""
    answers = {name: refusal(guest.ask(kind, **data)) for name, (kind, data, _) in BAD_DATA.items()}
    assert answers == {name: expected for name, (_, _, expected) in BAD_DATA.items()}


def test_text_is_cleaned_at_the_door(room: Running, guest: Guest) -> None:
    """R9: what is left when the invisible is taken out must be something."""
    stage = guest.view["current"]
    prompt = next(iter(guest.view["agenda"][stage]["prompts"]))
    sent = add_idea(stage=stage, prompt=prompt, text=" \u200e\u0000\ud800 \u202e")
    assert refusal(guest.ask("add_idea", **sent)) == ("invalid", "text")


FACILITATORS_OWN: dict[str, dict[str, Any]] = {
    "start_workshop": {},
    "finish_workshop": {},
    "open_stage": {"stage": "s"},
    "undo_move": {},
    "reveal_ideas": {"stage": "s"},
    "hide_idea": {"idea": "i"},
    "open_round": {"stage": "s"},
    "close_round": {"round": "r"},
    "cancel_round": {"round": "r"},
    "choose_winner": {"candidate": "c", "how": "decision", "reason": "so"},
    "name_scribe": {"part": "mission"},
    "adopt_text": {"part": "mission"},
    "record_not_yet": {"part": "mission", "obstacle": "so"},
    "remove_participant": {"participant": "p"},
    "close_door": {},
    "add_minutes": {"minutes": 1},
    "start_look_up": {},
    "set_procedure": {"owner": "me"},
    "change_brief": {"title": "Mine now"},
    "remove_stage": {"stage": "s"},
}


def test_nobody_else_can_do_what_the_facilitator_does(room: Running, guest: Guest) -> None:
    """R8: forged roles are answered `not_allowed`; a role in the data is no field at all."""
    for person in (guest, room.led.screen()):
        answers = {
            kind: refusal(person.ask(kind, **data)) for kind, data in FACILITATORS_OWN.items()
        }
        assert answers == dict.fromkeys(FACILITATORS_OWN, ("not_allowed", None))
        assert refusal(person.ask("close_door", role="facilitator"))[0] == "unknown_field"


def test_the_facilitator_and_the_projector_take_no_part_as_participants(
    room: Running, guest: Guest
) -> None:
    """R8: the facilitator takes part with a phone of their own."""
    for person in (room.desk, room.screen):
        for kind, data in (("add_idea", add_idea()), ("raise_hand", {}), ("cast_ballot", BALLOT)):
            assert refusal(person.ask(kind, **data))[0] == "not_allowed"


@pytest.mark.parametrize("event", ["connect", "disconnect", "connect_error", "message", "*"])
def test_a_forged_event_is_answered_and_ends_nothing(
    room: Running, guest: Guest, event: str
) -> None:
    """R8: `connect` and `disconnect` too, which a client may emit like any other name."""
    line = Line(room.led.base, {"token": guest.token})
    line.await_frame('42["snapshot"')
    for data in ((), ({"token": room.desk.token},), (None, 1, [])):
        assert refusal(line.ask(event, *data))[0] in ("unknown_kind", "no_token")
    assert line.ask("writing", {"on": False})["ok"], "and the line is still somebody's"
    line.close()


#: Engine.IO and Socket.IO packets that are cut off, out of turn, or none.
GARBAGE = [
    *("42", "42[", "42{}", '42["command"', '42["command",', "421[]", "421null", '421["command"'),
    *("42[1]", "42[null,{}]", '42["command",NaN]', "43", "431", "431[", '43999["never asked"]'),
    *("431{}", "40", "40{", "41/other,", "42/other,1[]", "46", "49", "5", "6", "8", "x", ""),
    *('451-["command",{"_placeholder":true,"num":0}]', '42["snapshot",{}]', "4", "44", "3"),
    *("3probe", "2probe", "1x", "\u0000", "4" * 1000, '42["command",' + "[" * 5_000),
]


def test_garbage_on_a_line_changes_nothing_for_anybody(room: Running, guest: Guest) -> None:
    """R8: at worst this line ends; the next one is let in, and nobody else notices."""
    for garbage in GARBAGE:
        line = Line(room.led.base, {"token": guest.token})
        line.await_frame('42["snapshot"')
        line.send(garbage)
        line.send(garbage.encode())
        line.close()
    again = Line(room.led.base, {"token": guest.token})
    assert again.ask("writing", {"on": False})["ok"]
    again.close()


def test_a_frame_that_is_too_large_ends_its_own_line(room: Running, guest: Guest) -> None:
    """R8: the longest text in the most expensive letters still fits."""
    line = Line(room.led.base, {"token": guest.token})
    line.await_frame('42["snapshot"')
    line.send("42" + json.dumps(["command", command()]) + " " * LARGEST_FRAME)
    assert line.await_frame("never") == ""
    assert line.closed
    text = "\U0001f9ed" * 5_000
    assert refusal(guest.ask("add_idea", **add_idea(text=text)))[0] == "not_found"
