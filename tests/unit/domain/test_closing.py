"""The close: owner, review date, one promotion action, heads counted."""

from __future__ import annotations

import pytest

from tests.unit.domain.scenario import START, given, in_stage
from workshop.domain.closing import ProcedureSet, SetProcedure
from workshop.domain.running import WorkshopFinished
from workshop.domain.state import Procedure

DATE = "Give the date as year-month-day, for example 2027-03-31."
HEADS = "Count the heads in the room: a number from 0."


def test_fay_records_what_becomes_of_the_text() -> None:
    """Owner, review, promotion, heads."""
    command = SetProcedure("Chloe", "2027-03-31", "A poster", "Ben", "2026-11-02", 14)
    after = given(*in_stage("close")).when(command)
    after.then(ProcedureSet(Procedure("Chloe", "2027-03-31", "A poster", "Ben", "2026-11-02", 14)))
    after.when(command).then_nothing()


def test_the_rest_of_the_procedure_follows_after_the_end_by_the_same_link() -> None:
    """In the room there was time for the owner only."""
    over = given(*in_stage("close"), WorkshopFinished(START))
    over.when(SetProcedure(owner="Chloe")).then(ProcedureSet(Procedure(owner="Chloe")))


@pytest.mark.parametrize(
    ("command", "about", "sentence"),
    [
        (SetProcedure(review_on="soon"), "review_on", DATE),
        (SetProcedure(promotion_on="31.3.2027"), "promotion_on", DATE),
        (SetProcedure(head_count=-1), "head_count", HEADS),
        (SetProcedure(head_count=100_001), "head_count", HEADS),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field(
    command: SetProcedure, about: str, sentence: str
) -> None:
    """The sentence says what to do, the field says where."""
    given(*in_stage("close")).when(command).then_refused("invalid", sentence, about=about)
