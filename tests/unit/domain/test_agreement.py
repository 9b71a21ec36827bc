"""Adoption under the decision rule, its lapse, and the record of what is not yet agreed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.scenario import (
    ANA,
    BEN,
    CHLOE,
    START,
    Scenario,
    chosen,
    given,
    in_stage,
    joined,
    mission,
    ratify_opened,
)
from workshop.domain.agreement import (
    AdoptText,
    NotYetRecorded,
    RecordNotYet,
    TextAdopted,
    assessment,
)
from workshop.domain.candidates import PieceText
from workshop.domain.final_words import OfferVersion, VersionOffered
from workshop.domain.running import MINUTE, WorkshopFinished
from workshop.domain.voting import CancelRound, CastBallot, CloseRound, OpenRound

ROOM = (*in_stage("ratify"), *joined(ANA, BEN, CHLOE), chosen("m1"))
NOT_RATIFIED = "The room has not been asked about these words yet. Open the vote on them first."
NOT_MET = "The decision rule is not met. Say why the text is adopted all the same."
BETTER = (
    PieceText("purpose", "Help everybody", "m1.0"),
    PieceText("objective", "Answer fast", "m1.1"),
)


def ratified(*steps: str, room: Scenario | None = None, present: int = 3) -> Scenario:
    """The room was asked about the words as they read now, and answered with these steps."""
    asked = (room or given(*ROOM)).when(OpenRound("ratify"))
    round_id = asked.state.rounds[-1].id
    for person, step in zip((ANA, BEN, CHLOE), steps, strict=False):
        asked = asked.when(CastBallot(round_id, {"step": step}), by=person)
    return asked.when(CloseRound(round_id), present=present)


AGREED = ("wholehearted", "minor_point", "reservations")
SPLIT = ("wholehearted", "disagree", "discuss")


def test_a_text_that_met_the_rule_is_adopted_and_the_record_says_how_far() -> None:
    """All three voted, all support it, and they are one group."""
    room = ratified(*AGREED)
    adopted = room.when(AdoptText("mission"), minutes=9)
    event = TextAdopted(
        part="mission",
        version=1,
        round="new1",
        met=True,
        outcome="met",
        criteria={
            "turnout": {
                "state": "met",
                "voted": 3,
                "present": 3,
                "required": 67,
                "needed": 2,
                "percent": 100,
            },
            "support": {
                "state": "met",
                "supporters": 3,
                "counted": 3,
                "required": 80,
                "percent": 100,
            },
            "blocks": {"state": "met", "standing": 0, "allowed": 0},
            "group_support": {"state": "met", "required": 60, "lowest": 100, "below": []},
        },
        by="fay",
        reason="",
        at=START + 9 * MINUTE,
    )
    adopted.then(event)
    assert adopted.state.finals["mission"].adopted


def test_adopting_twice_changes_nothing() -> None:
    """A double click."""
    ratified(*AGREED).when(AdoptText("mission")).when(AdoptText("mission")).then_nothing()


def test_where_the_rule_is_not_met_the_override_needs_its_reason() -> None:
    """And the record keeps it, with the name of who decided."""
    room = ratified(*SPLIT)
    room.when(AdoptText("mission")).then_refused("invalid", NOT_MET, about="reason")
    after = room.when(AdoptText("mission", "The director decided so"))
    adoption = after.state.finals["mission"].adoption
    assert adoption is not None
    assert (adoption.met, adoption.outcome, adoption.by, adoption.reason) == (
        False,
        "not_met",
        "fay",
        "The director decided so",
    )
    assert adoption.criteria["support"]["state"] == "not_met"


def test_a_reason_that_was_not_needed_is_not_kept() -> None:
    """The rule was met: nothing was overridden."""
    after = ratified(*AGREED).when(AdoptText("mission", "Just to be sure"))
    adoption = after.state.finals["mission"].adoption
    assert adoption is not None
    assert (adoption.met, adoption.reason) == (True, "")


def test_words_that_nobody_was_asked_about_are_not_adopted() -> None:
    """Not even with a reason."""
    room = given(*ROOM)
    room.when(AdoptText("mission", "Because")).then_refused("not_ratified", NOT_RATIFIED)
    room.and_given(ratify_opened("r1")).when(AdoptText("mission", "Because")).then_refused(
        "not_ratified", NOT_RATIFIED
    )


def test_a_changed_word_lets_the_adoption_lapse_until_the_room_agrees_again() -> None:
    """Agreed on version 1; version 2 changed a word."""
    room = ratified(*AGREED).when(AdoptText("mission"))
    changed = room.when(OfferVersion("mission", 1, BETTER))
    final = changed.state.finals["mission"]
    assert final.adoption is not None
    assert (final.adoption.version, final.adopted) == (1, False)
    changed.when(AdoptText("mission", "Because")).then_refused("not_ratified", NOT_RATIFIED)
    again = ratified(*AGREED, room=changed).when(AdoptText("mission"))
    adopted = again.state.finals["mission"].adoption
    assert adopted is not None
    assert (adopted.version, again.state.finals["mission"].adopted) == (2, True)


def test_going_back_to_words_that_were_agreed_is_a_new_version_all_the_same() -> None:
    """Rounds are about versions; the room confirms."""
    room = ratified(*AGREED).when(AdoptText("mission")).when(OfferVersion("mission", 1, BETTER))
    same_as_first = (PieceText("purpose", "Help people", "m1.0"), BETTER[1])
    back = room.when(OfferVersion("mission", 2, same_as_first))
    assert (back.state.finals["mission"].current.number, back.state.finals["mission"].adopted) == (
        3,
        False,
    )


def test_asking_again_sets_the_first_answer_aside_and_cancelling_brings_it_back() -> None:
    """The round was opened by mistake: the agreement of before can still be adopted."""
    room = ratified(*AGREED)
    asking = room.when(OpenRound("ratify"))
    asking.when(AdoptText("mission", "Because")).then_refused("not_ratified", NOT_RATIFIED)
    cancelled = asking.when(CancelRound(asking.state.rounds[-1].id))
    assert cancelled.when(AdoptText("mission")).state.finals["mission"].adopted


def test_the_latest_round_decides() -> None:
    """People talked, and were asked again about the same words."""
    state = ratified(*AGREED, room=ratified(*SPLIT)).state
    found = assessment(state, "mission")
    assert found is not None
    assert (found[0], found[1].met) == (state.rounds[1], True)


def test_an_adoption_does_not_outlive_another_answer_about_the_same_words() -> None:
    """They were asked once more, and no longer agree: what counts now is this answer."""
    adopted = ratified(*AGREED).when(AdoptText("mission"))
    asking = adopted.when(OpenRound("ratify"))
    assert asking.state.finals["mission"].adopted
    cancelled = asking.when(CancelRound(asking.state.rounds[-1].id))
    assert cancelled.state.finals["mission"].adopted
    refused = ratified(*SPLIT, room=adopted)
    assert not refused.state.finals["mission"].adopted
    refused.when(AdoptText("mission")).then_refused("invalid", NOT_MET, about="reason")
    recorded = refused.when(RecordNotYet("mission", "Doubts")).state.finals["mission"].not_yet
    assert recorded is not None
    again = ratified(*AGREED, room=refused).when(AdoptText("mission"))
    assert again.state.finals["mission"].adopted


def test_before_there_is_a_text_there_is_nothing_to_assess() -> None:
    """Neither a round nor a result."""
    assert assessment(given(*in_stage("vote")).state, "mission") is None


def test_not_yet_agreed_is_recorded_with_what_stands_in_the_way() -> None:
    """Who carries on, and by when."""
    room = ratified(*SPLIT)
    after = room.when(RecordNotYet("mission", "The word people", "Chloe", "2027-03-31"))
    after.then(NotYetRecorded("mission", 1, "The word people", "Chloe", "2027-03-31", START))
    assert after.state.finals["mission"].not_yet is not None


@pytest.mark.parametrize(
    ("command", "about", "sentence"),
    [
        (RecordNotYet("mission", ""), "obstacle", "Say what stands in the way."),
        (
            RecordNotYet("mission", "Time", by_when="next week"),
            "by_when",
            "Give the date as year-month-day, for example 2027-03-31.",
        ),
        (
            RecordNotYet("mission", "Time", by_when="2027-02-30"),
            "by_when",
            "Give the date as year-month-day, for example 2027-03-31.",
        ),
        (
            RecordNotYet("mission", "Time", by_when="20270331"),
            "by_when",
            "Give the date as year-month-day, for example 2027-03-31.",
        ),
    ],
)
def test_a_record_of_not_yet_that_cannot_be_used_is_refused_beside_its_field(
    command: RecordNotYet, about: str, sentence: str
) -> None:
    """The sentence says what to do, the field says where."""
    given(*ROOM).when(command).then_refused("invalid", sentence, about=about)


def test_what_is_adopted_is_not_not_yet_agreed() -> None:
    """Change its words to reopen it."""
    ratified(*AGREED).when(AdoptText("mission")).when(
        RecordNotYet("mission", "Doubts")
    ).then_refused("adopted", "This text is adopted. Change its words to reopen it.")


@pytest.mark.parametrize(
    "later", [chosen("m1"), VersionOffered("mission", mission("m1", "All"), START, "fay")]
)
def test_new_words_or_an_adoption_end_the_not_yet(later: Any) -> None:
    """It spoke of the words before."""
    room = ratified(*SPLIT).when(RecordNotYet("mission", "Doubts"))
    assert room.and_given(later).state.finals["mission"].not_yet is None
    adopted = room.when(AdoptText("mission", "The director decided so"))
    assert adopted.state.finals["mission"].not_yet is None


@pytest.mark.parametrize(
    "command",
    [AdoptText("mission"), RecordNotYet("mission", "Doubts")],
    ids=lambda command: command.kind,
)
def test_there_is_nothing_to_agree_on_before_the_choice_or_after_the_end(command: Any) -> None:
    """Each with its sentence."""
    given(*in_stage("ratify")).when(command).then_refused(
        "not_found", "There is no final text yet. Choose the winner first.", about="part"
    )
    given(*ROOM, WorkshopFinished(START)).when(command).then_refused(
        "over", "This workshop is over. The facilitator can open it again."
    )
