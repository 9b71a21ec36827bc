"""R7 for votes: turnout and nothing else until the close, and no ballot anywhere after it."""

from __future__ import annotations

import itertools
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.integration.live.house import Guest, House, Running, keys, live, messages, places
from tests.people import Person
from tests.server import launch
from workshop.store.codec import text_of

#: What may stand in a message to somebody who did not vote, while others do.
OF_THE_MOMENT = {
    *("now", "present", "taking_part", "here", "groups", "names"),
    *("writing", "typing", "turnout"),
}
REASON = "quince reason"


def dots(options: list[str], n: int) -> dict[str, Any]:
    return {"dots": {options[0]: 2, options[n % len(options)]: 1}}


def scores(options: list[str], n: int) -> dict[str, Any]:
    return {"scores": {option: (n + place) % 6 for place, option in enumerate(options)}}


def gradients(_options: list[str], n: int) -> dict[str, Any]:
    return {"step": "disagree", "reason": f"{REASON} {n}"}


BALLOTS = {"narrow": dots, "vote": scores, "ratify": gradients}


def ready(house: House, kind: str) -> tuple[Running, list[Guest]]:
    """A room of four, of two groups, in front of a vote of this kind."""
    room = house.running("gather")
    people = [room.come(f"Voter {n}", f"g{1 + n % 2}") for n in range(4)]
    for person in people[:2]:
        room.idea(person, f"an idea of {person.participant}")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.go("draft")
    candidates = [room.candidate(person, f"To help {n}") for n, person in enumerate(people[:3])]
    if kind == "ratify":
        room.go("word")
        room.final(candidates[0])
    room.go(kind)
    return room, people


def cast(room: Running, round_id: str, voters: list[Guest], kind: str) -> list[dict[str, Any]]:
    """Everybody votes, and thinks again once; the ballots that stand."""
    options = room.desk.view["rounds"][round_id]["options"]
    for first, voter in enumerate(voters):
        voter.do("cast_ballot", round=round_id, ballot=BALLOTS[kind](options, first + 1))
    stand = [BALLOTS[kind](options, n + 2) for n in range(len(voters))]
    for voter, ballot in zip(voters, stand, strict=True):
        voter.do("cast_ballot", round=round_id, ballot=ballot)
    return stand


def await_turnout(people: list[Person], n: int) -> None:
    for person in people:
        person.until(
            lambda who=person: live(who).get("turnout", {}).get("cast") == n,
            f"a turnout of {n}",
        )


@pytest.mark.parametrize("kind", ["narrow", "vote", "ratify"])
def test_while_a_vote_is_open_nobody_is_sent_more_than_the_turnout(house: House, kind: str) -> None:
    """R7, R6: for every role, by socket, for those who come meanwhile and those who come back."""
    room, people = ready(house, kind)
    voters, watching = people[:3], [people[3], room.desk, room.screen]
    round_id = room.open_round()
    room.settle()
    start = {person: len(person.frames) for person in watching}
    cast(room, round_id, voters, kind)
    late, again = room.come("Late", ""), Person(room.led.base, people[3].token)
    await_turnout([*watching, late, again], 3)
    for person in watching:
        for event, data in messages(person, start[person]):
            if event == "patch":  # somebody came: nothing in it is about the vote
                assert set(data) == {"from", "version", "view"}
                assert set(data["view"]) <= {"counts", "people"}
                continue
            assert (event, set(data) - OF_THE_MOMENT) == ("live", set())
            if turnout := data.get("turnout"):
                by_group = {"groups", "of_groups"} if person is room.desk else set()
                assert set(turnout) <= {"round", "cast"} | by_group
    for person in (*watching, *voters, late, again):
        for event, data in messages(person):
            round_ = data.get("view", {}).get("rounds", {}).get(round_id, {})
            assert "tally" not in round_, event
    for person in (*watching, late, again):
        found = json.dumps([data for _, data in messages(person)])
        assert (REASON in found, "disagree" in found) == (False, False)
        assert person.mine.get("ballots", {}) == {}
    mine = Person(room.led.base, voters[0].token).mine
    assert list(mine["ballots"]) == [round_id], "one's own ballot comes back to oneself"


