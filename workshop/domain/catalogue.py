"""Every topic of the rules, and so every command and every event there is."""

from __future__ import annotations

from types import ModuleType

from . import (
    agenda,
    agreement,
    amendments,
    brief,
    candidates,
    closing,
    comments,
    final_words,
    ideas,
    participants,
    running,
    voting,
    wish_withdrawal,
)
from .commands import Command
from .events import Event

TOPICS: tuple[ModuleType, ...] = (
    brief,
    agenda,
    running,
    participants,
    ideas,
    candidates,
    amendments,
    comments,
    voting,
    final_words,
    wish_withdrawal,
    agreement,
    closing,
)

COMMANDS: tuple[type[Command], ...] = tuple(kind for topic in TOPICS for kind in topic.DECIDE)
EVENTS: tuple[type[Event], ...] = tuple(kind for topic in TOPICS for kind in topic.EVOLVE)
