"""The shapes of what travels to a browser: `static/js/wire.ts` is generated from these.

No null anywhere: a key that has no value is left out (`NotRequired`). Maps are keyed by id; order
is a field. Times are milliseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from .tally_shapes import Ballot, Criteria, Outcome, Tally

Audience = Literal["facilitator", "participant", "screen"]
Part = Literal["vision", "mission"]
StageKind = Literal[
    "welcome",
    "gather",
    "narrow",
    "draft",
    "discuss",
    "vote",
    "word",
    "ratify",
    "close",
    "break",
]
Rule = Literal["dots", "score", "gradients"]


class RuleView(TypedDict):
    turnout: int
    support: int
    group_support: int
    blocks: int


class GroupView(TypedDict):
    name: str
    order: int
    invited: bool


class BriefView(TypedDict):
    title: str
    unit: str
    parent_vision: str
    parent_mission: str
    purpose: str
    authors_shown: bool
    anonymous: bool
    rule: RuleView
    groups: dict[str, GroupView]


class PromptView(TypedDict):
    order: int
    aspect: str
    text: str
    hint: str


class StageView(TypedDict):
    order: int
    kind: StageKind
    title: str
    minutes: int
    part: str
    prompts: dict[str, PromptView]
    over: str
    opened: bool
    revealed: bool


class TimerView(TypedDict):
    """Running while `ends_at` is not 0, else paused with `left` ms."""

    total: int
    ends_at: int
    left: int


class PersonView(TypedDict):
    group: str
    removed: bool


class IdeaView(TypedDict):
    order: int
    stage: str
    prompt: str
    text: str
    author: NotRequired[str]
    hidden: NotRequired[bool]
    reason: NotRequired[str]


class PieceView(TypedDict):
    id: str
    role: Literal["vision", "purpose", "objective"]
    version: int
    text: str


class VersionView(TypedDict):
    number: int
    pieces: list[PieceView]
    change: Literal["proposed", "revised", "amended"]
    author: NotRequired[str]


class AmendmentView(TypedDict):
    order: int
    base: int
    pieces: list[PieceView]
    why: str
    status: Literal["open", "accepted", "declined", "withdrawn"]
    reason: str
    author: NotRequired[str]


class CandidateView(TypedDict):
    """`led_out`: it was the facilitator who withdrew it."""

    order: int
    number: int
    part: Part
    version: int
    pieces: list[PieceView]
    cites: list[str]
    versions: list[VersionView]
    amendments: dict[str, AmendmentView]
    withdrawn: bool
    led_out: NotRequired[bool]
    aside: bool
    author: NotRequired[str]


class CommentView(TypedDict):
    """`text` is left out of a withdrawn one, and of a hidden one for all but the facilitator."""

    order: int
    candidate: str
    parent: str
    text: NotRequired[str]
    withdrawn: NotRequired[bool]
    hidden: NotRequired[bool]
    reason: NotRequired[str]
    author: NotRequired[str]


class DecidedView(TypedDict):
    """What the facilitator chose after a vote, and why."""

    candidate: str
    how: Literal["tie", "runner_up", "decision"]
    reason: str


class RoundView(TypedDict):
    """`tally` is there once the round has closed; `ballots` (by participant) if it was open;
    `decided` where the facilitator chose after it, the earliest decision first."""

    order: int
    stage: str
    purpose: Literal["narrow", "vote", "ratify"]
    part: Part
    over: Literal["ideas", "candidates", "final"]
    rule: Rule
    settings: dict[str, int]
    options: list[str]
    option_versions: dict[str, int]
    secrecy: Literal["secret", "open"]
    status: Literal["open", "closed", "superseded", "cancelled"]
    opened_at: int
    closed_at: int
    present: int
    tally: NotRequired[Tally]
    ballots: NotRequired[Mapping[str, Ballot]]
    decided: NotRequired[list[DecidedView]]


class RequestView(TypedDict):
    order: int
    phrase: str
    suggestion: str
    settled: bool
    version: int
    author: NotRequired[str]


class FinalVersionView(TypedDict):
    number: int
    candidate: str
    pieces: list[PieceView]
    at: int


class AdoptionView(TypedDict):
    """`current` is false once a later version let the adoption lapse."""

    version: int
    round: str
    met: bool
    current: bool
    reason: str
    at: int
    outcome: Outcome
    criteria: Criteria


class NotYetView(TypedDict):
    version: int
    obstacle: str
    who: str
    by_when: str
    at: int


class AssessmentView(TypedDict):
    """The decision rule held against the latest round on these very words."""

    round: str
    met: bool
    outcome: Outcome
    criteria: Criteria


class FinalView(TypedDict):
    candidate: str
    how: Literal["vote", "tie", "runner_up", "decision"]
    reason: str
    version: int
    pieces: list[PieceView]
    versions: list[FinalVersionView]
    requests: dict[str, RequestView]
    has_scribe: bool
    scribe: NotRequired[str]
    adoption: NotRequired[AdoptionView]
    not_yet: NotRequired[NotYetView]
    assessment: NotRequired[AssessmentView]


class LookUpView(TypedDict):
    over: Literal["", "idea", "candidate", "final"]
    item: str


class ProcedureView(TypedDict):
    owner: str
    review_on: str
    promotion: str
    promotion_owner: str
    promotion_on: str
    head_count: int


class CountsView(TypedDict):
    """ideas: stage -> how many; done, wrote: stage -> how many people; comments: candidate -> …"""

    ideas: dict[str, int]
    done: dict[str, int]
    wrote: dict[str, int]
    comments: dict[str, int]
    joined: int
    hands: int


class View(TypedDict):
    """What one audience may see of a workshop."""

    brief: BriefView
    status: Literal["", "planned", "live", "finished"]
    started_at: int
    finished_at: int
    door_open: bool
    reserve: int
    agenda: dict[str, StageView]
    current: str
    #: The stage to which `undo_move` leads; empty: there is no move to undo.
    undo_to: str
    timer: NotRequired[TimerView]
    ideas: Mapping[str, IdeaView]
    candidates: Mapping[str, CandidateView]
    comments: NotRequired[Mapping[str, CommentView]]
    rounds: dict[str, RoundView]
    finals: dict[str, FinalView]
    look_up: NotRequired[LookUpView]
    procedure: ProcedureView
    counts: CountsView
    people: NotRequired[Mapping[str, PersonView]]
    #: Raised hands, first one first; for the facilitator.
    hands: NotRequired[list[str]]


class OwnIdeaView(TypedDict):
    order: int
    stage: str
    prompt: str
    text: str
    hidden: NotRequired[bool]
    reason: NotRequired[str]


class Mine(TypedDict):
    """One person's own part; `ballots` holds the own ballot of the open round."""

    id: str
    group: str
    removed: bool
    ideas: dict[str, OwnIdeaView]
    candidates: list[str]
    comments: list[str]
    amendments: list[str]
    done: list[str]
    hand: bool
    #: Place in the queue of raised hands of people who are here, from 1; 0: not raised.
    hand_place: int
    scribe: list[str]
    #: The words to change that this person sent.
    requests: list[str]
    ballots: dict[str, Ballot]