@pytest.mark.parametrize("kind", ["narrow", "vote", "ratify"])
def test_a_secret_vote_is_told_without_who_voted_how(house: House, kind: str) -> None:
    """R7: the close brings the tally to everybody, ballots and voters' ids to nobody."""
    room, people = ready(house, kind)
    round_id = room.open_round()
    stand = cast(room, round_id, people, kind)
    room.close_round(round_id)
    room.settle()
    late = room.come("Late")
    for person in (*room.everybody(), late, room.led.desk(), room.led.screen()):
        round_ = person.view["rounds"][round_id]
        assert round_["tally"]["ballots"] == 4
        for voter in people:
            assert list(places(round_, voter.participant)) == []
        assert "ballots" not in round_
        assert person.mine.get("ballots", {}) == {}
    whole = [json.dumps(ballot["scores"]) for ballot in stand if "scores" in ballot]
    said = "\n".join(late.frames)
    assert [ballot for ballot in whole if ballot.replace(" ", "") in said] == []


def test_an_open_vote_names_its_voters_at_the_close_and_not_before(house: House) -> None:
    """The proof that the test above would find a voter; where the room was told so."""
    room, people = ready(house, "vote")
    round_id = room.open_round(secrecy="open")
    room.settle()
    start = {person: len(person.frames) for person in people}
    cast(room, round_id, people[:1], "vote")
    await_turnout([people[1]], 1)
    heard = [data for _, data in messages(people[1], start[people[1]])]
    assert list(places(heard, people[0].participant)) == []
    room.close_round(round_id)
    room.settle()
    ballots = people[1].view["rounds"][round_id]["ballots"]
    assert list(ballots) == [people[0].participant]


def test_a_cancelled_vote_leaves_no_count(house: House) -> None:
    """R7: its ballots are destroyed unread; what anybody sees says that it was cancelled."""
    room, people = ready(house, "ratify")
    round_id = room.open_round()
    for person in people:
        ballot = {"step": "block", "reason": "damson reason"}
        person.do("cast_ballot", round=round_id, ballot=ballot)
    assert in_files(house.data, "damson reason")
    room.desk.do("cancel_round", round=round_id)
    room.settle()
    for person in room.everybody():
        round_ = person.view["rounds"][round_id]
        assert (round_["status"], "tally" in round_) == ("cancelled", False)
        assert "reasons" not in set(keys(round_))
    assert in_files(house.data, "damson reason") == set()


def in_files(data: Path, canary: str) -> set[str]:
    """The files under the data folder that hold these bytes, write-ahead log included."""
    files = [file for file in data.rglob("*") if file.is_file() and "logs" not in file.parts]
    return {file.name for file in files if canary.encode() in file.read_bytes()}


def in_backup(house: House, tmp_path: Path, canaries: list[str], numbers: itertools.count) -> int:
    """How many of the canaries stand in a backup that is made now."""
    file = tmp_path / f"backup-{next(numbers)}.zip"
    made = launch(house.data, "backup", str(file))
    said, _ = made.communicate(timeout=60)
    assert made.returncode == 0, said
    with zipfile.ZipFile(file) as zipped:
        content = b"".join(zipped.read(name) for name in zipped.namelist())
    assert b"round_opened" in content, "the backup holds the log"
    texts = (canary.encode() for canary in canaries)
    return sum(text in content or text.replace(b'"', b'\\"') in content for text in texts)


def test_after_the_close_no_table_no_file_and_no_backup_holds_a_ballot(
    house: House, tmp_path: Path
) -> None:
    """R7: as it was stored, and by whom; while it is open it lies in the box, never in a backup."""
    room, people = ready(house, "vote")
    round_id = room.open_round()
    stored = [text_of(ballot) for ballot in cast(room, round_id, people, "vote")]
    numbers = itertools.count(1)
    for text in stored:
        assert in_files(house.data, text), "an open vote's ballot can be found so"
    assert in_table(house.data, round_id) == {person.participant for person in people}
    assert in_backup(house, tmp_path, stored, numbers) == 0
    room.close_round(round_id)
    assert [in_files(house.data, text) for text in stored] == [set()] * len(stored)
    assert in_table(house.data, round_id) == set()
    assert in_backup(house, tmp_path, stored, numbers) == 0
    assert [line for line in house.server.lines if REASON in line or stored[0] in line] == []


def in_table(data: Path, round_id: str) -> set[str]:
    """The voters of whom a ballot of this round is kept."""
    (file,) = data.rglob("*.sqlite3")
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT voter FROM ballots WHERE round = ?", (round_id,))
        found = {voter for (voter,) in rows}
    database.close()
    return found
