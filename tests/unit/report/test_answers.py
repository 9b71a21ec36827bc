"""How an answer stands beside those before it, and beside the heads that were counted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.report import reading
from tests.unit.report import workshops as w
from workshop.domain import agreement, closing, final_words
from workshop.domain.candidates import ProposeCandidate
from workshop.projections.outline import Kind, Outline, Table, everything
from workshop.projections.report import report

BLOCK = "It names no one who would pay for the nights."


def made(room: w.Room, kind: Any = "full") -> Outline:
    return report(room.state, room.names, room.record(), kind=kind)


def answered(room: w.Room, people: list[Any], *last: tuple[str, str]) -> None:
    """Everybody stands behind the words, but for the last of them: (step, reason) each."""
    steps = [("wholehearted", "")] * (len(people) - len(last)) + list(last)
    ballots = {
        who: {"step": step, "reason": why} for who, (step, why) in zip(people, steps, strict=True)
    }
    room.vote_in(room.stage("ratify"), ballots)


def reworded(room: w.Room) -> None:
    final = room.state.finals["mission"].current
    words = [f"{final.pieces[0].text} (anew)", *(p.text for p in final.pieces[1:])]
    pieces = w.pieces(words, [p.id for p in final.pieces])
    room.ask(final_words.OfferVersion("mission", final.number, pieces))


def asked_twice() -> w.Room:
    """A block against version 2; then version 3, which is adopted with a reservation."""
    room, people = w.chosen()
    room.move("ratify")
    answered(room, people, ("disagree", "Too long."), ("discuss", "Later."), ("block", BLOCK))
    reworded(room)
    answered(room, people, ("reservations", ""))
    room.ask(agreement.AdoptText("mission"))
    return room


def test_an_objection_to_an_earlier_version_stands_on_the_first_pages() -> None:
    """A board reads two pages: "nobody objected" is not the whole of it; the block first."""
    room = asked_twice()
    for kind, where in (
        ("short", "in the full document."),
        ("full", "under “Dissent and reservations”."),
    ):
        said = reading.section(made(room, kind), "objected-mission").split("\n")
        assert said[1:] == [
            "This time nobody stood at the low end of the scale.",
            "An earlier answer, on version 2, had objections: More discussion needed\xa01, Serious"
            " disagreement\xa01 and Block\xa01.",
            BLOCK,
            f"2 more reasons stand {where}",
        ]
        assert "1 supports it with reservations." in reading.section(made(room, kind), "agreement")


@pytest.mark.parametrize(
    ("kind", "where"),
    [("short", "in the full document."), ("full", "under “Dissent and reservations”.")],
)
def test_reasons_given_with_reservations_stand_on_the_first_pages(kind: Kind, where: str) -> None:
    """The ballot promises that they are printed. A list of many is cut, and says how many more:
    what was objected comes first."""
    room, people = w.chosen()
    room.move("ratify")
    reserved = [("reservations", f"Only if the night is paid, says number {n}.") for n in (1, 2)]
    answered(room, people, ("wholehearted", "Brave."), *reserved, ("reservations", ""))
    assert reading.section(made(room, kind), "reserved-mission").split("\n") == [
        "What was said with reservations",
        *(reason for _, reason in reserved),
    ]
    objected = [("discuss", f"Later, says number {n}.") for n in range(5)]
    answered(room, people, *reserved, *objected)
    said = reading.section(made(room, kind), "reserved-mission").split("\n")
    assert said == [
        "What was said with reservations",
        reserved[0][1],
        f"1 more reason stands {where}",
    ]
    assert all(why in reading.section(made(room, kind), "objected-mission") for _, why in objected)
    answered(
        room, people, *reserved, *(("discuss", f"Too long, says number {n}.") for n in range(7))
    )
    said = reading.section(made(room, kind), "reserved-mission").split("\n")
    assert said == ["What was said with reservations", f"2 more reasons stand {where}"]
    answered(room, people, ("reservations", ""))
    assert reading.section(made(room, kind), "reserved-mission") == ""


def test_objections_stand_there_while_new_words_wait_for_their_answer() -> None:
    """Nobody has been asked about version 3 yet; version 2 had a block."""
    room, people = w.chosen()
    room.move("ratify")
    answered(room, people, ("block", BLOCK))
    reworded(room)
    assert reading.section(made(room, "short"), "objected-mission").split("\n")[1:] == [
        "An earlier answer, on version 2, had objections: Block\xa01.",
        BLOCK,
    ]


def test_a_round_about_other_words_was_not_the_same_question() -> None:
    """Asked again about version 3; of the same words it is the same question."""
    room = asked_twice()
    same = "A later round asked the same question, and counts instead of this one."
    other = (
        "The room was asked again about version 3, which has other words. That answer counts"
        " instead of this one."
    )
    said = reading.section(made(room), "round-3")
    assert (other in said, same in said) == (True, False)
    room, people = w.chosen()
    room.move("ratify")
    answered(room, people, ("block", BLOCK))
    answered(room, people)
    said = reading.section(made(room), "round-3")
    assert (other in said, same in said) == (False, True)
    assert "An earlier answer, on the same version, had objections: Block\xa01." in reading.said(
        made(room, "short")
    )


def test_where_heads_and_devices_differ_the_turnout_says_which_it_counts() -> None:
    """One phone may stand for a table: the rule counts phones, and the heads stand beside it."""
    room, _people = w.ratified()
    before = made(room)
    assert "12 of 12 present voted." in reading.section(before, "agreement")
    room.move("close")
    room.ask(closing.SetProcedure(head_count=12))
    assert "devices voted" not in reading.said(made(room))
    room.ask(closing.SetProcedure(head_count=30))
    assert "30 people were counted in the room; 12 of 12 devices voted." in reading.section(
        made(room, "short"), "agreement"
    )
    full = made(room)
    held = "Mission, version 2: the rule, criterion by criterion"
    assert reading.table(full, held)[0] == [
        "Turnout",
        "8 of 12 devices (two thirds)",
        "12 of 12 devices voted (100%)",
        "Met",
    ]
    said = reading.said(full)
    assert "The turnout counts devices: 30 people were counted in the room." in said
    assert "present voted" not in said


def test_why_groups_are_left_out_is_said_once_where_it_is_the_same_for_all() -> None:
    """Not after every round; and where it differs, with the table of its round."""
    names = w.NAMES[:6]
    why = "Support by group is left out: nobody who voted had chosen a group."
    for group, times in (("", 1), ("g1", 0)):
        room, people = w.gathered(names, [group] * 6)
        room.move("draft")
        text = w.pieces(w.MISSIONS[0])
        candidate = room.ask(ProposeCandidate("mission", text), people[0])
        room.ask(final_words.ChooseWinner(candidate, "decision", "It is the only one."))
        room.move("ratify")
        answered(room, people, ("discuss", ""))
        answered(room, people)
        said = reading.section(made(room), "decisions")
        assert (said.count(why), said.count(f"{why} This holds for every round.")) == (times, times)


def test_a_note_about_groups_stands_with_the_table_of_its_round() -> None:
    """Where it is not the same for all rounds; a note is never parted from its table."""
    room, people = w.ratified()
    room.vote_in(room.stage("ratify"), {who: {"step": "wholehearted"} for who in people[:2]})
    outline = made(room)
    why = "Support by group is left out: "
    noted = [
        block.title
        for block in everything(outline.sections)
        if isinstance(block, Table) and why in block.note
    ]
    assert noted == ["How the points are spread", "Where the room stands"]
    assert reading.section(outline, "decisions").count(why) == len(noted)
