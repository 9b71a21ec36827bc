"""Candidates: a vision, or a mission as a purpose with its objectives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.scenario import (
    AGENDA,
    ANA,
    BEN,
    BRIEF,
    FAY,
    START,
    candidate,
    chosen,
    given,
    idea,
    in_stage,
    joined,
    mission,
    vote_opened,
)
from workshop.domain.brief import WorkshopPlanned
from workshop.domain.candidates import (
    MOST_CANDIDATES_EACH,
    BringCandidateBack,
    CandidateBroughtBack,
    CandidateProposed,
    CandidateRestored,
    CandidateRevised,
    CandidateSetAside,
    CandidateWithdrawn,
    PieceText,
    ProposeCandidate,
    RestoreCandidate,
    ReviseCandidate,
    SetCandidateAside,
    WithdrawCandidate,
)
from workshop.domain.ideas import IdeaHidden, IdeasRevealed, IdeaWithdrawn
from workshop.domain.running import WorkshopStarted
from workshop.domain.state import Piece, Stage

PURPOSE = PieceText("purpose", "Help people")
FAST = PieceText("objective", "Answer fast")
KIND = PieceText("objective", "Be kind")
ROOM = (*in_stage("draft"), *joined(ANA, BEN))
ONE_OF_ANAS = (*ROOM, candidate("m1", ANA))


def propose(*pieces: PieceText, **more: Any) -> ProposeCandidate:
    return ProposeCandidate("mission", pieces, **more)


def test_ana_proposes_a_mission_whose_every_piece_has_an_id_and_a_version() -> None:
    """From the first event on, so that each can be followed to the end."""
    given(*ROOM).when(propose(PURPOSE, FAST, KIND), by=ANA).then(
        CandidateProposed(
            "new1",
            "mission",
            (
                Piece("new1.0", "purpose", 1, "Help people"),
                Piece("new1.1", "objective", 1, "Answer fast"),
                Piece("new1.2", "objective", 1, "Be kind"),
            ),
            (),
            "ana",
        )
    )


def test_the_purpose_comes_first_in_whatever_order_it_was_written() -> None:
    """Objectives stand underneath it."""
    after = given(*ROOM).when(propose(FAST, PURPOSE), by=ANA).state.candidates["new1"]
    assert [piece.role for piece in after.pieces] == ["purpose", "objective"]


def test_ben_proposes_a_vision_as_one_text() -> None:
    """Where the workshop drafts one."""
    agenda = (Stage("draft", "draft", "Draft", 5, "vision"),)
    room = given(WorkshopPlanned(BRIEF, agenda), WorkshopStarted("draft", START), *joined(BEN))
    room.when(ProposeCandidate("vision", (PieceText("vision", "The one place"),)), by=BEN).then(
        CandidateProposed(
            "new1", "vision", (Piece("new1.0", "vision", 1, "The one place"),), (), "ben"
        )
    )


@pytest.mark.parametrize(
    ("part", "pieces", "about", "sentence"),
    [
        ("motto", (PURPOSE,), "part", "Say whether this is a vision or a mission."),
        ("mission", (), "purpose", "Write the purpose as one sentence."),
        (
            "mission",
            (PieceText("purpose", ""), FAST),
            "purpose",
            "Write the purpose as one sentence.",
        ),
        ("vision", (PieceText("vision", ""),), "vision", "Write the vision as one short text."),
        ("mission", (PURPOSE, PURPOSE), "purpose", "Write the purpose as one sentence."),
        (
            "mission",
            (PieceText("purpose", ""), PURPOSE, PieceText("objective", "Answer fast")),
            "purpose",
            "Write the purpose as one sentence.",
        ),
        (
            "vision",
            (PieceText("vision", "Known"), PieceText("vision", "")),
            "vision",
            "Write the vision as one short text.",
        ),
        (
            "mission",
            (PURPOSE,),
            "objective",
            "Add at least one objective under the purpose. Two or more are better.",
        ),
        (
            "mission",
            (PURPOSE, *[FAST] * 13),
            "objective",
            "Keep it to 12 objectives.",
        ),
        (
            "mission",
            (PURPOSE, PieceText("objective", "")),
            "objective",
            "Fill this in, or remove it.",
        ),
        (
            "mission",
            (PieceText("slogan", "Yes!"),),
            "pieces",
            "Write a vision as one text, and a mission as a purpose with its objectives.",
        ),
        (
            "vision",
            (PURPOSE,),
            "pieces",
            "Write a vision as one text, and a mission as a purpose with its objectives.",
        ),
        ("vision", (), "vision", "Write the vision as one short text."),
    ],
)
def test_a_statement_with_a_hole_is_refused_beside_the_field(
    part: str, pieces: tuple[PieceText, ...], about: str, sentence: str
) -> None:
    """The sentence says what to do, the field says where."""
    given(*ROOM).when(ProposeCandidate(part, pieces), by=ANA).then_refused(
        "invalid", sentence, about=about
    )


def test_candidates_wait_for_the_drafting() -> None:
    """The text stays on the phone meanwhile."""
    early = given(*in_stage("gather"), *joined(ANA))
    early.when(propose(PURPOSE, FAST), by=ANA).then_refused(
        "not_open", "Drafting has not begun yet. Keep your text until then."
    )


def test_a_mission_is_not_proposed_where_only_a_vision_is_drafted() -> None:
    """Each part has stages of its own."""
    agenda = (Stage("draft", "draft", "Draft", 5, "vision"), *AGENDA)
    room = given(WorkshopPlanned(BRIEF, agenda[:1]), WorkshopStarted("draft", START), *joined(ANA))
    room.when(propose(PURPOSE, FAST), by=ANA).then_refused(
        "not_open", "Drafting has not begun yet. Keep your text until then."
    )


def test_a_candidate_that_was_late_is_accepted_until_the_room_has_chosen() -> None:
    """A phone was offline; the room is discussing already."""
    room = given(*in_stage("discuss"), *joined(ANA), candidate("m1", ANA))
    assert room.when(propose(PURPOSE, KIND), by=ANA).events
    room.and_given(chosen("m1")).when(propose(PURPOSE, KIND), by=ANA).then_refused(
        "chosen", "The room has chosen its text already. Send your words as a change to it."
    )


def test_twenty_candidates_of_one_person_are_enough() -> None:
    """Revise one of them instead."""
    many = tuple(candidate(f"m{n}", ANA) for n in range(MOST_CANDIDATES_EACH))
    given(*ROOM, *many).when(propose(PURPOSE, FAST), by=ANA).then_refused(
        "enough", "You have proposed twenty. Revise one of them instead."
    )


def test_ben_cites_what_he_can_see_revealed_ideas_and_his_own() -> None:
    """Twice the same is once."""
    room = given(*ROOM, idea("i1", ANA), IdeasRevealed("gather"), idea("i2", BEN))
    after = room.when(propose(PURPOSE, FAST, cites=("i1", "i2", "i1")), by=BEN)
    assert after.state.candidates["new1"].cites == ("i1", "i2")


@pytest.mark.parametrize("cited", ["unrevealed", "hidden", "withdrawn", "nowhere"])
def test_ben_cannot_cite_what_he_cannot_see(cited: str) -> None:
    """Guessing ids finds nothing out: the answer is the same for all."""
    later = Stage("later", "gather", "Later", 5, "mission", AGENDA[1].prompts)
    room = given(
        WorkshopPlanned(BRIEF, (*AGENDA[1:4], later)),
        WorkshopStarted("gather", START),
        *in_stage("draft")[2:],
        *joined(ANA, BEN),
        idea("hidden", ANA),
        idea("withdrawn", ANA),
        IdeasRevealed("gather"),
        IdeaHidden("hidden", ""),
        IdeaWithdrawn("withdrawn"),
    )
    unrevealed = idea("unrevealed", ANA)
    room = room.and_given(type(unrevealed)("unrevealed", "later", "what", "Secret", "ana"))
    room.when(propose(PURPOSE, FAST, cites=(cited,)), by=BEN).then_refused(
        "invalid",
        "You can only build on ideas that you can see. Choose another one.",
        about="cites",
    )


def test_ana_revises_and_only_the_piece_that_changed_counts_up() -> None:
    """The purpose is version 2, the objective still version 1; the old words stay readable."""
    same, words = (
        PieceText("objective", "Answer fast", "m1.1"),
        PieceText("purpose", "Help everybody", "m1.0"),
    )
    after = given(*ONE_OF_ANAS).when(ReviseCandidate("m1", 1, (words, same)), by=ANA)
    pieces = (
        Piece("m1.0", "purpose", 2, "Help everybody"),
        Piece("m1.1", "objective", 1, "Answer fast"),
    )
    after.then(CandidateRevised("m1", pieces))
    revised = after.state.candidates["m1"]
    assert (revised.version, [v.pieces for v in revised.versions]) == (2, [mission("m1"), pieces])


def test_a_purpose_is_known_by_its_role_and_an_objective_by_its_id() -> None:
    """A phone that lost the ids still revises the same purpose."""
    after = given(*ONE_OF_ANAS).when(
        ReviseCandidate("m1", 1, (PieceText("purpose", "Serve"), KIND)), by=ANA
    )
    after.then(
        CandidateRevised(
            "m1",
            (Piece("m1.0", "purpose", 2, "Serve"), Piece("new1.1", "objective", 1, "Be kind")),
        )
    )


def test_one_id_on_two_pieces_is_one_piece_and_a_new_one() -> None:
    """Ids stay unique whatever a page sends."""
    twice = (PURPOSE, PieceText("objective", "One", "m1.1"), PieceText("objective", "Two", "m1.1"))
    after = given(*ONE_OF_ANAS).when(ReviseCandidate("m1", 1, twice), by=ANA)
    assert [piece.id for piece in after.state.candidates["m1"].pieces] == [
        "m1.0",
        "m1.1",
        "new1.2",
    ]


def test_revising_to_the_same_words_writes_nothing() -> None:
    """Nothing happened."""
    same = (PURPOSE, PieceText("objective", "Answer fast", "m1.1"))
    given(*ONE_OF_ANAS).when(ReviseCandidate("m1", 1, same), by=ANA).then_nothing()


def test_words_written_on_an_old_version_meet_a_conflict() -> None:
    """Ana revised on her laptop; her phone still shows version 1."""
    room = given(*ONE_OF_ANAS, CandidateRevised("m1", mission("m1", "Help everybody")))
    room.when(ReviseCandidate("m1", 1, (PURPOSE, KIND)), by=ANA).then_refused(
        "conflict",
        "This candidate has changed while you were writing. Look at it again.",
        about="base",
    )


def test_ben_proposes_a_change_rather_than_making_it() -> None:
    """Words have an author."""
    given(*ONE_OF_ANAS).when(ReviseCandidate("m1", 1, (PURPOSE, KIND)), by=BEN).then_refused(
        "not_author", "Only its author can revise a candidate. Propose an amendment instead."
    )


def test_words_under_vote_stand_still() -> None:
    """What people vote on does not change under them."""
    room = given(*in_stage("vote"), *joined(ANA), candidate("m1", ANA), candidate("m2", ANA))
    room = room.and_given(vote_opened("r1", "m1", "m2"))
    sentence = (
        "People are voting on this candidate. Wait with other words until the vote has closed."
    )
    room.when(ReviseCandidate("m1", 1, (PURPOSE, KIND)), by=ANA).then_refused(
        "round_open", sentence
    )
    room.when(WithdrawCandidate("m1"), by=ANA).then_refused("round_open", sentence)
    room.when(SetCandidateAside("m1")).then_refused(
        "round_open", "People are voting on this candidate. Close or cancel the vote first."
    )


def test_once_the_room_has_chosen_candidates_are_history() -> None:
    """The winner belongs to the room now."""
    given(*ONE_OF_ANAS, chosen("m1")).when(
        ReviseCandidate("m1", 1, (PURPOSE, KIND)), by=ANA
    ).then_refused("chosen", "The room has chosen its text. Change it in the final words instead.")


def test_ana_withdraws_and_thinks_again() -> None:
    """A withdrawal can be undone, by her or by Fay."""
    gone = given(*ONE_OF_ANAS).when(WithdrawCandidate("m1"), by=ANA).then(CandidateWithdrawn("m1"))
    gone.when(WithdrawCandidate("m1"), by=ANA).then_nothing()
    gone.when(ReviseCandidate("m1", 1, (PURPOSE, KIND)), by=ANA).then_refused(
        "withdrawn", "This candidate was withdrawn. Bring it back first."
    )
    for person in (ANA, FAY):
        gone.when(RestoreCandidate("m1"), by=person).then(CandidateRestored("m1"))


def test_ben_can_neither_withdraw_nor_restore_what_is_anas() -> None:
    """Fay can, and the record says that it was not its author."""
    room = given(*ONE_OF_ANAS)
    sentence = "Only its author or the facilitator can do that. Ask one of them."
    room.when(WithdrawCandidate("m1"), by=BEN).then_refused("not_author", sentence)
    led = room.when(WithdrawCandidate("m1"), by=FAY).then(CandidateWithdrawn("m1", led=True))
    led.when(RestoreCandidate("m1"), by=BEN).then_refused("not_author", sentence)
    assert led.state.candidates["m1"].led_out
    back = led.when(RestoreCandidate("m1"), by=ANA).then(CandidateRestored("m1"))
    assert not back.state.candidates["m1"].led_out


def test_fay_sets_a_candidate_aside_after_the_narrowing_and_brings_it_back() -> None:
    """It stays in the record either way."""
    room = given(*ONE_OF_ANAS)
    aside = room.when(SetCandidateAside("m1")).then(CandidateSetAside("m1"))
    aside.when(SetCandidateAside("m1")).then_nothing()
    aside.when(BringCandidateBack("m1")).then(CandidateBroughtBack("m1"))
    room.when(BringCandidateBack("m1")).then_nothing()


def test_candidates_are_numbered_in_the_order_in_which_they_came() -> None:
    """ "Candidate 2" keeps its number when the first one is withdrawn."""
    state = given(*ONE_OF_ANAS, CandidateWithdrawn("m1"), candidate("m2", BEN)).state
    assert [state.candidates[name].number for name in ("m1", "m2")] == [1, 2]


@pytest.mark.parametrize(
    "command",
    [
        ReviseCandidate("gone", 1, ()),
        WithdrawCandidate("gone"),
        RestoreCandidate("gone"),
        SetCandidateAside("gone"),
        BringCandidateBack("gone"),
    ],
    ids=lambda command: command.kind,
)
def test_a_candidate_that_is_not_there_is_named_so(command: Any) -> None:
    """A page from another workshop."""
    by = ANA if isinstance(command, ReviseCandidate) else FAY
    given(*ROOM).when(command, by=by).then_refused(
        "not_found", "This candidate is no longer there. Choose another one.", about="candidate"
    )
