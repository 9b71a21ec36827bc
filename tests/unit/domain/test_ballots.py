"""What a ballot may say: when somebody sends one, it is kept in its one form or refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.ballots import (
    COUNTS_AS,
    GRADIENTS,
    LOW_END,
    STEPS,
    SUPPORTING_STEPS,
    check_ballot,
    is_abstention,
)
from workshop.domain.errors import Invalid

TEXTS = ("calm", "fast", "near")


def refusal(rule: str, data: Any, **settings: int) -> tuple[str, str | None, str]:
    """How the ballot is refused: code, field, sentence."""
    with pytest.raises(Invalid) as refused:
        check_ballot(rule, TEXTS, settings, data)
    return refused.value.code, refused.value.field, refused.value.message


def test_ana_spreads_her_dots_and_the_empty_items_are_not_kept() -> None:
    """Zeros are dropped, so that two ways of saying the same are one ballot."""
    ballot = check_ballot("dots", TEXTS, {}, {"dots": {"near": 1, "fast": 0, "calm": 2}})
    assert ballot == {"dots": {"calm": 2, "near": 1}}
    assert list(ballot["dots"]) == ["calm", "near"]


def test_a_ballot_without_a_dot_is_a_vote_for_nothing_and_no_abstention() -> None:
    """Somebody may find that no item deserves a dot."""
    ballot = check_ballot("dots", TEXTS, {}, {"dots": {}})
    assert ballot == {"dots": {}}
    assert not is_abstention(ballot)


def test_ben_is_told_how_many_dots_he_has() -> None:
    """Six dots where there are five."""
    assert refusal("dots", {"dots": {"calm": 2, "fast": 2, "near": 2}}) == (
        "invalid",
        "dots",
        "Too many dots. You can place 5 in all.",
    )


def test_ben_is_told_how_many_dots_one_item_takes() -> None:
    """Three dots on one item where two are the most."""
    assert refusal("dots", {"dots": {"calm": 3}}) == (
        "invalid",
        "dots",
        "Too many dots on one item. It can take 2.",
    )


def test_the_facilitator_can_give_more_dots() -> None:
    """The settings of the round decide, not the defaults."""
    data = {"dots": {"calm": 4, "fast": 4}}
    settings = {"dots": 8, "most_on_one": 4}
    assert check_ballot("dots", TEXTS, settings, data) == data


def test_cleo_scores_two_texts_and_the_third_has_zero() -> None:
    """What is not scored is scored zero, and the ballot says so."""
    ballot = check_ballot("score", TEXTS, {}, {"scores": {"near": 5, "calm": 3}})
    assert ballot == {"scores": {"calm": 3, "fast": 0, "near": 5}}


@pytest.mark.parametrize("number", [True, False, 2.0, "2", None, -1, [2], {}])
@pytest.mark.parametrize(("rule", "field"), [("dots", "dots"), ("score", "scores")])
def test_only_whole_numbers_count(rule: str, field: str, number: object) -> None:
    """True is no number, though Python counts it as one."""
    assert refusal(rule, {field: {"calm": number}}) == (
        "invalid",
        field,
        "Give each item a whole number, 0 or more.",
    )


def test_a_score_of_six_is_refused() -> None:
    """Scores go from 0 to 5."""
    assert refusal("score", {"scores": {"calm": 6}}) == (
        "invalid",
        "scores",
        "Give a score from 0 to 5.",
    )


@pytest.mark.parametrize("option", ["withdrawn", 7, None, ("calm",)])
@pytest.mark.parametrize(("rule", "field"), [("dots", "dots"), ("score", "scores")])
def test_only_items_of_the_round_can_be_voted_for(rule: str, field: str, option: object) -> None:
    """An item of another round, or no item at all."""
    assert refusal(rule, {field: {option: 1}}) == (
        "invalid",
        field,
        "One of these items is not in this vote. Load the page again.",
    )


@pytest.mark.parametrize("data", [None, [], "dots", 3, True])
@pytest.mark.parametrize("rule", ["dots", "score", "gradients"])
def test_rubbish_is_no_ballot(rule: str, data: object) -> None:
    """Whatever arrives on the wire is answered, not crashed over."""
    assert refusal(rule, data) == (
        "invalid",
        "ballot",
        "This ballot could not be read, and is not stored. Load the page again.",
    )


@pytest.mark.parametrize(("rule", "field"), [("dots", "dots"), ("score", "scores")])
@pytest.mark.parametrize("value", [None, [], "calm", 5])
def test_an_empty_envelope_is_no_ballot(rule: str, field: str, value: object) -> None:
    """A missing or malformed field is not read as zeros for everything."""
    assert refusal(rule, {}) == (
        "invalid",
        field,
        "This ballot could not be read, and is not stored. Load the page again.",
    )
    assert refusal(rule, {field: value}) == (
        "invalid",
        field,
        "This ballot could not be read, and is not stored. Load the page again.",
    )


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("dots", {"dots": {}, "weight": 3}),
        ("score", {"scores": {}, "dots": {}}),
        ("gradients", {"step": "block", "reason": "", "voter": "ana"}),
    ],
)
def test_what_is_not_counted_is_refused(rule: str, data: dict[str, object]) -> None:
    """A field that would be ignored must not seem to have been taken."""
    assert refusal(rule, data) == (
        "invalid",
        "ballot",
        "This ballot has something on it that is not counted. Load the page again.",
    )


def test_dev_abstains_under_every_rule() -> None:
    """For gradients, abstaining is one of the eight steps."""
    kept = {rule: check_ballot(rule, TEXTS, {}, {"abstain": True}) for rule in ("dots", "score")}
    assert kept == {"dots": {"abstain": True}, "score": {"abstain": True}}
    as_step = check_ballot("gradients", TEXTS[:1], {}, {"abstain": True})
    assert as_step == {"step": "abstain", "reason": ""}
    assert all(map(is_abstention, [*kept.values(), as_step]))


@pytest.mark.parametrize("value", [False, 1, "yes", None])
def test_abstaining_is_chosen_or_left_out(value: object) -> None:
    """Nothing but true abstains."""
    assert refusal("score", {"abstain": value}) == (
        "invalid",
        "abstain",
        "Choose to abstain, or leave it out.",
    )


def test_dev_cannot_abstain_and_vote() -> None:
    """Which of the two he meant is for him to say."""
    assert refusal("dots", {"abstain": True, "dots": {"calm": 1}}) == (
        "invalid",
        "abstain",
        "Either abstain or vote, not both.",
    )


def test_the_ballot_offers_eight_steps_and_says_how_each_counts() -> None:
    """The words of the method, in its order; the first three are support."""
    assert [(step.label, COUNTS_AS[step.counts_as]) for step in GRADIENTS] == [
        ("Wholehearted", "Counts as support"),
        ("Agree with a minor point", "Counts as support"),
        ("Support with reservations", "Counts as support"),
        ("Abstain", "Counts as an abstention: neither for nor against"),
        ("More discussion needed", "Does not count as support"),
        (
            "Don’t like it but will support it",
            "Goes along with the decision, but is not counted as support for the words",
        ),
        ("Serious disagreement", "Does not count as support"),
        ("Block", "Does not count as support, and stands as a block"),
    ]
    assert {"wholehearted", "minor_point", "reservations"} == SUPPORTING_STEPS
    assert {"discuss", "dislike_support", "disagree", "block"} == LOW_END


@pytest.mark.parametrize("step", STEPS)
def test_a_reason_is_asked_and_never_insisted_on(step: str) -> None:
    """Every step stands without a reason."""
    ballot = check_ballot("gradients", TEXTS[:1], {}, {"step": step})
    assert ballot == {"step": step, "reason": ""}


def test_eve_gives_her_reason_without_the_blanks_around_it() -> None:
    """A reason of blanks is none."""
    kept = check_ballot("gradients", TEXTS[:1], {}, {"step": "discuss", "reason": " Whom? "})
    assert kept == {"step": "discuss", "reason": "Whom?"}
    blank = check_ballot("gradients", TEXTS[:1], {}, {"step": "discuss", "reason": "  "})
    assert blank == {"step": "discuss", "reason": ""}


def test_a_reason_of_five_hundred_characters_fits_and_one_more_does_not() -> None:
    """The limit is told with the refusal."""
    long = "x" * 500
    kept = check_ballot("gradients", TEXTS[:1], {}, {"step": "block", "reason": long})
    assert kept == {"step": "block", "reason": long}
    assert refusal("gradients", {"step": "block", "reason": long + "x"}) == (
        "invalid",
        "reason",
        "Keep the reason to 500 characters.",
    )


@pytest.mark.parametrize("step", [None, "", "yes", 0, ["block"], {}])
def test_a_step_that_does_not_exist_is_refused(step: object) -> None:
    """Also when it is no text at all."""
    assert refusal("gradients", {"step": step}) == (
        "invalid",
        "step",
        "Choose one of the steps.",
    )


@pytest.mark.parametrize("reason", [None, 5, ["Whom?"]])
def test_a_reason_is_a_text(reason: object) -> None:
    """Anything else is refused beside its field."""
    assert refusal("gradients", {"step": "discuss", "reason": reason}) == (
        "invalid",
        "reason",
        "Write the reason as text.",
    )


def test_a_large_room_may_go_without_blocks() -> None:
    """Above thirty people the facilitator chooses whether a block is offered."""
    assert refusal("gradients", {"step": "block"}, block=0) == (
        "invalid",
        "step",
        "This vote does not offer a block. Choose another step.",
    )
    kept = check_ballot("gradients", TEXTS[:1], {"block": 0}, {"step": "disagree"})
    assert kept == {"step": "disagree", "reason": ""}


def test_a_rule_that_does_not_exist_is_a_mistake_of_the_program() -> None:
    """No person can cause it, so it is no refusal."""
    with pytest.raises(ValueError, match="no counting rule 'coin'"):
        check_ballot("coin", TEXTS, {}, {"abstain": True})


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.floats()
    | st.sampled_from([*TEXTS, *STEPS]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*TEXTS, "dots", "scores", "step", "reason", "abstain"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from(["dots", "score", "gradients"]), json_like)
def test_whatever_arrives_is_kept_in_its_one_form_or_refused(rule: str, data: Any) -> None:
    """And what was kept once is kept unchanged when it comes again."""
    try:
        kept = check_ballot(rule, TEXTS, {}, data)
    except Invalid:
        return
    assert check_ballot(rule, TEXTS, {}, kept) == kept
