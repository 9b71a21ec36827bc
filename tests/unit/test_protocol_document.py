"""docs/protocol.md says what the code does: commands, events, messages, refusals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshop.domain.catalogue import COMMANDS, EVENTS
from workshop.live import messages
from workshop.live.found_in_source import json_addresses, refusals
from workshop.live.protocol_document import TARGET, document
from workshop.live.wire_types import wire_commands

FLAWED = {
    "unwritten.py": 'raise Invalid(sentence, code="odd")',
    "unmarked.py": 'raise Invalid("Not in the catalogue.")',
    "made_up.py": 'raise Invalid(N_("A sentence."), code=code)',
}


def test_the_document_is_what_the_code_would_write_now() -> None:
    """After a change of a command, event or refusal: python -m workshop.live.protocol_document."""
    assert TARGET.read_text(encoding="utf-8") == document()


def test_every_rule_has_its_id() -> None:
    """R1 to R12, in order, for tests to cite."""
    rules = re.findall(r"^- \*\*R(\d+)\.", document(), flags=re.MULTILINE)
    assert rules == [str(number) for number in range(1, 13)]


def test_every_command_of_a_browser_and_every_event_of_the_log_is_in_it() -> None:
    """And nothing that does not travel or is not written."""
    text = document()
    commands, events = text.index("## Commands\n"), text.index("## Events\n")
    told = re.findall(r"^#### `(\w+)`$", text[commands:events], flags=re.MULTILINE)
    assert told == [command.kind for command in wire_commands()]
    told = re.findall(r"^\| `(\w+)` \| \d+ \|", text[events:], flags=re.MULTILINE)
    assert told == [event.kind for event in EVENTS if not event.boxed]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.kind)
def test_every_command_says_what_it_is_for(command: type) -> None:
    """In one sentence, which the document and the browser's types print."""
    written = (command.__doc__ or "").strip()
    assert written
    assert not written.startswith(f"{command.__name__}(")


def test_every_message_says_who_sends_it() -> None:
    """One line each."""
    shapes = [name for name, each in vars(messages).items() if hasattr(each, "__total__")]
    ours = [name for name in shapes if vars(messages)[name].__module__ == messages.__name__]
    assert list(messages.ABOUT) == ours


def test_refusals_are_collected_with_code_status_sentence_and_field() -> None:
    """From the rules, the door and the gateway alike."""
    found = {refusal.code: refusal for refusal in refusals()}
    closed = found["round_closed"]
    assert (closed.statuses, closed.sentences) == (
        {409},
        {"This vote has closed. Look at what came of it.": set()},
    )
    assert found["anonymous"].sentences == {
        "This workshop is anonymous, so its votes are secret. Choose a secret vote.": {"secrecy"}
    }
    assert {"unknown_kind", "no_token", "too_many", "malformed"} <= found.keys()


@pytest.mark.parametrize("name", FLAWED)
def test_a_refusal_whose_sentence_or_code_is_made_up_elsewhere_is_found(
    tmp_path: Path, name: str
) -> None:
    """The catalogue of sentences would miss it, and so would the document."""
    (tmp_path / name).write_text(FLAWED[name], encoding="utf-8")
    with pytest.raises(ValueError, match=rf"{name}:1: write the sentence and its code out here"):
        refusals(tmp_path)


def test_the_addresses_that_answer_json_are_found_in_the_blueprints() -> None:
    """The join address is the one that other programs begin with."""
    assert ("/api/workshops/<code>/join", "POST") in {
        (address.path, address.method) for address in json_addresses()
    }
