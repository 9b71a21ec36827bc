"""The counting rules: from the ballots of a round to its tally.

A tally is plain JSON without nulls (a key without a value is left out), and says nothing of any
single ballot: it does not depend on the order in which the ballots came, and it speaks of
stakeholder groups only as `group_support` allows.

Every tally has

    rule, ballots (all of them: the turnout), abstentions
    groups    {"shown": [{"members": [group, ...], "ballots": n}, ...], "why": code}
    options   {option: {...}}

and each option has its support. Percentages are whole, halves rounded up, of the ballots that
count, abstentions left out; the pairs are exact, and are what rules compare:

    support              percent; left out where no ballot counts
    support_of           [supporters, ballots that count]
    support_by_group     a percent for each group shown, in the order of groups.shown
    support_of_by_group  the same as pairs
    common_ground        the lowest of support_by_group; left out where no group is shown
    split                [place of the highest, of the lowest group], where 40 points apart

The rest depends on the rule: see `_dots`, `_score` and `_gradients`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from .ballots import (
    GRADIENTS,
    HIGHEST_SCORE,
    RULES,
    STEPS,
    SUPPORTING_STEPS,
    is_abstention,
)
from .group_support import GroupsShown, is_split, percent, shown_groups
from .star import preferences, ranking, run_off

Ballot = Mapping[str, Any]
Tally = dict[str, Any]

SUPPORTING_SCORE: Final = 3
"""From this score on a voter supports an option."""

_COUNTED_STEPS: Final = tuple(step.key for step in GRADIENTS if step.counts_as != "abstention")


def count(
    rule: str,
    options: tuple[str, ...],
    settings: Mapping[str, int],
    ballots: Sequence[tuple[str | None, Ballot]],
) -> Tally:
    """Count a round: each ballot is canonical and comes with its voter's group (None: not said).

    Raises ValueError for a rule that does not exist, and for a `gradients` round that is not about
    exactly one option.
    """
    if rule not in RULES:
        raise ValueError(f"There is no counting rule {rule!r}.")
    counted = [(group, ballot) for group, ballot in ballots if not is_abstention(ballot)]
    everyone = [ballot for _, ballot in counted]
    shown = _groups_shown(ballots)
    cells = [[ballot for group, ballot in counted if group in cell] for cell in shown.cells]
    tally: Tally = {
        "rule": rule,
        "ballots": len(ballots),
        "abstentions": len(ballots) - len(counted),
        "groups": {
            "shown": [
                {"members": list(members), "ballots": len(cell)}
                for members, cell in zip(shown.cells, cells, strict=True)
            ],
            "why": shown.why,
        },
        "options": {option: _support(rule, option, everyone, cells) for option in options},
    }
    if rule == "dots":
        _dots(tally, everyone)
    elif rule == "score":
        _score(tally, everyone)
    else:
        _gradients(tally, ballots, cells)
    return tally


def _groups_shown(ballots: Sequence[tuple[str | None, Ballot]]) -> GroupsShown:
    counted: Counter[str | None] = Counter()
    abstained: Counter[str | None] = Counter()
    for group, ballot in ballots:
        (abstained if is_abstention(ballot) else counted)[group] += 1
    return shown_groups(
        {group: n for group, n in counted.items() if group is not None},
        counted[None],
        abstained_by_group={group: n for group, n in abstained.items() if group is not None},
        abstained_without_group=abstained[None],
    )


_SUPPORTS: Final[Mapping[str, Callable[[Ballot, str], bool]]] = {
    "dots": lambda ballot, option: ballot["dots"].get(option, 0) > 0,
    "score": lambda ballot, option: ballot["scores"][option] >= SUPPORTING_SCORE,
    "gradients": lambda ballot, option: ballot["step"] in SUPPORTING_STEPS,  # noqa: ARG005
}


def _support(
    rule: str, option: str, everyone: Sequence[Ballot], cells: Sequence[Sequence[Ballot]]
) -> dict[str, Any]:
    supports = _SUPPORTS[rule]

    def pair(ballots: Sequence[Ballot]) -> list[int]:
        return [sum(supports(ballot, option) for ballot in ballots), len(ballots)]

    total = pair(everyone)
    by_group = [pair(cell) for cell in cells]
    percents = [percent(supporters, counted) for supporters, counted in by_group]
    support: dict[str, Any] = {
        "support_of": total,
        "support_by_group": percents,
        "support_of_by_group": by_group,
    }
    if everyone:
        support["support"] = percent(*total)
    if percents:
        support["common_ground"] = min(percents)
    if (split := is_split(percents)) is not None:
        support["split"] = list(split)
    return support


def _dots(tally: Tally, everyone: Sequence[Ballot]) -> None:
    """Each option: total (dots) and voters (with at least one dot on it); order; ties."""
    totals: dict[str, int] = {}
    for option, figures in tally["options"].items():
        totals[option] = sum(ballot["dots"].get(option, 0) for ballot in everyone)
        figures["total"] = totals[option]
        figures["voters"] = figures["support_of"][0]
    tally["order"], tally["ties"] = ranking(totals)


def _score(tally: Tally, everyone: Sequence[Ballot]) -> None:
    """Each option: total and spread (voters who gave 0, 1, ... 5); order; ties; pairwise
    ({a: {b: voters who scored a higher}}); and what `star.run_off` says."""
    scores = {option: [b["scores"][option] for b in everyone] for option in tally["options"]}
    totals = {option: sum(given) for option, given in scores.items()}
    for option, figures in tally["options"].items():
        figures["total"] = totals[option]
        figures["spread"] = [scores[option].count(n) for n in range(HIGHEST_SCORE + 1)]
    tally["order"], tally["ties"] = ranking(totals)
    tally["pairwise"] = preferences(scores)
    tally.update(run_off(totals, tally["pairwise"], len(everyone)))


def _gradients(
    tally: Tally,
    ballots: Sequence[tuple[str | None, Ballot]],
    cells: Sequence[Sequence[Ballot]],
) -> None:
    """The option's support, repeated at the top, for the round is about one text only; steps
    ({step: voters}, all eight); steps_by_group (the seven that count, for each group shown);
    blocks; reasons ({"step", "reason"}, by step and then by text, so that their order says
    nothing of who wrote when)."""
    if len(tally["options"]) != 1:
        raise ValueError("A gradients round is about exactly one text.")
    (support,) = tally["options"].values()
    steps = Counter(ballot["step"] for _, ballot in ballots)
    tally.update(support)
    tally["steps"] = {step: steps[step] for step in STEPS}
    tally["steps_by_group"] = [
        {step: sum(ballot["step"] == step for ballot in cell) for step in _COUNTED_STEPS}
        for cell in cells
    ]
    tally["blocks"] = steps["block"]
    tally["reasons"] = [
        {"step": ballot["step"], "reason": ballot["reason"]}
        for _, ballot in sorted(
            ballots, key=lambda cast: (STEPS.index(cast[1]["step"]), cast[1]["reason"])
        )
        if ballot["reason"]
    ]
