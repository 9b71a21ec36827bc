"""The outline of the outcome: at any moment, true to the record, silent where it must be."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from tests.unit.report import workshops as w
from tests.unit.test_histories import HISTORIES, a_history, whole
from workshop.domain.state import Workshop
from workshop.export import outline_json
from workshop.projections.outline import Outline, Paragraph, Statement, everything, plain
from workshop.projections.report import report
from workshop.projections.report_source import Record

MOMENTS: dict[str, Callable[[], w.Room]] = {
    "nothing planned": w.Room,
    "planned": w.plan,
    "ideas hidden": lambda: w.gathered()[0],
    "drafted": lambda: w.drafted()[0],
    "chosen": lambda: w.chosen()[0],
    "ratified": lambda: w.ratified()[0],
    "adopted": lambda: w.agreed()[0],
    "overridden": lambda: w.overridden()[0],
    "not yet": lambda: w.not_yet()[0],
    "lapsed": lambda: w.lapsed()[0],
    "sixty people": w.crowd,
    "vision only": lambda: w.plan("vision-only"),
}


def texts(outline: Outline) -> str:
    """Everything that the document says, as one text."""
    return " ".join(strings(dataclasses.asdict(outline)))


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in strings(item)]
    return []


def made(room: w.Room, kind: Any = "full", *, comments: bool = False) -> Outline:
    return report(room.state, room.names, room.record(), kind=kind, comments=comments)


@pytest.mark.parametrize("kind", ["short", "full"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_document_can_be_made_at_any_moment(moment: str, kind: str) -> None:
    """Half-way too, with stages skipped, and it survives the way to another process."""
    outline = made(MOMENTS[moment](), kind, comments=True)
    assert outline_json.decode(outline_json.encode(outline)) == outline
    assert outline.sections


@pytest.mark.parametrize("kind", ["short", "full"])
def test_the_agreed_words_stand_settled_on_the_first_page(kind: str) -> None:
    """Every piece of the mission, exactly as the room agreed on it."""
    room, _ = w.agreed()
    outline = made(room, kind)
    first = [block for block in everything(outline.sections[:1]) if isinstance(block, Statement)]
    said = ["".join(run.text for run in line.text) for line in first[0].lines]
    assert said == [piece.text for piece in room.state.finals["mission"].current.pieces]
    assert first[0].settled


@pytest.mark.parametrize("kind", ["short", "full"])
def test_a_rehearsal_says_on_its_first_page_that_people_were_simulated(kind: str) -> None:
    """Nobody takes its words for what a room agreed on; whatever its title is."""
    told = "A rehearsal: some or all of the people were simulated."
    first = made(w.agreed(rehearsal=True)[0], kind).sections[0].blocks[0]
    assert first == Paragraph(plain(told, "strong"))
    assert told not in texts(made(w.agreed()[0], kind))


@pytest.mark.parametrize("moment", ["not yet", "lapsed", "ratified", "chosen"])
def test_words_that_are_not_agreed_never_look_settled(moment: str) -> None:
    """Neither when recorded as not yet, nor when an adoption has lapsed."""
    outline = made(MOMENTS[moment](), "short")
    settled = [b for b in everything(outline.sections) if isinstance(b, Statement) and b.settled]
    assert settled == []


def test_not_yet_says_what_stands_in_the_way_and_who_carries_on() -> None:
    """The manager reads it on the first page."""
    said = texts(made(w.not_yet()[0], "short"))
    assert "needs money for a second shift" in said
    assert "Priya and Tomasz" in said
    assert "30 April 2026" in said


def test_an_overridden_rule_is_said_with_its_reason_and_by_whom() -> None:
    """The record says whether the rule was met or overridden, by whom and why."""
    outline = made(w.overridden()[0])
    said = texts(outline)
    assert "The night shift starts on Monday" in said
    line = "Adopted on 14 March 2026 by a decision of Ada Byron. The decision rule is not met."
    assert line in said
    assert outline.cover[0].text == plain(line)


def test_where_the_rule_was_overridden_no_heading_says_that_the_room_agreed() -> None:
    """Six of ten is not "who agreed", whoever adopted the words."""
    outline = made(w.overridden()[0], "short")
    assert [section.title for section in outline.sections] == [
        "What was adopted",
        "How the room stands",
    ]


def test_the_title_page_tells_words_that_changed_from_words_that_were_never_agreed() -> None:
    """The board reads one line: version 2 was adopted, and version 3 waits."""
    (outcome, *_) = made(w.lapsed()[0]).cover
    assert outcome.text == plain(
        "Not yet agreed: version 2 was adopted, and version 3 is not confirmed."
    )


def test_hidden_authors_stand_nowhere_shown_ones_beside_their_words() -> None:
    """Priya wrote; where authors are hidden no document knows that."""
    hidden = w.Room(**vars(w.drafted()[0]))
    ids = set(hidden.names)
    said = texts(made(hidden, comments=True))
    assert [who for who in ids if who in said] == []
    assert [name for name in hidden.names.values() if f"{name} " in said] == []
    shown = w.drafted(authors_shown=True)[0]
    assert "Priya" in texts(made(shown, comments=True))


def test_ideas_that_were_not_revealed_are_in_no_document() -> None:
    """Twelve ideas are written; none may be read yet."""
    room, _ = w.gathered()
    said = texts(made(room))
    assert [idea for idea in w.IDEAS if idea in said] == []


def test_comments_stand_in_the_full_document_only_if_ticked() -> None:
    """They were said to colleagues, not to the board."""
    room, _, _ = w.drafted()
    comment = next(iter(room.state.comments.values())).text
    assert comment not in texts(made(room))
    assert comment in texts(made(room, comments=True))
    assert comment not in texts(made(room, "short", comments=True))


def test_the_record_ends_with_its_digest_and_what_a_ballot_is_worth() -> None:
    """Whoever doubts can verify."""
    room, _ = w.agreed()
    said = texts(made(room))
    assert room.record().digest in said.replace(" ", "")
    assert "One ballot a device, identity not verified" in said


@given(HISTORIES)
@a_history
def test_random_histories_can_be_printed_and_leak_nothing(history: dict[str, Any]) -> None:
    """R7: no author who is hidden, no idea before its reveal; and nothing ever raises."""
    state: Workshop = whole(history).state
    for kind in ("short", "full"):
        outline = report(state, {}, Record(code="K7MPWX3D"), kind=kind, comments=True)  # type: ignore[arg-type]
        said = texts(outline)
        revealed = {stage.id for stage in state.agenda if stage.revealed}
        unseen = [
            idea.text
            for idea in state.ideas.values()
            if idea.hidden or idea.withdrawn or idea.stage not in revealed
        ]
        assert [text for text in unseen if text in said] == []
        if not state.brief.authors_shown:
            assert [who for who in state.participants if who in said] == []
