"""What a ballot may say under each counting rule, and the one form in which it is kept.

Ballots are plain mappings, for they go through the store as JSON. The canonical forms:

    dots        {"dots": {option: n}}                     options without a dot are left out
    score       {"scores": {option: 0 to 5}}              every option of the round, in its order
    gradients   {"step": key, "reason": text}             text "" where no reason was given
    any rule    {"abstain": True}                         for gradients: the step "abstain"

Source of the eight steps: Kaner, gradients of agreement, as worded in the method (section 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from .errors import N_, Invalid

RULES: Final = ("dots", "score", "gradients")

DOTS: Final = 5
MOST_ON_ONE: Final = 2
HIGHEST_SCORE: Final = 5
LONGEST_REASON: Final = 500

CountsAs = Literal["support", "abstention", "goes_along", "no_support", "block"]

COUNTS_AS: Final[Mapping[CountsAs, str]] = {
    "support": N_("Counts as support"),
    "abstention": N_("Counts as an abstention: neither for nor against"),
    # Support is for the words, which is what is voted on; to support the decision is another thing.
    "goes_along": N_("Goes along with the decision, but is not counted as support for the words"),
    "no_support": N_("Does not count as support"),
    "block": N_("Does not count as support, and stands as a block"),
}


@dataclass(frozen=True, slots=True)
class Gradient:
    """One step of agreement: its key, its words on the ballot, and how it counts: `COUNTS_AS` has
    the sentence."""

    key: str
    label: str
    counts_as: CountsAs


GRADIENTS: Final = (
    Gradient("wholehearted", N_("Wholehearted"), "support"),
    Gradient("minor_point", N_("Agree with a minor point"), "support"),
    Gradient("reservations", N_("Support with reservations"), "support"),
    Gradient("abstain", N_("Abstain"), "abstention"),
    Gradient("discuss", N_("More discussion needed"), "no_support"),
    Gradient("dislike_support", N_("Don’t like it but will support it"), "goes_along"),
    Gradient("disagree", N_("Serious disagreement"), "no_support"),
    Gradient("block", N_("Block"), "block"),
)

STEPS: Final = tuple(step.key for step in GRADIENTS)

SUPPORTING_STEPS: Final = frozenset(s.key for s in GRADIENTS if s.counts_as == "support")

LOW_END: Final = frozenset(STEPS[STEPS.index("discuss") :])
"""The steps at which the ballot asks for a reason. It asks; it never insists."""


def check_ballot(
    rule: str, options: tuple[str, ...], settings: Mapping[str, int], data: Mapping[str, Any]
) -> dict[str, Any]:
    """The canonical ballot for what somebody sent.

    `settings` are those of the round: for dots, "dots" (5) and "most_on_one" (2); for gradients,
    "block" (1), where 0 means that this round does not offer the step "block".

    Raises `Invalid`, naming the field, for anything the rule does not allow, and ValueError for a
    rule that does not exist.
    """
    if rule not in RULES:
        raise ValueError(f"There is no counting rule {rule!r}.")
    if not isinstance(data, Mapping):
        raise Invalid(
            N_("This ballot could not be read, and is not stored. Load the page again."),
            field="ballot",
        )
    if "abstain" in data:
        return _abstention(rule, data)
    if rule == "dots":
        return _dots(options, settings, data)
    if rule == "score":
        return _scores(options, data)
    return _gradient(settings, data)


def is_abstention(ballot: Mapping[str, Any]) -> bool:
    """Whether this canonical ballot abstains."""
    return "abstain" in ballot or ballot.get("step") == "abstain"


def _abstention(rule: str, data: Mapping[str, Any]) -> dict[str, Any]:
    if data["abstain"] is not True:
        raise Invalid(N_("Choose to abstain, or leave it out."), field="abstain")
    if len(data) > 1:
        raise Invalid(N_("Either abstain or vote, not both."), field="abstain")
    return {"step": "abstain", "reason": ""} if rule == "gradients" else {"abstain": True}


def _dots(
    options: tuple[str, ...], settings: Mapping[str, int], data: Mapping[str, Any]
) -> dict[str, Any]:
    _only(data, "dots")
    given = _numbers(data.get("dots"), options, "dots")
    have = settings.get("dots", DOTS)
    most = settings.get("most_on_one", MOST_ON_ONE)
    if any(n > most for n in given.values()):
        raise Invalid(N_("Too many dots on one item. It can take {most}."), field="dots", most=most)
    if sum(given.values()) > have:
        raise Invalid(N_("Too many dots. You can place {dots} in all."), field="dots", dots=have)
    return {"dots": {option: given[option] for option in options if given.get(option)}}


def _scores(options: tuple[str, ...], data: Mapping[str, Any]) -> dict[str, Any]:
    _only(data, "scores")
    given = _numbers(data.get("scores"), options, "scores")
    if any(n > HIGHEST_SCORE for n in given.values()):
        raise Invalid(N_("Give a score from 0 to {most}."), field="scores", most=HIGHEST_SCORE)
    return {"scores": {option: given.get(option, 0) for option in options}}


def _gradient(settings: Mapping[str, int], data: Mapping[str, Any]) -> dict[str, Any]:
    _only(data, "step", "reason")
    step = data.get("step")
    if not isinstance(step, str) or step not in STEPS:
        raise Invalid(N_("Choose one of the steps."), field="step")
    if step == "block" and not settings.get("block", 1):
        raise Invalid(N_("This vote does not offer a block. Choose another step."), field="step")
    reason = data.get("reason", "")
    if not isinstance(reason, str):
        raise Invalid(N_("Write the reason as text."), field="reason")
    reason = reason.strip()
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            N_("Keep the reason to {most} characters."), field="reason", most=LONGEST_REASON
        )
    return {"step": step, "reason": reason}


def _only(data: Mapping[str, Any], *fields: str) -> None:
    """Refuse fields that this ballot does not have: what is not counted must not seem to be."""
    if not set(data) <= set(fields):
        raise Invalid(
            N_("This ballot has something on it that is not counted. Load the page again."),
            field="ballot",
        )


def _numbers(given: object, options: tuple[str, ...], field: str) -> dict[str, int]:
    """The numbers by option. A bool is no number here, though Python says so: it is a mistake."""
    if not isinstance(given, Mapping):
        raise Invalid(
            N_("This ballot could not be read, and is not stored. Load the page again."),
            field=field,
        )
    numbers: dict[str, int] = {}
    for option, number in given.items():
        if option not in options:
            raise Invalid(
                N_("One of these items is not in this vote. Load the page again."), field=field
            )
        if type(number) is not int or number < 0:
            raise Invalid(N_("Give each item a whole number, 0 or more."), field=field)
        numbers[option] = number
    return numbers
