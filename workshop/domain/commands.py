"""What every command has in common. The commands themselves stand with their topic.

A command is a wish in the imperative: frozen and typed. Its fields' annotations say what the door
accepts (`application/door.py` cleans and checks them): `Id`, `Line`, `Text` and whole numbers.
`roles` names who may send it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Final

FACILITATOR: Final = "facilitator"
PARTICIPANT: Final = "participant"
SCREEN: Final = "screen"

#: Longest texts in characters after cleaning; a name is shorter so that a list of people holds.
LONGEST_TEXT: Final = 5_000
LONGEST_LINE: Final = 200
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class TextRule:
    """What a text field accepts: at most `most` characters, and line breaks or none."""

    most: int
    lines: bool = False


Id = Annotated[str, TextRule(40)]
Word = Annotated[str, TextRule(40)]
Name = Annotated[str, TextRule(LONGEST_NAME)]
Line = Annotated[str, TextRule(LONGEST_LINE)]
Text = Annotated[str, TextRule(LONGEST_TEXT, lines=True)]


@dataclass(frozen=True, slots=True)
class Command:
    """The base of all commands."""

    kind: ClassVar[str]
    roles: ClassVar[frozenset[str]] = frozenset({FACILITATOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who sends a command: an id that stands in the log, and the role that the door found."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules need of the moment: the rules have no clock, no chance and no memory.

    now      milliseconds since 1970
    fresh    a new unguessable id; a rule that needs several appends letters to it
    present  participants connected at this moment, with those who have voted in the open round
    boxes    open rounds whose ballots the command counts: round -> voter -> ballot
    """

    actor: Actor
    now: int
    fresh: str
    present: int = 0
    boxes: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
