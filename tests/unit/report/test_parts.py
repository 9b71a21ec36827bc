"""Which parts a document has: those that the agenda has stages for, and where words came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.unit.report import reading
from tests.unit.report import workshops as w
from workshop.domain.agenda import AddStage, RemoveStage
from workshop.domain.candidates import (
    PieceText,
    ProposeCandidate,
    SetCandidateAside,
    WithdrawCandidate,
)
from workshop.domain.final_words import RequestWord, SettleRequest
from workshop.domain.ideas import HideIdea
from workshop.domain.running import OpenStage, StartWorkshop
from workshop.method import templates
from workshop.projections.outline import Outline, Statement, everything, letters
from workshop.projections.report import report
from workshop.projections.report_source import Words


def made(room: w.Room, kind: Any = "full") -> Outline:
    return report(room.state, room.names, room.record(), kind=kind, comments=True)


def test_a_full_document_has_its_parts_in_order() -> None:
    """The result first, the record last."""
    assert reading.keys(made(w.agreed()[0])) == [
        *("result", "brief", "people", "decisions", "dissent", "final"),
        *("candidates", "ideas", "record"),
    ]


def test_in_full_a_page_begins_where_one_is_needed_alone() -> None:
    """Agreed words stand by themselves; the rest of a small workshop runs on."""

    def begin(room: w.Room) -> list[str]:
        return [each.key for each in made(room).sections if each.page]

    assert begin(w.agreed()[0]) == ["result", "brief"]
    assert begin(w.plan("mission-only")) == ["result"]


def test_the_short_document_has_two_pages() -> None:
    """The words alone, and one page about them."""
    outline = made(w.agreed()[0], "short")
    assert [(each.key, each.page) for each in outline.sections] == [
        ("result", True),
        ("agreement", True),
    ]
    assert [each.key for each in outline.sections[1].blocks if each.block == "section"] == [
        *("objected-mission", "next", "people", "record"),
    ]


def test_a_part_without_stages_is_left_out_and_not_shown_as_a_gap() -> None:
    """A workshop on the vision does not say that there is no mission."""
    said = reading.said(made(w.plan("vision-only")))
    assert "Vision: not yet agreed" in said
    assert "ission" not in reading.section(made(w.plan("vision-only")), "result")


def test_without_a_stage_that_gathers_there_is_nothing_about_ideas() -> None:
    """Nobody wonders where they are."""
    room = w.plan()
    room.ask(RemoveStage(room.stage("gather")))
    assert "ideas" not in reading.keys(made(room))


def test_stages_that_were_skipped_leave_a_document_that_makes_sense() -> None:
    """From the welcome straight to drafting: a candidate, no idea, no vote."""
    room = w.plan()
    room.ask(StartWorkshop())
    (ana,) = room.join(["Ana"], ["g1"])
    room.ask(OpenStage(room.stage("draft")))
    room.ask(ProposeCandidate("mission", w.pieces(w.MISSIONS[0])), ana)
    outline = made(room)
    assert reading.keys(outline) == [
        *("result", "brief", "people", "decisions", "candidates", "ideas", "record")
    ]
    assert "No ideas have been written yet." in reading.section(outline, "ideas")
    assert "No vote has been opened." in reading.section(outline, "decisions")
    assert "To give every colleague dependable help" in reading.section(outline, "result")


def test_two_parts_stand_side_by_side() -> None:
    """A vision that somebody proposed stands beside the mission."""
    room, people, _ = w.drafted()
    stage = room.ask(AddStage("draft", "Draft the vision", 5, "vision", room.state.current))
    room.ask(OpenStage(stage))
    words = (PieceText("vision", "Be the one place to turn to"),)
    room.ask(ProposeCandidate("vision", words), people[0])
    outline = made(room)
    result = reading.section(outline, "result")
    assert result.index("Vision: not yet agreed") < result.index("Mission: not yet agreed")
    assert "Be the one place to turn to" in reading.section(outline, "candidates-vision")


def test_groups_that_were_invited_and_did_not_come_are_named() -> None:
    """A majority of those who came is not an agreement of all."""
    outline = made(w.agreed()[0])
    assert reading.table(outline, "Who joined, by group") == [
        ["Service desk team", "5", "42%"],
        ["Customers and the business", "4", "33%"],
        ["Rest of IT", "3", "25%"],
        ["Partners and suppliers", "absent", "0%"],
        ["Everybody", "12", "100%"],
    ]
    said = reading.section(outline, "people")
    assert "Not in the room: Partners and suppliers" in said
    assert "13 heads counted by the facilitator" in said
    # What a ballot is worth stands in the appendix, with how to check the record.
    assert "One ballot a device, identity not verified." not in said
    assert "One ballot a device, identity not verified." in reading.section(outline, "record")
    short = reading.said(made(w.agreed()[0], "short"))
    assert "12 joined by phone or laptop: Service desk team" in short
    assert "13 people were counted in the room; 12 of 12 devices voted." in short


def test_shares_of_people_are_rounded_as_shares_of_votes_are() -> None:
    """One of eight is 13 %, on every page."""
    room, _ = w.gathered(names=w.NAMES[:8], groups=["g1"] * 7 + ["g2"])
    rows = reading.table(made(room), "Who joined, by group")
    assert [row[2] for row in rows if row[1] in ("7", "1")] == ["88%", "13%"]


def test_nobody_is_said_to_have_been_invited_unless_somebody_said_so() -> None:
    """The groups that stood there from the start are only named as those of which nobody came."""
    room = w.agreed()[0]
    brief = replace(room.state.brief, groups=templates.default_groups())
    state = replace(room.state, brief=brief)
    full, short = (
        report(state, room.names, room.record(), kind=kind, comments=True)
        for kind in ("full", "short")
    )
    assert reading.table(full, "Who joined, by group") == [
        ["Our team", "5", "42%"],
        ["People we serve", "4", "33%"],
        ["Colleagues elsewhere", "3", "25%"],
        ["Everybody", "12", "100%"],
    ]
    for said in (reading.said(full), reading.said(short)):
        assert "Nobody came from: Partners and suppliers" in said
        assert "nvited" not in said


def test_the_record_names_the_zone_of_its_times() -> None:
    """The server's, while the desk and the replay show those of whoever reads them."""
    room, _ = w.agreed()
    assert "Times\nUTC" in reading.section(made(room), "record")
    short = reading.section(made(room, "short"), "record")
    assert "Made on 14 March 2026, from " in short, "no time of day, so no zone"
    winter, summer = w.START, w.START + 120 * 24 * 3_600_000

    def there(at: int) -> datetime:
        return datetime.fromtimestamp(at / 1000, ZoneInfo("Europe/Berlin"))

    words = Words(local=there)
    for made_at, zones in (
        (winter, "CET (UTC+01:00)"),
        (summer, "CET (UTC+01:00) and CEST (UTC+02:00)"),
    ):
        outline = report(room.state, room.names, room.record(made_at), words, kind="full")
        assert f"Times\n{zones}" in reading.section(outline, "record")


