"""A workshop as the rules see it: frozen dataclasses, tuples and mappings, nothing else.

Everything is computed from the log by `evolve`; large collections are shelves (two levels). An
empty string or zero says "not there": views carry no null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .commands import Id, Line, Name, Word
from .shelf import Shelf

VISION: Final = "vision"
MISSION: Final = "mission"
PARTS: Final = (VISION, MISSION)

PURPOSE: Final = "purpose"
OBJECTIVE: Final = "objective"

PLANNED: Final = "planned"
LIVE: Final = "live"
FINISHED: Final = "finished"


@dataclass(frozen=True, slots=True)
class Group:
    """A stakeholder group; `invited` ones are missed when absent."""

    id: Id
    name: Name
    invited: bool = True


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """When a text counts as adopted. Whole percents; a turnout of 67 is two thirds."""

    turnout: int = 67
    support: int = 80
    group_support: int = 60
    blocks: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """What the workshop is about, stated before anyone joins."""

    title: str
    unit: str = ""
    parent_vision: str = ""
    parent_mission: str = ""
    purpose: str = ""
    groups: tuple[Group, ...] = ()
    #: Are authors of ideas, candidates and comments shown?
    authors_shown: bool = False
    #: Anonymous: people need no name, and no name is shown to anybody.
    anonymous: bool = False
    rule: DecisionRule = DecisionRule()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that guides writing; `aspect`: who, what, how, purpose, objectives, future."""

    id: Id
    aspect: Word
    text: Line
    hint: Line = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the agenda; `part` is the statement it works on, empty where neither."""

    id: str
    kind: str
    title: str
    minutes: int
    part: str = ""
    prompts: tuple[Prompt, ...] = ()
    #: What a `narrow` stage chooses among: "ideas" or "candidates".
    over: str = ""
    opened: bool = False
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Timer:
    """Running while `ends_at` (ms) is set, else paused with `left` ms; `total` ms as last set."""

    total: int
    ends_at: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the workshop stood before the last move, and when that was, for its undo."""

    stage: str
    timer: Timer | None
    at: int
    #: Whose hands were up, the first one first.
    hands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the room; the name stands in the participants' table, never here."""

    id: str
    group: str = ""
    removed: bool = False
    ideas: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()
    #: Stages in which this person said "I am done".
    done: frozenset[str] = frozenset()
    #: Stages in which this person wrote something, also if it was withdrawn since.
    wrote: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Idea:
    id: str
    order: int
    stage: str
    prompt: str
    text: str
    author: str
    withdrawn: bool = False
    #: Hidden by the facilitator, and why.
    hidden: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A vision, a purpose or one objective: each has an id and a version of its own."""

    id: str
    role: str
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """A candidate as it once read; `change` says what led to it: proposed, revised, amended."""

    number: int
    pieces: tuple[Piece, ...]
    change: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposed change of a candidate's words, made on one of its versions."""

    id: str
    order: int
    base: int
    pieces: tuple[Piece, ...]
    why: str
    author: str
    #: open, accepted, declined or withdrawn
    status: str = "open"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    id: str
    order: int
    #: "Candidate 2": counted by part, in the order in which they were proposed.
    number: int
    part: str
    author: str
    pieces: tuple[Piece, ...]
    cites: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    withdrawn: bool = False
    #: It was the facilitator who withdrew it.
    led_out: bool = False
    #: Set aside by the facilitator after narrowing: not an option of the vote.
    aside: bool = False

    @property
    def version(self) -> int:
        return self.versions[-1].number


@dataclass(frozen=True, slots=True)
class Comment:
    id: str
    order: int
    candidate: str
    text: str
    author: str
    #: The comment that this one answers; empty for a first-level comment.
    parent: str = ""
    withdrawn: bool = False
    hidden: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the facilitator chose after a vote, and why: after a tie, say, or the runner-up."""

    candidate: str
    how: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of voting. While it is open its ballots lie in the ballot box, never here."""

    id: str
    order: int
    stage: str
    #: What the round is for: narrow, vote or ratify.
    purpose: str
    part: str
    #: ideas, candidates or final (one version of the final words)
    over: str
    rule: str
    settings: Mapping[str, int]
    options: tuple[str, ...]
    #: The version of each option that was asked about (candidates and final words).
    option_versions: Mapping[str, int]
    secrecy: str
    #: open, closed, superseded or cancelled
    status: str = "open"
    opened_at: int = 0
    closed_at: int = 0
    present: int = 0
    tally: Mapping[str, Any] = field(default_factory=dict)
    #: Only of an open (not secret) round, and only after its close: voter -> ballot.
    named_ballots: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: What was decided about its result since, the earliest first.
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRequest:
    """ "A word I would change", sent from a phone while the final words are written."""

    id: str
    order: int
    phrase: str
    suggestion: str
    author: str
    settled: bool = False
    #: The version that it is about.
    version: int = 1


