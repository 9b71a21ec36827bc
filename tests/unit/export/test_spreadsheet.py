"""The results as CSV: one row a round and option, safe to open, silent where it must be."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given

from tests.unit.report import workshops as w
from tests.unit.test_histories import HISTORIES, a_history, whole
from workshop.domain import voting
from workshop.domain.candidates import ProposeCandidate
from workshop.domain.ideas import HideIdea
from workshop.domain.state import Workshop
from workshop.export.spreadsheet import _safe, results


def rows(state: Workshop) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(results(state).decode("utf-8-sig"))))


def test_each_option_of_each_round_has_its_row() -> None:
    """Twelve ideas, three candidates, one text."""
    found = rows(w.agreed()[0].state)
    assert [row["round"] for row in found] == ["1"] * 12 + ["2"] * 3 + ["3"]
    first = next(row for row in found if row["option"] == "Candidate 2")
    assert {name: first[name] for name in CHOSEN} == CHOSEN
    last = found[-1]
    assert last["text"].startswith("To keep everybody working, day and night")
    assert (last["version"], last["support_percent"], last["step_wholehearted"]) == ("2", "92", "6")
    assert last["support_percent: Service desk team"] == "100"


CHOSEN = {
    "stage": "Vote",
    "purpose": "vote",
    "part": "mission",
    "rule": "score",
    "secrecy": "secret",
    "status": "closed",
    "present": "12",
    "ballots": "12",
    "abstentions": "1",
    "version": "2",
    "place": "1",
    "winner": "yes",
    "total": "49",
    "supporters": "11",
    "counted": "11",
    "support_percent": "100",
    "points_3": "3",
    "points_5": "8",
    "groups": "pool_too_small",
    "opened_at": "2026-03-14T10:14:15+00:00",
}


def test_options_that_are_level_share_their_place() -> None:
    """Two candidates with 60 points each are both first, and the next one is third."""
    room, people, (a, b, c) = w.drafted()
    room.move("vote")
    room.vote("vote", {person: {"scores": {a: 5, b: 5, c: 1}} for person in people})
    found = [row for row in rows(room.state) if row["rule"] == "score"]
    assert {row["option"]: (row["place"], row["winner"]) for row in found} == {
        "Candidate 1": ("1", ""),
        "Candidate 2": ("1", ""),
        "Candidate 3": ("3", ""),
    }


def test_spreadsheets_recognise_its_letters() -> None:
    """UTF-8 with a byte order mark, and the line ends that they expect."""
    made = results(w.plan().state)
    assert made.startswith(b"\xef\xbb\xbfround,stage,")
    assert made.endswith(b"\r\n")


def test_no_cell_is_a_formula() -> None:
    """Somebody's idea began with "="; a spreadsheet must show it, not run it."""
    room, people, _ = w.drafted()
    text = w.pieces(('=HYPERLINK("http://example.org")', "+1"))
    odd = room.ask(ProposeCandidate("mission", text), people[0])
    room.move("vote")
    room.vote("vote", {people[0]: {"scores": {odd: 5}}})
    (row,) = [row for row in rows(room.state) if "HYPERLINK" in row["text"]]
    assert row["text"] == '\'=HYPERLINK("http://example.org") · +1'
    assert _safe(["＝1+1", "\tx", "a=b", -1]) == ["'＝1+1", "'\tx", "a=b", -1]


def test_a_round_that_is_open_has_no_numbers() -> None:
    """Two voted already."""
    room, people, (a, *_) = w.drafted()
    stage = room.move("vote")
    round_ = room.ask(voting.OpenRound(stage))
    room.ask(voting.CastBallot(round_, {"scores": {a: 5}}), people[0])
    (row,) = [row for row in rows(room.state) if row["status"] == "open"]
    assert {name for name, value in row.items() if value} == {
        *("round", "stage", "purpose", "part", "rule", "secrecy", "status", "opened_at"),
    }


def test_an_idea_that_was_taken_back_is_not_spelled_out() -> None:
    """As in the document."""
    room, _, _ = w.drafted()
    idea = next(iter(room.state.ideas.values()))
    room.ask(HideIdea(idea.id, "twice"))
    assert idea.text not in results(room.state).decode()


@given(HISTORIES)
@a_history
def test_random_histories_make_whole_tables_without_people(history: dict[str, Any]) -> None:
    """Every row has every column; nobody's id is in any."""
    state = whole(history).state
    made = results(state).decode("utf-8-sig")
    lengths = {len(row) for row in csv.reader(io.StringIO(made))}
    assert len(lengths) == 1
    assert [person for person in state.participants if person in made] == []