def test_the_title_page_tells_people_from_devices() -> None:
    """People are who the facilitator counted; who joined is known by their devices alone."""
    room, _ = w.agreed()
    cover = {fact.name: letters(fact.text) for fact in made(room).cover}
    assert cover["Took part"] == (
        "13 people, as the facilitator counted; 12 joined by phone or laptop"
    )
    uncounted, _, _ = w.drafted()
    cover = {fact.name: letters(fact.text) for fact in made(uncounted).cover}
    assert cover["Took part"] == "12 joined by phone or laptop"


def test_what_the_facilitator_withdrew_says_so() -> None:
    """It reads as if its author had done it, otherwise."""
    room, people, (a, _, c) = w.drafted()
    room.ask(WithdrawCandidate(a))
    room.ask(WithdrawCandidate(c), people[2])
    outline = made(room)
    told = "withdrawn by the facilitator"
    assert f"Version 1 · {told}" in reading.section(outline, "candidate-mission-1")
    assert "Version 2 · withdrawn" in reading.section(outline, "candidate-mission-3")
    assert reading.said(outline).count(told) == 1


def test_how_many_ideas_the_facilitator_hid_is_said_without_their_words() -> None:
    """Before the reveal or after; also where none is left."""
    room, _, _ = w.drafted()
    assert "hidden" not in reading.section(made(room), "ideas")
    known = list(room.state.ideas.values())
    for idea in known[:2]:
        room.ask(HideIdea(idea.id, "Twice."))
    said = reading.section(made(room), "ideas")
    assert "2 ideas were hidden by the facilitator. Their words are not printed." in said
    assert [idea.text for idea in known[:2] if idea.text in said] == []
    for idea in known[2:]:
        room.ask(HideIdea(idea.id, ""))
    said = reading.section(made(room), "ideas")
    assert "12 ideas were hidden by the facilitator." in said
    assert "No ideas were written." not in said