@dataclass(frozen=True, slots=True)
class FinalVersion:
    number: int
    pieces: tuple[Piece, ...]
    candidate: str
    at: int
    author: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """That a version was adopted, whether the rule was met, and who overrode it and why.

    `outcome` and `criteria` as `adoption_rule.Assessment` has them.
    """

    version: int
    round: str
    met: bool
    outcome: str
    criteria: Mapping[str, Any]
    by: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class NotYet:
    """Recorded: not yet agreed; what stands in the way, who carries on and by when (ISO date)."""

    version: int
    obstacle: str
    who: str
    by_when: str
    at: int


@dataclass(frozen=True, slots=True)
class FinalWords:
    """The winner, which now belongs to the room, and what became of it."""

    part: str
    candidate: str
    how: str
    reason: str
    versions: tuple[FinalVersion, ...]
    scribe: str = ""
    requests: tuple[WordRequest, ...] = ()
    adoption: Adoption | None = None
    not_yet: NotYet | None = None

    @property
    def current(self) -> FinalVersion:
        return self.versions[-1]

    @property
    def adopted(self) -> bool:
        """Adopted as it reads now: a later version lets the adoption lapse."""
        return self.adoption is not None and self.adoption.version == self.current.number


@dataclass(frozen=True, slots=True)
class Procedure:
    """What the `close` stage records; dates are ISO (YYYY-MM-DD) or empty."""

    owner: str = ""
    review_on: str = ""
    promotion: str = ""
    promotion_owner: str = ""
    promotion_on: str = ""
    #: The facilitator's own count of the heads in the room; 0 where not given.
    head_count: int = 0


@dataclass(frozen=True, slots=True)
class LookUp:
    """All phones are quiet and show one item: a candidate, an idea, the final words, or nothing."""

    over: str
    item: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """The whole. A workshop that was not planned yet is `Workshop()`."""

    brief: Brief = Brief(title="")
    status: str = ""
    started_at: int = 0
    finished_at: int = 0
    door_open: bool = True
    agenda: tuple[Stage, ...] = ()
    reserve: int = 0
    #: With simulated people, to try the agenda out.
    rehearsal: bool = False
    current: str = ""
    previous: Place | None = None
    timer: Timer | None = None
    participants: Shelf[Participant] = field(default_factory=Shelf)
    ideas: Shelf[Idea] = field(default_factory=Shelf)
    candidates: Shelf[Candidate] = field(default_factory=Shelf)
    comments: Shelf[Comment] = field(default_factory=Shelf)
    rounds: tuple[Round, ...] = ()
    finals: Mapping[str, FinalWords] = field(default_factory=dict)
    hands: tuple[str, ...] = ()
    look_up: LookUp | None = None
    procedure: Procedure = Procedure()
    #: Items made so far, of every kind: the next one's `order`.
    made: int = 0
    #: Stage -> how many ideas were written in it, withdrawn and hidden ones left out.
    idea_counts: Mapping[str, int] = field(default_factory=dict)
    #: Candidate -> comments that stand.
    comment_counts: Mapping[str, int] = field(default_factory=dict)
    #: Stage -> how many said that they are done.
    done_counts: Mapping[str, int] = field(default_factory=dict)
    #: Stage -> how many wrote something in it.
    wrote_counts: Mapping[str, int] = field(default_factory=dict)

    def stage(self, stage_id: str) -> Stage | None:
        return next((stage for stage in self.agenda if stage.id == stage_id), None)

    @property
    def current_stage(self) -> Stage | None:
        return self.stage(self.current)

    def round(self, round_id: str) -> Round | None:
        return next((round_ for round_ in self.rounds if round_.id == round_id), None)

    @property
    def open_round(self) -> Round | None:
        """The round that takes ballots now; there is at most one."""
        return next((round_ for round_ in self.rounds if round_.status == "open"), None)
