"""Which stakeholder groups a result may show, and what it says of each.

**What could give somebody away.** A result always shows its total. So whoever reads it can add
and subtract: the total, the groups shown, the pool of small groups. Everything that can be worked
out that way is a sum over three kinds of cell:

- a group shown by itself;
- the pool, all small groups together;
- the rest, which is the total minus everything shown: those who preferred not to name a group.

The cells do not overlap and together they are everybody, so any sum that can be worked out is a
sum of whole cells. No ballot or pair of ballots can be singled out if every cell that is not empty
has at least three. That is the whole rule:

- A group with three or more is a cell of its own. The smaller ones are one cell, the pool. A pool
  of a single group is just that group, and is smaller than three, so it is never shown.
- A pool that is too small still cannot simply be left out while the others are shown, since it
  would be the rest. Nor is it hidden among those without a group, when these are many: common
  ground would then speak for all groups while leaving one out. The breakdown is left out.
- One or two people without a group are the rest by themselves. They are no group, yet their
  ballots are as secret: the breakdown is left out, and says so.
- Where all groups are small, their pool compares nobody with anybody: it is the total, or nearly,
  under a long name. The breakdown is left out, and says why, instead of calling it common ground.
- Where there is one group only and nobody without a group, that group is the total: it is shown,
  for it says whose agreement this is.

**Abstentions.** Only ballots that count are in the percentages, so only they count towards three.
But abstaining is an answer too. If the only voter of a group abstains, then showing every other
group, adding up to the total, would tell. So a group whose ballots are all abstentions is a small
group with none that count, and abstaining people without a group are a rest that is too small.

**What this cannot hide.** A member of a cell of three knows their own ballot, and so the other two
together; and a second round with one more voter differs by that voter. The method says plainly
that a group can be so small that the result tells.

The idea is the usual one of official statistics: least cell size, with complementary suppression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .errors import N_

LEAST: Final = 3
"""Ballots that a group needs to be shown by itself."""

SPLIT_POINTS: Final = 40
"""Percentage points between the highest and the lowest group from which a result is split."""

Why = Literal["shown", "no_ballots", "no_groups", "pool_too_small", "subtraction", "all_small"]

WHY: Final[Mapping[Why, str]] = {
    "shown": N_("Groups with fewer than three ballots are shown together."),
    "no_ballots": N_("There is no support to show: nobody voted, or everybody abstained."),
    "no_groups": N_("Support by group is left out: nobody who voted had chosen a group."),
    "pool_too_small": N_(
        "Support by group is left out: so few people of the small groups voted "
        "that it would tell how they did."
    ),
    "subtraction": N_(
        "Support by group is left out: so few people without a group voted "
        "that subtracting the groups from the total would tell how they did."
    ),
    "all_small": N_(
        "Support by group is left out: the groups are too small to be shown apart from each other."
    ),
}

NOT_ASSESSED: Final[Mapping[Why, str]] = {
    "no_ballots": N_(
        "Support in each group is not assessed: nobody voted, or everybody abstained."
    ),
    "no_groups": N_("Support in each group is not assessed: nobody who voted had chosen a group."),
    "pool_too_small": N_(
        "Support in each group is not assessed: so few people of the small groups voted "
        "that it would tell how they did."
    ),
    "subtraction": N_(
        "Support in each group is not assessed: so few people without a group voted "
        "that it would tell how they did."
    ),
    "all_small": N_(
        "Support in each group is not assessed: "
        "the groups are too small to be shown apart from each other."
    ),
}
"""The same, for what the decision rule asks of groups."""


@dataclass(frozen=True, slots=True)
class GroupsShown:
    """What a result may show: groups by themselves, one pool of small ones (or none), and why.

    Group ids are in alphabetical order, which says nothing about the ballots.
    """

    alone: tuple[str, ...]
    pooled: tuple[str, ...]
    why: Why

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The members of each thing shown: the groups by themselves, then the pool."""
        pool = (self.pooled,) if self.pooled else ()
        return tuple((group,) for group in self.alone) + pool

    @property
    def sentence(self) -> str:
        """Why it is so, for people."""
        return WHY[self.why]


def shown_groups(
    ballots_by_group: Mapping[str, int],
    without_group: int,
    least: int = LEAST,
    *,
    abstained_by_group: Mapping[str, int] | None = None,
    abstained_without_group: int = 0,
) -> GroupsShown:
    """Which groups a result may show, given the ballots that count and the abstentions.

    `without_group` are the ballots of those who preferred not to name a group. Groups without any
    ballot, abstentions included, took no part and are nowhere.
    """
    abstained = abstained_by_group or {}
    voted = sorted(
        group
        for group in {*ballots_by_group, *abstained}
        if ballots_by_group.get(group, 0) + abstained.get(group, 0) > 0
    )
    counted = {group: ballots_by_group.get(group, 0) for group in voted}
    if sum(counted.values()) + without_group == 0:
        return GroupsShown((), (), "no_ballots")
    if not voted:
        return GroupsShown((), (), "no_groups")
    alone = tuple(group for group in voted if counted[group] >= least)
    pooled = tuple(group for group in voted if counted[group] < least)
    if pooled and sum(counted[group] for group in pooled) < least:
        return GroupsShown((), (), "pool_too_small")
    if without_group + abstained_without_group > 0 and without_group < least:
        return GroupsShown((), (), "subtraction")
    if not alone:
        return GroupsShown((), (), "all_small")
    return GroupsShown(alone, pooled, "shown")


def percent(part: int, whole: int) -> int:
    """`part` of `whole` in percent, halves rounded up. `whole` must be positive."""
    return (200 * part + whole) // (2 * whole)


def is_split(support_by_group: Sequence[int]) -> tuple[int, int] | None:
    """The places of the highest and the lowest group where they are 40 points or more apart.

    Works on the percentages as printed, so that everybody can check it. Of groups that are level,
    the first is named.
    """
    if not support_by_group:
        return None
    high, low = max(support_by_group), min(support_by_group)
    if high - low < SPLIT_POINTS:
        return None
    return support_by_group.index(high), support_by_group.index(low)
