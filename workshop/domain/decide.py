"""decide(state, command, context) -> events, or Refused: dispatch only; the rules are by topic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .catalogue import TOPICS
from .commands import Command, Context
from .errors import N_, NotAllowed
from .events import Event
from .state import Workshop

_RULES: dict[type[Command], Callable[[Workshop, Any, Context], tuple[Event, ...]]] = {
    kind: rule for topic in TOPICS for kind, rule in topic.DECIDE.items()
}


def decide(state: Workshop, command: Command, context: Context) -> tuple[Event, ...]:
    """What follows from a command; nothing follows where it asks for what is already so.

    Raises Refused, and KeyError for a command that no topic knows.
    """
    if context.actor.role not in command.roles:
        raise NotAllowed(N_("That is not yours to do in this workshop. Ask the facilitator."))
    return _RULES[type(command)](state, command, context)
