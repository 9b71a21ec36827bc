"""The kinds of stages that this program can run, and what follows from a kind."""

from __future__ import annotations

from typing import Final

WELCOME: Final = "welcome"
GATHER: Final = "gather"
NARROW: Final = "narrow"
DRAFT: Final = "draft"
DISCUSS: Final = "discuss"
VOTE: Final = "vote"
WORD: Final = "word"
RATIFY: Final = "ratify"
CLOSE: Final = "close"
BREAK: Final = "break"

#: Kind -> minutes when nothing else is said (method: Stages).
DEFAULT_MINUTES: Final = {
    WELCOME: 5,
    GATHER: 8,
    NARROW: 4,
    DRAFT: 12,
    DISCUSS: 15,
    VOTE: 5,
    WORD: 10,
    RATIFY: 5,
    CLOSE: 5,
    BREAK: 10,
}
KINDS: Final = tuple(DEFAULT_MINUTES)

#: Kinds that work on one part: a vision or a mission.
WITH_PART: Final = frozenset({GATHER, NARROW, DRAFT, DISCUSS, VOTE, WORD, RATIFY})
#: Kinds in which a round of voting can be opened.
WITH_ROUND: Final = frozenset({NARROW, VOTE, RATIFY})
