"""Whether a text is adopted under the workshop's decision rule, criterion by criterion.

Comparisons are exact, on the pairs of the tally: 79.6 % prints as 80 % and does not meet 80 %.

What is decided where groups cannot be shown: docs/decisions/0003-adoption-when-groups-cannot-be-
shown.md. In short: that criterion reads "not assessed", never "met"; the others can still carry
the text, and then the outcome says so wherever it is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any, Final, Literal

from .errors import N_
from .group_support import percent
from .state import DecisionRule

State = Literal["met", "not_met", "not_assessed"]
Outcome = Literal["met", "met_without_groups", "not_met"]

TWO_THIRDS: Final = 67
"""The percentage that stands for exactly two thirds: 8 of 12 present are enough."""

STATES: Final[Mapping[State, str]] = {
    "met": N_("Met"),
    "not_met": N_("Not met"),
    "not_assessed": N_("Not assessed"),
}

OUTCOMES: Final[Mapping[Outcome, str]] = {
    "met": N_("The decision rule is met."),
    # Why the groups were not assessed stands beside it: group_support.NOT_ASSESSED.
    "met_without_groups": N_("The decision rule is met as far as it could be assessed."),
    "not_met": N_("The decision rule is not met."),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of the decision rule: its name, how it came out, and the figures behind it."""

    name: Literal["turnout", "support", "blocks", "group_support"]
    state: State
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The decision rule held against a tally."""

    criteria: tuple[Criterion, ...]

    @property
    def outcome(self) -> Outcome:
        """What to print. It tells a rule that is met from one that is met but for the groups."""
        states = {criterion.state for criterion in self.criteria}
        if "not_met" in states:
            return "not_met"
        return "met_without_groups" if "not_assessed" in states else "met"

    @property
    def met(self) -> bool:
        """Whether the text can be adopted without an override. Print `outcome`, not this."""
        return self.outcome != "not_met"

    @property
    def sentence(self) -> str:
        """The outcome, for people."""
        return OUTCOMES[self.outcome]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON: {"met", "outcome", "criteria": {name: {"state", figures ...}}}."""
        return {
            "met": self.met,
            "outcome": self.outcome,
            "criteria": {c.name: {"state": c.state, **c.figures} for c in self.criteria},
        }


def assess(rule: DecisionRule, tally: Mapping[str, Any], present: int) -> Assessment:
    """Hold the decision rule against the tally of a round about one text.

    `present` is how many people are in the room. Abstentions are votes for the turnout, and are no
    part of support. A rule that asks for no turnout (0) or no group support (0) has no such
    criterion. Raises ValueError for a tally of several options.
    """
    if len(tally["options"]) != 1:
        raise ValueError("Adoption is about exactly one text.")
    (support,) = tally["options"].values()
    criteria = (
        _turnout(rule.turnout, tally["ballots"], present) if rule.turnout else None,
        _support(rule.support, *support["support_of"]),
        _blocks(rule.blocks, tally.get("blocks", 0)),
        _group_support(rule.group_support, support, tally) if rule.group_support else None,
    )
    return Assessment(tuple(criterion for criterion in criteria if criterion))


def _turnout(required: int, voted: int, present: int) -> Criterion:
    """Figures: voted, present, percent, required (percent), needed (people)."""
    # People who voted were there, whatever the head count says.
    present = max(present, voted)
    share = Fraction(2, 3) if required == TWO_THIRDS else Fraction(required, 100)
    needed = max(1, ceil(share * present))
    figures = {"voted": voted, "present": present, "required": required, "needed": needed}
    if present:
        figures["percent"] = percent(voted, present)
    return Criterion("turnout", "met" if voted >= needed else "not_met", figures)


def _support(required: int, supporters: int, counted: int) -> Criterion:
    """Figures: supporters, counted, percent, required (percent). Where everybody abstained, nobody
    supports the text, so this is not met rather than not assessed."""
    figures = {"supporters": supporters, "counted": counted, "required": required}
    if counted:
        figures["percent"] = percent(supporters, counted)
    met = counted > 0 and _enough(required, supporters, counted)
    return Criterion("support", "met" if met else "not_met", figures)


def _blocks(allowed: int, standing: int) -> Criterion:
    """Figures: standing, allowed."""
    figures = {"standing": standing, "allowed": allowed}
    return Criterion("blocks", "met" if standing <= allowed else "not_met", figures)


def _group_support(
    required: int, support: Mapping[str, Any], tally: Mapping[str, Any]
) -> Criterion:
    """Figures: required (percent); either lowest (percent) and below (places in groups.shown of
    those that fall short), or why the groups are not shown."""
    if not tally["groups"]["shown"]:
        figures = {"required": required, "why": tally["groups"]["why"]}
        return Criterion("group_support", "not_assessed", figures)
    below = [
        place
        for place, (supporters, counted) in enumerate(support["support_of_by_group"])
        if not _enough(required, supporters, counted)
    ]
    figures = {"required": required, "lowest": support["common_ground"], "below": below}
    return Criterion("group_support", "not_met" if below else "met", figures)


def _enough(required: int, part: int, whole: int) -> bool:
    return 100 * part >= required * whole
