"""Score, then automatic run-off (STAR): who wins a `score` round, and when nobody does yet.

Source: Equal Vote Coalition, STAR voting. The totals of the scores choose two finalists; of these
the one wins whom more voters scored higher.

**Where this differs from official STAR: ties.** The Coalition's tie protocol breaks a tie from the
ballots. A tie for a place in the run-off goes to the option that more voters prefer among those
tied (with many tied, by head-to-head matches); a level run-off goes to the higher total; what is
still tied goes to the option with the most five-star scores, then to a lot. Here no tie is broken
by the program: the method shows every tie as a tie and leaves it to the facilitator to hold a
run-off or to record a decision, because a group that must stand behind its text should see how
close it was.

One case only looks like a tie. Where one option leads and others share the second place, and more
voters prefer the leader to each of these, the leader wins whoever gets the place: no choice is
made by naming it. So a winner named here is always the winner of official STAR too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import gt
from typing import Any

Pairwise = dict[str, dict[str, int]]


def ranking(totals: Mapping[str, int]) -> tuple[list[str], list[list[str]]]:
    """Options by their totals, highest first, and the ties: the options that share a place.

    Options that are level stay in the order in which they were given.
    """
    order = sorted(totals, key=lambda option: -totals[option])
    level: dict[int, list[str]] = {}
    for option in order:
        level.setdefault(totals[option], []).append(option)
    return order, [options for options in level.values() if len(options) > 1]


def preferences(scores: Mapping[str, Sequence[int]]) -> Pairwise:
    """How many voters scored each option higher than each other one.

    `scores` has each option's scores, the voters in the same order for all.
    """
    return {a: {b: sum(map(gt, scores[a], scores[b])) for b in scores if b != a} for a in scores}


def run_off(totals: Mapping[str, int], prefer: Pairwise, ballots: int) -> dict[str, Any]:
    """The end of a score round, with exactly one of the keys "winner" and "tied".

    - "runoff": {"finalists": [a, b], "prefer": [voters preferring a, preferring b], "equal": n},
      where two options are clearly the finalists, the higher total first;
    - "winner": the option that won; with one option only, that one, without a run-off, unless
      there is no ballot that counts;
    - "tied": every option that could still win: both finalists of a level run-off, or, where more
      than two have the totals for the two places, all of these;
    - "tied_for_runoff": the options that share the place or places, where more than two do.
    """
    order, _ = ranking(totals)
    if len(order) < 2:
        return {"winner": order[0]} if order and ballots else {"tied": order}
    first, second = order[0], order[1]
    contenders = [option for option in order if totals[option] >= totals[second]]
    if len(contenders) == 2:
        return _between(first, second, prefer, ballots)
    sharing = [option for option in contenders if totals[option] == totals[second]]
    leads = first not in sharing
    if leads and all(prefer[first][other] > prefer[other][first] for other in sharing):
        return {"winner": first, "tied_for_runoff": sharing}
    return {"tied": contenders, "tied_for_runoff": sharing}


def _between(a: str, b: str, prefer: Pairwise, ballots: int) -> dict[str, Any]:
    for_a, for_b = prefer[a][b], prefer[b][a]
    result: dict[str, Any] = {
        "runoff": {
            "finalists": [a, b],
            "prefer": [for_a, for_b],
            "equal": ballots - for_a - for_b,
        }
    }
    if for_a == for_b:
        return {**result, "tied": [a, b]}
    return {**result, "winner": a if for_a > for_b else b}
