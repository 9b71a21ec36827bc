"""The shapes of ballots, tallies and of the decision rule held against a tally.

What the figures mean stands in domain/tally.py, domain/star.py, domain/group_support.py and
domain/adoption_rule.py; a test holds these shapes against what those really answer.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Step = Literal[
    "wholehearted",
    "minor_point",
    "reservations",
    "abstain",
    "discuss",
    "dislike_support",
    "disagree",
    "block",
]
CountedStep = Literal[
    "wholehearted",
    "minor_point",
    "reservations",
    "discuss",
    "dislike_support",
    "disagree",
    "block",
]
WhyGroups = Literal[
    "shown", "no_ballots", "no_groups", "pool_too_small", "subtraction", "all_small"
]
CriterionState = Literal["met", "not_met", "not_assessed"]
Outcome = Literal["met", "met_without_groups", "not_met"]
#: Two numbers that belong together, such as supporters and ballots that count.
Pair = tuple[int, int]


class Abstention(TypedDict):
    abstain: Literal[True]


class DotsBallot(TypedDict):
    """Option -> dots on it."""

    dots: dict[str, int]


class ScoreBallot(TypedDict):
    """Option -> score, 0 to 5."""

    scores: dict[str, int]


class GradientsBallot(TypedDict):
    step: Step
    reason: NotRequired[str]


Ballot = DotsBallot | ScoreBallot | GradientsBallot | Abstention


class ShownGroup(TypedDict):
    """One group by itself, or the pool of all small ones."""

    members: list[str]
    ballots: int


class GroupsView(TypedDict):
    """Which groups the result shows, in the order of every `..._by_group`, and why so."""

    shown: list[ShownGroup]
    why: WhyGroups


class OptionSupport(TypedDict):
    """Whole percents; pairs are [supporters, ballots that count]; `split` is a pair of places."""

    support: NotRequired[int]
    support_of: Pair
    support_by_group: list[int]
    support_of_by_group: list[Pair]
    common_ground: NotRequired[int]
    split: NotRequired[Pair]


class DotsOption(OptionSupport):
    total: int
    voters: int


class ScoreOption(OptionSupport):
    """`spread`: how many gave 0, 1, 2, 3, 4 and 5."""

    total: int
    spread: list[int]


class DotsTally(TypedDict):
    """`order`: options, highest total first; `ties`: those that share a place."""

    rule: Literal["dots"]
    ballots: int
    abstentions: int
    groups: GroupsView
    options: dict[str, DotsOption]
    order: list[str]
    ties: list[list[str]]


class RunOff(TypedDict):
    """The two finalists, the higher total first; how many prefer each; how many neither."""

    finalists: list[str]
    prefer: Pair
    equal: int


class ScoreTally(TypedDict):
    """Exactly one of `winner` and `tied` is there."""

    rule: Literal["score"]
    ballots: int
    abstentions: int
    groups: GroupsView
    options: dict[str, ScoreOption]
    order: list[str]
    ties: list[list[str]]
    #: a -> b -> voters who scored a higher than b.
    pairwise: dict[str, dict[str, int]]
    runoff: NotRequired[RunOff]
    winner: NotRequired[str]
    tied: NotRequired[list[str]]
    tied_for_runoff: NotRequired[list[str]]


class Reason(TypedDict):
    step: Step
    reason: str


class GradientsTally(OptionSupport):
    """About one text: its support stands at the top too."""

    rule: Literal["gradients"]
    ballots: int
    abstentions: int
    groups: GroupsView
    options: dict[str, OptionSupport]
    steps: dict[Step, int]
    steps_by_group: list[dict[CountedStep, int]]
    blocks: int
    reasons: list[Reason]


Tally = DotsTally | ScoreTally | GradientsTally


class TurnoutCriterion(TypedDict):
    """People: `voted` of `present`, `needed` of them; `percent` and `required` in percent."""

    state: CriterionState
    voted: int
    present: int
    required: int
    needed: int
    percent: NotRequired[int]


class SupportCriterion(TypedDict):
    state: CriterionState
    supporters: int
    counted: int
    required: int
    percent: NotRequired[int]


class BlocksCriterion(TypedDict):
    state: CriterionState
    standing: int
    allowed: int


class GroupSupportCriterion(TypedDict):
    """`lowest` and `below` (places in the groups shown), or `why` they are not shown."""

    state: CriterionState
    required: int
    lowest: NotRequired[int]
    below: NotRequired[list[int]]
    why: NotRequired[WhyGroups]


class Criteria(TypedDict):
    """One entry for each criterion that the decision rule has."""

    turnout: NotRequired[TurnoutCriterion]
    support: SupportCriterion
    blocks: BlocksCriterion
    group_support: NotRequired[GroupSupportCriterion]