class Turnout(TypedDict):
    """Of the open round: how many have voted, and (for the facilitator) of which group.

    `of_groups`: of how many, by group: who is here, and who has voted and left.
    """

    round: str
    cast: int
    groups: NotRequired[dict[str, int]]
    of_groups: NotRequired[dict[str, int]]


class TypedPiece(TypedDict):
    """A piece while it is typed; `id` is empty where it is new."""

    id: str
    role: Literal["vision", "purpose", "objective"]
    text: str


class Typing(TypedDict):
    """The final words of a part as somebody types them now; an empty list: nobody does.

    `handed`: the pen went to somebody else with them, who begins from them.
    """

    pieces: list[TypedPiece]
    base: int
    handed: NotRequired[bool]


class WallPages(TypedDict):
    """The projector's pages: the first is 0; held: they do not turn by themselves."""

    page: int
    pages: int
    held: bool


class Live(TypedDict, total=False):
    """What is not history. Merged into what the browser has, like a patch of the view."""

    now: int
    present: int
    #: Of how many "7 of 12" speaks: who is here, and who has voted or written in it and left.
    taking_part: int
    #: Group -> people connected; for the facilitator. Those without a group stand under "".
    groups: dict[str, int]
    #: Participant -> connected; for the facilitator.
    here: dict[str, bool]
    #: The code of today, which a page that has been open for long may not have.
    code: str
    #: Projector pages that are open; for the facilitator.
    screens: int
    #: Where what the projector shows is cut into pages; for the facilitator.
    wall: WallPages
    #: The page that the facilitator turned to, where they did; for the projector.
    turned: int
    #: Participant -> name; for the facilitator, and for all where authors are shown or (those who
    #: took part in it alone) a vote was open. Of whom without one: a space and a number, from 2.
    names: dict[str, str]
    #: Participant -> number by the order of joining, in an anonymous workshop; for the facilitator.
    numbers: dict[str, int]
    turnout: Turnout
    typing: dict[str, Typing]
    #: How many are writing at this moment.
    writing: int
