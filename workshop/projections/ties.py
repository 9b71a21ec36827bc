"""How a run-off went, what a vote left level, and what was decided about it: the words of the
document and the transcript. The screens say the same (static/js/panels/shared/ties.ts).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .said import Said, t, tn

Name = Callable[[str], Said | str]


def tie(tally: Mapping[str, Any], over: str, name: Name) -> Said | None:
    """What is tied: for the first place, for a place in the run-off, or in it; None for nothing.

    name  what an option is called
    """
    if tally["rule"] == "gradients" or tally["ballots"] == tally["abstentions"]:
        return None
    return _dots(tally, over, name) if tally["rule"] == "dots" else _score(tally, over, name)


def _dots(tally: Mapping[str, Any], over: str, name: Name) -> Said | None:
    top = tally["order"][0]
    dots = tally["options"][top]["total"]
    level = next((each for each in tally["ties"] if top in each), None)
    # Options without any dot are level too, but that is no tie worth naming.
    if level is None or not dots:
        return None
    if over == "ideas":
        return t("A tie at the top: {number} have {dots} dots each.", number=len(level), dots=dots)
    return t("A tie at the top: {options}.", options=_listed(level, name))


def _score(tally: Mapping[str, Any], over: str, name: Name) -> Said | None:
    sharing = tally.get("tied_for_runoff", ())
    runoff = tally.get("runoff")
    if "winner" not in tally and runoff is not None:
        a, b = runoff["finalists"]
        each, _other = runoff["prefer"]  # as many, or it would not be level
        if each == 0:
            return t(
                "A tie. In the run-off everybody scored {a} and {b} alike.", a=name(a), b=name(b)
            )
        return t(
            "A tie. In the run-off {a} and {b} were preferred by {n} each.",
            a=name(a),
            b=name(b),
            n=each,
        )
    if not sharing:
        return None
    ideas = over == "ideas"
    total = tally["options"][sharing[0]]["total"]
    values: dict[str, str | int | Said] = {
        "options": tn("{n} idea", "{n} ideas", len(sharing)) if ideas else _listed(sharing, name),
        "points": tn("{n} point", "{n} points", total),
    }
    if "winner" in tally:
        return t(
            "{options} are level for the second place in the run-off ({points} each). That changes"
            " nothing: more people scored {winner} higher than any of them.",
            winner=name(tally["winner"]),
            **values,
        )
    first = next((option for option in tally["tied"] if option not in sharing), None)
    if first is None:
        return t(
            "A tie for the two places in the run-off: {options} are level ({points} each).",
            **values,
        )
    return t(
        "A tie for the second place in the run-off: {options} are level ({points} each). {first}"
        " is in it already, with the most points.",
        first=name(first),
        **values,
    )


def run_off(tally: Mapping[str, Any], name: Name) -> Said | None:
    """How the run-off went, the winner first; None where there was none or it ended level, which
    `tie` tells."""
    found = tally.get("runoff")
    if found is None or "winner" not in tally:
        return None
    (a, b), (for_a, for_b) = found["finalists"], found["prefer"]
    if for_b > for_a:
        (a, b), (for_a, for_b) = (b, a), (for_b, for_a)
    return t(
        "In the run-off {a} was preferred by {x}, {b} by {y}.",
        a=name(a),
        b=name(b),
        x=for_a,
        y=for_b,
    )


_HOWS = {
    "tie": t("After the tie the facilitator chose {option}."),
    "runner_up": t("Later the facilitator took the runner-up, {option}."),
    "decision": t("The facilitator chose {option}."),
}


def decided(how: str, option: Said | str, reason: str) -> Said:
    """What the facilitator decided after a vote, with the reason as the record has it."""
    said = t(_HOWS.get(how, _HOWS["decision"]).text, option=option)
    if not reason:
        return said
    why = t("The reason given: “{reason}”", reason=reason)
    return t("{decided} {why}", decided=said, why=why)


def _listed(options: Sequence[str], name: Name) -> Said | str:
    *most, last = (name(option) for option in options)
    if not most:
        return last
    items = most[0]
    for other in most[1:]:
        items = t("{items}, {other}", items=items, other=other)
    return t("{items} and {last}", items=items, last=last)
