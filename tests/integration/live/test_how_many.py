"""Of how many "7 of 12" speaks: those who are here, and those who have done it and left."""

from __future__ import annotations

from typing import Any

from tests.integration.live.house import House, Running, live


def moment(room: Running) -> dict[str, Any]:
    """What is not history, as the desk has it."""
    return live(room.desk)


def test_who_has_written_or_voted_and_left_still_counts(house: House) -> None:
    """Whoever left without a word does not; the record of the vote says the same numbers."""
    room = house.running("gather")
    ana, ben, cho = room.come("Ana"), room.come("Ben"), room.come("Cho", "g2")
    room.idea(ana, "One call and it is settled")
    room.desk.until(lambda: moment(room).get("present") == 3, "three people")
    for who in (ana, ben):
        who.close()
    room.desk.until(lambda: moment(room).get("present") == 1, "one person")
    room.desk.until(lambda: moment(room).get("taking_part") == 2, "Ana and Cho")

    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.idea(cho, "One number for all")
    room.go("draft")
    room.desk.until(lambda: moment(room)["taking_part"] == 1, "Cho alone")
    room.candidate(cho, "To serve")
    room.go("vote")
    round_id = room.open_round()
    dan = room.come("Dan")
    scores = {"scores": dict.fromkeys(room.desk.view["candidates"], 4)}
    dan.do("cast_ballot", round=round_id, ballot=scores)
    room.desk.until(lambda: moment(room)["turnout"].get("cast") == 1, "Dan's ballot")
    dan.close()
    room.desk.until(lambda: moment(room)["present"] == 1, "Cho alone again")
    assert moment(room)["taking_part"] == 2
    assert moment(room)["turnout"]["of_groups"] == {"g1": 1, "g2": 1}
    room.desk.do("close_round", round=round_id)
    assert room.desk.view["rounds"][round_id]["present"] == 2


def test_a_move_says_where_its_undoing_leads(house: House) -> None:
    """Nowhere before the first move, and nowhere once it was undone."""
    room = house.running()
    assert room.desk.view["undo_to"] == ""
    before = room.desk.view["current"]
    room.go("draft")
    assert room.desk.view["undo_to"] == before
    room.desk.do("undo_move")
    assert (room.desk.view["current"], room.desk.view["undo_to"]) == (before, "")