def test_every_idea_says_which_candidates_grew_from_it() -> None:
    """Back and forth: the candidate names its ideas, the idea its candidates."""
    outline = made(w.agreed()[0])
    rows = reading.table(outline, "What do we do for them, and what makes us special here?")
    assert [
        "Fix the cause, so that nobody needs to call twice",
        "Candidate 2, the final words",
        "24",
    ] in rows
    grew = reading.section(outline, "candidate-mission-2")
    assert "Fix the cause, so that nobody needs to call twice" in grew


def test_versions_and_amendments_show_their_changes_word_by_word() -> None:
    """What was added is marked as added, what was taken out as removed; the rest is not."""
    outline = made(w.agreed()[0])
    changed = {
        block.label: [(run.mark, run.text) for run in block.lines[0].text if run.mark]
        for block in everything(outline.sections)
        if isinstance(block, Statement) and any(run.mark for run in block.lines[0].text)
    }
    assert changed == {
        "Version 2, 10:18: reworded; adopted": [
            ("removed", "every colleague"),
            ("added", "everybody"),
        ],
        "Amendment, declined (made on version 1)": [
            ("removed", "dependable"),
            ("added", "the best"),
        ],
        "Version 2: amended": [("added", "day and night, ")],
    }


def test_beside_settled_stands_what_of_a_wish_is_in_the_text() -> None:
    """Settled says that somebody dealt with it, and nothing of the words."""
    room, people = w.chosen()
    room.ask(SettleRequest("mission", room.state.finals["mission"].requests[1].id))
    room.ask(RequestWord("mission", "", "never"), people[2])
    assert reading.table(made(room), "Words that people asked to change") == [
        ["every colleague", "everybody", "yes", "in the text"],
        ["symptoms", "(take it out)", "yes", "the text kept its words"],
        ["–", "never", "no", "not in the text"],
    ]


def test_what_was_set_aside_is_no_leading_candidate_and_stays_in_the_record() -> None:
    """After narrowing it is not an option any more."""
    room, _, made_candidates = w.drafted()
    room.ask(SetCandidateAside(made_candidates[0]))
    assert "Candidate 1" not in reading.section(made(room, "short"), "agreement")
    assert "set aside after narrowing" in reading.section(made(room), "candidates")


def test_names_of_authors_stand_beside_their_words_where_authors_are_shown() -> None:
    """And the table of ideas has a column for them, beside where each went, and its dots."""
    outline = made(w.drafted(authors_shown=True)[0])
    assert "Proposed by Priya." in reading.section(outline, "candidate-mission-1")
    rows = reading.table(outline, "What do we do for them, and what makes us special here?")
    idea = "Nurses on the night shift, who have nobody else to call"
    assert rows[0] == [idea, "Tomasz", "–", "3"]
